import { describe, expect, test } from 'vitest';
import { bestByTrying, largeProblem, smallProblem, times } from '../../../test/problems.ts';
import { compare } from './compare.ts';
import {
  type Effect,
  effectOfPlaces,
  forbidden,
  forced,
  priceOfForbidding,
  priceOfForcing,
  valueOfOneMoreMentor,
} from './price.ts';
import { type Problem, ProblemError, type Solved } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

function solvedProblems(count: number): { problem: Problem; answer: Solved }[] {
  return Array.from({ length: times(count) }, (_, at) => smallProblem(at + 1)).flatMap((problem) => {
    const answer = solve(problem);
    return answer.kind === 'solved' && problem.scores.length > 0 ? [{ problem, answer }] : [];
  });
}

/** The effect must be what trying every answer of the changed problem finds. */
function expectExact(changed: Problem, answer: Solved, effect: Effect) {
  const best = bestByTrying(changed);
  if (best === null) {
    expect(effect.kind).toBe('impossible');
    return;
  }
  if (effect.kind !== 'possible') throw new Error(`${effect.kind} although an answer exists`);
  const { reached } = effect.answer;
  for (const goal of changed.goals) {
    const sum = goal === 'people' ? 'placed' : goal;
    expect(reached[sum]).toBe(best[sum]);
    if (answer.reached[sum] !== null && best[sum] !== null) {
      expect(effect.comparison.change[sum]).toBe(best[sum] - answer.reached[sum]!);
    }
  }
  expect(verify(changed, effect.answer)).toEqual({ kind: 'proved' });
}

describe('the price of an override', () => {
  test('of forcing a pair is what trying every answer finds', () => {
    for (const { problem, answer } of solvedProblems(700)) {
      for (const [i, j] of problem.scores) {
        const pair = [problem.mentees[i]!.id, problem.mentors[j]!.id] as const;
        const vetoed = problem.vetoed.filter(([a, x]) => a !== pair[0] || x !== pair[1]);
        const changed = { ...problem, locked: [...problem.locked, pair], vetoed };
        expectExact(changed, answer, priceOfForcing(problem, answer, ...pair));
      }
    }
  });

  test('of forbidding a pair is what trying every answer finds', () => {
    for (const { problem, answer } of solvedProblems(700)) {
      for (const [mentee, mentor] of answer.pairs) {
        const locked = problem.locked.filter(([a, x]) => a !== mentee || x !== mentor);
        const changed: Problem = { ...problem, locked, vetoed: [...problem.vetoed, [mentee, mentor]] };
        expectExact(changed, answer, priceOfForbidding(problem, answer, mentee, mentor));
      }
    }
  });

  test('of one place more or less is what trying every answer finds', () => {
    for (const { problem, answer } of solvedProblems(700)) {
      for (const places of [answer.pairs.length + 1, Math.max(0, answer.pairs.length - 1), null]) {
        expectExact({ ...problem, places }, answer, effectOfPlaces(problem, answer, places));
      }
    }
  });

  test('asks for points where the pair is not eligible', () => {
    const problem: Problem = { ...smallProblem(1), scores: [], locked: [], vetoed: [], everyone: false };
    const rules = { ...problem, mentors: [{ id: 'x', capacity: 1, minimum: 0 }], places: null };
    const answer = solve(rules) as Solved;
    const mentee = rules.mentees[0]!.id;
    expect(priceOfForcing(rules, answer, mentee, 'x')).toEqual({ kind: 'notEligible' });
    expect(priceOfForcing(rules, answer, mentee, 'x', 40)).toMatchObject({
      comparison: { newlyPlaced: [mentee] },
    });
  });

  test('names a person who is unknown', () => {
    const { problem, answer } = solvedProblems(700)[0]!;
    expect(() => priceOfForcing(problem, answer, 'nobody', 'x0')).toThrow('there is no mentee "nobody"');
    const points = new Map([['nobody', 5]]);
    expect(() => valueOfOneMoreMentor(problem, answer, 'new', points, 1)).toThrow(ProblemError);
  });
});

describe('a change of one pair', () => {
  const problem: Problem = {
    mentees: ['a', 'b'].map((id) => ({ id, priority: 0, demand: 2 })),
    mentors: ['x', 'y'].map((id) => ({ id, capacity: 2, minimum: 0 })),
    scores: [
      [0, 0, 5],
      [0, 1, 6],
      [1, 0, 7],
      [1, 1, 8],
    ],
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [
      ['a', 'y'],
      ['b', 'x'],
      ['a', 'x'],
    ],
    vetoed: [
      ['a', 'y'],
      ['b', 'x'],
      ['a', 'x'],
    ],
  };

  test('leaves every other lock, veto and score as it is', () => {
    const others = problem.locked.slice(0, 2);
    expect(forbidden(problem, 'a', 'x')).toEqual({
      ...problem,
      locked: others,
      vetoed: [...others, ['a', 'x'], ['a', 'x']],
    });
    expect(forced(problem, 'a', 'x')).toEqual({
      ...problem,
      locked: [...problem.locked, ['a', 'x']],
      vetoed: others,
    });
    expect(forced(problem, 'a', 'x', 9)?.scores).toEqual([...problem.scores.slice(1), [0, 0, 9]]);
  });

  test('names the field of whoever is unknown', () => {
    for (const change of [forced, forbidden]) {
      expect(() => change(problem, 'nobody', 'x')).toThrow('mentee: there is no mentee "nobody"');
      expect(() => change(problem, 'a', 'nobody')).toThrow('mentor: there is no mentor "nobody"');
    }
  });
});

describe('one more mentor', () => {
  test('brings what trying every answer finds', () => {
    for (const { problem, answer } of solvedProblems(300)) {
      const points = new Map(problem.mentees.map(({ id }, at) => [id, 7 * at]));
      const at = problem.mentors.length;
      const changed: Problem = {
        ...problem,
        mentors: [...problem.mentors, { id: 'new', capacity: 1, minimum: 0 }],
        scores: [...problem.scores, ...problem.mentees.map((_, i) => [i, at, 7 * i] as const)],
      };
      expectExact(changed, answer, valueOfOneMoreMentor(problem, answer, 'new', points, 1));
    }
  });
});

describe('a changed answer', () => {
  test('keeps everybody who need not move', () => {
    const problem = largeProblem(3, { mentees: 120, mentors: 120, degree: 30, goals: ['people', 'total'] });
    const flat = { ...problem, scores: problem.scores.map(([i, j]) => [i, j, 500] as const) };
    const answer = solve(flat) as Solved;
    const [mentee, mentor] = answer.pairs[0]!;
    const effect = priceOfForbidding(flat, answer, mentee, mentor);
    if (effect.kind !== 'possible') throw new Error('one pair of many should not matter');
    expect(effect.comparison.change).toEqual({ placed: 0, priority: 0, worst: 0, total: 0 });
    expect(effect.comparison.mentees.length).toBeLessThanOrEqual(2);
  });

  test('is told person by person', () => {
    const base = { reached: { placed: 2, priority: 5, worst: 1, total: 3 } };
    const before = {
      ...base,
      pairs: [
        ['a', 'x', 1],
        ['b', 'y', 2],
      ],
    } as unknown as Solved;
    const after = {
      reached: { placed: 2, priority: 4, worst: 2, total: 7 },
      pairs: [
        ['a', 'y', 5],
        ['c', 'z', 2],
      ],
    } as unknown as Solved;
    expect(compare(before, after)).toEqual({
      change: { placed: 0, priority: -1, worst: 1, total: 4 },
      both: [],
      onlyBefore: before.pairs,
      onlyAfter: after.pairs,
      mentees: [
        { id: 'a', before: ['x'], after: ['y'] },
        { id: 'b', before: ['y'], after: [] },
        { id: 'c', before: [], after: ['z'] },
      ],
      displaced: ['b'],
      newlyPlaced: ['c'],
      mentorsFreed: ['x'],
      mentorsCalled: ['z'],
    });
  });

  test('is told in the order of ids, also of several partners, and without a weakest pair where nobody is placed', () => {
    const nobody = {
      reached: { placed: 0, priority: 0, worst: null, total: 0 },
      pairs: [],
    } as unknown as Solved;
    const some = {
      reached: { placed: 4, priority: 1, worst: 2, total: 9 },
      pairs: [
        ['c', 'z', 2],
        ['a', 'y', 3],
        ['a', 'x', 3],
        ['b', 'x', 2],
      ],
    } as unknown as Solved;
    const told = compare(nobody, some);
    expect(told.change).toEqual({ placed: 4, priority: 1, worst: null, total: 9 });
    expect(compare(some, nobody).change.worst).toBeNull();
    expect(told.mentees).toEqual([
      { id: 'a', before: [], after: ['x', 'y'] },
      { id: 'b', before: [], after: ['x'] },
      { id: 'c', before: [], after: ['z'] },
    ]);
    expect([told.both, told.onlyBefore, told.onlyAfter]).toEqual([[], [], some.pairs]);
    const same = compare(some, some);
    expect([same.both, same.onlyBefore, same.onlyAfter, same.mentees]).toEqual([some.pairs, [], [], []]);
  });

  test('tells ids with commas apart', () => {
    const reached = { placed: 0, priority: 0, worst: null, total: 0 };
    const two = compare(
      {
        reached,
        pairs: [
          ['a', 'x', 1],
          ['a', 'y', 1],
        ],
      },
      { reached, pairs: [['a', 'x,y', 2]] },
    );
    expect(two.mentees).toEqual([{ id: 'a', before: ['x', 'y'], after: ['x,y'] }]);
  });
});
