import { describe, expect, test } from 'vitest';
import { problemOf } from '../../../test/named-problem.ts';
import { explainUnplaced } from './explain.ts';
import { bottlenecks } from './gaps.ts';
import type { Problem, Solved } from './problem.ts';
import { alternates, explainReserve } from './reserve.ts';
import { solve } from './solve.ts';

const solved = (problem: Problem): Solved => {
  const answer = solve(problem);
  if (answer.kind === 'infeasible') throw new Error(answer.reason.sentence);
  return answer;
};
const reasons = (problem: Problem) => explainUnplaced(problem, solved(problem));

describe('somebody without a mentor', () => {
  test('has only vetoed ones, in the order of ids; or another that is not vetoed', () => {
    const points = { 'a Y': 5, 'a X': 5, 'b X': 9 };
    const vetoed: Problem['vetoed'] = [
      ['a', 'X'],
      ['a', 'Y'],
      ['b', 'Y'],
    ];
    expect(reasons(problemOf({ a: 1, b: 2 }, { Y: 1, X: 1 }, points, { vetoed }))).toEqual([
      { id: 'a', placed: 0, demand: 1, kind: 'vetoed', mentors: ['X', 'Y'] },
    ]);
    expect(
      reasons(problemOf({ a: 1, b: 2 }, { Y: 1, X: 1 }, points, { vetoed: [['a', 'Y']] })),
    ).toMatchObject([{ id: 'a', kind: 'mentorsTaken', mentors: ['X'], mentees: ['a', 'b'] }]);
  });

  test('has one and asked for more, but no other is eligible and not vetoed', () => {
    const asking = { a: { demand: 2 } };
    const none = [{ id: 'a', placed: 1, demand: 2, kind: 'noFurtherMentor' }];
    expect(reasons(problemOf(asking, { X: 1, Y: 1 }, { 'a X': 5 }))).toEqual(none);
    expect(
      reasons(problemOf(asking, { X: 1, Y: 1 }, { 'a X': 5, 'a Y': 9 }, { vetoed: [['a', 'Y']] })),
    ).toEqual(none);
    expect(
      reasons(problemOf({ ...asking, b: 9 }, { X: 1, Y: 1 }, { 'a X': 5, 'a Y': 5, 'b Y': 3 })),
    ).toMatchObject([{ id: 'a', placed: 1, kind: 'mentorsTaken', mentees: ['a', 'b'], mentors: ['Y'] }]);
  });

  test('is below the line where no place is there at all', () => {
    expect(reasons(problemOf({ a: 3 }, { X: 1 }, { 'a X': 5 }, { places: 0 }))).toEqual([
      {
        id: 'a',
        placed: 0,
        demand: 1,
        kind: 'belowLine',
        places: 0,
        priority: 3,
        lowestPlaced: null,
        competing: 1,
        rank: 1,
        way: null,
      },
    ]);
  });

  test('is below the line of ratings even where their only mentor is taken, but not of their own rating', () => {
    const people = { a: 5, b: 4, c: 4, d: 9, e: 9 };
    const points = { 'a X': 9, 'b Y': 8, 'c Y': 1, 'd X': 0, 'e Z': 3 };
    const found = reasons(problemOf(people, { X: 2, Y: 1, Z: 1 }, points, { places: 4 }));
    expect(found).toMatchObject([{ id: 'c', kind: 'mentorsTaken', mentees: ['b', 'c'] }]);
    const [low] = reasons(problemOf({ ...people, c: 3 }, { X: 2, Y: 1, Z: 1 }, points, { places: 4 }));
    expect(low).toMatchObject({ id: 'c', kind: 'belowLine', lowestPlaced: 4, competing: 5, rank: 5 });
  });

  test('is ranked among those who have an eligible mentor or a lock', () => {
    const people = { a: 5, b: 7, c: 9, d: 3, e: 9 };
    const points = { 'a X': 1, 'b X': 1, 'd Y': 1, 'e Y': 1 };
    const problem = problemOf(people, { X: 2, Y: 2 }, points, { places: 1, locked: [['b', 'X']] });
    expect(reasons(problem).map((each) => [each.id, each.kind, 'rank' in each && each.rank])).toEqual([
      ['a', 'belowLine', 3],
      ['c', 'noEligibleMentor', false],
      ['d', 'belowLine', 4],
      ['e', 'belowLine', 1],
    ]);
    expect(reasons(problem)[0]).toMatchObject({ competing: 4, lowestPlaced: 7, places: 1, way: null });
  });

  test('without ratings is below the line where a mentor who fits has room', () => {
    const points = { 'a X': 5, 'b X': 9, 'c Y': 7 };
    const problem = problemOf({ a: 9, b: 1, c: 2 }, { X: 2, Y: 1 }, points, {
      places: 2,
      goals: ['people', 'total'],
    });
    expect(reasons(problem)).toEqual([
      {
        id: 'a',
        placed: 0,
        demand: 1,
        kind: 'belowLine',
        places: 2,
        priority: 9,
        lowestPlaced: 1,
        competing: 3,
        rank: 1,
        // The cheapest way is the place of c, who has fewer points than b.
        way: { displaced: 'c', made: [['a', 'X']], undone: [['c', 'Y']], placed: 0, priority: 7, total: -2 },
      },
    ]);
  });

  test('whose mentors are locked to others, taken or without room, competes with those who are not locked', () => {
    const people = { a: 1, b: 2, c: 3 };
    const points = { 'a X': 5, 'a Y': 5, 'b X': 5, 'c Y': 5, 'a Z': 5, 'a W': 5, 'b Z': 5 };
    const problem = problemOf(people, { X: 1, Y: 1, Z: 0, W: 0 }, points, {
      locked: [['b', 'X']],
      vetoed: [['a', 'W']],
    });
    expect(reasons(problem)).toEqual([
      {
        id: 'a',
        placed: 0,
        demand: 1,
        kind: 'mentorsTaken',
        mentees: ['a', 'c'],
        mentors: ['X', 'Y', 'Z'],
        wanted: 2,
        slots: 1,
        way: {
          displaced: 'c',
          made: [['a', 'Y']],
          undone: [['c', 'Y']],
          placed: 0,
          priority: -2,
          total: 0,
        },
      },
    ]);
  });

  test('would come in by a chain of changes, told pair by pair', () => {
    // For points alone a stays out: with X they cost b the better of two.
    const points = { 'a X': 10, 'b X': 500, 'b Y': 300, 'c Y': 400, 'c Z': 350 };
    const problem = problemOf({ a: 0, b: 0, c: 0 }, { X: 1, Y: 1, Z: 1 }, points, { goals: ['total'] });
    const [reason] = reasons(problem);
    expect(reason).toMatchObject({
      id: 'a',
      kind: 'lowersTotal',
      way: { displaced: null, placed: 1, priority: 0, total: 10 - 200 - 50 },
    });
    const way = reason?.kind === 'lowersTotal' ? reason.way : null;
    expect([...way!.made].sort()).toEqual([
      ['a', 'X'],
      ['b', 'Y'],
      ['c', 'Z'],
    ]);
    expect([...way!.undone].sort()).toEqual([
      ['b', 'X'],
      ['c', 'Y'],
    ]);
  });

  test('has no way in that would leave a mentor below their minimum, and one where it would not', () => {
    const points = { 'a X': 5, 'b X': 500, 'b Y': 5 };
    const bound = (minimum: number) => {
      const problem = problemOf({ a: 0, b: 0 }, { X: 1, Y: 1 }, points, {
        goals: ['total'],
        vetoed: [['b', 'Y']],
      });
      return {
        ...problem,
        mentors: problem.mentors.map((one) => ({ ...one, minimum: one.id === 'X' ? minimum : 0 })),
      };
    };
    const displacing = { displaced: 'b', made: [['a', 'X']], undone: [['b', 'X']], total: -495 };
    for (const minimum of [0, 1])
      expect(reasons(bound(minimum))).toMatchObject([{ id: 'a', kind: 'mentorsTaken', way: displacing }]);
    // Both mentors must get somebody, and only b fits Y.
    const both = problemOf({ a: 9, b: 0 }, { X: 1, Y: 1 }, { 'a X': 5, 'b X': 500, 'b Y': 5 }, { places: 1 });
    const held = {
      ...both,
      mentors: both.mentors.map((one) => ({ ...one, minimum: one.id === 'Y' ? 1 : 0 })),
    };
    expect(reasons(held)).toMatchObject([{ id: 'a', kind: 'belowLine', lowestPlaced: 0, way: null }]);
  });
});

describe('a mentor in reserve', () => {
  test('is told in the order of ids, with those who fit placed elsewhere or not at all', () => {
    const points = { 'b Y': 1, 'a Y': 1, 'c Y': 1, 'a X': 9, 'c V': 1, 'b V': 1 };
    const problem = problemOf({ c: 0, b: 0, a: 0 }, { Z: 1, Y: 1, X: 1, W: 0, V: 1 }, points, {
      places: 1,
      goals: ['people', 'total'],
      vetoed: [
        ['c', 'V'],
        ['b', 'V'],
        ['c', 'Y'],
      ],
    });
    expect(explainReserve(problem, solved(problem))).toEqual([
      { id: 'V', kind: 'vetoed', mentees: ['b', 'c'] },
      { id: 'Y', kind: 'notNeeded', placedElsewhere: ['a'], unplaced: ['b'] },
      { id: 'Z', kind: 'noEligibleMentee' },
    ]);
    const all = { ...problem, vetoed: [] };
    expect(explainReserve(all, { pairs: [['a', 'X', 9]] })).toMatchObject([
      { id: 'V', unplaced: ['b', 'c'] },
      { id: 'Y', placedElsewhere: ['a'], unplaced: ['b', 'c'] },
      { id: 'Z' },
    ]);
  });

  test('stands in as the best with a free place who is not vetoed; of equal ones the lower id', () => {
    const points = { 'a X': 9, 'a Y': 8, 'a Z': 7, 'a V': 6, 'a U': 7, 'b Y': 9, 'b X': 1 };
    const standIn = (more: Partial<Problem>, room: Record<string, number> = {}) => {
      const mentors = { Z: 1, X: 1, Y: 1, V: 1, U: 1, ...room };
      const pairs = [
        ['a', 'X', 9],
        ['b', 'Y', 9],
      ] as const;
      return alternates(problemOf({ a: 0, b: 0 }, mentors, points, more), { pairs }).map(
        ({ mentee, mentor, alternate }) => `${mentee} ${mentor} ${alternate}`,
      );
    };
    expect(standIn({})).toEqual(['a X a,U,7', 'b Y null']);
    expect(standIn({ vetoed: [['a', 'U']] })).toEqual(['a X a,Z,7', 'b Y null']);
    expect(standIn({}, { U: 0, Z: 0 })).toEqual(['a X a,V,6', 'b Y null']);
    const even = problemOf(['a'], { X: 1, V: 1, Y: 1, Z: 1 }, { 'a X': 9, 'a V': 5, 'a Y': 7, 'a Z': 7 });
    expect(alternates(even, { pairs: [['a', 'X', 9]] })[0]!.alternate).toEqual(['a', 'Y', 7]);
    // A second place at X or Y: nobody stands in for themselves.
    expect(standIn({}, { X: 2, Y: 2 })).toEqual(['a X a,Y,8', 'b Y b,X,1']);
  });
});

describe('bottlenecks', () => {
  test('are sets without a person in common, in the order in which they close', () => {
    const points = { 'a X': 1, 'b X': 1, 'c Y': 1, 'd Y': 1, 'e Y': 1, 'f Z': 1 };
    const mentees = { f: 0, e: 0, d: 0, c: 0, b: 0, a: 0, g: 0 };
    expect(bottlenecks(problemOf(mentees, { Z: 1, Y: 1, X: 1 }, points))).toEqual([
      { mentees: ['a', 'b'], mentors: ['X'], wanted: 2, slots: 1, short: 1 },
      { mentees: ['c', 'd', 'e'], mentors: ['Y'], wanted: 3, slots: 1, short: 2 },
      { mentees: ['g'], mentors: [], wanted: 1, slots: 0, short: 1 },
    ]);
  });

  test('that share a person are one', () => {
    // a and d have X, b and c have Y; e joins both.
    const points = { 'a X': 1, 'd X': 1, 'b Y': 1, 'c Y': 1, 'e X': 1, 'e Y': 1 };
    expect(bottlenecks(problemOf({ a: 0, b: 0, c: 0, d: 0, e: 0 }, { X: 1, Y: 1 }, points))).toEqual([
      { mentees: ['a', 'b', 'c', 'd', 'e'], mentors: ['X', 'Y'], wanted: 5, slots: 2, short: 3 },
    ]);
  });

  test('count wishes, not people, and look beyond the limit of places', () => {
    const asking = { a: { demand: 3 }, b: { demand: 1 } };
    const points = { 'a X': 1, 'a Y': 1, 'b Y': 1 };
    expect(bottlenecks(problemOf(asking, { X: 1, Y: 1 }, points, { places: 1 }))).toEqual([
      // X serves a already; more room there would help nobody.
      { mentees: ['a', 'b'], mentors: ['Y'], wanted: 4, slots: 1, short: 2 },
    ]);
    expect(bottlenecks(problemOf({ a: 0 }, { X: 1 }, { 'a X': 1 }, { places: 0 }))).toEqual([]);
  });
});
