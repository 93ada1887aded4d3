import { describe, expect, test } from 'vitest';
import type { Problem, Reason } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

const c = { id: 'c', priority: 0, demand: 1 };
const a = { id: 'a', priority: 0, demand: 1 };
const b = { id: 'b', priority: 0, demand: 2 };
const z = { id: 'z', capacity: 1, minimum: 0 };
const x = { id: 'x', capacity: 1, minimum: 0 };
const y = { id: 'y', capacity: 2, minimum: 0 };

/** Rows out of order, since the first by id is to be named. Every pair but c and x is eligible. */
const round: Problem = {
  mentees: [c, a, b],
  mentors: [z, x, y],
  scores: [0, 1, 2].flatMap((i) =>
    [0, 1, 2].filter((j) => i !== 0 || j !== 1).map((j) => [i, j, 1] as const),
  ),
  places: null,
  goals: ['people', 'total'],
  everyone: false,
  locked: [],
  vetoed: [],
};
const least = (...minima: [z: number, x: number, y: number]): Problem['mentors'] =>
  round.mentors.map((mentor, at) => ({ ...mentor, minimum: minima[at]! }));
const closed = (id: string): Problem['mentors'] =>
  round.mentors.map((mentor) => (mentor.id === id ? { ...mentor, capacity: 0 } : mentor));

describe('an answer is impossible, since', () => {
  const cases: [about: string, change: Partial<Problem>, reason: Reason][] = [
    [
      'the first locked pair by mentee and then by mentor is vetoed too',
      {
        locked: [
          ['b', 'x'],
          ['a', 'y'],
          ['a', 'x'],
        ],
        vetoed: [
          ['b', 'x'],
          ['a', 'x'],
          ['a', 'y'],
        ],
      },
      {
        kind: 'lockedAndVetoed',
        mentee: 'a',
        mentor: 'x',
        sentence: 'a and x are both locked and vetoed.',
      },
    ],
    [
      'the first clash is told, of whichever kind',
      {
        locked: [
          ['c', 'y'],
          ['c', 'x'],
          ['a', 'y'],
        ],
        vetoed: [
          ['a', 'x'],
          ['c', 'y'],
        ],
      },
      {
        kind: 'lockNotEligible',
        mentee: 'c',
        mentor: 'x',
        sentence: 'c and x are locked, but they are not an eligible pair.',
      },
    ],
    [
      'a veto is told before the points that a pair has not',
      { locked: [['c', 'x']], vetoed: [['c', 'x']] },
      {
        kind: 'lockedAndVetoed',
        mentee: 'c',
        mentor: 'x',
        sentence: 'c and x are both locked and vetoed.',
      },
    ],
    [
      'locks go beyond what the first mentee may have, each lock counted once',
      {
        locked: [
          ['c', 'y'],
          ['c', 'z'],
          ['a', 'y'],
          ['a', 'x'],
          ['a', 'x'],
          ['b', 'x'],
        ],
      },
      {
        kind: 'locksOverDemand',
        mentee: 'a',
        locks: 2,
        demand: 1,
        sentence: 'a is locked to 2 mentors, but may have 1 at most.',
      },
    ],
    [
      'locks go beyond the room of the first mentor, and mentees may have as many as asked for',
      {
        locked: [
          ['b', 'z'],
          ['c', 'z'],
          ['a', 'x'],
          ['b', 'x'],
        ],
      },
      {
        kind: 'locksOverCapacity',
        mentor: 'x',
        locks: 2,
        capacity: 1,
        sentence: 'x is locked to 2 mentees, but has room for 1.',
      },
    ],
    [
      'a lock is with a mentor who has no room',
      { locked: [['a', 'x']], mentors: closed('x') },
      {
        kind: 'locksOverCapacity',
        mentor: 'x',
        locks: 1,
        capacity: 0,
        sentence: 'x is locked to 1 mentee, but has room for 0.',
      },
    ],
    [
      'locks go beyond the places',
      {
        places: 1,
        locked: [
          ['a', 'x'],
          ['b', 'y'],
        ],
      },
      { kind: 'locksOverPlaces', locks: 2, places: 1, sentence: '2 pairs locked, but 1 place in all.' },
    ],
    [
      'a lock needs a place',
      { places: 0, locked: [['a', 'x']] },
      { kind: 'locksOverPlaces', locks: 1, places: 0, sentence: '1 pair locked, but 0 places in all.' },
    ],
    [
      'a minimum load goes beyond the room of the first mentor',
      { mentors: least(2, 2, 3) },
      {
        kind: 'minimumOverCapacity',
        mentor: 'x',
        minimum: 2,
        capacity: 1,
        sentence: 'x must get at least 2 mentees, but has room for 1.',
      },
    ],
    [
      'a minimum load needs room',
      { mentors: [z, { ...x, capacity: 0, minimum: 1 }, y] },
      {
        kind: 'minimumOverCapacity',
        mentor: 'x',
        minimum: 1,
        capacity: 0,
        sentence: 'x must get at least 1 mentee, but has room for 0.',
      },
    ],
    [
      'a minimum load goes beyond those who may be paired with the mentor',
      {
        mentors: least(0, 0, 2),
        vetoed: [
          ['a', 'y'],
          ['b', 'y'],
        ],
      },
      {
        kind: 'minimumOverEligible',
        mentor: 'y',
        minimum: 2,
        eligible: 1,
        sentence: 'y must get at least 2 mentees, but only 1 may be paired with them.',
      },
    ],
    [
      'nobody may be paired with a mentor who needs somebody',
      { mentors: least(1, 1, 3), scores: round.scores.filter(([, j]) => j !== 1) },
      {
        kind: 'minimumOverEligible',
        mentor: 'x',
        minimum: 1,
        eligible: 0,
        sentence: 'x must get at least 1 mentee, but only 0 may be paired with them.',
      },
    ],
    [
      'minimum loads go beyond the places',
      { mentors: least(1, 0, 1), places: 1 },
      {
        kind: 'minimaOverPlaces',
        needed: 2,
        places: 1,
        sentence: 'Minimum loads and locked pairs take 2 pairs, but there is room for 1.',
      },
    ],
    [
      'a lock beyond a minimum load takes a place too, and one within it does not',
      {
        mentors: least(0, 1, 1),
        places: 2,
        locked: [
          ['a', 'y'],
          ['b', 'y'],
        ],
      },
      {
        kind: 'minimaOverPlaces',
        needed: 3,
        places: 2,
        sentence: 'Minimum loads and locked pairs take 3 pairs, but there is room for 2.',
      },
    ],
    [
      'minimum loads go beyond what mentees ask for',
      { mentees: [c, a, { ...b, demand: 1 }], mentors: least(1, 1, 2), places: 4 },
      {
        kind: 'minimaOverDemand',
        needed: 4,
        demand: 3,
        sentence: 'Minimum loads and locked pairs take 4 pairs, but the mentees ask for 3 only.',
      },
    ],
    [
      'the first mentee who must be placed has too few mentors, one of them without room',
      { everyone: true, mentors: closed('y'), vetoed: [['b', 'z']] },
      {
        kind: 'demandOverEligible',
        mentee: 'b',
        demand: 2,
        eligible: 1,
        sentence: 'b must have 2 mentors, but only 1 with room may be paired with them.',
      },
    ],
    [
      'a mentee who must be placed has nobody',
      { everyone: true, scores: round.scores.filter(([i]) => i === 2) },
      {
        kind: 'demandOverEligible',
        mentee: 'a',
        demand: 1,
        eligible: 0,
        sentence: 'a must have 1 mentor, but only 0 with room may be paired with them.',
      },
    ],
    [
      'a minimum load is told before the demand of everyone',
      { everyone: true, scores: [], mentors: least(1, 0, 0) },
      {
        kind: 'minimumOverEligible',
        mentor: 'z',
        minimum: 1,
        eligible: 0,
        sentence: 'z must get at least 1 mentee, but only 0 may be paired with them.',
      },
    ],
    [
      'the demand of everyone goes beyond the places',
      { everyone: true, places: 3 },
      {
        kind: 'demandOverPlaces',
        demand: 4,
        places: 3,
        sentence: 'Everyone must be placed, which takes 4 pairs, but there is room for 3.',
      },
    ],
    [
      'the demand of everyone goes beyond all room',
      { everyone: true, mentors: [z, x, { ...y, capacity: 1 }], places: 4 },
      {
        kind: 'demandOverCapacity',
        demand: 4,
        capacity: 3,
        sentence: 'Everyone must be placed, which takes 4 pairs, but the mentors have room for 3.',
      },
    ],
  ];
  test.each(cases)('%s', (_, change, reason) => {
    const problem = { ...round, ...change };
    const answer = solve(problem);
    expect(answer).toEqual({ kind: 'infeasible', reason });
    expect(verify(problem, answer)).toEqual({ kind: 'proved' });
  });
});

test('an answer is possible where rules take exactly what there is', () => {
  const exact: Partial<Problem>[] = [
    { everyone: true, places: 4 },
    { everyone: true, vetoed: [['b', 'z']] },
    { mentors: least(1, 1, 2), places: 4 },
    { mentors: least(1, 1, 2) },
    {
      places: 1,
      locked: [
        ['a', 'x'],
        ['a', 'x'],
      ],
    },
    {
      locked: [
        ['a', 'x'],
        ['b', 'y'],
        ['b', 'z'],
        ['c', 'y'],
      ],
    },
    { mentors: closed('x'), places: 0 },
  ];
  for (const change of exact)
    expect(solve({ ...round, ...change }), JSON.stringify(change)).toMatchObject({ kind: 'solved' });
});
