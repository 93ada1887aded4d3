import { describe, expect, test } from 'vitest';
import { bestByTrying, shuffled, smallProblem, times } from '../../../test/problems.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

const runs = times(3000);

describe('a small problem', () => {
  test(`is answered as well as by trying every answer, and every answer is proved, ${runs} times`, () => {
    for (let seed = 1; seed <= runs; seed++) {
      const problem = smallProblem(seed);
      const answer = solve(problem);
      const reached = answer.kind === 'solved' ? answer.reached : null;
      const best = bestByTrying(problem);
      const inGoals = problem.goals.map((goal) => (goal === 'people' ? 'placed' : goal));
      const told = (sums: typeof best) => sums && inGoals.map((goal) => sums[goal]);
      expect(told(reached), `seed ${seed}`).toEqual(told(best));
      expect(verify(problem, answer), `seed ${seed}`).toEqual({ kind: 'proved' });
    }
  });

  test('has the same answer whatever the order of its rows', () => {
    for (let seed = 1; seed <= times(500); seed++) {
      const problem = smallProblem(seed);
      const first = solve(problem);
      const again = solve(shuffled(problem, seed));
      expect(again.kind === 'solved' && again.pairs).toEqual(first.kind === 'solved' && first.pairs);
      if (first.kind === 'infeasible') expect(again).toEqual(first);
    }
  });
});
