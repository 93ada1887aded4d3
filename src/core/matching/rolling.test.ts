import { describe, expect, test } from 'vitest';
import { bestByTrying, dice, smallProblem, times } from '../../../test/problems.ts';
import type { Price, Problem } from './problem.ts';
import { decide, inHindsight, openDesk, policies, pricesFor, runCourse, simulate } from './rolling.ts';

const runs = times(1000);

/** A small problem as a desk sees it: one mentor each, no minimum loads, no locks. */
const atDesk = (seed: number): Problem => {
  const drawn = smallProblem(seed);
  return {
    ...drawn,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    mentees: drawn.mentees.map((one) => ({ ...one, demand: 1 })),
    mentors: drawn.mentors.map((one) => ({ ...one, minimum: 0 })),
  };
};

const compareLists = (a: Price, b: Price) => a[0]! - b[0]! || a[1]! - b[1]!;

/** Two kinds of help: many want the common one, and only the first mentor gives the rare one, too. */
const scarce: Problem = {
  mentees: ['common1', 'common2', 'rare'].map((id) => ({ id, priority: 0, demand: 1 })),
  mentors: ['both', 'plain1', 'plain2'].map((id) => ({ id, capacity: 1, minimum: 0 })),
  scores: [
    [0, 0, 900],
    [0, 1, 600],
    [0, 2, 500],
    [1, 0, 900],
    [1, 1, 600],
    [1, 2, 500],
    [2, 0, 950],
  ],
  places: null,
  goals: ['people', 'total'],
  everyone: false,
  locked: [],
  vetoed: [],
};

describe('a price', () => {
  test('keeps the only mentor with rare expertise for those who need it', () => {
    const desk = openDesk(scarce);
    const unknown = pricesFor(desk, [], 2);
    expect(decide(desk, unknown, 0)).toEqual([0, 0, 900]);
    const known = pricesFor(desk, [1, 2], 2);
    expect(decide(desk, known, 0)).toEqual([0, 1, 600]);
    expect(decide(desk, known, 2)).toEqual([2, 0, 950]);
  });

  test('asks somebody to wait where the room left is worth more to those who will come', () => {
    const desk = openDesk(scarce);
    desk.room[1] = 0;
    desk.room[2] = 0;
    expect(decide(desk, pricesFor(desk, [2], 2), 0)).toBeNull();
    expect(decide(desk, pricesFor(desk, [], 2), 0)).toEqual([0, 0, 900]);
  });

  test(`is what would be lost with one place of the mentor, ${runs} times`, () => {
    let priced = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const problem = atDesk(seed);
      const desk = openDesk(problem);
      const all = [...problem.mentees.keys()];
      if (all.length === 0) continue;
      const prices = pricesFor(desk, all, all.length);
      const before = bestByTrying(problem)!;
      problem.mentors.forEach(({ capacity }, at) => {
        if (capacity === 0) return;
        const fewer = problem.mentors.map((one, other) =>
          other === at ? { ...one, capacity: capacity - 1 } : one,
        );
        const after = bestByTrying({ ...problem, mentors: fewer })!;
        const lost = [before.placed - after.placed, before.total - after.total];
        // Where places limit, a place of the cohort has a part in the price.
        const price = prices.mentors[at]!;
        if (problem.places === null) expect(price, `seed ${seed}: ${at}`).toEqual(lost);
        else expect(compareLists(price, lost), `seed ${seed}: ${at}`).toBeLessThanOrEqual(0);
        if (price[0]! > 0 || price[1]! > 0) priced += 1;
      });
    }
    expect(priced).toBeGreaterThan(runs / 10);
  });
});

describe('a course of arrivals', () => {
  test(`keeps to room, places and vetoes, and never beats hindsight, ${runs} times`, () => {
    for (let seed = 1; seed <= runs; seed++) {
      const problem = atDesk(seed);
      const roll = dice(seed);
      const arrivals = [...problem.mentees.keys()].sort(() => roll(3) - 1);
      const best = inHindsight(openDesk(problem), arrivals);
      expect([best.placed, best.total], `seed ${seed}`).toEqual([
        bestByTrying(problem)!.placed,
        bestByTrying(problem)!.total,
      ]);
      for (const policy of policies) {
        const course = runCourse(problem, arrivals, [...problem.mentors.keys()], policy);
        const reached = [course.placed, course.total];
        expect(
          compareLists(reached, [best.placed, best.total]),
          `seed ${seed} ${policy}`,
        ).toBeLessThanOrEqual(0);
      }
    }
  });

  test('is the same for the same seed, and another for another', () => {
    const problem = busyDesk(40, 34);
    const first = simulate(problem, 12, 7);
    expect(simulate(problem, 12, 7)).toEqual(first);
    expect(simulate(problem, 12, 70)).not.toEqual(first);
    expect(first.policies.priced.placed.high).toBeLessThanOrEqual(first.hindsight.placed);
    expect(first.gains.now.more + first.gains.now.same + first.gains.now.fewer).toBe(12);
  });

  test('with prices places more people where expertise is rare, in most orders', () => {
    const { gains } = simulate(busyDesk(80, 80), 40, 1);
    expect(gains.now.more).toBeGreaterThan(20);
    expect(gains.now.fewer).toBeLessThan(5);
  });
});

/** Eight kinds of help, of which some are rare on both sides. */
function busyDesk(asking: number, offering: number): Problem {
  const roll = dice(11);
  const kind = () => Math.min(roll(8), roll(8));
  const wants = Array.from({ length: asking }, () => [kind(), kind()]);
  const gives = Array.from({ length: offering }, () => new Set(Array.from({ length: 1 + roll(4) }, kind)));
  return {
    ...scarce,
    mentees: wants.map((_, at) => ({ id: `a${String(at).padStart(3, '0')}`, priority: 0, demand: 1 })),
    mentors: gives.map((_, at) => ({ id: `x${String(at).padStart(3, '0')}`, capacity: 1, minimum: 0 })),
    scores: wants.flatMap((wish, i) =>
      gives.flatMap((gift, j) => {
        const rank = wish.findIndex((one) => gift.has(one));
        return rank < 0 || roll(3) === 0 ? [] : [[i, j, (rank === 0 ? 500 : 250) + roll(400)] as const];
      }),
    ),
  };
}
