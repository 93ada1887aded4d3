import { expect, test } from 'vitest';
import { largeProblem } from '../../../test/problems.ts';
import { repair, tradeOff } from './repair.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

test('a repair of some hundred people keeps exact integers and is proved', () => {
  const problem = largeProblem(7, {
    mentees: 300,
    mentors: 280,
    degree: 25,
    goals: ['people', 'total'],
  });
  const before = solve(problem);
  if (before.kind === 'infeasible') throw new Error(before.reason.sentence);
  const gone = before.pairs[0]![1];
  const mentors = problem.mentors.map((one) => (one.id === gone ? { ...one, capacity: 0, minimum: 0 } : one));
  const repaired = repair({ ...problem, mentors }, before.pairs);
  if (repaired.kind === 'impossible') throw new Error(repaired.reason.sentence);
  for (const stage of repaired.stages)
    expect(verify(stage.problem, stage.answer)).toEqual({ kind: 'proved' });
  expect(repaired.changes).toBeLessThan(5);
  const points = tradeOff({ ...problem, mentors }, before.pairs);
  expect(points.length).toBeGreaterThan(2);
});
