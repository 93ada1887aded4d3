import { describe, expect, test } from 'vitest';
import {
  bestByTrying,
  contestedProblem,
  dice,
  shuffled,
  smallProblem,
  times,
} from '../../../test/problems.ts';
import { type Answer, goalLists, type Problem, type Reached } from './problem.ts';
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
    for (let seed = 1; seed <= 40 + times(460); seed++) {
      const problem = seed % 2 === 0 ? smallProblem(seed) : contestedProblem(seed, [0, 0, 1]);
      const first = solve(problem);
      const again = solve(shuffled(problem, seed));
      expect(again.kind === 'solved' && again.pairs).toEqual(first.kind === 'solved' && first.pairs);
      if (first.kind === 'infeasible') expect(again).toEqual(first);
    }
  });
});

/** More people than can be tried, who ask for several mentors with much room. */
function crowdedProblem(seed: number): Problem {
  const roll = dice(seed);
  const mentees = Array.from({ length: 24 }, (_, at) => ({
    id: `a${(at * 7) % 24}`,
    priority: roll(4),
    demand: 1 + roll(3),
  }));
  const mentors = Array.from({ length: 6 }, (_, at) => ({
    id: `x${(at * 5) % 6}`,
    capacity: 1 + roll(8),
    minimum: roll(3) === 0 ? 1 + roll(3) : 0,
  }));
  return {
    mentees,
    mentors,
    scores: mentees.flatMap((_, i) =>
      mentors.flatMap((_, j) => (roll(3) > 0 ? [[i, j, roll(12)] as const] : [])),
    ),
    places: roll(2) === 0 ? 8 + roll(12) : null,
    goals: goalLists[seed % goalLists.length]!,
    everyone: false,
    locked: [],
    vetoed: [],
  };
}

describe('a crowded problem', () => {
  test('has an answer that is proved, the same whatever the order of its rows, with pairs to keep or without', () => {
    let solved = 0;
    for (let seed = 1; seed <= 20 + times(130); seed++) {
      const problem = crowdedProblem(seed);
      const answer = solve(problem);
      expect(verify(problem, answer), `seed ${seed}`).toEqual({ kind: 'proved' });
      if (answer.kind === 'infeasible') continue;
      solved += 1;
      const again = solve(shuffled(problem, seed));
      expect(again.kind === 'solved' && again.pairs, `seed ${seed}`).toEqual(answer.pairs);
      const kept = solve(problem, answer.pairs);
      expect(verify(problem, kept), `seed ${seed}`).toEqual({ kind: 'proved' });
      expect(kept.kind === 'solved' && kept.pairs, `seed ${seed}`).toEqual(answer.pairs);
    }
    expect(solved).toBeGreaterThan(10);
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

describe('an answer', () => {
  test('gives its pairs by mentee and then by mentor, locked ones among them', () => {
    const problem: Problem = {
      mentees: [
        { id: 'b', priority: 0, demand: 3 },
        { id: 'a', priority: 0, demand: 2 },
      ],
      mentors: ['y', 'z', 'x'].map((id) => ({ id, capacity: 2, minimum: 0 })),
      scores: [
        [0, 0, 5],
        [0, 1, 9],
        [0, 2, 1],
        [1, 1, 2],
        [1, 2, 7],
      ],
      places: null,
      goals: ['people', 'total'],
      everyone: false,
      locked: [['b', 'y']],
      vetoed: [],
    };
    const pairs = [
      ['a', 'x', 7],
      ['a', 'z', 2],
      ['b', 'x', 1],
      ['b', 'y', 5],
      ['b', 'z', 9],
    ];
    expect(solve(problem)).toMatchObject({ pairs });
    const rows = { mentees: problem.mentees.toReversed(), locked: [], scores: [] };
    expect(solve({ ...problem, ...rows })).toMatchObject({ pairs: [] });
    const boundless = {
      mentees: problem.mentees.map((mentee) => ({ ...mentee, demand: Number.MAX_SAFE_INTEGER })),
      mentors: problem.mentors.map((mentor) => ({ ...mentor, capacity: 2 ** 31 })),
    };
    expect(solve({ ...problem, ...boundless })).toMatchObject({ pairs });
  });
});
