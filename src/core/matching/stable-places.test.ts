import { describe, expect, test } from 'vitest';
import { problemOf } from '../../../test/named-problem.ts';
import { type Problem, ProblemError } from './problem.ts';
import { blockingPairs, type Side, stableAnswer, type Wishes } from './stable.ts';
import { explainLeftOut } from './stable-reasons.ts';
import { faultInStability } from './verify-stable.ts';

const told = (problem: Problem, side: Side = 'mentees', wishes?: Wishes) =>
  stableAnswer(problem, side, wishes)
    .pairs.map(([mentee, mentor]) => `${mentee} ${mentor}`)
    .join(', ');

describe('limited places', () => {
  const three = (more: Partial<Problem> = {}) =>
    problemOf(
      { a: { priority: 1 }, b: { priority: 3 }, c: { priority: 2 } },
      { X: 1, Y: 1, Z: 1 },
      { 'a X': 900, 'b Y': 100, 'b X': 80, 'c Z': 500 },
      more,
    );

  test('go to the highest ratings', () => {
    expect(told(three({ places: 1 }))).toBe('b Y');
    expect(told(three({ places: 2 }))).toBe('b Y, c Z');
    expect(told(three({ places: 2 }), 'mentors')).toBe('b Y, c Z');
    expect(told(three({ places: 3 }))).toBe('a X, b Y, c Z');
    expect(told(three({ places: 0 }))).toBe('');
  });

  test('go to those with the best first wish where ratings are not asked for, or are equal; then by number', () => {
    const byFit = three({ places: 1, goals: ['people', 'total'] });
    expect(told(byFit)).toBe('a X');
    const even = { a: { priority: 2 }, b: { priority: 2 }, c: { priority: 2 }, d: { priority: 2 } };
    const points = { 'a X': 200, 'b Y': 900, 'b X': 100, 'c Z': 900 };
    expect(told(problemOf(even, { X: 1, Y: 1, Z: 1 }, points, { places: 1 }))).toBe('b Y');
    expect(told(problemOf(even, { X: 1, Y: 1, Z: 1 }, points, { places: 2 }))).toBe('b Y, c Z');
  });

  test('are refused where somebody asks for several mentors', () => {
    const problem = three({ places: 1 });
    const mentees = problem.mentees.map((one) => ({ ...one, demand: 2 }));
    expect(() => stableAnswer({ ...problem, mentees }, 'mentees')).toThrow(
      new ProblemError('places', 'a stable answer within places needs a demand of 1 for every mentee'),
    );
    expect(stableAnswer({ ...problem, mentees, places: null }, 'mentees').pairs).toHaveLength(3);
  });
});

test('whoever asks for several mentors, and whoever has room for several, is given as many', () => {
  const points = { 'a X': 5, 'a Y': 7, 'a Z': 6, 'b X': 9, 'b Y': 6, 'c X': 1 };
  const problem = problemOf({ a: { demand: 2 }, b: {}, c: {} }, { X: 2, Y: 1, Z: 1 }, points);
  for (const side of ['mentees', 'mentors'] as const) expect(told(problem, side)).toBe('a Y, a Z, b X, c X');
});

test('two who are wished for alike come in the order of their numbers', () => {
  const points = { 'b X': 5, 'a X': 5, 'b Y': 5, 'a Y': 5 };
  const problem = problemOf({ b: {}, a: {} }, { Y: 1, X: 1 }, points);
  for (const side of ['mentees', 'mentors'] as const) expect(told(problem, side)).toBe('a X, b Y');
});

test('what is wished in words comes before all points', () => {
  const problem = problemOf({ a: {} }, { X: 1, Y: 1, Z: 1 }, { 'a X': 900, 'a Y': 1, 'a Z': 1000 });
  expect(told(problem, 'mentees', { mentees: new Map([['a', ['Y']]]), mentors: new Map() })).toBe('a Y');
  expect(told(problem, 'mentees', { mentees: new Map([['a', []]]), mentors: new Map() })).toBe('a Z');
});

describe('the pairs that block', () => {
  const points = { 'b Y': 900, 'b X': 800, 'a Y': 850, 'a X': 700 };
  const square = (more: Partial<Problem> = {}) => problemOf({ b: {}, a: {} }, { Y: 1, X: 1 }, points, more);
  const blocking = (problem: Problem, ...pairs: readonly (readonly [string, string])[]) =>
    blockingPairs(problem, pairs).map(
      ({ mentee, mentor, points: worth, leaves, drops }) => `${mentee} ${mentor} ${worth} ${leaves} ${drops}`,
    );

  test('are all, by mentee, then mentor', () => {
    expect(blocking(square())).toEqual([
      'a X 700 null null',
      'a Y 850 null null',
      'b X 800 null null',
      'b Y 900 null null',
    ]);
    expect(blocking(square(), ['a', 'Y'], ['b', 'X'])).toEqual(['b Y 900 X a']);
    expect(blocking(square(), ['a', 'X'], ['b', 'Y'])).toEqual([]);
    expect(blocking(square(), ['b', 'X'])).toEqual(['a Y 850 null null', 'b Y 900 X null']);
  });

  test('are none that a veto or a lock settles', () => {
    expect(blocking(square({ vetoed: [['b', 'Y']] }), ['a', 'Y'], ['b', 'X'])).toEqual([]);
    expect(blocking(square({ locked: [['b', 'X']] }), ['a', 'Y'], ['b', 'X'])).toEqual([]);
    expect(blocking(square({ locked: [['a', 'Y']] }), ['a', 'Y'], ['b', 'X'])).toEqual([]);
  });

  test('take a further mentor, or give up the least wanted of several', () => {
    const some = { 'a X': 500, 'a Y': 900, 'a Z': 700, 'b Z': 800 };
    const wanting = (demand: number) => problemOf({ a: { demand }, b: {} }, { X: 1, Y: 1, Z: 2 }, some);
    expect(blocking(wanting(3), ['a', 'Y'], ['b', 'Z'])).toEqual(['a X 500 null null', 'a Z 700 null null']);
    expect(blocking(wanting(2), ['a', 'X'], ['a', 'Y'], ['b', 'Z'])).toEqual(['a Z 700 X null']);
    const full = problemOf({ a: {}, b: {}, c: {} }, { X: 2 }, { 'a X': 700, 'b X': 500, 'c X': 600 });
    expect(blocking(full, ['a', 'X'], ['b', 'X'])).toEqual(['c X 600 null b']);
  });

  test('once all places are used take the place of somebody rated lower', () => {
    const rated = (a: number, b: number, more: Partial<Problem> = {}) =>
      problemOf(
        { a: { priority: a }, b: { priority: b } },
        { X: 1, Y: 1 },
        { 'a X': 9, 'a Y': 5, 'b X': 8 },
        {
          places: 1,
          ...more,
        },
      );
    expect(blocking(rated(5, 3), ['b', 'X'])).toEqual(['a X 9 null b']);
    expect(blocking(rated(3, 3), ['b', 'X'])).toEqual([]);
    expect(blocking(rated(3, 5), ['b', 'X'])).toEqual([]);
    expect(blocking(rated(5, 3, { goals: ['people', 'total'] }), ['b', 'X'])).toEqual([]);
    expect(blocking(rated(3, 5, { places: 2 }), ['b', 'X'])).toEqual(['a X 9 null b', 'a Y 5 null null']);
    // Somebody who has a place needs none to change.
    expect(blocking(rated(3, 3), ['a', 'Y'])).toEqual(['a X 9 Y null']);
  });
});

describe('whoever is left out', () => {
  const reasons = (problem: Problem, ...pairs: readonly (readonly [string, string])[]) =>
    explainLeftOut(problem, pairs).map(({ placed: _, demand: __, ...reason }) => reason);

  test('where there is no place at all is below the line, and nobody was placed', () => {
    expect(reasons(problemOf({ a: {} }, { X: 1 }, { 'a X': 5 }, { places: 0 }))).toEqual([
      {
        id: 'a',
        kind: 'belowLine',
        places: 0,
        priority: 0,
        lowestPlaced: null,
        competing: 1,
        rank: 1,
        way: null,
      },
    ]);
  });

  test('learns of the mentors in the order of their numbers, and of everybody whom they have', () => {
    const people = { c: { priority: 1 }, b: { priority: 5 }, a: { priority: 5 } };
    const points = { 'c Y': 1, 'c X': 1, 'b Y': 5, 'a X': 5 };
    const taken = problemOf(people, { Y: 1, X: 1 }, points);
    expect(reasons(taken, ['a', 'X'], ['b', 'Y'])).toEqual([
      {
        id: 'c',
        kind: 'mentorsTaken',
        mentees: ['a', 'b', 'c'],
        mentors: ['X', 'Y'],
        wanted: 3,
        slots: 2,
        way: null,
      },
    ]);
    const vetoed: Problem['vetoed'] = [
      ['c', 'X'],
      ['c', 'Y'],
    ];
    expect(reasons({ ...taken, vetoed }, ['a', 'X'], ['b', 'Y'])).toEqual([
      { id: 'c', kind: 'vetoed', mentors: ['X', 'Y'] },
    ]);
  });

  test('is not the rating where the scheme does not ask for ratings', () => {
    const people = { a: { priority: 1 }, b: { priority: 5 } };
    const rated = problemOf(people, { X: 1 }, { 'a X': 1, 'b X': 5 }, { places: 1 });
    expect(reasons(rated, ['b', 'X'])).toMatchObject([{ id: 'a', kind: 'belowLine' }]);
    const unrated: Problem = { ...rated, goals: ['people', 'total'] };
    expect(reasons(unrated, ['b', 'X'])).toMatchObject([
      { id: 'a', kind: 'mentorsTaken', mentees: ['a', 'b'], mentors: ['X'] },
    ]);
  });
});

describe('the check of stable pairs', () => {
  const faultIn = (problem: Problem, pairs: readonly (readonly [string, string, number])[]) => {
    const worst = Math.min(...pairs.map(([, , points]) => points));
    const total = pairs.reduce((sum, [, , points]) => sum + points, 0);
    const rating = (id: string) => problem.mentees.find((one) => one.id === id)!.priority;
    const priority = pairs.reduce((sum, [id]) => sum + rating(id), 0);
    return faultInStability(problem, { pairs, reached: { placed: pairs.length, priority, worst, total } });
  };

  test('sees somebody who would leave one of several mentors', () => {
    const points = { 'a X': 500, 'a Y': 900, 'a Z': 700 };
    const problem = problemOf({ a: { demand: 2 } }, { X: 1, Y: 1, Z: 1 }, points);
    expect(
      faultIn(problem, [
        ['a', 'X', 500],
        ['a', 'Y', 900],
      ]),
    ).toBe('a and Z would rather have each other');
  });

  test('sees a place that one of several mentees would have to give', () => {
    const rated = { a: { priority: 5 }, b: { priority: 3 }, c: { priority: 7 } };
    const problem = problemOf(rated, { X: 2 }, { 'a X': 900, 'b X': 500, 'c X': 600 }, { places: 2 });
    expect(
      faultIn(problem, [
        ['b', 'X', 500],
        ['c', 'X', 600],
      ]),
    ).toBe('a and X would rather have each other');
  });
});
