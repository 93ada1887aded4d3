/** Networks from lists of pairs, for tests that know what is best. */

import { counting, networkOfPairs, type People } from '../src/core/matching/large/sparse.ts';
import type { Network } from '../src/core/matching/network.ts';
import { type Scale, scaleOf } from '../src/core/matching/scale.ts';
import type { Dice } from './problems.ts';

export type Listed = readonly [mentee: number, mentor: number, points: number];

/** Pairs as mentee-mentor:points, such as 0-0:500 0-1:300. */
export const pairsIn = (text: string): Listed[] =>
  text.split(' ').map((pair) => pair.split(/[-:]/).map(Number) as [number, number, number]);

export const mostPoints = 1000;

/** Everybody asks for so many mentors, or has so much room; nothing else holds anybody back. */
export function peopleOf(demand: readonly number[], capacity: readonly number[]): People {
  return {
    demand: Int32Array.from(demand),
    capacity: Int32Array.from(capacity),
    minimum: new Int32Array(capacity.length),
    places: Number.POSITIVE_INFINITY,
    priority: new Float64Array(demand.length),
  };
}

export function networkWith(people: People, pairs: readonly Listed[]): Network {
  const pick = (at: 0 | 1 | 2) => Int32Array.from(pairs, (pair) => pair[at]);
  return networkOfPairs(people, [{ mentees: pick(0), mentors: pick(1), points: pick(2) }]);
}

/** First people, then points; as if there were a mentor more. */
export function scaleFor(network: Network): Scale {
  const withGuest = { ...network, mentors: counting(network.mentors.length + 1) };
  return scaleOf(withGuest, ['people', 'total'], false, false, mostPoints);
}

/** Up to twelve mentees and ten mentors, some without room, and about two thirds of their pairs. */
export function randomPairs(roll: Dice, demand: () => number): { people: People; pairs: Listed[] } {
  const [mentees, mentors] = [1 + roll(12), 1 + roll(10)];
  const people = peopleOf(
    Array.from({ length: mentees }, demand),
    Array.from({ length: mentors }, () => roll(4)),
  );
  const most = [3, 20, mostPoints][roll(3)]!;
  const pairs: Listed[] = [];
  for (let mentee = 0; mentee < mentees; mentee++) {
    for (let mentor = 0; mentor < mentors; mentor++) {
      const mayBe = people.demand[mentee]! > 0 && people.capacity[mentor]! > 0;
      if (mayBe && roll(3) > 0) pairs.push([mentee, mentor, roll(most + 1)]);
    }
  }
  return { people, pairs };
}
