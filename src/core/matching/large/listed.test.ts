import { expect, test } from 'vitest';
import { dice } from '../../../../test/problems.ts';
import { residualAt } from '../../../../test/residuals.ts';
import type { Found } from '../../../../test/rows.ts';
import { addPair, dropPairs, eachOfMentee, findPair, listedOf } from './listed.ts';
import type { Residual } from './residual.ts';

/** Four mentees and three mentors, without any pair made. */
const listing = (pairs: readonly Found[]) =>
  residualAt({ demand: [1, 1, 1, 1], capacity: [1, 1, 1], pairs }, [], [-1, -1, -1, -1, 0, 0, 0, 0]);

/** The mentors with whom each mentee is listed, in the order of visits. */
const mentorsOf = (residual: Residual) =>
  Array.from({ length: residual.mentees }, (_, mentee) => {
    const mentors: number[] = [];
    eachOfMentee(residual, mentee, (pair) => {
      if (residual.menteeOf[pair] === mentee) mentors.push(residual.mentorOf[pair]!);
    });
    return mentors;
  });

const rows: readonly Found[] = [
  [0, 2, 5],
  [0, 1, 9],
  [2, 1, 4],
  [3, 0, 3],
  [3, 1, 8],
];

test('pairs are listed by mentor as well, whose last is a guest with none', () => {
  const { columnStarts, columns } = listing(rows);
  // The best of each mentee come first: 0 with 1, 0 with 2, 2 with 1, 3 with 1, 3 with 0.
  expect([...columnStarts]).toEqual([0, 1, 4, 5, 5]);
  expect([...columns]).toEqual([4, 0, 2, 3, 1]);
});

test('later pairs are visited after the first ones, the newest first, and found as well', () => {
  const residual = listing(rows);
  expect(mentorsOf(residual)).toEqual([[1, 2], [], [1], [1, 0]]);
  const added = [addPair(residual, 0, 0, 7), addPair(residual, 1, 2, 6), addPair(residual, 0, 3, 2)];
  expect(added).toEqual([5, 6, 7]);
  expect(mentorsOf(residual)).toEqual([[1, 2, 3, 0], [2], [1], [1, 0]]);
  const find = (mentee: number, mentor: number) => findPair(residual, mentee, mentor);
  expect([find(0, 1), find(0, 2), find(1, 2), find(0, 3), find(2, 0), find(1, 1)]).toEqual([
    0, 1, 6, 7, -1, -1,
  ]);
  expect(residual.points[6]).toBe(6);
});

test('where none was listed to begin with, the first one to come is visited', () => {
  const residual = listing([]);
  expect(addPair(residual, 2, 1, 4)).toBe(0);
  expect(mentorsOf(residual)).toEqual([[], [], [1], []]);
  expect(findPair(residual, 2, 1)).toBe(0);
});

test('the last pairs are dropped, and others take their numbers, free and not to be kept', () => {
  const residual = listing(rows);
  for (const [mentee, mentor] of [
    [0, 0],
    [0, 3],
    [1, 0],
    [2, 3],
  ] as const)
    addPair(residual, mentee, mentor, 1);
  residual.kept[7] = 1;
  residual.state[7] = 2;
  dropPairs(residual, 6);
  expect(residual.pairs).toBe(6);
  expect(mentorsOf(residual)).toEqual([[1, 2, 0], [], [1], [1, 0]]);
  // By mentor, the pair with mentor 0 that is left is the one before the dropped one.
  expect([...residual.newestOfMentor]).toEqual([5, -1, -1, -1]);
  addPair(residual, 2, 2, 3);
  expect(addPair(residual, 1, 1, 9)).toBe(7);
  expect([residual.kept[7], residual.state[7], residual.points[7]]).toEqual([0, 0, 9]);
  expect(mentorsOf(residual)).toEqual([[1, 2, 0], [1], [1, 2], [1, 0]]);
});

test('the mentors of some mentees are told as lists of all, those of the others empty', () => {
  const residual = listing(rows);
  addPair(residual, 0, 0, 7);
  const { starts, mentorOf } = listedOf(residual, Int32Array.of(3, 0));
  expect([...starts]).toEqual([0, 3, 3, 3, 5]);
  expect([...mentorOf]).toEqual([1, 2, 0, 1, 0]);
});

test('a list grows by tens of thousands of pairs, is seldom moved, and is never much larger than it must be', () => {
  const residual = listing(rows);
  const roll = dice(1);
  const [first, arrays] = [mentorsOf(residual), new Set<Uint8Array>()];
  const later: number[][] = first.map(() => []);
  for (let at = 0; at < 40_000; at++) {
    const [mentee, mentor] = [roll(4), roll(3)];
    addPair(residual, mentee, mentor, at);
    later[mentee]!.push(mentor);
    arrays.add(residual.state);
    const { length } = residual.state;
    if (length > 1.5 * residual.pairs + 1100) throw new Error(`room for ${length}, with ${residual.pairs}`);
  }
  expect(mentorsOf(residual)).toEqual(first.map((own, mentee) => [...own, ...later[mentee]!.reverse()]));
  expect([...residual.points.subarray(5, residual.pairs)]).toEqual(
    Array.from({ length: 40_000 }, (_, at) => at),
  );
  expect(arrays.size).toBeLessThan(12);
});
