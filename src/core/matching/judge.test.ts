import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { times } from '../../../test/problems.ts';
import type { Answers, Question } from '../questions/question.ts';
import { prepare } from './judge.ts';
import type { Constraint, Criterion } from './participant.ts';
import type { Round } from './people.ts';

const optionsOf = (keys: readonly string[]) => keys.map((key) => ({ key, label: key }));
const items = ['mapping', 'plans', 'plain', 'pictures', 'policy'];
const levels = ['none', 'some', 'strong', 'expert'];
const fluency = ['basic', 'working', 'fluent', 'native'];
const grades = ['one', 'two', 'three', 'four'];
const asked = { label: 'Asked?', short: 'Asked', required: false };

const questions: readonly Question[] = [
  { ...asked, key: 'member', kind: 'yesNo' },
  { ...asked, key: 'wants', kind: 'ranked', options: optionsOf(items), most: 3 },
  { ...asked, key: 'offers', kind: 'levels', options: optionsOf(items), levels: optionsOf(levels) },
  { ...asked, key: 'tags', kind: 'choices', options: optionsOf(['a', 'b', 'c', 'd']), open: true },
  { ...asked, key: 'languages', kind: 'languages', levels: optionsOf(fluency) },
  { ...asked, key: 'zone', kind: 'zone' },
  { ...asked, key: 'hours', kind: 'hours' },
  { ...asked, key: 'grade', kind: 'choice', options: optionsOf(grades) },
  { ...asked, key: 'department', kind: 'text' },
];

const hoursKeys = { mentee: 'hours', mentor: 'hours', menteeZone: 'zone', mentorZone: 'zone' } as const;
const constraints: readonly Constraint[] = [
  { id: 'member', kind: 'answer', side: 'mentee', question: 'member', accepted: [true] },
  { id: 'graded', kind: 'answer', side: 'mentor', question: 'grade', accepted: ['two', 'three', 'four'] },
  { id: 'support', kind: 'support', wanted: 'wants', offered: 'offers', least: 'strong' },
  { id: 'hours', kind: 'hours', ...hoursKeys, hours: 2 },
  { id: 'language', kind: 'language', mentee: 'languages', mentor: 'languages', least: 'working' },
  { id: 'conflict', kind: 'conflict' },
  { id: 'department', kind: 'different', mentee: 'department', mentor: 'department' },
  { id: 'step', kind: 'step', mentee: 'grade', mentor: 'grade', least: 0, most: 2 },
];
const criteria: readonly Criterion[] = [
  { id: 'support', weight: 333, kind: 'support', wanted: 'wants', offered: 'offers' },
  { id: 'tags', weight: 167, kind: 'topics', mentee: 'tags', mentor: 'tags' },
  { id: 'hours', weight: 150, kind: 'hours', ...hoursKeys, enough: 4 },
  { id: 'language', weight: 149, kind: 'language', mentee: 'languages', mentor: 'languages' },
  { id: 'step', weight: 101, kind: 'step', mentee: 'grade', mentor: 'grade', ideal: 1 },
  { id: 'same', weight: 50, kind: 'same', mentee: 'department', mentor: 'department' },
  {
    id: 'answer',
    weight: 50,
    kind: 'answer',
    side: 'mentor',
    question: 'grade',
    worth: { one: 10, four: 100 },
  },
];

const level = fc.constantFrom(...levels);
const slot = fc
  .tuple(fc.nat(6), fc.nat(22), fc.integer({ min: 1, max: 6 }))
  .map(([day, from, length]) => ({ day, from: from * 60, until: Math.min(24, from + length) * 60 }));
const answers: fc.Arbitrary<Answers> = fc.record(
  {
    member: fc.boolean(),
    wants: fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 3 }),
    offers: fc.dictionary(fc.constantFrom(...items), level, { minKeys: 1 }),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'Other'), { minLength: 1 }),
    languages: fc.uniqueArray(
      fc.record({
        language: fc.constantFrom('English', 'French', 'Hausa'),
        level: fc.constantFrom(...fluency),
      }),
      { minLength: 1, selector: ({ language }) => language },
    ),
    zone: fc.constantFrom('Europe/Paris', 'Africa/Nairobi', 'Asia/Kathmandu', 'America/New_York'),
    hours: fc.array(slot, { minLength: 1, maxLength: 6 }),
    grade: fc.constantFrom(...grades),
    department: fc.constantFrom('Joy', 'Virtue', 'Truth'),
  },
  { requiredKeys: [] },
);

const rounds: fc.Arbitrary<Round> = fc
  .record({
    mentees: fc.array(fc.record({ answers, withdrawn: fc.boolean() }), { minLength: 1, maxLength: 5 }),
    mentors: fc.array(fc.record({ answers, withdrawn: fc.boolean() }), { minLength: 1, maxLength: 5 }),
    conflicts: fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 3 }),
  })
  .map(({ mentees, mentors, conflicts }) => ({
    mentees: mentees.map((mentee, at) => ({ ...mentee, id: `a${at}`, priority: 0 })),
    mentors: mentors.map((mentor, at) => ({ ...mentor, id: `x${at}`, capacity: 1, minimum: 0 })),
    menteeQuestions: questions,
    mentorQuestions: questions,
    rules: { constraints, criteria },
    conflicts: conflicts.map(([i, j]) => ({ mentee: `a${i}`, mentor: `x${j}`, statedBy: 'mentee' as const })),
    calendar: { from: '2027-01-04', until: '2027-06-27' },
  }));

const hold = (property: (round: Round) => void) =>
  fc.assert(fc.property(rounds, property), { seed: 11, numRuns: times(150) });
const indexes = (list: readonly unknown[]) => list.map((_, at) => at);

describe('a judge', () => {
  test('scores exactly the pairs that fail nothing, with the points that it explains', () => {
    hold((round) => {
      const judge = prepare(round);
      const expected = indexes(round.mentees).flatMap((i) =>
        indexes(round.mentors).flatMap((j) => {
          const { eligible, points } = judge.pair(i, j);
          return eligible ? [[i, j, points]] : [];
        }),
      );
      expect(judge.scores()).toEqual(expected);
    });
  });

  test('gives every criterion an integer up to its weight, and no pair more than 1000', () => {
    hold((round) => {
      const judge = prepare(round);
      for (const i of indexes(round.mentees)) {
        for (const j of indexes(round.mentors)) {
          const { points, criteria: earned } = judge.pair(i, j);
          expect(points).toBeLessThanOrEqual(1000);
          for (const each of earned) {
            expect(Number.isInteger(each.points) && each.points >= 0 && each.points <= each.weight).toBe(
              true,
            );
          }
        }
      }
    });
  });

  test('does not mind the order of people', () => {
    hold((round) => {
      const turned = { ...round, mentees: round.mentees.toReversed(), mentors: round.mentors.toReversed() };
      const found = (each: Round) =>
        prepare(each)
          .scores()
          .map(([i, j, points]) => `${each.mentees[i]!.id} ${each.mentors[j]!.id} ${points}`)
          .sort();
      expect(found(turned)).toEqual(found(round));
      const [first, second] = [prepare(round), prepare(turned)];
      for (const i of indexes(round.mentees)) {
        const barrier = first.barrier('mentee', i);
        const turnedOver = (at: number | null) => (at === null ? null : round.mentors.length - 1 - at);
        expect(second.barrier('mentee', round.mentees.length - 1 - i)).toEqual(
          barrier && { ...barrier, nearest: turnedOver(barrier.nearest) },
        );
      }
    });
  });

  test('never lowers points when a mentor learns more', () => {
    fc.assert(
      fc.property(rounds, fc.constantFrom(...items), (round, item) => {
        const [mentor] = round.mentors;
        const offers = (mentor!.answers.offers ?? {}) as Record<string, string>;
        const at = levels.indexOf(offers[item] ?? 'none');
        const better = { ...offers, [item]: levels[Math.min(at + 1, levels.length - 1)]! };
        const grown = { ...mentor!, answers: { ...mentor!.answers, offers: better } };
        const before = prepare(round);
        const after = prepare({ ...round, mentors: [grown, ...round.mentors.slice(1)] });
        for (const i of indexes(round.mentees)) {
          expect(after.pair(i, 0).points).toBeGreaterThanOrEqual(before.pair(i, 0).points);
          expect(after.pair(i, 0).failures.length).toBeLessThanOrEqual(before.pair(i, 0).failures.length);
        }
      }),
      { seed: 12, numRuns: times(150) },
    );
  });

  test('tells where nobody is left: by what the person answered first, then by one constraint after another', () => {
    hold((round) => {
      const judge = prepare(round);
      const tell = (side: 'mentee' | 'mentor', at: number) => {
        const others = side === 'mentee' ? round.mentors : round.mentees;
        const failing = others.map((_, other) => {
          const { failures } = side === 'mentee' ? judge.pair(at, other) : judge.pair(other, at);
          return failures.map(({ constraint }) => constraint);
        });
        const asked = side === 'mentee' ? 'member' : 'graded';
        const order = ['withdrawn', asked, ...judge.constraints];
        const before = (constraint: string) =>
          order.slice(0, order.indexOf(constraint)).filter((each) => each !== constraint);
        const left = (constraint: string) =>
          [...failing.keys()].filter(
            (other) => !failing[other]!.some((id) => before(constraint).includes(id)),
          );
        const expected = order.find((id) => left(id).every((other) => failing[other]!.includes(id))) ?? null;
        const found = judge.barrier(side, at);
        expect(found?.constraint ?? null).toBe(expected);
        if (found === null) return;
        const withdrew = found.constraint === 'withdrawn' && round[`${side}s`][at]!.withdrawn;
        expect(found.own).toBe(withdrew || found.constraint === asked);
        if (found.own) expect(found.nearest).toBeNull();
        else expect(left(found.constraint)).toContain(found.nearest);
      };
      for (const i of indexes(round.mentees)) tell('mentee', i);
      for (const j of indexes(round.mentors)) tell('mentor', j);
    });
  });
});

describe('a ranking', () => {
  const person = (id: string, own: Answers) => ({ id, answers: own, withdrawn: false });
  const between = (tagsOfX: string[], tagsOfY: string[]) => {
    const judge = prepare({
      mentees: [{ ...person('a', { tags: ['a', 'b'], wants: ['plain'] }), priority: 0 }],
      mentors: [
        { ...person('x', { tags: tagsOfX, offers: { plain: 'strong' } }), capacity: 1, minimum: 0 },
        { ...person('y', { tags: tagsOfY, offers: { plain: 'strong' } }), capacity: 1, minimum: 0 },
      ],
      menteeQuestions: questions,
      mentorQuestions: questions,
      rules: { constraints: constraints.filter(({ id }) => id === 'support'), criteria },
      conflicts: [],
      calendar: { from: '2027-01-04', until: '2027-06-27' },
    });
    return judge.pair(0, 0).points - judge.pair(0, 1).points;
  };

  test('turns round when the tags of two mentors are swapped', () => {
    expect(between(['a', 'b'], ['c'])).toBeGreaterThan(0);
    expect(between(['c'], ['a', 'b'])).toBeLessThan(0);
    expect(between(['c'], ['a', 'b'])).toBe(-between(['a', 'b'], ['c']));
  });

  test('gives more for a topic that few mentors know', () => {
    const judge = prepare({
      mentees: [{ ...person('a', { tags: ['rare', 'usual'] }), priority: 0 }],
      mentors: [['rare'], ['usual'], ['usual'], ['usual']].map((tags, at) => ({
        ...person(`x${at}`, { tags }),
        capacity: 1,
        minimum: 0,
      })),
      menteeQuestions: questions,
      mentorQuestions: questions,
      rules: { constraints: [], criteria },
      conflicts: [],
      calendar: { from: '2027-01-04', until: '2027-06-27' },
    });
    expect(judge.pair(0, 0).points).toBeGreaterThan(judge.pair(0, 1).points);
    expect(judge.pair(0, 1).criteria[1]!.because).toEqual({
      kind: 'topics',
      shared: [{ topic: 'usual', mentors: 3 }],
      wanted: 2,
    });
  });
});
