/** Proofs small enough to be written by hand: which prices show that an answer is the best, and which do not. */
import { describe, expect, test } from 'vitest';
import type { Certificate, Mentee, Mentor, Problem, Solved } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

const mentee = (id: string, more: Partial<Mentee> = {}): Mentee => ({ id, priority: 0, demand: 1, ...more });
const mentor = (id: string, more: Partial<Mentor> = {}): Mentor => ({ id, capacity: 1, minimum: 0, ...more });

const plain: Problem = {
  mentees: [mentee('a'), mentee('b')],
  mentors: [mentor('x'), mentor('y')],
  scores: [
    [0, 0, 5],
    [1, 1, 3],
  ],
  places: null,
  goals: ['total'],
  everyone: false,
  locked: [],
  vetoed: [],
};

const answer = (pairs: Solved['pairs'], certificate: Partial<Certificate>): Solved => ({
  kind: 'solved',
  pairs,
  reached: {
    placed: pairs.length,
    priority: 0,
    worst: pairs.length === 0 ? null : Math.min(...pairs.map(([, , points]) => points)),
    total: pairs.reduce((sum, [, , points]) => sum + points, 0),
  },
  certificate: {
    goals: ['total'],
    from: 0,
    menteePrices: [[0], [0]],
    mentorPrices: [[0], [0]],
    placesPrice: [0],
    worst: null,
    ...certificate,
  },
});

const proved = { kind: 'proved' };
const notBest = { kind: 'refuted', fault: 'the prices leave room for a better answer' };

describe('the bound of a proof', () => {
  const both: Solved['pairs'] = [
    ['a', 'x', 5],
    ['b', 'y', 3],
  ];

  test('is the surplus of the pairs where nobody has a price', () => {
    expect(verify(plain, answer(both, {}))).toEqual(proved);
    expect(verify(plain, answer(both.slice(1), {}))).toEqual(notBest);
  });

  test('is the prices where no pair is worth more', () => {
    expect(verify(plain, answer(both, { menteePrices: [[5], [0]], mentorPrices: [[0], [3]] }))).toEqual(
      proved,
    );
    expect(verify(plain, answer(both, { menteePrices: [[5], [1]], mentorPrices: [[0], [3]] }))).toEqual(
      notBest,
    );
  });

  test('leaves vetoed pairs out, and no others', () => {
    const problem: Problem = {
      ...plain,
      scores: [...plain.scores, [0, 1, 1000]],
      vetoed: [['a', 'y']],
    };
    expect(verify(problem, answer(both, {}))).toEqual(proved);
    expect(verify(problem, answer(both.slice(1), {}))).toEqual(notBest);
    expect(verify({ ...problem, vetoed: [] }, answer(both, {}))).toEqual(notBest);
  });

  test('counts a locked pair as made, and nobody with the room that it fills', () => {
    const problem: Problem = {
      ...plain,
      mentees: [...plain.mentees, mentee('c')],
      scores: [...plain.scores, [0, 1, 900], [2, 1, 900], [2, 0, 2]],
      locked: [['b', 'y']],
    };
    // y is full and b is placed, so the 900 cannot be had; a and c compete for x, which is worth 2 and 3 to a more.
    const prices = { menteePrices: [[3], [0], [0]], mentorPrices: [[2], [0]] };
    expect(verify(problem, answer(both, prices))).toEqual(proved);
    const second: Solved['pairs'] = [both[1]!, ['c', 'x', 2]];
    expect(verify(problem, answer(second, prices))).toEqual(notBest);
    // A second mentor for b would be worth 900, but b has all that was asked for.
    const greedy: Problem = { ...plain, scores: [...plain.scores, [1, 0, 900]], locked: [['b', 'y']] };
    expect(verify(greedy, answer(both, {}))).toEqual(proved);
    expect(
      verify({ ...greedy, mentees: [mentee('a'), mentee('b', { demand: 2 })] }, answer(both, {})),
    ).toEqual(notBest);
  });

  test('has a place less for each locked pair', () => {
    const problem: Problem = { ...plain, places: 1, locked: [['b', 'y']] };
    const lockOnly = answer(both.slice(1), {});
    expect(verify(problem, lockOnly)).toEqual(proved);
    expect(verify({ ...problem, places: 2 }, lockOnly)).toEqual(notBest);
    const priced = answer(both.slice(0, 1), { placesPrice: [5] });
    expect(verify({ ...plain, places: 1 }, priced)).toEqual(proved);
    expect(verify({ ...plain, places: 2 }, priced)).toEqual(notBest);
  });

  test('takes a negative price of a mentor once for each mentee who must come', () => {
    // b would go to x for 8, but y must have both; one of them may be there by a lock.
    const problem: Problem = {
      ...plain,
      mentors: [mentor('x'), mentor('y', { capacity: 3, minimum: 2 })],
      scores: [
        [0, 1, 4],
        [1, 0, 8],
        [1, 1, 3],
      ],
    };
    const atY: Solved['pairs'] = [
      ['a', 'y', 4],
      ['b', 'y', 3],
    ];
    const prices = { menteePrices: [[9], [8]], mentorPrices: [[0], [-5]] };
    expect(verify(problem, answer(atY, prices))).toEqual(proved);
    expect(
      verify({ ...problem, locked: [['a', 'y']] }, answer(atY, { ...prices, menteePrices: [[0], [8]] })),
    ).toEqual(proved);
    const locked: Problem = {
      ...problem,
      mentors: [mentor('x'), mentor('y', { capacity: 3 })],
      locked: [['a', 'y']],
    };
    const apart: Solved['pairs'] = [
      ['a', 'y', 4],
      ['b', 'x', 8],
    ];
    expect(verify(locked, answer(apart, { menteePrices: [[0], [8]] }))).toEqual(proved);
    expect(verify(locked, answer(apart, { menteePrices: [[0], [8]], mentorPrices: [[0], [-5]] }))).toEqual(
      proved,
    );
    expect(verify(locked, answer(atY, { menteePrices: [[0], [8]] }))).toEqual(notBest);
  });

  test('leaves weak pairs out only where the goal is the worst pair', () => {
    const certificate = { from: 4, menteePrices: [[5], [0]] };
    expect(verify(plain, answer(both.slice(0, 1), certificate))).toEqual({
      kind: 'refuted',
      fault: 'pairs of fewer than 4 points are left out',
    });
  });
});

describe('where everyone must be placed', () => {
  const problem: Problem = {
    ...plain,
    mentors: [mentor('x', { capacity: 2 }), mentor('y')],
    scores: [
      [0, 0, 5],
      [1, 0, 1],
      [1, 1, 3],
    ],
    everyone: true,
  };
  const best: Solved['pairs'] = [
    ['a', 'x', 5],
    ['b', 'y', 3],
  ];
  const peopleFirst: Partial<Certificate> = {
    goals: ['people', 'total'],
    menteePrices: [
      [1, 5],
      [1, 3],
    ],
    mentorPrices: [
      [0, 0],
      [0, 0],
    ],
    placesPrice: [0, 0],
  };

  test('a proof of the total may count people first, since all answers place as many', () => {
    expect(verify(problem, answer(best, peopleFirst))).toEqual(proved);
    expect(verify({ ...problem, everyone: false }, answer(best, peopleFirst))).toEqual({
      kind: 'refuted',
      fault: 'the proof is about people, total',
    });
    const second: Solved['pairs'] = [
      ['a', 'x', 5],
      ['b', 'x', 1],
    ];
    expect(verify(problem, answer(second, peopleFirst))).toEqual(notBest);
  });

  test('a proof of people may not count the total first, since answers differ in it', () => {
    const totalFirst: Partial<Certificate> = { ...peopleFirst, goals: ['total', 'people', 'total'] };
    expect(verify({ ...problem, goals: ['people', 'total'] }, answer(best, totalFirst))).toEqual({
      kind: 'refuted',
      fault: 'the proof is about total, people, total',
    });
  });

  test('the solver proves the total so', () => {
    const solved = solve(problem);
    expect(solved).toMatchObject({ pairs: best, certificate: { goals: ['people', 'total'] } });
    expect(verify(problem, solved)).toEqual(proved);
  });
});

test('the proof of the highest total also shows that no equal total places more', () => {
  const problem: Problem = { ...plain, scores: [...plain.scores, [1, 0, 8]], places: 2 };
  for (const scores of [problem.scores, plain.scores.map(([i, j]) => [i, j, 0] as const)]) {
    const solved = solve({ ...problem, scores });
    expect(solved).toMatchObject({ reached: { placed: 2 }, certificate: { goals: ['total', 'people'] } });
    expect(verify({ ...problem, scores, goals: ['total', 'people'] }, solved)).toEqual(proved);
  }
});
