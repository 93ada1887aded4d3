import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasData, pilotRound } from '../../../test/pilot.ts';
import { times } from '../../../test/problems.ts';
import { knowledgeTranslation } from '../../features/schemes/templates/knowledge-translation.ts';
import type { Answers, Question } from '../questions/question.ts';
import { answersOf, type Kind } from './kinds.ts';
import type { Constraint } from './participant.ts';
import type { Round } from './people.ts';
import { matchRun, prepareRun } from './run.ts';
import { type SupplyWarning, supplyWarning, type Wanted } from './warning.ts';

const optionsOf = (keys: readonly string[]) => keys.map((key) => ({ key, label: key }));
const items = ['mapping', 'plans', 'plain'];
const levels = ['none', 'some', 'strong', 'expert'];
const fluency = ['basic', 'working', 'fluent'];
const grades = ['one', 'two', 'three', 'four'];
const asked = { label: 'Asked?', short: 'Asked', required: false };

const questions: readonly Question[] = [
  { ...asked, key: 'member', kind: 'yesNo' },
  { ...asked, key: 'trained', kind: 'yesNo' },
  { ...asked, key: 'wants', kind: 'ranked', options: optionsOf(items), most: 3 },
  { ...asked, key: 'offers', kind: 'levels', options: optionsOf(items), levels: optionsOf(levels) },
  { ...asked, key: 'languages', kind: 'languages', levels: optionsOf(fluency) },
  { ...asked, key: 'zone', kind: 'zone' },
  { ...asked, key: 'hours', kind: 'hours' },
  { ...asked, key: 'grade', kind: 'choice', options: optionsOf(grades) },
  { ...asked, key: 'field', kind: 'choice', options: optionsOf(['nursing', 'policy']) },
];

const constraints: readonly Constraint[] = [
  { id: 'member', kind: 'answer', side: 'mentee', question: 'member', accepted: [true] },
  { id: 'trained', kind: 'answer', side: 'mentor', question: 'trained', accepted: [true] },
  { id: 'support', kind: 'support', wanted: 'wants', offered: 'offers', least: 'strong' },
  {
    id: 'hours',
    kind: 'hours',
    mentee: 'hours',
    mentor: 'hours',
    menteeZone: 'zone',
    mentorZone: 'zone',
    hours: 2,
  },
  { id: 'language', kind: 'language', mentee: 'languages', mentor: 'languages', least: 'working' },
  { id: 'step', kind: 'step', mentee: 'grade', mentor: 'grade', least: 1, most: 3 },
  { id: 'field', kind: 'same', mentee: 'field', mentor: 'field' },
];

const slot = fc
  .tuple(fc.nat(6), fc.integer({ min: 8, max: 20 }), fc.integer({ min: 1, max: 5 }))
  .map(([day, from, length]) => ({ day, from: from * 60, until: Math.min(24, from + length) * 60 }));
const answers: fc.Arbitrary<Answers> = fc.record(
  {
    member: fc.constantFrom(true, true, true, false),
    trained: fc.constantFrom(true, true, true, false),
    wants: fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 3 }),
    offers: fc.dictionary(fc.constantFrom(...items), fc.constantFrom(...levels), { minKeys: 1 }),
    languages: fc.uniqueArray(
      fc.record({ language: fc.constantFrom('English', 'Hausa'), level: fc.constantFrom(...fluency) }),
      { minLength: 1, selector: ({ language }) => language },
    ),
    zone: fc.constantFrom('Europe/Paris', 'Africa/Nairobi', 'America/New_York'),
    hours: fc.array(slot, { minLength: 1, maxLength: 8 }),
    grade: fc.constantFrom(...grades),
    field: fc.constantFrom('nursing', 'policy'),
  },
  { requiredKeys: [] },
);

const person = fc.record({ answers, withdrawn: fc.constantFrom(false, false, false, false, true) });
const rounds: fc.Arbitrary<Round> = fc
  .record({
    mentees: fc.array(person, { maxLength: 14 }),
    mentors: fc.array(fc.record({ person, capacity: fc.nat(3) }), { maxLength: 6 }),
    rules: fc.subarray([...constraints]),
  })
  .map(({ mentees, mentors, rules }) => ({
    mentees: mentees.map((one, at) => ({ ...one, id: `ME${at + 10}`, priority: 0 })),
    mentors: mentors.map((one, at) => ({
      ...one.person,
      capacity: one.capacity,
      minimum: 0,
      id: `MR${at + 10}`,
    })),
    menteeQuestions: questions,
    mentorQuestions: questions,
    rules: { constraints: rules, criteria: [] },
    conflicts:
      mentees.length > 0 && mentors.length > 0
        ? [{ mentee: 'ME10', mentor: 'MR10', statedBy: 'mentee' }]
        : [],
    calendar: { from: '2026-09-01', until: '2027-03-01' },
  }));

/** What the engine itself places. */
const placedIn = (round: Round): number => {
  const settings = { rules: round.rules, goals: ['people', 'total'], places: null } as const;
  const result = matchRun(prepareRun(round, round.rules), { ...settings, locked: [], vetoed: [], near: [] });
  if (result.kind === 'infeasible') throw new Error(result.reason.sentence);
  return result.reached.placed;
};

const withMentors = (round: Round, kinds: readonly Kind[]): Round => ({
  ...round,
  mentors: [
    ...round.mentors,
    ...kinds.map((kind, at) => ({
      id: `NEW${at + 1000}`,
      answers: answersOf(round, kind),
      withdrawn: false,
      capacity: 1,
      minimum: 0,
    })),
  ],
});

const each = ({ count, ...kind }: Wanted, many = count): Kind[] => Array.from({ length: many }, () => kind);
const sum = (list: readonly { readonly count: number }[]) => list.reduce((all, { count }) => all + count, 0);

const warned = (round: Round): SupplyWarning => {
  const found = supplyWarning(round, round.rules);
  if (found === null) throw new Error('Too many pairs.');
  return found;
};

describe('the warning', () => {
  const drawn = fc.sample(rounds, { seed: 5, numRuns: times(400) });

  test(`places what the engine places, and all shortages make up the rest, in ${drawn.length} calls`, () => {
    for (const [at, round] of drawn.entries()) {
      const { mentees, placed, shortages, wanted, further, beyond } = warned(round);
      expect(placed, `call ${at}`).toBe(placedIn(round));
      expect(shortages.reduce((all, { short }) => all + short, placed)).toBe(mentees);
      expect(placed + sum(wanted) + further + beyond).toBe(mentees);
    }
  });

  test('mentors who come as it says place exactly as many more: each kind alone, in part, and all together', () => {
    let lifted = 0;
    for (const [at, round] of drawn.entries()) {
      const { placed, wanted } = warned(round);
      for (const kind of wanted) {
        for (let many = 1; many <= kind.count; many++)
          expect(placedIn(withMentors(round, each(kind, many))), `call ${at}`).toBe(placed + many);
        lifted += 1;
      }
      expect(
        placedIn(
          withMentors(
            round,
            wanted.flatMap((kind) => each(kind)),
          ),
        ),
        `call ${at}`,
      ).toBe(placed + sum(wanted));
    }
    expect(lifted).toBeGreaterThan(drawn.length / 4);
  });

  test('nobody is beyond help whom any mentor could help', () => {
    for (const [at, round] of drawn.entries()) {
      const { placed, beyond, mentees } = warned(round);
      // One of every kind that could be told apart: what each mentee asks, offered by somebody just like them.
      const ideal = round.mentees.flatMap(({ answers: own }) =>
        items.flatMap((item) =>
          grades.map((grade) => ({ ...own, offers: { [item]: 'expert' }, trained: true, grade })),
        ),
      );
      const helped = placedIn({
        ...round,
        mentors: [
          ...round.mentors,
          ...ideal.map((own, n) => ({
            id: `NEW${n + 1000}`,
            answers: own,
            withdrawn: false,
            capacity: 1,
            minimum: 0,
          })),
        ],
      });
      expect(mentees - beyond, `call ${at}, ${placed} placed`).toBe(helped);
    }
  });

  test('does not depend on the order of rows', () => {
    for (const round of drawn.slice(0, 100)) {
      const turned = { ...round, mentees: round.mentees.toReversed(), mentors: round.mentors.toReversed() };
      expect(warned(turned)).toEqual(warned(round));
    }
  });

  test('with nobody there says so', () => {
    const empty = { ...drawn[0]!, mentees: [], mentors: [], conflicts: [] };
    expect(warned(empty)).toEqual({
      mentees: 0,
      mentors: 0,
      slots: 0,
      placed: 0,
      shortages: [],
      wanted: [],
      further: 0,
      beyond: 0,
      everyKind: true,
    });
  });

  test.runIf(hasData)('of the pilot names kinds that the engine confirms', () => {
    const round = pilotRound(knowledgeTranslation);
    const found = warned(round);
    expect(found.placed).toBe(placedIn(round));
    expect(
      placedIn(
        withMentors(
          round,
          found.wanted.flatMap((kind) => each(kind)),
        ),
      ),
    ).toBe(found.placed + sum(found.wanted));
  });
});
