import { describe, expect, test } from 'vitest';
import type { Problem, Reason } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

/** Who may be paired with whom, one mentee a line, and what differs from demand 1, room 2 and no minimum load. */
function problemOf(
  eligible: Readonly<Record<string, string>>,
  demands: Readonly<Record<string, number>>,
  mentors: Readonly<Record<string, { capacity?: number; minimum?: number }>>,
  rules: Partial<Problem> = {},
): Problem {
  const mentorIds = Object.keys(mentors);
  return {
    mentees: Object.keys(eligible).map((id) => ({ id, priority: 0, demand: demands[id] ?? 1 })),
    mentors: mentorIds.map((id) => ({ id, capacity: 2, minimum: 0, ...mentors[id] })),
    scores: Object.values(eligible).flatMap((ids, at) =>
      [...ids].map((id) => [at, mentorIds.indexOf(id), 1] as const),
    ),
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
    ...rules,
  };
}

const minimum = { minimum: 1 };
const one = { capacity: 1 };

describe('people who compete are named, since', () => {
  const cases: [about: string, problem: Problem, reason: Reason][] = [
    [
      'x and y need the same mentee, and w has one of its own',
      problemOf({ b: 'wv', a: 'yx', c: 'w' }, {}, { y: minimum, w: minimum, x: minimum, v: {} }),
      {
        kind: 'minimaOverMentees',
        mentors: ['x', 'y'],
        needed: 2,
        available: 1,
        sentence: 'x, y must get 2 mentees between them, but only 1 can be found for them.',
      },
    ],
    [
      'a chain of two mentees is too short for three minimum loads',
      problemOf({ a: 'xy', b: 'yz', c: 'w' }, {}, { z: minimum, y: minimum, x: minimum, w: {} }),
      {
        kind: 'minimaOverMentees',
        mentors: ['x', 'y', 'z'],
        needed: 3,
        available: 2,
        sentence: 'x, y, z must get 3 mentees between them, but only 2 can be found for them.',
      },
    ],
    [
      'a minimum load of two and one of one share two mentees, while another asks for more',
      problemOf({ a: 'xw', b: 'xyw', c: 'wv' }, { c: 2 }, { x: { minimum: 2 }, y: minimum, w: {}, v: {} }),
      {
        kind: 'minimaOverMentees',
        mentors: ['x', 'y'],
        needed: 3,
        available: 2,
        sentence: 'x, y must get 3 mentees between them, but only 2 can be found for them.',
      },
    ],
    [
      'the only mentee for x is locked to another mentor',
      problemOf({ a: 'xz', b: 'z' }, {}, { z: {}, x: minimum }, { locked: [['a', 'z']] }),
      {
        kind: 'minimaOverMentees',
        mentors: ['x'],
        needed: 1,
        available: 0,
        sentence: 'x must get 1 mentee between them, but only 0 can be found for them.',
      },
    ],
    [
      'x has one mentee by a lock, and the other is locked elsewhere',
      problemOf(
        { a: 'xv', b: 'xv', c: 'v' },
        {},
        { x: { minimum: 2 }, v: {} },
        {
          locked: [
            ['a', 'x'],
            ['b', 'v'],
          ],
        },
      ),
      {
        kind: 'minimaOverMentees',
        mentors: ['x'],
        needed: 2,
        available: 1,
        sentence: 'x must get 2 mentees between them, but only 1 can be found for them.',
      },
    ],
    [
      'three mentees know two mentors with one place each, and d has a mentor of its own',
      problemOf({ d: 'z', c: 'xy', b: 'xy', a: 'xy' }, {}, { z: {}, y: one, x: one }, { everyone: true }),
      {
        kind: 'demandOverMentors',
        mentees: ['a', 'b', 'c'],
        mentors: ['x', 'y'],
        needed: 3,
        available: 2,
        sentence: 'a, b, c must have 3 mentors between them, but only 2 places can be found for them.',
      },
    ],
    [
      'a chain of places is one too short',
      problemOf({ a: 'x', b: 'xy', c: 'y', d: 'z' }, {}, { x: one, y: one, z: {} }, { everyone: true }),
      {
        kind: 'demandOverMentors',
        mentees: ['a', 'b', 'c'],
        mentors: ['x', 'y'],
        needed: 3,
        available: 2,
        sentence: 'a, b, c must have 3 mentors between them, but only 2 places can be found for them.',
      },
    ],
    [
      'a mentee who asks for two shares one of them',
      problemOf(
        { a: 'xy', b: 'x', c: 'z' },
        { a: 2 },
        { x: one, y: { capacity: 3 }, z: one },
        { everyone: true },
      ),
      {
        kind: 'demandOverMentors',
        mentees: ['a', 'b'],
        mentors: ['x'],
        needed: 3,
        available: 2,
        sentence: 'a, b must have 3 mentors between them, but only 2 places can be found for them.',
      },
    ],
    [
      'a mentee who asks for two fills both mentors of another, and is named once',
      problemOf({ a: 'xy', b: 'xy' }, { b: 2 }, { x: one, y: one, z: {} }, { everyone: true }),
      {
        kind: 'demandOverMentors',
        mentees: ['a', 'b'],
        mentors: ['x', 'y'],
        needed: 3,
        available: 2,
        sentence: 'a, b must have 3 mentors between them, but only 2 places can be found for them.',
      },
    ],
    [
      'two want the same place',
      problemOf({ a: 'x', b: 'x' }, {}, { x: one, z: {} }, { everyone: true }),
      {
        kind: 'demandOverMentors',
        mentees: ['a', 'b'],
        mentors: ['x'],
        needed: 2,
        available: 1,
        sentence: 'a, b must have 2 mentors between them, but only 1 place can be found for them.',
      },
    ],
    [
      'the place of the only mentor is locked away',
      problemOf({ a: 'x', d: 'xz' }, {}, { x: one, z: {} }, { everyone: true, locked: [['d', 'x']] }),
      {
        kind: 'demandOverMentors',
        mentees: ['a'],
        mentors: [],
        needed: 1,
        available: 0,
        sentence: 'a must have 1 mentor between them, but only 0 places can be found for them.',
      },
    ],
    [
      'minimum loads are told before demands',
      problemOf(
        { a: 'xy', b: 'z', c: 'z' },
        {},
        { x: minimum, y: minimum, z: one, v: {} },
        { everyone: true },
      ),
      {
        kind: 'minimaOverMentees',
        mentors: ['x', 'y'],
        needed: 2,
        available: 1,
        sentence: 'x, y must get 2 mentees between them, but only 1 can be found for them.',
      },
    ],
  ];
  test.each(cases)('%s', (_, problem, reason) => {
    const answer = solve(problem);
    expect(answer).toEqual({ kind: 'infeasible', reason });
    expect(verify(problem, answer)).toEqual({ kind: 'proved' });
  });
});
