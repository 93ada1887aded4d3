import { expect, test } from 'vitest';
import { type Dice, dice } from '../../../../test/problems.ts';
import type { Network } from '../network.ts';
import { scaleOf } from '../scale.ts';
import { auction, isForSale } from './auction.ts';
import { counting, networkOfPairs, type People } from './sparse.ts';

const peopleWith = (changes: Partial<People> = {}): People => ({
  demand: Int32Array.of(1, 1, 1),
  capacity: Int32Array.of(1, 2),
  minimum: new Int32Array(2),
  places: Number.POSITIVE_INFINITY,
  priority: new Float64Array(3),
  ...changes,
});

const networkWith = (people: People, pairs: readonly (readonly [number, number, number])[]): Network => {
  const pick = (at: 0 | 1 | 2) => Int32Array.from(pairs, (pair) => pair[at]);
  return networkOfPairs(people, [{ mentees: pick(0), mentors: pick(1), points: pick(2) }]);
};

const scaleFor = (network: Network) => scaleOf(network, ['people', 'total'], false, false, 1000);

const randomNetwork = (roll: Dice): Network => {
  const [mentees, mentors] = [1 + roll(12), 1 + roll(10)];
  const people = peopleWith({
    demand: Int32Array.from({ length: mentees }, () => Number(roll(10) > 0)),
    capacity: Int32Array.from({ length: mentors }, () => roll(4)),
    minimum: new Int32Array(mentors),
    priority: new Float64Array(mentees),
  });
  const most = [3, 20, 1000][roll(3)]!;
  const pairs = counting(mentees).reduce<(readonly [number, number, number])[]>((all, mentee) => {
    if (people.demand[mentee] === 0) return all;
    for (let mentor = 0; mentor < mentors; mentor++) {
      if (people.capacity[mentor]! > 0 && roll(3) > 0) all.push([mentee, mentor, roll(most + 1)]);
    }
    return all;
  }, []);
  return networkWith(people, pairs);
};

test('a sale leaves no pair worth more than its prices, and those it makes worth exactly theirs', () => {
  const roll = dice(41);
  let made = 0;
  for (let time = 0; time < 2000; time++) {
    const network = randomNetwork(roll);
    const { potential, worth, used, given, load, count } = auction(network, scaleFor(network), 0);
    const heads = network.mentees.length;
    network.points.forEach((_, pair) => {
      const [mentee, mentor] = [network.menteeOf[pair]!, network.mentorOf[pair]!];
      const rest = potential[mentee]! - worth[pair]! - potential[heads + mentor]!;
      expect(rest).toBeGreaterThanOrEqual(0);
      if (used[pair] === 1) expect(rest).toBe(0);
    });
    expect(given.every((units, mentee) => units <= network.demand[mentee]!)).toBe(true);
    expect(load.every((units, mentor) => units <= network.capacity[mentor]!)).toBe(true);
    expect(used.reduce((sum, use) => sum + use, 0)).toBe(count);
    made += count;
  }
  expect(made).toBeGreaterThan(6000);
});

test('whoever wants a mentor most gets them, and the price is what the others would give', () => {
  const network = networkWith(peopleWith({ capacity: Int32Array.of(1, 1) }), [
    [0, 0, 500],
    [1, 0, 300],
    [1, 1, 100],
    [2, 1, 40],
  ]);
  const { used, potential } = auction(network, scaleFor(network), 0);
  expect([...used]).toEqual([1, 0, 1, 0]);
  // The second would give 200 more for the first mentor than the other is better than nobody.
  expect(-potential[3]!).toBeGreaterThanOrEqual(200);
  expect(-potential[3]!).toBeLessThanOrEqual(500);
});

test('pairs of too few points are not for sale', () => {
  const network = networkWith(peopleWith(), [
    [0, 0, 500],
    [1, 1, 100],
  ]);
  expect([...auction(network, scaleFor(network), 101).used]).toEqual([1, 0]);
});

test('a sale needs bids in points, one mentor for each, no limits but room, and equal claims where that is short', () => {
  const forSale = (changes: Partial<People>) => {
    const network = networkWith(peopleWith(changes), [[0, 0, 5]]);
    return isForSale(network, scaleOf(network, ['people', 'priority', 'total'], false, false, 1000));
  };
  expect(forSale({})).toBe(true);
  expect(forSale({ demand: Int32Array.of(1, 2, 1) })).toBe(false);
  expect(forSale({ minimum: Int32Array.of(0, 1) })).toBe(false);
  expect(forSale({ places: 2 })).toBe(false);
  expect(forSale({ places: 3 })).toBe(true);
  expect(forSale({ capacity: Int32Array.of(1, 1) })).toBe(true);
  expect(forSale({ priority: Float64Array.of(2, 1, 1) })).toBe(true);
  expect(forSale({ priority: Float64Array.of(2, 1, 1), capacity: Int32Array.of(1, 1) })).toBe(false);
  expect(
    forSale({
      priority: Float64Array.of(2, 1, 1),
      demand: Int32Array.of(1, 0, 1),
      capacity: Int32Array.of(1, 1),
    }),
  ).toBe(true);
  const network = networkWith(peopleWith(), [[0, 0, 5]]);
  expect(isForSale(network, { ...scaleFor(network), point: 0 })).toBe(false);
});
