/** Small rounds and what their rows say, for tests that know it otherwise. */
import { expect } from 'vitest';
import { prepare } from '../src/core/matching/judge.ts';
import { threadsAtMost } from '../src/core/matching/large/ground.ts';
import { pack } from '../src/core/matching/large/pack.ts';
import type { Packed } from '../src/core/matching/large/packed.ts';
import { emptyRow, readRow, wholeScope } from '../src/core/matching/large/row.ts';

import type { Rules } from '../src/core/matching/participant.ts';
import type { Round } from '../src/core/matching/people.ts';
import type { Answers, Question } from '../src/core/questions/question.ts';

export type Found = readonly [mentee: number, mentor: number, points: number];

/** The same round at the last desk, where the twin of the kernel reads. */
export const withTwin = (packed: Packed): Packed => ({
  ...packed,
  ground: { ...packed.ground, memory: null, desk: threadsAtMost },
});

/** Every pair of some mentees with its points, in the order in which their rows are read; all of them unless told. */
export function pairsInRows(packed: Packed, mentees: Iterable<number> = packed.barred.keys()): Found[] {
  const row = emptyRow(packed, wholeScope(packed));
  const found: Found[] = [];
  for (const mentee of mentees) {
    readRow(row, mentee);
    for (let at = 0; at < row.count; at++) found.push([mentee, row.mentors[at]!, row.points[at]!]);
  }
  return found;
}

const listed = (...keys: string[]) => keys.map((key) => ({ key, label: key }));
const asked = { label: 'Asked?', short: 'Asked', required: false };
const [levels, fluency] = [listed('none', 'some', 'strong', 'expert'), listed('basic', 'working', 'fluent')];
const items = listed('maps', 'plans', 'policy');
const questions: readonly Question[] = [
  { ...asked, key: 'member', kind: 'yesNo' },
  { ...asked, key: 'wants', kind: 'ranked', options: items, most: 3 },
  { ...asked, key: 'offers', kind: 'levels', options: items, levels },
  { ...asked, key: 'tags', kind: 'choices', options: [], open: true },
  { ...asked, key: 'speaks', kind: 'languages', levels: fluency },
  { ...asked, key: 'zone', kind: 'zone' },
  { ...asked, key: 'hours', kind: 'hours' },
  { ...asked, key: 'grade', kind: 'choice', options: listed('one', 'two', 'three', 'four') },
  { ...asked, key: 'team', kind: 'text' },
];

/** What somebody answered, and whether they withdrew. */
export type Person = Answers & { readonly withdrawn?: boolean };

/** Mentees a0, a1, … and mentors x0, x1, … of a season without a change of clocks. */
export function roundOf(
  mentees: readonly Person[],
  mentors: readonly Person[],
  rules: Partial<Rules>,
): Round {
  const people = (letter: string, all: readonly Person[]) =>
    all.map(({ withdrawn = false, ...answers }, at) => ({
      ...{ id: `${letter}${at}`, withdrawn: withdrawn === true, priority: 0, capacity: 1, minimum: 0 },
      answers: answers as Answers,
    }));
  return {
    mentees: people('a', mentees),
    mentors: people('x', mentors),
    menteeQuestions: questions,
    mentorQuestions: questions,
    rules: { constraints: [], criteria: [], ...rules },
    conflicts: [],
    calendar: { from: '2027-01-04', until: '2027-03-01' },
  };
}

/** Rows of kernel and twin, and the judge, all say the same; this is it. */
export function pairsOf(round: Round): readonly Found[] {
  const packed = pack(round);
  const found = pairsInRows(packed);
  expect(pairsInRows(withTwin(packed))).toEqual(found);
  expect(prepare(round).scores()).toEqual(found);
  return found;
}

export const speaks = (levelOf: Readonly<Record<string, string>>): Person => ({
  speaks: Object.entries(levelOf).map(([language, level]) => ({ language, level })),
});
export const offers = (levelOf: Readonly<Record<string, string>>): Person => ({ offers: levelOf });
/** Monday from nine o'clock UTC, for so many quarters. */
export const free = (quarters: number, day = 0): Person => ({
  zone: 'UTC',
  hours: [{ day, from: 540, until: 540 + 15 * quarters }],
});
export const nobody: Person = {};

/** Nobody may be paired within their team: a0 and a2 fit x1 alone, for 1 and 10 points, and a1 fits x0 for 1. */
export const teamsApart = () =>
  roundOf(
    [
      { team: 'Joy', grade: 'one' },
      { team: 'Truth', grade: 'one' },
      { team: 'Joy', grade: 'four' },
    ],
    [{ team: 'Joy' }, { team: 'Truth' }],
    {
      constraints: [{ id: 'other', kind: 'different', mentee: 'team', mentor: 'team' }],
      criteria: [
        {
          id: 'old',
          weight: 10,
          kind: 'answer',
          side: 'mentee',
          question: 'grade',
          worth: { one: 10, four: 100 },
        },
      ],
    },
  );
