/** Goals become one number for the search; these are the largest numbers that it takes, and those that it refuses. */
import { describe, expect, test } from 'vitest';
import { contestedProblem, largeProblem, smallProblem, times } from '../../../test/problems.ts';
import { goalLists, type Problem, type Solved } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

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

/** The same problem with all points and priorities so many times larger. */
const grown = (problem: Problem, points: number, priorities: number): Problem => ({
  ...problem,
  mentees: problem.mentees.map((mentee) => ({ ...mentee, priority: mentee.priority * priorities })),
  scores: problem.scores.map(([i, j, worth]) => [i, j, worth * points] as const),
});

/** Doubles the points or the priorities until the problem is refused; what was last accepted, and the refusal. */
function lastAccepted(problem: Problem, keep: Solved['pairs'], grow: (factor: number) => Problem) {
  let accepted = { factor: 1, answer: solve(problem, keep) };
  for (let factor = 2; ; factor *= 2) {
    try {
      accepted = { factor, answer: solve(grow(factor), keep) };
    } catch (refusal) {
      return { ...accepted, refusal };
    }
  }
}

describe('points and priorities grow until they are refused', () => {
  const solved = Array.from({ length: 20 + times(80) }, (_, at) =>
    at % 2 === 0 ? smallProblem(at) : contestedProblem(at, [0, 1, 4, 9]),
  ).flatMap((problem) => {
    const answer = solve(problem);
    return answer.kind === 'solved' && answer.reached.total > 0 ? [{ problem, answer }] : [];
  });

  test('and every answer up to there is exact and proved, with pairs to keep and without', () => {
    for (const { problem, answer } of solved) {
      const most = Math.max(...problem.scores.map(([, , points]) => points));
      const people = Math.min(problem.mentees.length, problem.mentors.length);
      for (const keep of [[], answer.pairs]) {
        const last = lastAccepted(problem, keep, (factor) => grown(problem, factor, 1));
        const problemThen = grown(problem, last.factor, 1);
        expect(verify(problemThen, last.answer)).toEqual({ kind: 'proved' });
        if (last.answer.kind === 'infeasible') throw new Error('there was an answer to smaller points');
        expect(last.answer.reached.total).toBe(answer.reached.total * last.factor);
        expect(last.refusal).toMatchObject({ name: 'ProblemError', field: expect.stringMatching(/^scores/) });
        // Far more than 10,000 people with a thousand points a pair; a minimum load takes three bits of them.
        const hasMinima = problem.mentors.some(({ minimum }) => minimum > 0);
        expect(most * people * last.factor).toBeGreaterThan(hasMinima ? 2 ** 40 : 2 ** 43);
      }
    }
  });

  test('priorities only by their sum, since their order alone decides', () => {
    for (const { problem, answer } of solved) {
      if (answer.reached.priority === 0 || !problem.goals.includes('priority')) continue;
      const last = lastAccepted(problem, [], (factor) => grown(problem, 1, factor));
      const problemThen = grown(problem, 1, last.factor);
      expect(verify(problemThen, last.answer)).toEqual({ kind: 'proved' });
      if (last.answer.kind === 'infeasible') throw new Error('there was an answer to smaller priorities');
      expect(last.answer.reached.priority).toBe(answer.reached.priority * last.factor);
      expect(last.refusal).toMatchObject({ name: 'ProblemError', field: expect.stringMatching(/^mentees/) });
      const most = Math.max(...problem.mentees.map(({ priority }) => priority));
      expect(most * last.factor).toBeGreaterThan(2 ** 44);
    }
  });
});

describe('one mentee among 1,024 mentors', () => {
  const among = (most: number, rules: Partial<Problem> = {}): Problem => ({
    mentees: [{ id: 'a', priority: 1, demand: 1 }],
    mentors: Array.from({ length: 1024 }, (_, at) => ({ id: `x${at}`, capacity: 1, minimum: 0 })),
    scores: Array.from({ length: 1024 }, (_, at) => [0, at, most - 1023 + ((at * 7) % 1024)] as const),
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
    ...rules,
  });

  test('gets the best of them, however little better, or the points are refused', () => {
    for (let bits = 10; bits < 39; bits++)
      expect(solve(among(2 ** bits)), `2^${bits}`).toMatchObject({ reached: { total: 2 ** bits } });
    for (let bits = 39; bits < 53; bits++) {
      const most = 2 ** bits;
      let total = most;
      try {
        const answer = solve(among(most));
        total = answer.kind === 'solved' ? answer.reached.total : 0;
      } catch (refusal) {
        expect(refusal).toMatchObject({ field: 'scores' });
      }
      expect(total, `2^${bits}`).toBe(most);
    }
  });

  test('may have any priority where priorities do not count', () => {
    const mentees = [{ id: 'a', priority: Number.MAX_SAFE_INTEGER, demand: 1 }];
    expect(solve(among(2000, { mentees }))).toMatchObject({ reached: { total: 2000 } });
    expect(() => solve(among(2000, { mentees, goals: ['people', 'priority', 'total'] }))).toThrow(
      'mentees: priorities this large, for this many people, cannot be added exactly',
    );
  });
});

test('minimum loads are filled where no pair has any points', () => {
  for (const goals of goalLists) {
    const problem: Problem = {
      mentees: [{ id: 'a', priority: 0, demand: 1 }],
      mentors: ['x', 'y'].map((id) => ({ id, capacity: 1, minimum: id === 'y' ? 1 : 0 })),
      scores: [
        [0, 0, 0],
        [0, 1, 0],
      ],
      places: null,
      goals,
      everyone: false,
      locked: [],
      vetoed: [],
    };
    expect(solve(problem)).toMatchObject({ pairs: [['a', 'y', 0]] });
  }
});
