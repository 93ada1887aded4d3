import { expect, test } from 'vitest';
import type { Pairs } from './candidates.ts';
import { networkOfPairs, pairsOfNetwork } from './sparse.ts';

const pairsOf = (pairs: readonly (readonly [number, number, number])[]): Pairs => ({
  mentees: Int32Array.from(pairs, ([mentee]) => mentee),
  mentors: Int32Array.from(pairs, ([, mentor]) => mentor),
  points: Int32Array.from(pairs, ([, , points]) => points),
});

const people = {
  demand: Int32Array.of(1, 1, 2),
  capacity: Int32Array.of(1, 3, 1, 2),
  minimum: Int32Array.of(0, 1, 0, 0),
  places: 4,
  priority: Float64Array.of(5, 0, 7),
};

test('lists that overlap become one, by mentee, the best pairs first, then by mentor', () => {
  const network = networkOfPairs(people, [
    pairsOf([
      [2, 1, 300],
      [0, 3, 10],
      [0, 0, 500],
      [2, 0, 300],
    ]),
    pairsOf([
      [0, 3, 10],
      [0, 2, 500],
      [2, 1, 300],
      [2, 3, 1000],
    ]),
  ]);
  expect(pairsOfNetwork(network)).toEqual(
    pairsOf([
      [0, 0, 500],
      [0, 2, 500],
      [0, 3, 10],
      [2, 3, 1000],
      [2, 0, 300],
      [2, 1, 300],
    ]),
  );
  expect([...network.starts]).toEqual([0, 3, 3, 6]);
  expect(network).toMatchObject({
    ...people,
    mentees: Int32Array.of(0, 1, 2),
    mentors: Int32Array.of(0, 1, 2, 3),
    locked: [],
  });
});

test('without any pair there is a network of people alone', () => {
  const network = networkOfPairs(people, []);
  expect([...network.starts]).toEqual([0, 0, 0, 0]);
  expect(pairsOfNetwork(network)).toEqual(pairsOf([]));
});
