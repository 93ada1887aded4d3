import { expect, test } from 'vitest';
import { type Answer, afterAnswer, freePlace, mayAnswer, type OfferState } from './rules.ts';

const answers: (Answer | null)[] = [null, 'accepted', 'declined'];

test('where an offer stands after every two answers', () => {
  const table = answers.flatMap((mentee) =>
    answers.map((mentor) => [mentee, mentor, afterAnswer({ mentee, mentor }, true)].join(' ')),
  );
  expect(table).toEqual([
    '  open',
    ' accepted open',
    ' declined declined',
    'accepted  open',
    'accepted accepted accepted',
    'accepted declined declined',
    'declined  declined',
    'declined accepted declined',
    'declined declined declined',
  ]);
  expect(afterAnswer({ mentee: 'accepted', mentor: 'accepted' }, false)).toBe('noRoom');
});

test('an answer counts only while the offer is open; a yes may become a no', () => {
  const states: OfferState[] = ['prepared', 'open', 'accepted', 'declined', 'expired', 'noRoom', 'takenBack'];
  const may = states.filter((state) =>
    mayAnswer(state, { mentee: null, mentor: null }, 'mentee', 'accepted'),
  );
  expect(may).toEqual(['open']);
  expect(mayAnswer('open', { mentee: 'accepted', mentor: null }, 'mentee', 'declined')).toBe(true);
  expect(mayAnswer('open', { mentee: 'declined', mentor: null }, 'mentee', 'accepted')).toBe(false);
});

test('a free place is the lowest that nobody stands in, within the capacity', () => {
  expect(freePlace(0, [])).toBeNull();
  expect(freePlace(1, [])).toBe(1);
  expect(freePlace(2, [1])).toBe(2);
  expect(freePlace(2, [2])).toBe(1);
  expect(freePlace(2, [1, 2])).toBeNull();
  // The capacity has become smaller since the pairings opened.
  expect(freePlace(1, [2])).toBeNull();
});
