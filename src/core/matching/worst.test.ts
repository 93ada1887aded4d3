import { describe, expect, test } from 'vitest';
import { bestByTrying, contestedProblem, times } from '../../../test/problems.ts';
import type { Problem } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

describe('the weakest pair', () => {
  // A few points are far above the others, so that the best sum needs a weak pair.
  const squares = [0, 1, 4, 9, 16, 25];

  test('is as strong as trying every answer finds, at the cost of the total, and this is proved', () => {
    let raised = 0;
    for (let seed = 1; seed <= 80 + times(600); seed++) {
      const problem = contestedProblem(seed, squares, [
        ['people', 'worst', 'total'],
        ['people', 'priority', 'worst', 'total'],
      ]);
      const answer = solve(problem);
      const best = bestByTrying(problem);
      const { goals } = problem;
      for (const goal of goals) {
        const sum = goal === 'people' ? 'placed' : goal;
        expect(answer.kind === 'solved' && answer.reached[sum], `seed ${seed}`).toBe(best?.[sum] ?? false);
      }
      expect(verify(problem, answer), `seed ${seed}`).toEqual({ kind: 'proved' });
      if (answer.kind === 'solved' && answer.certificate.from > 0) raised += 1;
    }
    expect(raised).toBeGreaterThan(5);
  });

  test('is raised from 1 to 5 points for a total that is one less', () => {
    const problem: Problem = {
      mentees: ['a', 'b'].map((id) => ({ id, priority: 0, demand: 1 })),
      mentors: ['x', 'y'].map((id) => ({ id, capacity: 1, minimum: 0 })),
      scores: [
        [0, 0, 10],
        [0, 1, 5],
        [1, 0, 5],
        [1, 1, 1],
      ],
      places: null,
      goals: ['people', 'worst', 'total'],
      everyone: false,
      locked: [],
      vetoed: [],
    };
    expect(solve(problem)).toMatchObject({
      pairs: [
        ['a', 'y', 5],
        ['b', 'x', 5],
      ],
      reached: { placed: 2, worst: 5, total: 10 },
    });
    expect(solve({ ...problem, goals: ['people', 'total'] })).toMatchObject({
      reached: { placed: 2, worst: 1, total: 11 },
    });
    // A lock holds the weak pair, so nothing is won by raising the other one, and nothing need be shown about it.
    expect(solve({ ...problem, locked: [['b', 'y']] })).toMatchObject({
      reached: { placed: 2, worst: 1, total: 11 },
      certificate: { worst: { above: null } },
    });
  });

  test('is raised as far as the weakest locked pair, and no further', () => {
    // With c and z locked at 3, a and b may have 20 and 1, 10 and 4, or 6 and 6.
    const problem: Problem = {
      mentees: ['a', 'b', 'c'].map((id) => ({ id, priority: 0, demand: 1 })),
      mentors: ['v', 'x', 'y', 'z'].map((id) => ({ id, capacity: 1, minimum: 0 })),
      scores: [
        [0, 1, 20],
        [0, 2, 10],
        [0, 0, 6],
        [1, 2, 1],
        [1, 1, 4],
        [1, 3, 6],
        [2, 3, 3],
      ],
      places: null,
      goals: ['people', 'worst', 'total'],
      everyone: false,
      locked: [],
      vetoed: [['a', 'v']],
    };
    const lockedTo = (points: number): Problem => ({
      ...problem,
      scores: problem.scores.with(-1, [2, 3, points]),
      locked: [['c', 'z']],
    });
    const paired = (given: Problem) => {
      const answer = solve(given);
      return answer.kind === 'solved' && [answer.reached.worst, answer.reached.total];
    };
    expect(paired(lockedTo(3))).toEqual([3, 10 + 4 + 3]);
    expect(paired(lockedTo(1))).toEqual([1, 20 + 1 + 1]);
    expect(paired(lockedTo(4))).toEqual([4, 10 + 4 + 4]);
    expect(paired(lockedTo(9))).toEqual([4, 10 + 4 + 9]);
  });

  test('is not raised where a minimum load would then be missed', () => {
    const problem: Problem = {
      mentees: ['a', 'b'].map((id) => ({ id, priority: 0, demand: 1 })),
      mentors: [
        { id: 'x', capacity: 1, minimum: 1 },
        { id: 'y', capacity: 2, minimum: 0 },
      ],
      scores: [
        [0, 0, 1],
        [0, 1, 9],
        [1, 1, 8],
      ],
      places: null,
      goals: ['people', 'worst', 'total'],
      everyone: false,
      locked: [],
      vetoed: [],
    };
    expect(solve(problem)).toMatchObject({ reached: { worst: 1, total: 9 } });
    const free = problem.mentors.map((mentor) => ({ ...mentor, minimum: 0 }));
    expect(solve({ ...problem, mentors: free })).toMatchObject({ reached: { worst: 8, total: 17 } });
  });

  test('is not raised where fewer priorities could then be placed beside a minimum load', () => {
    // Of two places x must have one. Only c may go there without a weak pair, and then a or b stays out.
    const problem: Problem = {
      mentees: [
        { id: 'a', priority: 5, demand: 1 },
        { id: 'b', priority: 4, demand: 1 },
        { id: 'c', priority: 1, demand: 1 },
      ],
      mentors: [
        { id: 'x', capacity: 1, minimum: 1 },
        { id: 'y', capacity: 3, minimum: 0 },
      ],
      scores: [
        [0, 0, 2],
        [0, 1, 10],
        [1, 1, 9],
        [2, 0, 9],
      ],
      places: 2,
      goals: ['people', 'priority', 'worst', 'total'],
      everyone: false,
      locked: [],
      vetoed: [],
    };
    expect(solve(problem)).toMatchObject({ reached: { placed: 2, priority: 9, worst: 2, total: 11 } });
    expect(solve({ ...problem, goals: ['people', 'worst', 'total'] })).toMatchObject({
      reached: { placed: 2, priority: 6, worst: 9, total: 19 },
    });
  });
});
