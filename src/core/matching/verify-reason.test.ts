import { describe, expect, test } from 'vitest';
import type { Problem, Reason } from './problem.ts';
import { type Verdict, verify } from './verify.ts';

const notSo: Verdict = { kind: 'refuted', fault: 'it is not so: There is no room.' };

/** `ax by`: a and x, b and y. */
const pairs = (list: string): [mentee: string, mentor: string][] =>
  list.split(' ').map((pair) => [pair[0]!, pair[1]!]);
const eligible = (list: string): Problem['scores'] =>
  pairs(list).map(([mentee, mentor]) => ['abc'.indexOf(mentee), 'xy'.indexOf(mentor), 1]);

describe('a reason is held against the problem', () => {
  const a = { id: 'a', priority: 0, demand: 1 };
  const b = { id: 'b', priority: 0, demand: 2 };
  const x = { id: 'x', capacity: 1, minimum: 0 };
  const y = { id: 'y', capacity: 2, minimum: 0 };
  const plain: Problem = {
    mentees: [a, b],
    mentors: [x, y],
    scores: eligible('ax ay bx by'),
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
  };
  const loads = (ofX: number, ofY: number): Problem['mentors'] => [
    { ...x, minimum: ofX },
    { ...y, minimum: ofY },
  ];
  type Bare = Reason extends infer R ? (R extends Reason ? Omit<R, 'sentence'> : never) : never;
  type Case = [holds: Partial<Problem>, reason: Bare, not: Partial<Problem>[], wrong: Partial<Bare>[]];
  const cases: Case[] = [
    [
      { locked: pairs('ax'), vetoed: pairs('ax') },
      { kind: 'lockedAndVetoed', mentee: 'a', mentor: 'x' },
      [{ locked: pairs('ax') }, { vetoed: pairs('ax') }, { locked: pairs('ay'), vetoed: pairs('bx') }],
      [{ mentee: 'b' }, { mentor: 'y' }],
    ],
    [
      { locked: pairs('ax'), scores: eligible('ay') },
      { kind: 'lockNotEligible', mentee: 'a', mentor: 'x' },
      [{ locked: pairs('ax') }, { scores: eligible('ay') }],
      [{ mentor: 'y' }, { mentee: 'b' }],
    ],
    [
      { locked: pairs('ax ay ay') },
      { kind: 'locksOverDemand', mentee: 'a', locks: 2, demand: 1 },
      [{ locked: pairs('ax') }, { locked: pairs('bx by') }],
      [{ mentee: 'b' }, { locks: 3 }, { mentee: 'nobody' }],
    ],
    [
      { locked: pairs('ax bx') },
      { kind: 'locksOverCapacity', mentor: 'x', locks: 2, capacity: 1 },
      [{ locked: pairs('ax') }, { locked: pairs('ay by') }],
      [{ mentor: 'y' }, { locks: 1 }, { mentor: 'nobody' }],
    ],
    [
      { places: 1, locked: pairs('ax by') },
      { kind: 'locksOverPlaces', locks: 2, places: 1 },
      [{ places: 1, locked: pairs('ax') }, { locked: pairs('ax by') }, { places: 2, locked: pairs('ax by') }],
      [{ locks: 3 }],
    ],
    [
      { mentors: [x, { ...y, minimum: 3 }] },
      { kind: 'minimumOverCapacity', mentor: 'y', minimum: 3, capacity: 2 },
      [{ mentors: [x, { ...y, minimum: 2 }] }],
      [{ mentor: 'x' }, { mentor: 'nobody' }],
    ],
    [
      { mentors: [x, { ...y, minimum: 2 }], vetoed: pairs('ay') },
      { kind: 'minimumOverEligible', mentor: 'y', minimum: 2, eligible: 1 },
      [{ mentors: [x, { ...y, minimum: 1 }], vetoed: pairs('ay') }, { mentors: [x, { ...y, minimum: 2 }] }],
      [{ mentor: 'x' }],
    ],
    [
      { places: 2, mentors: loads(1, 2) },
      { kind: 'minimaOverPlaces', needed: 3, places: 2 },
      [{ places: 3, mentors: loads(1, 2) }, { mentors: loads(1, 2) }, { places: 2 }],
      [{ needed: 4 }],
    ],
    [
      // A lock counts as a minimum load.
      { places: 2, mentors: [x, { ...y, minimum: 2 }], locked: pairs('ax') },
      { kind: 'minimaOverPlaces', needed: 3, places: 2 },
      [{ places: 2, mentors: [x, { ...y, minimum: 2 }], locked: pairs('ay') }],
      [{ needed: 2 }],
    ],
    [
      { mentees: [a], scores: eligible('ax'), mentors: [x, { ...y, minimum: 2 }] },
      { kind: 'minimaOverDemand', needed: 2, demand: 1 },
      [{ mentees: [{ ...a, demand: 2 }], scores: eligible('ax'), mentors: [x, { ...y, minimum: 2 }] }],
      [{ needed: 3 }, { demand: 0 }],
    ],
    [
      { everyone: true, vetoed: pairs('by') },
      { kind: 'demandOverEligible', mentee: 'b', demand: 2, eligible: 1 },
      [{ vetoed: pairs('by') }, { everyone: true }],
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
        mentors: loads(1, 2),
      },
      { kind: 'minimaOverMentees', mentors: ['x', 'y'], needed: 3, available: 2 },
      [{ mentors: loads(1, 2) }, { mentees: [a, { ...b, demand: 1 }] }],
      [{ needed: 2 }, { available: 1 }, { mentors: ['y'] }],
    ],
    [
      {
        everyone: true,
        mentees: [a, { ...a, id: 'b' }],
        scores: eligible('ax bx'),
      },
      { kind: 'demandOverMentors', mentors: ['x'], mentees: ['a', 'b'], needed: 2, available: 1 },
      [
        {
          mentees: [a, { ...a, id: 'b' }],
          scores: eligible('ax bx'),
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
        scores: eligible('ax bx'),
        locked: pairs('ax'),
      },
      { kind: 'demandOverMentors', mentors: ['x'], mentees: ['a', 'b'], needed: 2, available: 1 },
      [],
      [{ available: 0 }],
    ],
  ];
  const verdict = (changes: Partial<Problem>, bare: object) =>
    verify(
      { ...plain, ...changes },
      { kind: 'infeasible', reason: { ...bare, sentence: 'There is no room.' } as Reason },
    );

  test.each(cases)('%j: %j', (more, reason, not, wrong) => {
    expect(verdict(more, reason)).toEqual({ kind: 'proved' });
    for (const other of not) expect(verdict(other, reason), JSON.stringify(other)).toEqual(notSo);
    for (const change of wrong)
      expect(verdict(more, { ...reason, ...change }), JSON.stringify(change)).toEqual(notSo);
    for (const [key, value] of Object.entries(reason)) {
      const others = typeof value === 'number' ? [value - 1, value + 1] : ['nobody'];
      if (Array.isArray(value) || key === 'kind') continue;
      for (const other of others)
        expect(verdict(more, { ...reason, [key]: other }), `${key}: ${other}`).toEqual(notSo);
    }
  });

  const enough: [about: string, change: Partial<Problem>, reason: Bare][] = [
    [
      'mentors whom a mentee may have',
      { locked: pairs('ax') },
      { kind: 'locksOverDemand', mentee: 'a', locks: 1, demand: 1 },
    ],
    [
      'room of a mentor',
      { locked: pairs('ax') },
      { kind: 'locksOverCapacity', mentor: 'x', locks: 1, capacity: 1 },
    ],
    [
      'places for locks',
      { locked: pairs('ax'), places: 1 },
      { kind: 'locksOverPlaces', locks: 1, places: 1 },
    ],
    [
      'room for a minimum load',
      { mentors: [x, { ...y, minimum: 2 }] },
      { kind: 'minimumOverCapacity', mentor: 'y', minimum: 2, capacity: 2 },
    ],
    [
      'mentees for a minimum load',
      { mentors: [x, { ...y, minimum: 2 }] },
      { kind: 'minimumOverEligible', mentor: 'y', minimum: 2, eligible: 2 },
    ],
    [
      'demand for minimum loads',
      { mentors: loads(1, 2) },
      { kind: 'minimaOverDemand', needed: 3, demand: 3 },
    ],
    [
      'mentors for a mentee',
      { everyone: true },
      { kind: 'demandOverEligible', mentee: 'b', demand: 2, eligible: 2 },
    ],
    [
      'places for everyone',
      { everyone: true, places: 3 },
      { kind: 'demandOverPlaces', demand: 3, places: 3 },
    ],
    ['room for everyone', { everyone: true }, { kind: 'demandOverCapacity', demand: 3, capacity: 3 }],
    [
      'mentees between mentors',
      { mentors: loads(1, 2) },
      { kind: 'minimaOverMentees', mentors: ['x', 'y'], needed: 3, available: 3 },
    ],
    [
      'mentors between mentees',
      { everyone: true },
      { kind: 'demandOverMentors', mentees: ['a', 'b'], mentors: ['x', 'y'], needed: 3, available: 3 },
    ],
  ];
  test.each(enough)('there are enough %s', (_, change, reason) => {
    expect(verdict(change, reason)).toEqual(notSo);
  });

  const sets: [about: string, change: Partial<Problem>, reason: Bare][] = [
    [
      'a pair that is locked is not there to be made once more',
      {
        everyone: true,
        mentees: [{ ...a, demand: 2 }],
        mentors: [{ ...x, capacity: 2 }],
        scores: eligible('ax'),
        locked: pairs('ax'),
      },
      { kind: 'demandOverMentors', mentees: ['a'], mentors: ['x'], needed: 2, available: 1 },
    ],
    [
      'a lock of somebody else fills the room and does not count',
      {
        everyone: true,
        locked: pairs('bx'),
        scores: eligible('ax bx by'),
      },
      { kind: 'demandOverMentors', mentees: ['a'], mentors: ['x'], needed: 1, available: 0 },
    ],
    [
      'others who may have the same mentor do not count',
      {
        everyone: true,
        mentees: [{ ...a, demand: 2 }, b, { ...a, id: 'c' }],
        mentors: [{ ...x, capacity: 5 }],
        scores: eligible('ax bx cx'),
      },
      { kind: 'demandOverMentors', mentees: ['a', 'b'], mentors: ['x'], needed: 4, available: 2 },
    ],
    [
      'a mentee who is locked elsewhere cannot come, and one who is locked here has come',
      {
        mentees: [a, { ...b, demand: 1 }],
        mentors: [{ ...x, capacity: 2, minimum: 2 }, y],
        locked: pairs('ax by'),
      },
      { kind: 'minimaOverMentees', mentors: ['x'], needed: 2, available: 1 },
    ],
  ];
  test.each(sets)('of a set of people: %s', (_, change, reason) => {
    expect(verdict(change, reason)).toEqual({ kind: 'proved' });
    const key = 'mentees' in reason ? 'mentees' : 'mentors';
    const ids = (reason as unknown as Record<string, string[]>)[key]!;
    expect(verdict(change, { ...reason, [key]: [...ids, 'nobody'] })).toEqual(notSo);
  });
});
