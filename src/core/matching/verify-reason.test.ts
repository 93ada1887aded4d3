import { describe, expect, test } from 'vitest';
import type { Problem, Reason } from './problem.ts';
import { type Verdict, verify } from './verify.ts';

const notSo: Verdict = { kind: 'refuted', fault: 'it is not so: There is no room.' };

describe('a reason is held against the problem', () => {
  const a = { id: 'a', priority: 0, demand: 1 };
  const b = { id: 'b', priority: 0, demand: 2 };
  const x = { id: 'x', capacity: 1, minimum: 0 };
  const y = { id: 'y', capacity: 2, minimum: 0 };
  const plain: Problem = {
    mentees: [a, b],
    mentors: [x, y],
    scores: [
      [0, 0, 1],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 1],
    ],
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
  };
  type Bare = Reason extends infer R ? (R extends Reason ? Omit<R, 'sentence'> : never) : never;
  type Case = [holds: Partial<Problem>, reason: Bare, not: Partial<Problem>[], wrong: Partial<Bare>[]];
  const cases: Case[] = [
    [
      { locked: [['a', 'x']], vetoed: [['a', 'x']] },
      { kind: 'lockedAndVetoed', mentee: 'a', mentor: 'x' },
      [{ locked: [['a', 'x']] }, { vetoed: [['a', 'x']] }, { locked: [['a', 'y']], vetoed: [['b', 'x']] }],
      [{ mentee: 'b' }, { mentor: 'y' }],
    ],
    [
      { locked: [['a', 'x']], scores: [[0, 1, 1]] },
      { kind: 'lockNotEligible', mentee: 'a', mentor: 'x' },
      [{ locked: [['a', 'x']] }, { scores: [[0, 1, 1]] }],
      [{ mentor: 'y' }, { mentee: 'b' }],
    ],
    [
      {
        locked: [
          ['a', 'x'],
          ['a', 'y'],
          ['a', 'y'],
        ],
      },
      { kind: 'locksOverDemand', mentee: 'a', locks: 2, demand: 1 },
      [
        { locked: [['a', 'x']] },
        {
          locked: [
            ['b', 'x'],
            ['b', 'y'],
          ],
        },
      ],
      [{ mentee: 'b' }, { locks: 3 }, { mentee: 'nobody' }],
    ],
    [
      {
        locked: [
          ['a', 'x'],
          ['b', 'x'],
        ],
      },
      { kind: 'locksOverCapacity', mentor: 'x', locks: 2, capacity: 1 },
      [
        { locked: [['a', 'x']] },
        {
          locked: [
            ['a', 'y'],
            ['b', 'y'],
          ],
        },
      ],
      [{ mentor: 'y' }, { locks: 1 }, { mentor: 'nobody' }],
    ],
    [
      {
        places: 1,
        locked: [
          ['a', 'x'],
          ['b', 'y'],
        ],
      },
      { kind: 'locksOverPlaces', locks: 2, places: 1 },
      [
        { places: 1, locked: [['a', 'x']] },
        {
          locked: [
            ['a', 'x'],
            ['b', 'y'],
          ],
        },
        {
          places: 2,
          locked: [
            ['a', 'x'],
            ['b', 'y'],
          ],
        },
      ],
      [{ locks: 3 }],
    ],
    [
      { mentors: [x, { ...y, minimum: 3 }] },
      { kind: 'minimumOverCapacity', mentor: 'y', minimum: 3, capacity: 2 },
      [{ mentors: [x, { ...y, minimum: 2 }] }],
      [{ mentor: 'x' }, { mentor: 'nobody' }],
    ],
    [
      { mentors: [x, { ...y, minimum: 2 }], vetoed: [['a', 'y']] },
      { kind: 'minimumOverEligible', mentor: 'y', minimum: 2, eligible: 1 },
      [{ mentors: [x, { ...y, minimum: 1 }], vetoed: [['a', 'y']] }, { mentors: [x, { ...y, minimum: 2 }] }],
      [{ mentor: 'x' }],
    ],
    [
      {
        places: 2,
        mentors: [
          { ...x, minimum: 1 },
          { ...y, minimum: 2 },
        ],
      },
      { kind: 'minimaOverPlaces', needed: 3, places: 2 },
      [
        {
          places: 3,
          mentors: [
            { ...x, minimum: 1 },
            { ...y, minimum: 2 },
          ],
        },
        {
          mentors: [
            { ...x, minimum: 1 },
            { ...y, minimum: 2 },
          ],
        },
        { places: 2 },
      ],
      [{ needed: 4 }],
    ],
    [
      // A lock counts as a minimum load.
      { places: 2, mentors: [x, { ...y, minimum: 2 }], locked: [['a', 'x']] },
      { kind: 'minimaOverPlaces', needed: 3, places: 2 },
      [{ places: 2, mentors: [x, { ...y, minimum: 2 }], locked: [['a', 'y']] }],
      [{ needed: 2 }],
    ],
    [
      { mentees: [a], scores: [[0, 0, 1]], mentors: [x, { ...y, minimum: 2 }] },
      { kind: 'minimaOverDemand', needed: 2, demand: 1 },
      [{ mentees: [{ ...a, demand: 2 }], scores: [[0, 0, 1]], mentors: [x, { ...y, minimum: 2 }] }],
      [{ needed: 3 }, { demand: 0 }],
    ],
    [
      { everyone: true, vetoed: [['b', 'y']] },
      { kind: 'demandOverEligible', mentee: 'b', demand: 2, eligible: 1 },
      [{ vetoed: [['b', 'y']] }, { everyone: true }],
      [{ mentee: 'a' }],
    ],
    [
      { everyone: true, mentors: [x, { ...y, capacity: 0 }] },
      { kind: 'demandOverEligible', mentee: 'b', demand: 2, eligible: 1 },
      [{ everyone: true, mentors: [x, { ...y, capacity: 1 }] }],
      [],
    ],
    [
      { everyone: true, places: 2 },
      { kind: 'demandOverPlaces', demand: 3, places: 2 },
      [{ places: 2 }, { everyone: true, places: 3 }, { everyone: true }],
      [],
    ],
    [
      { everyone: true, mentors: [x, { ...y, capacity: 1 }] },
      { kind: 'demandOverCapacity', demand: 3, capacity: 2 },
      [{ mentors: [x, { ...y, capacity: 1 }] }, { everyone: true }],
      [],
    ],
    [
      {
        mentees: [a, { ...b, demand: 1 }],
        mentors: [
          { ...x, minimum: 1 },
          { ...y, minimum: 2 },
        ],
      },
      { kind: 'minimaOverMentees', mentors: ['x', 'y'], needed: 3, available: 2 },
      [
        {
          mentors: [
            { ...x, minimum: 1 },
            { ...y, minimum: 2 },
          ],
        },
        { mentees: [a, { ...b, demand: 1 }] },
      ],
      [{ needed: 2 }, { available: 1 }, { mentors: ['y'] }],
    ],
    [
      {
        everyone: true,
        mentees: [a, { ...a, id: 'b' }],
        scores: [
          [0, 0, 1],
          [1, 0, 1],
        ],
      },
      { kind: 'demandOverMentors', mentors: ['x'], mentees: ['a', 'b'], needed: 2, available: 1 },
      [
        {
          mentees: [a, { ...a, id: 'b' }],
          scores: [
            [0, 0, 1],
            [1, 0, 1],
          ],
        },
        { everyone: true, mentees: [a, { ...a, id: 'b' }] },
      ],
      [{ needed: 3 }, { available: 2 }, { mentees: ['a'] }],
    ],
    [
      // A locked pair fills its room, and counts.
      {
        everyone: true,
        mentees: [a, { ...a, id: 'b' }],
        scores: [
          [0, 0, 1],
          [1, 0, 1],
        ],
        locked: [['a', 'x']],
      },
      { kind: 'demandOverMentors', mentors: ['x'], mentees: ['a', 'b'], needed: 2, available: 1 },
      [],
      [{ available: 0 }],
    ],
  ];
  test.each(cases)('%j: %j', (more, bare, not, wrong) => {
    const reason = { ...bare, sentence: 'There is no room.' } as Reason;
    const verdict = (changes: Partial<Problem>, claim: Reason) =>
      verify({ ...plain, ...changes }, { kind: 'infeasible', reason: claim });
    expect(verdict(more, reason)).toEqual({ kind: 'proved' });
    for (const other of not) expect(verdict(other, reason), JSON.stringify(other)).toEqual(notSo);
    for (const change of wrong)
      expect(verdict(more, { ...reason, ...change } as Reason), JSON.stringify(change)).toEqual(notSo);
  });
});
