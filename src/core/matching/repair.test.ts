import { describe, expect, test } from 'vitest';
import {
  contestedProblem,
  dice,
  forEachAnswer,
  shuffled,
  smallProblem,
  times,
} from '../../../test/problems.ts';
import type { PairOfIds } from './network.ts';
import type { Pair, Problem } from './problem.ts';
import { type Repair, repair, tradeOff } from './repair.ts';
import { reachedBy, solve } from './solve.ts';
import { verify } from './verify.ts';

const runs = times(2000);

type Case = { readonly problem: Problem; readonly live: readonly PairOfIds[] };

/** A small problem whose best answer lives; then somebody leaves, a pairing is declined, or both. */
function smallCase(seed: number): Case | null {
  const roll = dice(seed + 1_000_000);
  const drawn = roll(2) === 0 ? smallProblem(seed) : contestedProblem(seed, [0, 1, 4, 9]);
  const before: Problem = { ...drawn, everyone: false, locked: roll(2) === 0 ? drawn.locked : [] };
  const answer = solve(before);
  if (answer.kind === 'infeasible') return null;
  // Not always the best answer lives: people change after it was made.
  const live = roll(3) > 0 ? answer.pairs : anyAnswer(before, roll);
  const gone = roll(4);
  const menteeGone = gone === 0 ? before.mentees[roll(before.mentees.length || 1)]?.id : undefined;
  const mentorGone = gone > 0 ? before.mentors[roll(before.mentors.length || 1)]?.id : undefined;
  const declined = roll(3) === 0 ? live[roll(live.length || 1)] : undefined;
  return {
    live,
    problem: {
      ...before,
      scores: before.scores.filter(([i]) => before.mentees[i]!.id !== menteeGone),
      mentors: before.mentors.map((one) =>
        one.id === mentorGone ? { ...one, capacity: 0, minimum: 0 } : one,
      ),
      vetoed: declined === undefined ? before.vetoed : [...before.vetoed, [declined[0], declined[1]]],
    },
  };
}

function anyAnswer(problem: Problem, roll: (sides: number) => number): readonly Pair[] {
  let picked: readonly Pair[] = [];
  let seen = 0;
  forEachAnswer(problem, (pairs) => {
    seen += 1;
    if (roll(seen) === 0) picked = pairs;
  });
  return picked;
}

type Tried = {
  readonly key: string;
  readonly placed: number;
  readonly priority: number;
  readonly total: number;
  readonly kept: number;
  /** Pairs of people who had a pairing. */
  readonly back: number;
  readonly sums: readonly number[];
};

const keyOf = ([mentee, mentor]: Pair) => `${mentee} ${mentor}`;

/** Every answer's sums: people, kept pairings, and the scheme's goals with promises first. */
function allTried({ problem, live }: Case): Tried[] {
  const lives = new Set(live.map(([mentee, mentor]) => `${mentee} ${mentor}`));
  const promised = new Set(live.map(([mentee]) => mentee));
  const counts = problem.goals.includes('priority');
  const most = counts ? 1 + Math.max(0, ...problem.mentees.map(({ priority }) => priority)) : 1;
  const found: Tried[] = [];
  forEachAnswer(problem, (pairs) => {
    const reached = reachedBy(problem, pairs);
    const back = pairs.filter(([mentee]) => promised.has(mentee)).length;
    found.push({
      key: pairs.map(keyOf).sort().join(),
      placed: pairs.length,
      priority: reached.priority,
      total: reached.total,
      kept: pairs.filter(([mentee, mentor]) => lives.has(`${mentee} ${mentor}`)).length,
      back,
      sums: [
        (counts ? reached.priority : 0) + most * back,
        ...(problem.goals.includes('worst') ? [reached.worst ?? Number.POSITIVE_INFINITY] : []),
        reached.total,
      ],
    });
  });
  return found;
}

const compareLists = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
};
const repairOrder = ({ placed, kept, sums }: Tried) => [placed, kept, ...sums];
const backOrder = ({ placed, kept, back, sums }: Tried) => [placed, back, kept, ...sums];
const keepOrder = ({ placed, kept, sums }: Tried) => [kept, placed, ...sums];
const bestBy = (tried: readonly Tried[], order: (one: Tried) => number[]) =>
  tried.map(order).reduce((best, one) => (compareLists(one, best) > 0 ? one : best));

const told = (problem: Problem, live: readonly PairOfIds[], { pairs, reached, kept }: Repair): Tried => {
  const promised = new Set(live.map(([mentee]) => mentee));
  const counts = problem.goals.includes('priority');
  const most = counts ? 1 + Math.max(0, ...problem.mentees.map(({ priority }) => priority)) : 1;
  const back = pairs.filter(([mentee]) => promised.has(mentee)).length;
  return {
    key: pairs.map(keyOf).sort().join(),
    placed: pairs.length,
    priority: reached.priority,
    total: reached.total,
    kept,
    back,
    sums: [
      (counts ? reached.priority : 0) + most * back,
      ...(problem.goals.includes('worst') ? [reached.worst ?? Number.POSITIVE_INFINITY] : []),
      reached.total,
    ],
  };
};

describe('a repair', () => {
  test(`is what trying every answer finds, and every stage of it is proved, ${runs} times`, () => {
    let possible = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const found = smallCase(seed);
      if (found === null) continue;
      const { problem, live } = found;
      const tried = allTried(found);
      const repaired = repair(problem, live);
      expect(repaired.kind, `seed ${seed}`).toBe(tried.length > 0 ? 'possible' : 'impossible');
      if (repaired.kind === 'impossible') continue;
      possible += 1;
      expect(repairOrder(told(problem, live, repaired)), `seed ${seed}`).toEqual(bestBy(tried, repairOrder));
      for (const stage of repaired.stages)
        expect(verify(stage.problem, stage.answer), `seed ${seed}`).toEqual({ kind: 'proved' });
    }
    expect(possible).toBeGreaterThan(runs / 2);
  });

  test('is the same whatever the order of rows', () => {
    for (let seed = 1; seed <= times(300); seed++) {
      const found = smallCase(seed);
      if (found === null) continue;
      const [first, again] = [found.problem, shuffled(found.problem, seed)].map((problem) =>
        repair(problem, found.live),
      );
      expect(again?.kind === 'possible' && again.pairs).toEqual(first?.kind === 'possible' && first.pairs);
    }
  });
});

describe('the trade-off', () => {
  test(`runs from the fewest changes to the best of all, with every turning point, ${runs} times`, () => {
    for (let seed = 1; seed <= runs; seed++) {
      const found = smallCase(seed);
      if (found === null) continue;
      const { problem, live } = found;
      const tried = allTried(found);
      const points = tradeOff(problem, live);
      expect(points.length > 0, `seed ${seed}`).toBe(tried.length > 0);
      if (points.length === 0) continue;
      const named = (name: 'least' | 'repair' | 'back' | 'best') =>
        points.find(({ names }) => names.includes(name))!;
      expect(keepOrder(told(problem, live, named('least'))), `seed ${seed}`).toEqual(
        bestBy(tried, keepOrder),
      );
      expect(backOrder(told(problem, live, named('back'))), `seed ${seed}`).toEqual(bestBy(tried, backOrder));
      const best = solve(problem);
      if (best.kind === 'infeasible') throw new Error('an answer exists');
      for (const goal of problem.goals) {
        const sum = goal === 'people' ? 'placed' : goal;
        expect(named('best').reached[sum], `seed ${seed} ${goal}`).toBe(best.reached[sum]);
      }
      for (const point of points)
        for (const stage of point.stages)
          expect(verify(stage.problem, stage.answer), `seed ${seed}`).toEqual({ kind: 'proved' });
      for (const line of linesOf(found, tried)) {
        const shown = points.map(({ pairs }) => pairs.map(keyOf).sort().join());
        const here = line.among.filter((one) => shown.includes(one.key));
        for (const [kept, value] of cornersOf(line)) {
          const isTold = here.some((one) => one.kept === kept && line.value(one) === value);
          expect(isTold, `seed ${seed}: ${kept} kept, ${value}`).toBe(true);
        }
      }
    }
  });
});

type Line = {
  readonly among: readonly Tried[];
  readonly value: (one: Tried) => number;
};

/** What is weighed against changes, among which answers. */
function linesOf({ problem }: Case, tried: readonly Tried[]): Line[] {
  const mostOf = (list: readonly Tried[], value: (one: Tried) => number) => {
    const most = Math.max(...list.map(value));
    return list.filter((one) => value(one) === most);
  };
  const people: Line = { among: tried, value: ({ placed }) => placed };
  const fit = ({ total }: Tried) => total;
  const placed = mostOf(tried, people.value);
  const [first, second] = problem.goals;
  if (first === 'total') return [people, { among: tried, value: fit }];
  if (second !== 'priority') return second === 'worst' ? [people] : [people, { among: placed, value: fit }];
  const rating: Line = { among: placed, value: ({ priority }) => priority };
  if (problem.goals.includes('worst')) return [people, rating];
  return [people, rating, { among: mostOf(placed, rating.value), value: fit }];
}

/** The answers that are best for some price of a change: the corners of kept pairings over value. */
function cornersOf({ among, value }: Line): (readonly [kept: number, value: number])[] {
  const best = new Map<number, number>();
  for (const one of among) best.set(one.kept, Math.max(value(one), best.get(one.kept) ?? value(one)));
  const corners: (readonly [number, number])[] = [];
  for (const point of [...best].sort((a, b) => b[0] - a[0])) {
    const last = corners.at(-1);
    if (last !== undefined && point[1] <= last[1]) continue;
    for (let [before, middle] = [corners.at(-2), corners.at(-1)]; before && middle; ) {
      const isBelow =
        (middle[1] - before[1]) * (before[0] - point[0]) <= (point[1] - before[1]) * (before[0] - middle[0]);
      if (!isBelow) break;
      corners.pop();
      [before, middle] = [corners.at(-2), corners.at(-1)];
    }
    corners.push(point);
  }
  return corners;
}
