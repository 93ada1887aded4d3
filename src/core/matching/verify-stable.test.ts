import { describe, expect, test } from 'vitest';
import { smallProblem, times } from '../../../test/problems.ts';
import { randomRound } from '../../../test/rounds.ts';
import { checkRun, priceOf } from './ask.ts';
import type { Problem } from './problem.ts';
import { matchRun, prepareRun, type RunSettings } from './run.ts';
import { reachedBy, solve } from './solve.ts';
import { blockingPairs, stableAnswer } from './stable.ts';
import { explainLeftOut } from './stable-reasons.ts';
import { faultInStability } from './verify-stable.ts';

const runs = times(2000);

const market = (seed: number): Problem => {
  const drawn = smallProblem(seed);
  return {
    ...drawn,
    everyone: false,
    locked: [],
    mentees: drawn.mentees.map((one) => (drawn.places === null ? one : { ...one, demand: 1 })),
    mentors: drawn.mentors.map((one) => ({ ...one, minimum: 0 })),
  };
};

describe('the check of stable pairs', () => {
  test(`accepts every stable answer, and another one exactly where no pair blocks it, ${runs} times`, () => {
    let refused = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const problem = market(seed);
      for (const side of ['mentees', 'mentors'] as const)
        expect(faultInStability(problem, stableAnswer(problem, side)), `seed ${seed}`).toBeNull();
      const best = solve(problem);
      if (best.kind === 'infeasible') continue;
      const blocked = blockingPairs(problem, best.pairs).length > 0;
      expect(faultInStability(problem, best) !== null, `seed ${seed}`).toBe(blocked);
      if (blocked) refused += 1;
    }
    expect(refused).toBeGreaterThan(runs / 50);
  });

  test(`refuses an answer that lost a pair, or whose sums are wrong, ${runs} times`, () => {
    for (let seed = 1; seed <= runs; seed++) {
      const problem = market(seed);
      const { pairs, reached } = stableAnswer(problem, 'mentees');
      if (pairs.length === 0) continue;
      const fewer = pairs.slice(1);
      expect(faultInStability(problem, { pairs: fewer, reached: reachedBy(problem, fewer) })).not.toBeNull();
      expect(faultInStability(problem, { pairs, reached: { ...reached, total: reached.total + 1 } })).toMatch(
        'points add up',
      );
    }
  });
});

describe('whoever is left out of a stable answer', () => {
  test(`has one reason, and it holds, ${runs} times`, () => {
    for (let seed = 1; seed <= runs; seed++) {
      const problem = market(seed);
      const { pairs } = stableAnswer(problem, 'mentees');
      const reasons = explainLeftOut(problem, pairs);
      const short = problem.mentees.filter(
        ({ id, demand }) => pairs.filter(([mentee]) => mentee === id).length < demand,
      );
      expect(reasons.map(({ id }) => id)).toEqual(short.map(({ id }) => id).sort());
      for (const reason of reasons) {
        if (reason.kind === 'mentorsTaken')
          for (const id of reason.mentors) {
            const { capacity } = problem.mentors.find((one) => one.id === id)!;
            expect(pairs.filter(([, mentor]) => mentor === id).length, `seed ${seed}`).toBe(capacity);
          }
        if (reason.kind === 'belowLine') expect(pairs.length, `seed ${seed}`).toBe(problem.places);
      }
    }
  });
});

describe('each reason', () => {
  const problem: Problem = {
    mentees: [
      { id: 'placed', priority: 500, demand: 1 },
      { id: 'second', priority: 400, demand: 1 },
      { id: 'nobody', priority: 300, demand: 1 },
      { id: 'forbidden', priority: 300, demand: 1 },
      { id: 'low', priority: 100, demand: 1 },
      { id: 'more', priority: 450, demand: 2 },
    ],
    mentors: [
      { id: 'X', capacity: 1, minimum: 0 },
      { id: 'Y', capacity: 1, minimum: 0 },
      { id: 'Z', capacity: 2, minimum: 0 },
    ],
    scores: [
      [0, 0, 900],
      [1, 0, 800],
      [3, 1, 700],
      [4, 2, 600],
      [5, 1, 650],
    ],
    places: null,
    goals: ['people', 'priority', 'total'],
    everyone: false,
    locked: [],
    vetoed: [['forbidden', 'Y']],
  };
  const pairs = [
    ['placed', 'X'],
    ['more', 'Y'],
  ] as const;

  test('is told with its facts, in the order of ids', () => {
    expect(explainLeftOut(problem, [...pairs, ['low', 'Z']])).toEqual([
      { id: 'forbidden', placed: 0, demand: 1, kind: 'vetoed', mentors: ['Y'] },
      { id: 'more', placed: 1, demand: 2, kind: 'noFurtherMentor' },
      { id: 'nobody', placed: 0, demand: 1, kind: 'noEligibleMentor' },
      {
        id: 'second',
        placed: 0,
        demand: 1,
        kind: 'mentorsTaken',
        mentees: ['placed', 'second'],
        mentors: ['X'],
        wanted: 2,
        slots: 1,
        way: null,
      },
    ]);
  });

  test('is the line where the places went to higher ratings, or a mentor who fits is free', () => {
    const line = { kind: 'belowLine', places: 2, lowestPlaced: 450, competing: 5, way: null };
    const found = explainLeftOut({ ...problem, places: 2 }, pairs);
    expect(found.find(({ id }) => id === 'low')).toEqual({
      ...line,
      id: 'low',
      placed: 0,
      demand: 1,
      priority: 100,
      rank: 5,
    });
    // Rated below the line, with the only mentor taken: the line it is.
    expect(found.find(({ id }) => id === 'second')).toMatchObject({ ...line, priority: 400, rank: 3 });
    const above = { ...problem, places: 2, mentees: problem.mentees.map((one) => ({ ...one, priority: 7 })) };
    expect(explainLeftOut(above, pairs).find(({ id }) => id === 'second')).toMatchObject({
      kind: 'mentorsTaken',
    });
    expect(explainLeftOut(above, pairs).find(({ id }) => id === 'low')).toMatchObject({
      kind: 'belowLine',
      rank: 1,
    });
  });
});

describe('a pair that blocks', () => {
  const market = (more: Partial<Problem> = {}): Problem => ({
    mentees: [
      { id: 'a', priority: 5, demand: 1 },
      { id: 'b', priority: 3, demand: 1 },
    ],
    mentors: [
      { id: 'X', capacity: 1, minimum: 0 },
      { id: 'Y', capacity: 1, minimum: 0 },
    ],
    scores: [
      [0, 0, 900],
      [0, 1, 100],
      [1, 0, 800],
    ],
    places: null,
    goals: ['people', 'priority', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
    ...more,
  });
  const faultIn = (problem: Problem, pairs: readonly (readonly [string, string, number])[]) =>
    faultInStability(problem, { pairs, reached: reachedBy(problem, pairs) });
  const crossed = [
    ['a', 'Y', 100],
    ['b', 'X', 800],
  ] as const;

  test('is named; a lock or a veto settles it', () => {
    expect(faultIn(market(), crossed)).toBe('a and X would rather have each other');
    expect(faultIn(market({ vetoed: [['a', 'X']] }), crossed)).toBeNull();
    expect(faultIn(market({ locked: [['b', 'X']] }), crossed)).toBeNull();
    expect(faultIn(market({ locked: [['a', 'Y']] }), crossed)).toBeNull();
  });

  test('of somebody without a place needs one, or somebody rated lower', () => {
    const only = [['b', 'X', 800]] as const;
    expect(faultIn(market({ places: 1 }), only)).toBe('a and X would rather have each other');
    expect(faultIn(market({ places: 1, goals: ['people', 'total'] }), only)).toBeNull();
    expect(faultIn(market({ places: 2 }), [['a', 'X', 900]])).toBeNull();
    const free = market({
      places: 1,
      scores: [
        [0, 1, 100],
        [1, 0, 800],
      ],
    });
    expect(faultIn(free, only)).toBeNull();
    expect(faultIn({ ...free, places: null }, only)).toBe('a and Y would rather have each other');
  });

  test('gains strictly on both sides', () => {
    const even = market({
      scores: [
        [0, 0, 500],
        [0, 1, 500],
        [1, 0, 500],
      ],
    });
    expect(
      faultIn(even, [
        ['a', 'Y', 500],
        ['b', 'X', 500],
      ]),
    ).toBeNull();
  });
});

describe('a run of stable pairs', () => {
  const round = randomRound(5, { mentees: 60, mentors: 45 });
  const prepared = prepareRun(round, round.rules);
  const settings: RunSettings = {
    rules: round.rules,
    goals: ['people', 'priority', 'total'],
    places: null,
    locked: [],
    vetoed: [],
    near: [],
    stable: 'mentees',
  };

  test('is checked for blocking pairs instead of prices, and is the same again', () => {
    const run = matchRun(prepared, settings);
    if (run.kind === 'infeasible') throw new Error(run.reason.sentence);
    expect(run.pairs.length).toBeGreaterThan(0);
    expect(checkRun(prepared, settings, run)).toMatchObject({ fault: null, same: true });
    const { stable: _, ...asBest } = settings;
    expect(checkRun(prepared, asBest, run).fault).not.toBeNull();
    const spoiled = { ...run, pairs: run.pairs.slice(1), reached: { ...run.reached } };
    expect(checkRun(prepared, settings, spoiled).fault).not.toBeNull();
  });

  test('prices a change by stable pairs, too', () => {
    const run = matchRun(prepared, settings);
    if (run.kind === 'infeasible') throw new Error(run.reason.sentence);
    const { mentee, mentor } = run.pairs[0]!;
    const price = priceOf(prepared, settings, run, { kind: 'forbid', mentee, mentor });
    const changed = matchRun(prepared, { ...settings, vetoed: [[mentee, mentor]] });
    expect(price).toMatchObject({
      kind: 'possible',
      after: changed.kind === 'solved' ? changed.reached : null,
    });
  });
});
