/** What becomes of an optimal flow when pairs come to it, and how many searches that takes. */
import { describe, expect, test } from 'vitest';
import {
  type Listed,
  networkWith,
  pairsIn,
  peopleOf,
  randomPairs,
  scaleFor,
} from '../../../../test/networks.ts';
import { dice, times } from '../../../../test/problems.ts';
import { optimalFlow } from '../grow.ts';
import { auction } from './auction.ts';
import { usualSizes } from './large-flow.ts';
import { addPair, decided, used } from './listed.ts';
import { wakeAll, wakeRows } from './mend.ts';
import { type Residual, residualOf, settle } from './residual.ts';
import { counting, type People } from './sparse.ts';
import { type Lots, lotOf, lotsOf } from './ties.ts';

const letters = (letter: string, all: Int32Array) => Array.from(all, (_, at) => ({ id: `${letter}${at}` }));

const lotsFor = ({ demand, capacity }: People, letter = 'x'): Lots =>
  lotsOf(letters('a', demand), [...letters(letter, capacity), { id: '' }]);

/** The optimal flow over some pairs, grown or auctioned first; lots are drawn. */
function flowOver(
  people: People,
  pairs: readonly Listed[],
  { grow = true, lots = lotsFor(people) } = {},
): Residual {
  const network = networkWith(people, pairs);
  const none = new Uint8Array(pairs.length);
  const scale = scaleFor(network);
  const flow = grow ? optimalFlow(network, scale, 0, none) : auction(network, scale, 0);
  const residual = residualOf(flow, lots, none, usualSizes.patience);
  wakeAll(residual);
  return residual;
}

function madeIn({ state, menteeOf, mentorOf, pairs }: Residual): string {
  const made = [...counting(pairs)].filter((pair) => state[pair] === used);
  return made
    .map((pair) => `${menteeOf[pair]}-${mentorOf[pair]}`)
    .toSorted()
    .join(' ');
}

/** Wakes everybody; whether that changed anything, and by how many searches. */
function wake(residual: Residual): readonly [boolean, number] {
  settle(residual);
  const isChanged = wakeRows(residual, residual.demand.keys());
  return [isChanged, residual.trail.walks];
}

describe('a pair that joins an optimal flow', () => {
  // One search from a mentee who is to have another mentor, and one that evens out what is left.
  const [changed, asBefore] = [
    [true, 2],
    [false, 0],
  ] as const;

  // The third mentee asks for two; every mentor has one place, the last two.
  test.each([
    ['is made where it is worth more', '0-0:300', '0-1:500', '0-1', changed],
    ['is not made where it is worth less', '0-0:300', '0-1:200', '0-0', asBefore],
    ['brings somebody in who had nobody', '0-0:300', '1-1:0', '0-0 1-1', changed],
    ['moves somebody on so that another comes in', '0-0:300 0-1:100', '1-0:0', '0-1 1-0', changed],
    ['replaces the worse one of two', '2-0:500 2-1:300', '2-2:400', '2-0 2-2', changed],
    [
      'takes a place that has its price, and whoever had it moves on',
      '0-2:200 0-3:50 1-2:200 1-3:50 2-0:500 2-1:300',
      '2-2:460',
      '0-3 1-3 2-0 2-2',
      changed,
    ],
    ['replaces neither of two better ones', '2-0:500 2-1:300', '2-2:200', '2-0 2-1', asBefore],
  ])('%s', (_, listed, more, made, told) => {
    const residual = flowOver(peopleOf([1, 1, 2], [1, 1, 1, 2]), pairsIn(listed));
    for (const [mentee, mentor, points] of pairsIn(more)) addPair(residual, mentee, mentor, points);
    expect(wake(residual)).toEqual(told);
    expect(madeIn(residual)).toBe(made);
    expect(wake(residual)).toEqual(asBefore);
  });

  test('is passed over where it is vetoed, whatever it is worth', () => {
    const residual = flowOver(peopleOf([1], [1, 1]), [[0, 0, 300]]);
    const pair = addPair(residual, 0, 1, 500);
    residual.state[pair] = decided;
    expect(wake(residual)).toEqual(asBefore);
    expect(madeIn(residual)).toBe('0-0');
  });

  test('leaves out whoever is worth least, and that is known from then on', () => {
    const residual = flowOver(peopleOf([1, 1], [1]), [[0, 0, 500]]);
    addPair(residual, 1, 0, 400);
    expect(wake(residual)[0]).toBe(true);
    expect(madeIn(residual)).toBe('0-0');
    expect(wake(residual)).toEqual(asBefore);
  });

  test('is made, where it is worth the same, if its lot is higher', () => {
    const outcomes = ['u', 'v', 'w', 'x', 'y', 'z'].map((letter) => {
      const people = peopleOf([1], [1, 1]);
      const lots = lotsFor(people, letter);
      const residual = flowOver(people, [[0, 0, 300]], { lots });
      addPair(residual, 0, 1, 300);
      const isHigher = lotOf(lots, 0, 1) > lotOf(lots, 0, 0);
      expect(wake(residual)[1]).toBe(isHigher ? 2 : 0);
      expect(madeIn(residual)).toBe(isHigher ? '0-1' : '0-0');
      return isHigher;
    });
    expect(new Set(outcomes).size).toBe(2);
  });

  const rounds = Math.max(150, times(600));
  test(`leads to the same as if it had been there, with few searches, ${rounds} times`, () => {
    const roll = dice(17);
    let [moved, searched] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const { people, pairs } = randomPairs(roll, () => roll(3));
      const whole = flowOver(people, pairs);
      const [early, late] = [pairs.filter((_, at) => at % 3 > 0), pairs.filter((_, at) => at % 3 === 0)];
      const residual = flowOver(people, early);
      const before = madeIn(residual);
      for (const [mentee, mentor, points] of late) addPair(residual, mentee, mentor, points);
      const [isChanged, searches] = wake(residual);
      const after = madeIn(residual);
      expect(after).toEqual(madeIn(whole));
      if (!isChanged) expect(after).toEqual(before);
      expect(wake(residual)).toEqual(asBefore);
      const old = new Set(before.split(' '));
      moved += after.split(' ').filter((pair) => !old.has(pair)).length;
      searched += searches;
    }
    expect(moved).toBeGreaterThan(rounds / 2);
    expect(searched).toBeLessThan(2.2 * moved);
  });
});

describe('a flow from an auction', () => {
  test('needs no search where everybody has whom they like best, though mentors stay idle', () => {
    const pairs = pairsIn('0-0:500 0-1:300 1-1:500 1-2:100');
    const residual = flowOver(peopleOf([1, 1], [1, 2, 1]), pairs, { grow: false });
    expect(residual.trail.walks).toBe(0);
    expect(madeIn(residual)).toBe('0-0 1-1');
  });

  const rounds = Math.max(150, times(600));
  test(`becomes the same as one that was grown, ${rounds} times`, () => {
    const roll = dice(23);
    for (let round = 0; round < rounds; round++) {
      const { people, pairs } = randomPairs(roll, () => Number(roll(8) > 0));
      const sold = flowOver(people, pairs, { grow: false });
      expect(madeIn(sold)).toEqual(madeIn(flowOver(people, pairs)));
      expect(sold.count).toBe(sold.state.filter((each) => each === used).length);
      expect(wake(sold)).toEqual([false, 0]);
    }
  });
});
