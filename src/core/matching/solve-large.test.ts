/** Against HiGHS, an independent solver of linear programmes, on problems too large to try every answer. */
import { expect, test } from 'vitest';
import { differenceFromHighs, problemForHighs } from '../../../test/highs.ts';
import { largeProblem, shuffled, times } from '../../../test/problems.ts';
import { goalLists } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

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

test('points and priorities up to millions stay exact', () => {
  const base = largeProblem(5, {
    mentees: 60,
    mentors: 50,
    degree: 8,
    goals: ['people', 'priority', 'total'],
    rules: true,
  });
  const problem = {
    ...base,
    mentees: base.mentees.map((mentee) => ({ ...mentee, priority: mentee.priority * 1_000_003 })),
    scores: base.scores.map(([i, j, points]) => [i, j, points * 1_000_003] as const),
  };
  const [small, large] = [solve(base), solve(problem)];
  expect(verify(problem, large)).toEqual({ kind: 'proved' });
  if (small.kind !== 'solved' || large.kind !== 'solved') throw new Error('both have an answer');
  expect(large.reached.total).toBe(small.reached.total * 1_000_003);
  expect(large.reached.priority).toBe(small.reached.priority * 1_000_003);
});

test('points that cannot be added exactly are refused in words', () => {
  const base = largeProblem(5, { mentees: 60, mentors: 50, degree: 8, goals: ['people', 'total'] });
  const problem = { ...base, scores: base.scores.map(([i, j, points]) => [i, j, points * 2 ** 34] as const) };
  expect(() => solve(problem)).toThrow(
    'scores: points this large, for this many people, cannot be added exactly',
  );
  const mentees = base.mentees.map((mentee) => ({ ...mentee, priority: 2 ** 46 }));
  expect(() => solve({ ...base, mentees, goals: ['people', 'priority', 'total'] })).toThrow(
    'mentees: priorities this large, for this many people, cannot be added exactly',
  );
});
