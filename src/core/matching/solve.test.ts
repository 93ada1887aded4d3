import { describe, expect, test } from 'vitest';
import { bestByTrying, contestedProblem, shuffled, smallProblem, times } from '../../../test/problems.ts';
import type { Answer, Problem, Reached } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

const runs = times(3000);

const reachedIn = (answer: Answer) => (answer.kind === 'solved' ? answer.reached : null);

/** What is asked for; sums that are no goal may differ between equally good answers. */
const inGoals = ({ goals }: Problem, sums: Reached | null) =>
  sums && goals.map((goal) => sums[goal === 'people' ? 'placed' : goal]);

describe('a small problem', () => {
  test(`is answered as well as by trying every answer, and every answer is proved, ${runs} times`, () => {
    for (let seed = 1; seed <= runs; seed++) {
      const problem = smallProblem(seed);
      const answer = solve(problem);
      expect(inGoals(problem, reachedIn(answer)), `seed ${seed}`).toEqual(
        inGoals(problem, bestByTrying(problem)),
      );
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

describe('the weakest pair', () => {
  // A few points are far above the others, so that the best sum needs a weak pair.
  const squares = [0, 1, 4, 9, 16, 25];

  test('is as strong as trying every answer finds, at the cost of the total, and this is proved', () => {
    let raised = 0;
    for (let seed = 1; seed <= 60 + times(300); seed++) {
      const problem = contestedProblem(seed, squares, [
        ['people', 'worst', 'total'],
        ['people', 'priority', 'worst', 'total'],
      ]);
      const answer = solve(problem);
      expect(inGoals(problem, reachedIn(answer)), `seed ${seed}`).toEqual(
        inGoals(problem, bestByTrying(problem)),
      );
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
    // A lock holds the weak pair, so nothing is won by raising the other one.
    expect(solve({ ...problem, locked: [['b', 'y']] })).toMatchObject({
      reached: { placed: 2, worst: 1, total: 11 },
    });
  });
});

describe('the order of goals', () => {
  /** Only one of these two can have x: a is rated higher, b fits better. */
  const problem: Problem = {
    mentees: [
      { id: 'a', priority: 5, demand: 1 },
      { id: 'b', priority: 4, demand: 1 },
      { id: 'c', priority: 1, demand: 1 },
    ],
    mentors: ['x', 'y'].map((id) => ({ id, capacity: 1, minimum: 0 })),
    scores: [
      [0, 0, 10],
      [1, 0, 90],
      [2, 0, 30],
      [2, 1, 2],
    ],
    places: null,
    goals: ['total'],
    everyone: false,
    locked: [],
    vetoed: [],
  };
  const cases: [goals: Problem['goals'], places: number | null, pairs: [string, string][]][] = [
    [
      ['total'],
      null,
      [
        ['b', 'x'],
        ['c', 'y'],
      ],
    ],
    [
      ['people', 'total'],
      null,
      [
        ['b', 'x'],
        ['c', 'y'],
      ],
    ],
    [
      ['people', 'priority', 'total'],
      null,
      [
        ['a', 'x'],
        ['c', 'y'],
      ],
    ],
    [['total'], 1, [['b', 'x']]],
    [['people', 'priority', 'total'], 1, [['a', 'x']]],
    [['people', 'priority', 'worst', 'total'], 1, [['a', 'x']]],
    [['people', 'worst', 'total'], 1, [['b', 'x']]],
    [['people', 'total'], 0, []],
  ];
  test.each(cases)('%j with %j places gives %j', (goals, places, pairs) => {
    const answer = solve({ ...problem, goals, places });
    if (answer.kind === 'infeasible') throw new Error(answer.reason.sentence);
    expect(answer.pairs.map(([mentee, mentor]) => [mentee, mentor])).toEqual(pairs);
  });

  test('of equal totals, the one with more people is taken, even for no points', () => {
    const flat = { ...problem, scores: problem.scores.map(([i, j]) => [i, j, 0] as const) };
    expect(solve(flat)).toMatchObject({ reached: { placed: 2, total: 0 } });
  });
});
