import { expect, test } from 'vitest';
import type { Told } from '../communications/batch-queries.ts';
import { toldInWords } from './told.ts';

const leftAt = new Date('2026-11-16T06:00:00Z');
type Offer = Omit<NonNullable<Told['offer']>, 'partner'> & { readonly partner?: string };
const say = (
  given: Offer | null,
  group: Told['group'] = 'place',
  role: 'mentee' | 'mentor' = 'mentee',
): string => {
  const offer = given === null ? null : { partner: null, ...given };
  return toldInWords('en', { group, leftAt, offer, onListUntil: null }, role, 'Africa/Nairobi')[0];
};

test('the outcome is told in the same words as its letter, and no other side’s answer before both said yes', () => {
  expect(say(null, 'notThisTime')).toBe('Not this time.');
  expect(say(null, 'reserve', 'mentor')).toBe('You are in reserve, with our thanks.');
  expect(say({ state: 'open', own: null })).toBe('You are offered a place.');
  expect(say({ state: 'open', own: null }, 'mentee', 'mentor')).toBe('We have a mentee for you.');
  expect(say({ state: 'open', own: 'accepted' })).toBe('You have said yes.');
  expect(say({ state: 'accepted', own: 'accepted' })).toBe('You are a pair.');
  expect(say({ state: 'declined', own: 'declined' })).toBe('You have said no.');
  expect(say({ state: 'declined', own: 'accepted' })).toBe('Your place stays, and your mentor changes.');
  expect(say({ state: 'declined', own: null }, 'mentee', 'mentor')).toBe(
    'You are in reserve, with our thanks.',
  );
  expect(say({ state: 'expired', own: null })).toBe('The days to answer are over.');
});

test('who the other one is stands there while there is an offer or a pair, and no longer', () => {
  const partner = 'Claire Boudreau';
  expect(say({ state: 'open', own: null, partner })).toBe('You are offered a place with Claire Boudreau.');
  expect(say({ state: 'open', own: null, partner }, 'mentee', 'mentor')).toBe(
    'We have a mentee for you: Claire Boudreau.',
  );
  expect(say({ state: 'open', own: 'accepted', partner })).toBe('You have said yes to Claire Boudreau.');
  expect(say({ state: 'accepted', own: 'accepted', partner })).toBe('You and Claire Boudreau are a pair.');
  for (const state of ['declined', 'expired', 'noRoom', 'takenBack'] as const)
    for (const own of ['accepted', 'declined', null] as const)
      for (const role of ['mentee', 'mentor'] as const)
        expect(say({ state, own, partner }, 'place', role)).not.toContain(partner);
});
