import { expect, test } from 'vitest';
import {
  type Listed,
  mostPoints,
  networkWith,
  pairsIn,
  peopleOf,
  randomPairs,
  scaleFor,
} from '../../../../test/networks.ts';
import { dice } from '../../../../test/problems.ts';
import { optimalFlow } from '../grow.ts';
import type { Goal } from '../problem.ts';
import { scaleOf } from '../scale.ts';
import { auction, isForSale } from './auction.ts';
import type { People } from './sparse.ts';

const three = peopleOf([1, 1, 1], [1, 2]);

test('a sale leaves no pair worth more than its prices, and those it makes worth exactly theirs', () => {
  const roll = dice(41);
  let [made, best] = [0, 0];
  for (let time = 0; time < 2000; time++) {
    const { people, pairs } = randomPairs(roll, () => Number(roll(10) > 0));
    const network = networkWith(people, pairs);
    const scale = scaleFor(network);
    const flow = auction(network, scale, 0);
    const { potential, worth, used, given, load, count, slots, slotStarts } = flow;
    const heads = network.mentees.length;
    network.points.forEach((_, pair) => {
      const [mentee, mentor] = [network.menteeOf[pair]!, network.mentorOf[pair]!];
      const rest = potential[mentee]! - worth[pair]! - potential[heads + mentor]!;
      expect(rest).toBeGreaterThanOrEqual(0);
      if (used[pair] === 1) {
        expect(rest).toBe(0);
        const start = slotStarts[mentor]!;
        expect(slots.subarray(start, start + load[mentor]!)).toContain(pair);
      }
    });
    expect(potential.subarray(heads).every((each) => each <= 0)).toBe(true);
    expect(given.every((units, mentee) => units <= network.demand[mentee]!)).toBe(true);
    expect(load.every((units, mentor) => units <= network.capacity[mentor]!)).toBe(true);
    expect(used.reduce((sum, use) => sum + use, 0)).toBe(count);
    made += count;
    best += optimalFlow(network, scale, 0, new Uint8Array(network.points.length)).count;
  }
  // Few are left over, of those who have somebody in the end.
  expect(made).toBeGreaterThan(0.93 * best);
  expect(best).toBeGreaterThan(8000);
});

/** The pairs that a sale makes, as mentee-mentor, and what a place at each mentor costs after it, in points. */
function sold(capacity: readonly number[], pairs: readonly Listed[], goals: readonly Goal[]) {
  const network = networkWith(peopleOf([1, 1, 1], capacity), pairs);
  const scale = scaleOf(network, goals, false, false, mostPoints);
  const { used, potential } = auction(network, scale, 0);
  const made = [...used.keys()].filter((pair) => used[pair] === 1);
  return {
    made: made.map((pair) => `${network.menteeOf[pair]}-${network.mentorOf[pair]}`).join(' '),
    prices: Array.from(network.mentors, (mentor) => Math.round(-potential[3 + mentor]! / scale.point)),
  };
}

test.each([
  ['what the best is better than the second best', [1, 1, 1], '0-0:500 0-1:420 0-2:300', '0-0', [80, 0, 0]],
  ['what the best is better than nobody', [1], '0-0:500', '0-0', [500]],
  ['nothing at the first of two who are as good', [1, 1], '0-0:500 0-1:500', '0-0', [0, 0]],
  ['nothing where each of two has a place', [2, 1], '0-0:500 0-1:500 1-0:500 1-1:500', '0-0 1-0', [0, 0]],
  ['the lowest of the bids for two places', [2], '0-0:500 1-0:300 2-0:100', '0-0 1-0', [300]],
  ['the lowest bid, whoever comes last', [2], '0-0:100 1-0:300 2-0:500', '1-0 2-0', [300]],
  [
    'what two would give, and the first has the place',
    [1, 1],
    '0-0:500 0-1:100 1-0:500 1-1:100',
    '0-0',
    [400, 0],
  ],
  [
    'what everybody gives who takes the next best',
    [1, 1],
    '0-0:500 0-1:100 1-0:600 1-1:100',
    '0-1 1-0',
    [600, 100],
  ],
  [
    'all that it is worth to whoever is outbid elsewhere',
    [2, 1],
    '0-0:100 0-1:500 1-1:500',
    '0-0 1-1',
    [100, 500],
  ],
])('the price of a place is %s', (_, capacity, pairs, made, prices) => {
  expect(sold(capacity, pairsIn(pairs), ['people', 'total'])).toEqual({ made, prices });
  expect(sold(capacity, pairsIn(pairs), ['total'])).toEqual({ made, prices });
});

test('pairs of too few points are not for sale', () => {
  const network = networkWith(three, [
    [0, 0, 500],
    [1, 1, 100],
  ]);
  expect([...auction(network, scaleFor(network), 101).used]).toEqual([1, 0]);
});

test('a sale needs bids in points, one mentor for each, no limits but room, and equal claims where that is short', () => {
  const forSale = (changes: Partial<People>) => {
    const network = networkWith({ ...three, ...changes }, [[0, 0, 5]]);
    return isForSale(network, scaleOf(network, ['people', 'priority', 'total'], false, false, 1000));
  };
  expect(forSale({})).toBe(true);
  expect(forSale({ demand: Int32Array.of(1, 2, 1) })).toBe(false);
  expect(forSale({ minimum: Int32Array.of(0, 1) })).toBe(false);
  expect(forSale({ places: 2 })).toBe(false);
  expect(forSale({ places: 3 })).toBe(true);
  expect(forSale({ places: 2, capacity: Int32Array.of(1, 1) })).toBe(true);
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
  const network = networkWith(three, [[0, 0, 5]]);
  expect(isForSale(network, { ...scaleFor(network), point: 0 })).toBe(false);
});
