import { describe, expect, test } from 'vitest';
import type { Certificate, Pair, Problem, Score, Solved } from './problem.ts';
import { solve } from './solve.ts';
import { faultInRules, type Verdict, verify, verifyStreamed } from './verify.ts';

const round: Problem = {
  mentees: [
    { id: 'a', priority: 5, demand: 1 },
    { id: 'b', priority: 3, demand: 2 },
    { id: 'c', priority: 1, demand: 1 },
  ],
  mentors: [
    { id: 'x', capacity: 1, minimum: 0 },
    { id: 'y', capacity: 2, minimum: 1 },
    { id: 'z', capacity: 1, minimum: 0 },
  ],
  scores: [
    [0, 0, 10],
    [0, 1, 8],
    [1, 0, 9],
    [1, 1, 7],
    [1, 2, 4],
    [2, 1, 6],
    [2, 2, 5],
  ],
  places: null,
  goals: ['people', 'priority', 'worst', 'total'],
  everyone: false,
  locked: [],
  vetoed: [],
};

const solved = (problem: Problem): Solved => {
  const answer = solve(problem);
  if (answer.kind !== 'solved') throw new Error(answer.reason.sentence);
  return answer;
};

const sumsOf = (problem: Problem, pairs: readonly Pair[]): Solved['reached'] => ({
  placed: pairs.length,
  priority: pairs.reduce(
    (sum, [id]) => sum + (problem.mentees.find((one) => one.id === id)?.priority ?? 0),
    0,
  ),
  worst: pairs.length === 0 ? null : Math.min(...pairs.map(([, , points]) => points)),
  total: pairs.reduce((sum, [, , points]) => sum + points, 0),
});

/** Both ways to check must say the same. */
const check = (problem: Problem, answer: Solved): Verdict => {
  const scoreOf = (i: number, j: number): Score | null => {
    if (!(i in problem.mentees && j in problem.mentors)) throw new Error('asks about a stranger');
    return problem.scores.find(([mentee, mentor]) => mentee === i && mentor === j) ?? null;
  };
  const listed = verify(problem, answer);
  expect(verifyStreamed({ ...problem, scores: problem.scores.values().toArray() }, answer, scoreOf)).toEqual(
    listed,
  );
  expect(verifyStreamed({ ...problem, scores: () => problem.scores }, answer, scoreOf)).toEqual(listed);
  return listed;
};

const refuted = (fault: string): Verdict => ({ kind: 'refuted', fault });

describe('an answer is refuted, in words, when', () => {
  const faults: [fault: string, pairs: Pair[], more?: Partial<Problem>][] = [
    ['nobody or x is not in the problem', [['nobody', 'x', 10]]],
    ['a or nobody is not in the problem', [['a', 'nobody', 10]]],
    [
      'a and x are paired twice',
      [
        ['a', 'x', 10],
        ['a', 'x', 10],
      ],
    ],
    ['a pair of 10 points is claimed to have 11', [['a', 'x', 11]]],
    ['a pair of 10 points is claimed to have 9', [['a', 'x', 9]]],
    [
      'a pair is not eligible',
      [
        ['c', 'x', 3],
        ['b', 'y', 7],
      ],
    ],
    [
      'b and z are locked, but not paired',
      [['b', 'y', 7]],
      {
        locked: [
          ['b', 'y'],
          ['b', 'z'],
        ],
      },
    ],
    [
      'c and y are vetoed, but paired',
      [['c', 'y', 6]],
      {
        vetoed: [
          ['b', 'y'],
          ['c', 'y'],
        ],
      },
    ],
    [
      '2 pairs, but 1 places',
      [
        ['a', 'x', 10],
        ['b', 'y', 7],
      ],
      { places: 1 },
    ],
    [
      'a has more mentors than asked for',
      [
        ['a', 'x', 10],
        ['a', 'y', 8],
      ],
    ],
    [
      'b has fewer mentors than everyone must have',
      [
        ['a', 'x', 10],
        ['b', 'y', 7],
        ['c', 'y', 6],
      ],
      { everyone: true },
    ],
    [
      'x has more mentees than room',
      [
        ['a', 'x', 10],
        ['b', 'x', 9],
        ['c', 'y', 6],
      ],
    ],
    [
      'y has fewer mentees than the minimum load',
      [
        ['a', 'x', 10],
        ['b', 'z', 4],
      ],
    ],
  ];
  test.each(faults)('%s', (fault, pairs, more = {}) => {
    const problem = { ...round, ...more };
    const answer = { ...solved(round), pairs, reached: sumsOf(problem, pairs) };
    expect(check(problem, answer)).toEqual(refuted(fault));
    expect(faultInRules(problem, answer)).toBe(fault);
  });

  const sums: [fault: string, change: Partial<Solved['reached']>][] = [
    ['4 pairs, but 5 placed', { placed: 5 }],
    ['priorities add up to 12, not 11', { priority: 11 }],
    ['the worst pair has 5 points, not 6', { worst: 6 }],
    ['points add up to 29, not 30', { total: 30 }],
    ['points add up to 29, not 28', { total: 28 }],
  ];
  test.each(sums)('%s', (fault, change) => {
    const answer = solved(round);
    const changed = { ...answer, reached: { ...answer.reached, ...change } };
    expect(check(round, changed)).toEqual(refuted(fault));
    expect(faultInRules(round, changed)).toBe(fault);
    expect(faultInRules(round, answer)).toBeNull();
  });
});

describe('a certificate is refuted, in words, when', () => {
  const ofTotal: Problem = { ...round, goals: ['people', 'total'], places: 3 };
  const raised = (price: readonly number[], by: number) => price.map((count) => count + by);
  const faults: [fault: string, problem: Problem, spoil: (good: Certificate) => Partial<Certificate>][] = [
    ['not every mentee has a price', ofTotal, (good) => ({ menteePrices: good.menteePrices.slice(1) })],
    ['not every mentor has a price', ofTotal, (good) => ({ mentorPrices: good.mentorPrices.slice(1) })],
    [
      'a price is not a list of integers',
      ofTotal,
      (good) => ({ mentorPrices: good.mentorPrices.with(2, raised(good.mentorPrices[2]!, 0.5)) }),
    ],
    [
      'a price is not a list of integers',
      ofTotal,
      (good) => ({ menteePrices: good.menteePrices.with(0, [...good.menteePrices[0]!, 0]) }),
    ],
    [
      'a price is not a list of integers',
      ofTotal,
      (good) => ({ menteePrices: good.menteePrices.with(1, [0.5, ...good.menteePrices[1]!.slice(1)]) }),
    ],
    [
      "a mentee's price is negative",
      ofTotal,
      (good) => ({
        menteePrices: good.menteePrices.with(
          2,
          good.menteePrices[2]!.map(() => -1),
        ),
      }),
    ],
    [
      "a mentee's price is negative",
      ofTotal,
      (good) => ({ menteePrices: good.menteePrices.with(2, [0, 0, -1]) }),
    ],
    ['the price of places is negative', ofTotal, (good) => ({ placesPrice: good.placesPrice.map(() => -1) })],
    ['the price of places is negative', ofTotal, () => ({ placesPrice: [0, 0, -1] })],
    [
      'places are not limited, but have a price',
      { ...ofTotal, places: null },
      (good) => ({ placesPrice: good.placesPrice.map(() => 1) }),
    ],
    [
      'the prices are too large to be added exactly',
      ofTotal,
      (good) => ({
        menteePrices: good.menteePrices.map((price) => price.map(() => Number.MAX_SAFE_INTEGER)),
      }),
    ],
    [
      'the prices are too large to be added exactly',
      ofTotal,
      (good) => ({
        menteePrices: good.menteePrices.map((price) => price.with(0, Number.MAX_SAFE_INTEGER)),
      }),
    ],
    [
      'the prices leave room for a better answer',
      ofTotal,
      () => ({
        menteePrices: [
          [9, 9, 9],
          [9, 9, 9],
          [9, 9, 9],
        ],
      }),
    ],
    ['the proof is about minimum, total', ofTotal, () => ({ goals: ['minimum', 'total'] })],
    [
      'the proof is about minimum, people, total, priority',
      round,
      () => ({ goals: ['minimum', 'people', 'total', 'priority'] }),
    ],
    ['the proof is about total, minimum, people', ofTotal, () => ({ goals: ['total', 'minimum', 'people'] })],
    ['the proof is about total, people, total', ofTotal, () => ({ goals: ['total', 'people', 'total'] })],
    [
      'the proof is about minimum, people, total',
      { ...ofTotal, goals: ['total'] },
      () => ({ goals: ['minimum', 'people', 'total'] }),
    ],
    ['pairs of fewer than 1 points are left out', ofTotal, () => ({ from: 1 })],
    ['pairs of fewer than 6 points are left out', round, () => ({ from: 6 })],
    ['the certificate says nothing about the worst pair', round, () => ({ worst: null })],
    [
      'the proof of the first goals leaves out pairs',
      round,
      ({ worst }) => ({ worst: worst && { ...worst, all: { ...worst.all, from: 1 } } }),
    ],
    [
      'not every mentor has a price',
      round,
      ({ worst }) => ({ worst: worst && { ...worst, all: { ...worst.all, mentorPrices: [] } } }),
    ],
    [
      'the first goals could go further',
      round,
      ({ worst }) => ({
        worst: worst && {
          ...worst,
          all: { ...worst.all, menteePrices: worst.all.menteePrices.map((price) => raised(price, 1)) },
        },
      }),
    ],
    [
      'nothing shows that better pairs do not suffice',
      round,
      ({ worst }) => ({ worst: worst && { ...worst, above: null } }),
    ],
    [
      'the proof about better pairs leaves some of them out',
      round,
      ({ worst }) => ({ worst: worst?.above ? { ...worst, above: { ...worst.above, from: 7 } } : null }),
    ],
    [
      'not every mentee has a price',
      round,
      ({ worst }) => ({
        worst: worst?.above ? { ...worst, above: { ...worst.above, menteePrices: [] } } : null,
      }),
    ],
    [
      'better pairs may reach as much',
      round,
      ({ worst }) => ({ worst: worst && { ...worst, above: worst.all } }),
    ],
  ];
  test.each(faults)('%s', (fault, problem, spoil) => {
    const answer = solved(problem);
    expect(check(problem, answer)).toEqual({ kind: 'proved' });
    const certificate = { ...answer.certificate, ...spoil(answer.certificate) };
    expect(check(problem, { ...answer, certificate })).toEqual(refuted(fault));
  });

  test('the weakest pair is locked, no proof about better pairs is asked for', () => {
    const problem: Problem = { ...round, locked: [['b', 'z']] };
    const answer = solved(problem);
    expect(answer.reached.worst).toBe(4);
    expect(answer.certificate.worst?.above).toBeNull();
    expect(check(problem, answer)).toEqual({ kind: 'proved' });
    // The same certificate does not do once nobody holds the pair.
    expect(check(round, { ...answer, certificate: { ...answer.certificate } }).kind).toBe('refuted');
  });
});
