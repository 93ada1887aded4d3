/** Against HiGHS, an independent solver of linear programmes, on problems too large to try every answer. */
import { expect, test } from 'vitest';
import { differenceFromHighs, problemForHighs } from '../../../test/highs.ts';
import { largeProblem, shuffled, times } from '../../../test/problems.ts';
import { goalLists } from './problem.ts';
import { solve } from './solve.ts';

const rounds = Number(process.env.MATCHING_ROUNDS ?? 8);

for (const goals of goalLists) {
  test(`${goals.join(', ')}: HiGHS finds the same on larger problems`, () => {
    for (let seed = 1; seed <= rounds; seed++)
      expect(differenceFromHighs(problemForHighs(seed, goals)), `seed ${seed}`).toBeNull();
  });
}

test('a larger problem has the same pairs, bit for bit, whatever the order of its rows', () => {
  for (const goals of goalLists) {
    for (const rules of [false, true]) {
      const [mentees, mentors] = [20 + times(180), 15 + times(135)];
      const problem = largeProblem(11, { mentees, mentors, degree: 30, goals, rules });
      const flat = {
        ...problem,
        scores: problem.scores.map(([i, j, points]) => [i, j, points % 3] as const),
      };
      for (const instance of [problem, flat]) {
        const first = solve(instance);
        for (let seed = 1; seed <= times(3); seed++) {
          const again = solve(shuffled(instance, seed));
          expect(JSON.stringify(again.kind === 'solved' ? again.pairs : again)).toBe(
            JSON.stringify(first.kind === 'solved' ? first.pairs : first),
          );
        }
      }
    }
  }
});
