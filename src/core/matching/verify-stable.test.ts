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
