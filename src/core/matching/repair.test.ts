import { describe, expect, test } from 'vitest';
import { dice, forEachAnswer, largeProblem, shuffled, smallProblem, times } from '../../../test/problems.ts';
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
  const drawn = smallProblem(seed);
  const before: Problem = { ...drawn, everyone: false, locked: [] };
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
  readonly placed: number;
  readonly kept: number;
  /** Pairs of people who had a pairing. */
  readonly back: number;
  readonly sums: readonly number[];
};

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
      placed: pairs.length,
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
    placed: pairs.length,
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
    for (let seed = 1; seed <= 300; seed++) {
      const found = smallCase(seed);
      if (found === null) continue;
      const [first, again] = [found.problem, shuffled(found.problem, seed)].map((problem) =>
        repair(problem, found.live),
      );
      expect(again?.kind === 'possible' && again.pairs).toEqual(first?.kind === 'possible' && first.pairs);
    }
  });

  test('changes nothing that lives where another mentor has room', () => {
    const problem: Problem = {
      mentees: ['a', 'b'].map((id) => ({ id, priority: 0, demand: 1 })),
      mentors: [
        { id: 'x', capacity: 0, minimum: 0 },
        { id: 'y', capacity: 1, minimum: 0 },
        { id: 'z', capacity: 1, minimum: 0 },
      ],
      scores: [
        [0, 1, 900],
        [0, 2, 400],
        [1, 1, 500],
        [1, 2, 800],
      ],
      places: null,
      goals: ['people', 'total'],
      everyone: false,
      locked: [],
      vetoed: [],
    };
    const live = [
      ['a', 'x'],
      ['b', 'y'],
    ] as const;
    expect(repair(problem, live)).toMatchObject({ changes: 0, kept: 1, reached: { placed: 2, total: 900 } });
    expect(tradeOff(problem, live)).toMatchObject([
      { names: ['least', 'repair', 'back'], left: 0, changes: 0, reached: { placed: 2, total: 900 } },
      { names: ['best'], changes: 1, reached: { placed: 2, total: 1700 } },
    ]);
  });

  test('gives a free place to the one whose pairing ended, before people who only wait', () => {
    const problem: Problem = {
      mentees: [
        { id: 'had', priority: 100, demand: 1 },
        { id: 'waits', priority: 500, demand: 1 },
      ],
      mentors: [{ id: 'y', capacity: 1, minimum: 0 }],
      scores: [
        [0, 0, 100],
        [1, 0, 900],
      ],
      places: null,
      goals: ['people', 'priority', 'total'],
      everyone: false,
      locked: [],
      vetoed: [],
    };
    expect(repair(problem, [['had', 'gone']])).toMatchObject({ pairs: [['had', 'y', 100]] });
  });

  test('of some hundred people keeps exact integers and is proved', () => {
    const problem = largeProblem(7, {
      mentees: 300,
      mentors: 280,
      degree: 25,
      goals: ['people', 'total'],
    });
    const before = solve(problem);
    if (before.kind === 'infeasible') throw new Error(before.reason.sentence);
    const gone = before.pairs[0]![1];
    const mentors = problem.mentors.map((one) =>
      one.id === gone ? { ...one, capacity: 0, minimum: 0 } : one,
    );
    const repaired = repair({ ...problem, mentors }, before.pairs);
    if (repaired.kind === 'impossible') throw new Error(repaired.reason.sentence);
    for (const stage of repaired.stages)
      expect(verify(stage.problem, stage.answer)).toEqual({ kind: 'proved' });
    expect(repaired.changes).toBeLessThan(5);
    const points = tradeOff({ ...problem, mentors }, before.pairs);
    expect(points.length).toBeGreaterThan(2);
  });
});

describe('the trade-off', () => {
  test(`runs from the fewest changes to the best of all, and no weighing finds better, ${runs} times`, () => {
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
      expectHull(tried, points, `seed ${seed}`);
    }
  });
});

/** Between neighbours, no answer lies above their line: weighing people against changes finds nothing new. */
function expectHull(tried: readonly Tried[], points: readonly Repair[], where: string) {
  const least = points.find((point) => 'names' in point && (point.names as string[]).includes('least'))!;
  const middle = points.find((point) => 'names' in point && (point.names as string[]).includes('repair'))!;
  const along = points.filter(
    ({ changes, reached }) =>
      changes >= least.changes &&
      changes <= middle.changes &&
      reached.placed >= least.reached.placed &&
      reached.placed <= middle.reached.placed,
  );
  for (let at = 1; at < along.length; at++) {
    const [few, many] = [along[at - 1]!, along[at]!];
    const a = few.kept - many.kept;
    const b = many.reached.placed - few.reached.placed;
    if (a <= 0 || b <= 0) continue;
    const most = Math.max(...tried.map(({ placed, kept }) => a * placed + b * kept));
    expect(a * few.reached.placed + b * few.kept, where).toBe(most);
  }
}
