import { expect, test } from 'vitest';
import { type Dice, dice, times } from '../../../../test/problems.ts';
import { faultIn, opened, residualAt, type Small } from '../../../../test/residuals.ts';
import type { Found } from '../../../../test/rows.ts';
import { allow, ask, bar, limit, lock, offer, unlock } from './change.ts';
import { addPair, findPair, free, used } from './listed.ts';
import { wakeRows } from './mend.ts';
import { type Residual, settle, sinkOf, sourceOf } from './residual.ts';
import { send } from './route.ts';

function randomSmall(roll: Dice): Small {
  const [mentees, mentors, points] = [3 + roll(12), 3 + roll(12), [3, 60][roll(2)]!];
  const pairs = Array.from(
    { length: mentees * mentors },
    (_, at): Found => [at % mentees, Math.floor(at / mentees), roll(points)],
  );
  const dense = 2 + roll(4);
  return {
    demand: Array.from({ length: mentees }, () => (roll(6) === 0 ? roll(3) : 1)),
    capacity: Array.from({ length: mentors }, () => (roll(4) === 0 ? roll(3) : 1)),
    ...(roll(3) === 0 ? { places: 1 + roll(mentees) } : {}),
    pairs: pairs.filter(() => roll(dense) === 0),
  };
}

/** A change that any flow can go through, the same in each for the same numbers. */
function changed(roll: Dice): (residual: Residual) => void {
  const [kind, one, other, count] = [roll(6), roll(1000), roll(1000), roll(3)];
  return (residual) => {
    const { mentees, mentors, state, pairs } = residual;
    const pair = pairs > 0 ? one % pairs : -1;
    if (kind === 0 && state[pair] !== 2) bar(residual, pair);
    else if (kind === 1) ask(residual, one % mentees, count);
    else if (kind === 2) offer(residual, one % (mentors - 1), count);
    else if (kind === 3) limit(residual, count === 0 ? Number.POSITIVE_INFINITY : other % mentees);
    else if (kind === 4 && state[pair] === used) {
      lock(residual, pair);
      unlock(residual, pair);
    } else if (kind === 5) {
      addPair(residual, one % mentees, other % (mentors - 1), other % 61);
      wakeRows(residual, [one % mentees]);
    } else if (state[pair] === 2) allow(residual, pair);
  };
}

const rounds = Math.max(150, times(1500));

test(`two searches that meet find what one alone finds, ${rounds} flows with 12 changes each`, () => {
  let moved = 0;
  for (let seed = 1; seed <= rounds; seed++) {
    const roll = dice(seed * 577);
    const small = randomSmall(roll);
    const flows = [Number.POSITIVE_INFINITY, 0, 1 + (seed % 5)].map((patience) => opened(small, patience));
    for (let change = 0; change <= 12; change++) {
      const next = changed(roll);
      const told: string[] = [];
      for (const flow of flows) {
        if (change > 0) next(flow);
        if (roll(4) === 0) settle(flow);
        expect(faultIn(flow), `seed ${seed}, change ${change}`).toBeNull();
        const pairs = flow.chosen.map((own) => own.map((pair) => flow.mentorOf[pair]!).sort());
        told.push(JSON.stringify([pairs, [...flow.state].filter((state) => state === free).length]));
      }
      expect(told, `seed ${seed}, change ${change}`).toEqual(told.map(() => told[0]));
      moved += flows[0]!.trail.walks;
    }
  }
  expect(moved).toBeGreaterThan(10 * rounds);
});

test('no search is met where mentees have different claims, or mentors minimum loads', () => {
  const small: Small = { demand: [1, 1], capacity: [1, 1], pairs: [[0, 0, 5]] };
  expect(residualAt(small, [], [-1, -1, 0, 0, 0], 3).patience).toBe(3);
  const minimum = { ...small, minimum: [0, 1] };
  expect(residualAt(minimum, [], [-1, -1, 0, 0, 0], 3).patience).toBe(Number.POSITIVE_INFINITY);
});

test('few prices move where searches meet, and the same people do', () => {
  // 0 has a mentor of their own and would take any of forty others, all held; the way out leads over mentor 41 to 42.
  const others = Array.from({ length: 40 }, (_, at) => at + 1);
  const small: Small = {
    demand: new Array(42).fill(1),
    capacity: new Array(43).fill(1),
    pairs: [
      [0, 0, 100],
      ...others.flatMap((other): Found[] => [
        [0, other, 60],
        [other, other, 50],
      ]),
      [0, 41, 20],
      [41, 41, 50],
      [41, 42, 49],
    ],
  };
  const moved = (patience: number): number => {
    const residual = opened(small, patience);
    const before = residual.high.slice();
    bar(residual, findPair(residual, 0, 0));
    expect(faultIn(residual)).toBeNull();
    expect([0, 1, 41].map((mentee) => residual.mentorOf[residual.chosen[mentee]![0]!])).toEqual([41, 1, 42]);
    return residual.high.filter((high, node) => high !== before[node]).length;
  };
  expect([moved(0), moved(20), moved(Number.POSITIVE_INFINITY)]).toEqual([7, 7, 83]);
});

test('a search ends at the very first mentee, too', () => {
  const small: Small = {
    demand: [1, 1],
    capacity: [1, 1],
    pairs: [
      [0, 0, 9],
      [1, 1, 5],
      [0, 1, 3],
    ],
  };
  for (const patience of [0, Number.POSITIVE_INFINITY]) {
    const residual = opened(small, patience);
    residual.demand[0] = 0;
    residual.given[0] = 0;
    residual.capacity[0] = 0;
    residual.out[0] = 0;
    residual.count -= 1;
    send(residual, residual.mentees, 0);
    expect([residual.chosen, faultIn(residual)]).toEqual([[[], [2]], null]);
  }
});

test('prices of those who ask for nobody stay where they were above the source, which rises where searches meet', () => {
  const small: Small = {
    demand: [1, 1, 0],
    capacity: [1, 1, 1],
    places: 2,
    pairs: [
      [0, 0, 5],
      [1, 1, 40],
      [2, 2, 9],
    ],
  };
  const made = [
    [0, 0],
    [1, 1],
  ] as const;
  for (const patience of [0, 1, Number.POSITIVE_INFINITY]) {
    const residual = residualAt(small, made, [10, 80, 20, 0, 0, 0, 0], patience);
    expect(faultIn(residual)).toBeNull();
    limit(residual, 1);
    expect(residual.chosen).toEqual([[], [1], []]);
    expect(residual.high[2]! - residual.high[sourceOf(residual)]!).toBe(20);
    // Without a place 0 is worth 11, which a place is worth now.
    expect(residual.high[sourceOf(residual)]! - residual.high[sinkOf(residual)]!).toBe(11);
    expect(faultIn(residual)).toBeNull();
  }
});

test('whoever is out pays nothing once the flow is settled, unless they ask for nobody', () => {
  const small: Small = { demand: [1, 1, 0, 1], capacity: [1], pairs: [[0, 0, 5]] };
  const residual = residualAt(small, [[0, 0]], [3, -50, -50, -2, -7, 0]);
  residual.low.set([4, 5, 6, 7]);
  settle(residual);
  expect([...residual.high.subarray(0, 4)]).toEqual([3, -1, -50, -1]);
  expect([...residual.low.subarray(0, 4)]).toEqual([4, 0, 6, 0]);
});
