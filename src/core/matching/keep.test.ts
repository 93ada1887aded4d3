/** A new answer that should change as little as possible. */
import { describe, expect, test } from 'vitest';
import {
  bestByTrying,
  contestedProblem,
  dice,
  forEachAnswer,
  isBetter,
  times,
} from '../../../test/problems.ts';
import type { Pair, Problem } from './problem.ts';
import { reachedBy, solve } from './solve.ts';
import { verify } from './verify.ts';

describe('of equally good answers', () => {
  test('one is given that keeps as many pairs as any, and its proof is as good', () => {
    let moved = 0;
    for (let seed = 1; seed <= 40 + times(340); seed++) {
      const problem = contestedProblem(seed, [0, 0, 1]);
      // Of equal totals, more people come before pairs to keep.
      const asked: Problem =
        problem.goals[0] === 'total' ? { ...problem, goals: ['total', 'people'] } : problem;
      const best = bestByTrying(asked);
      if (best === null) continue;
      const keyOf = ([mentee, mentor]: readonly string[]) => `${mentee} ${mentor}`;
      const roll = dice(seed);
      const keep = problem.scores
        .filter(() => roll(3) === 0)
        .map(([i, j]) => [problem.mentees[i]!.id, problem.mentors[j]!.id] as const);
      const wanted = new Set(keep.map(keyOf));
      const keptIn = (pairs: readonly Pair[]) =>
        pairs.filter(([mentee, mentor]) => wanted.has(keyOf([mentee, mentor]))).length;
      let most = 0;
      forEachAnswer(problem, (pairs) => {
        if (!isBetter(asked, best, reachedBy(problem, pairs))) most = Math.max(most, keptIn(pairs));
      });
      const answer = solve(problem, [...keep, ['gone', 'x0']]);
      if (answer.kind === 'infeasible') throw new Error(answer.reason.sentence);
      expect(isBetter(asked, best, answer.reached), `seed ${seed}`).toBe(false);
      expect(keptIn(answer.pairs), `seed ${seed}`).toBe(most);
      expect(verify(problem, answer), `seed ${seed}`).toEqual({ kind: 'proved' });
      const usual = solve(problem);
      if (usual.kind === 'solved' && keptIn(usual.pairs) < most) moved += 1;
    }
    expect(moved).toBeGreaterThan(5);
  });
});
