import { expect, test } from 'vitest';
import { type Person, roundOf } from '../../../../test/rows.ts';
import type { Solved } from '../problem.ts';
import { oneHand } from './crew.ts';
import type { LargeProblem } from './large-flow.ts';
import { pack } from './pack.ts';
import { faultByRows } from './prove-large.ts';
import { wholeScope } from './row.ts';
import { solveLarge } from './solve-large.ts';

const step = { id: 't', weight: 60, kind: 'step', mentee: 'grade', mentor: 'grade', ideal: 0 } as const;
const roundWith = (mentees: readonly string[], mentors: readonly string[]) => {
  const people = (grades: readonly string[]) => grades.map((grade): Person => ({ grade }));
  return roundOf(people(mentees), people(mentors), { criteria: [step] });
};

const problemOf = ({ mentees, mentors }: ReturnType<typeof roundWith>): LargeProblem => ({
  mentees: mentees.map(({ id, priority }) => ({ id, priority, demand: 1 })),
  mentors: mentors.map(({ id }) => ({ id, capacity: 1, minimum: 0 })),
  places: null,
  goals: ['total'],
  everyone: false,
  locked: [],
  vetoed: [],
});

test('one hand finds the best mentors of every mentee, and the best mentees of every mentor', async () => {
  // Points: 60, 15; 30, 20; 15, 60.
  const packed = pack(roundWith(['one', 'two', 'four'], ['one', 'four']));
  const crew = oneHand(packed);
  const found = await crew.candidates(wholeScope(packed), { perMentee: 1, perMentor: 2 }, 0);
  const pairs = found.map(({ mentees, mentors, points }) =>
    Array.from(mentees, (mentee, at) => [mentee, mentors[at], points[at]]).sort(),
  );
  expect(pairs).toEqual([
    [
      [0, 0, 60],
      [1, 0, 30],
      [2, 1, 60],
    ],
    [
      [0, 0, 60],
      [1, 0, 30],
      [1, 1, 20],
      [2, 1, 60],
    ],
  ]);
});

test('one hand finds the pairs that no list has, by their prices', async () => {
  const round = roundWith(['one', 'one', 'one'], ['one', 'two', 'four']);
  const packed = pack(round);
  // Everybody's list has x0 alone.
  const sizes = { perMentee: 1, perMentor: 0, perRound: 1, patience: 200 };
  const found = await solveLarge(packed, problemOf(round), oneHand(packed), [], sizes);
  expect(found?.answer).toMatchObject({ reached: { placed: 3, total: 60 + 30 + 15 } });
});

test('one hand reads every row for a proof', async () => {
  const round = roundWith(['two'], ['one']);
  const packed = pack(round);
  const [price, goals] = [[0], ['total']] as const;
  const proof = { goals, from: 0, menteePrices: [price], mentorPrices: [price], placesPrice: price };
  const answer: Solved = {
    kind: 'solved',
    pairs: [['a0', 'x0', 30]],
    reached: { placed: 1, priority: 0, worst: 30, total: 30 },
    certificate: { ...proof, worst: null },
  };
  // Without prices, the pair's own surplus bounds every answer; nothing would, were its row not read.
  expect(await faultByRows(problemOf(round), answer, oneHand(packed))).toBeNull();
  const nobody = { ...answer, pairs: [], reached: { placed: 0, priority: 0, worst: null, total: 0 } };
  expect(await faultByRows(problemOf(round), nobody, oneHand(packed))).toBe(
    'the prices leave room for a better answer',
  );
});
