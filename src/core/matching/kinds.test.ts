import { describe, expect, test } from 'vitest';
import { free, hoursKeys, roundOf } from '../../../test/small-round.ts';
import type { Answers } from '../questions/question.ts';
import { answersOf, type Kind, kindsFor, suits, withFewHours } from './kinds.ts';
import type { Constraint } from './participant.ts';

const support: Constraint = {
  id: 'support',
  kind: 'support',
  wanted: 'wants',
  offered: 'offers',
  least: 'strong',
};
const hours = (least: number): Constraint => ({ id: 'hours', kind: 'hours', ...hoursKeys, hours: least });
const language: Constraint = {
  id: 'language',
  kind: 'language',
  mentee: 'languages',
  mentor: 'languages',
  least: 'working',
};
const step = (least: number, most: number): Constraint => {
  return { id: 'step', kind: 'step', mentee: 'grade', mentor: 'grade', least, most };
};
const accepted = (question: string, ...values: readonly (string | boolean)[]): Constraint => {
  return { id: question, kind: 'answer', side: 'mentor', question, accepted: values };
};
const same: Constraint = { id: 'same', kind: 'same', mentee: 'department', mentor: 'department' };

const nothing: Kind = { item: null, language: null, hours: null, others: {} };
const kinds = (constraints: readonly Constraint[], ...mentees: readonly Answers[]): Kind[] => {
  const round = roundOf(mentees, [], { constraints });
  return kindsFor(round, round.mentees[0]!);
};
const speaks = (...list: readonly string[]): Answers => ({
  languages: list.map((each) => ({ language: each.split(' ')[0]!, level: each.split(' ')[1]! })),
});

describe('the kinds of mentor that a mentee could use', () => {
  test('are one that is asked for nothing where no rule asks', () => {
    expect(kinds([], { wants: ['plans'] })).toEqual([nothing]);
  });

  test('know one of the wishes each, the first wish at first', () => {
    expect(kinds([support], { wants: ['plain', 'maps'] })).toEqual([
      { ...nothing, item: 'plain' },
      { ...nothing, item: 'maps' },
    ]);
    expect(kinds([support], {})).toEqual([]);
  });

  test('speak a language that the mentee speaks well, first the one that most mentees speak well', () => {
    const own = speaks('Zulu fluent', 'Hausa basic', 'Dari working', 'French working', 'Akan unheard');
    const others = [speaks('FRENCH fluent', 'Dari basic'), speaks('Hausa fluent')];
    const told = kinds([language], own, ...others);
    expect(told.map((kind) => kind.language)).toEqual(['French', 'Dari', 'Zulu']);
    expect(told[0]).toEqual({ ...nothing, language: 'French' });
    const even = (...tongues: readonly string[]) =>
      kinds([language], speaks(...tongues.map((tongue) => `${tongue} fluent`))).map((kind) => kind.language);
    expect([even('Akan', 'Dari'), even('Dari', 'Akan')]).toEqual([
      ['Akan', 'Dari'],
      ['Akan', 'Dari'],
    ]);
    expect(kinds([language], {})).toEqual([]);
  });

  test('are every wish in every language', () => {
    const told = kinds([support, language], {
      wants: ['plain', 'maps'],
      ...speaks('Dari fluent', 'Akan fluent'),
    });
    expect(told.map(({ item, language: spoken }) => `${item} ${spoken}`)).toEqual([
      'plain Akan',
      'plain Dari',
      'maps Akan',
      'maps Dari',
    ]);
  });

  test('are free when the mentee is, and none where that is not known', () => {
    const mentee = free(2, 3, 'Africa/Nairobi');
    expect(kinds([hours(2)], mentee)).toEqual([
      { ...nothing, hours: { zone: 'Africa/Nairobi', slots: mentee.hours } },
    ]);
    expect(kinds([hours(2)], { zone: 'Africa/Nairobi' })).toEqual([]);
    expect(kinds([hours(2)], { hours: mentee.hours })).toEqual([]);
  });

  test.each([
    ['the same answer', [same], { department: 'Joy' }, { department: 'Joy' }],
    ['no answer, where the mentee gave none', [same], {}, {}],
    ['what is accepted first', [accepted('grade', 'two', 'one')], {}, { grade: 'two' }],
    ['what is accepted of a question of nobody', [accepted('unheard', 'x')], {}, { unheard: 'x' }],
    ['yes', [accepted('member', true)], {}, { member: true }],
    ['one of several ticks', [accepted('tags', 'b', 'a')], {}, { tags: ['b'] }],
    ['the lowest step that will do', [step(1, 3)], { grade: 'two' }, { grade: 'three' }],
    ['the same grade', [step(0, 1)], { grade: 'five' }, { grade: 'five' }],
    ['a step down', [step(-2, 1)], { grade: 'three' }, { grade: 'one' }],
    ['the lowest grade, where no lower one is', [step(-2, 1)], { grade: 'two' }, { grade: 'one' }],
    ['the lowest grade of all', [step(-1, 2)], { grade: 'one' }, { grade: 'one' }],
    ['nothing, where no grade is so high', [step(1, 2)], { grade: 'five' }, {}],
    ['nothing, where no grade is so low', [step(-2, -1)], { grade: 'one' }, {}],
    ['nothing, where the grade is not known', [step(1, 2)], { grade: 'six' }, {}],
    ['nothing', [{ id: 'r', kind: 'conflict' }], { department: 'Joy' }, {}],
    [
      'nothing that the mentee must answer',
      [{ id: 'r', kind: 'answer', side: 'mentee', question: 'grade', accepted: ['two'] }],
      {},
      {},
    ],
    [
      'both of two things',
      [same, step(1, 1)],
      { department: 'Joy', grade: 'one' },
      { department: 'Joy', grade: 'two' },
    ],
  ] as [string, Constraint[], Answers, Answers][])('give %s', (_, constraints, mentee, others) => {
    expect(kinds(constraints, mentee)).toEqual([{ ...nothing, others }]);
  });
});

describe('the answers of a kind', () => {
  const all: Kind = {
    item: 'plans',
    language: 'Hausa',
    hours: { zone: 'Africa/Lagos', slots: [{ day: 1, from: 540, until: 600 }] },
    others: { department: 'Joy' },
  };
  const answers = (kind: Kind, ...constraints: readonly Constraint[]) =>
    answersOf(roundOf([], [], { constraints }), kind);

  test('are those that the rules ask for, at the lowest levels that will do', () => {
    expect(answers(all, support, hours(1), language, same)).toEqual({
      offers: { plans: 'strong' },
      languages: [{ language: 'Hausa', level: 'working' }],
      hours: [{ day: 1, from: 540, until: 600 }],
      zone: 'Africa/Lagos',
      department: 'Joy',
    });
    expect(answers(all)).toEqual({ department: 'Joy' });
    expect(answers(nothing, support, hours(1), language)).toEqual({});
  });

  test('leave out a wish that no mentor is asked about', () => {
    expect(answers({ ...all, item: 'gardens' }, support)).toEqual({ department: 'Joy' });
  });

  test('suit whom the rules say, whatever the fit and whoever is in conflict with others', () => {
    const mentees: readonly Answers[] = [
      { wants: ['plans'], ...speaks('Hausa fluent') },
      { wants: ['plans'], ...speaks('Hausa basic') },
      { wants: ['maps'], ...speaks('Hausa working') },
      { wants: ['maps', 'plans'], ...speaks('Hausa working') },
    ];
    const round = roundOf(mentees, [], { constraints: [support, language, { id: 'r', kind: 'conflict' }] });
    const conflicts = [{ mentee: 'a0', mentor: '0', statedBy: 'mentee' }] as const;
    const maps = { ...all, item: 'maps' };
    expect(suits({ ...round, conflicts }, round.mentees, [all, maps])).toEqual([
      [0, 3],
      [2, 3],
    ]);
    expect(suits(round, round.mentees.slice(2), [all, maps])).toEqual([[1], [0, 1]]);
    expect(suits(round, round.mentees, [])).toEqual([]);
  });
});

describe('a kind with fewer hours', () => {
  /** What is left of these stretches, as day, from and until in hours. */
  const left = (
    least: number,
    slots: readonly (readonly [number, number, number])[],
    ...mentees: readonly Answers[]
  ) => {
    const round = roundOf(mentees, [], { constraints: [hours(least)] });
    const full = slots.map(([day, from, until]) => ({ day, from: 60 * from, until: 60 * until }));
    const kind = { ...nothing, hours: { zone: 'Europe/Paris', slots: full } };
    const few = withFewHours(round, kind, round.mentees);
    expect(few).toEqual({ ...kind, hours: { zone: 'Europe/Paris', slots: few.hours!.slots } });
    return few.hours!.slots.map(({ day, from, until }) => [day, from / 60, until / 60]);
  };

  test('leaves out whole stretches first, the first ones first, then half hours at the end, then at the start', () => {
    expect(left(2, [[0, 9, 12]], free(0, 3))).toEqual([[0, 9, 11]]);
    const twice = { ...free(0, 3), hours: [...[0, 1].map((day) => ({ day, from: 540, until: 720 }))] };
    expect(
      left(
        2,
        [
          [0, 9, 12],
          [1, 9, 12],
        ],
        twice,
      ),
    ).toEqual([[1, 9, 11]]);
    // The mentee is there from nine on: what goes at the start is what they have no use for.
    expect(left(2, [[0, 7, 12]], free(0, 2))).toEqual([[0, 9, 11]]);
    expect(
      left(
        5,
        [
          [0, 9, 12],
          [1, 9, 12],
        ],
        twice,
      ),
    ).toEqual([
      [0, 9, 11],
      [1, 9, 12],
    ]);
  });

  test('still suits everybody whom it should', () => {
    expect(
      left(1, [[0, 8, 13]], free(0, 1), { ...free(0, 1), hours: [{ day: 0, from: 660, until: 780 }] }),
    ).toEqual([[0, 9, 12]]);
  });

  test('keeps half an hour where the rules ask for none', () => {
    expect(
      left(
        0,
        [
          [0, 9, 12],
          [1, 9, 12],
        ],
        free(0, 3),
      ),
    ).toEqual([[1, 9, 9.5]]);
  });

  test('is as it is where no hours are asked for', () => {
    const round = roundOf([{}], []);
    expect(withFewHours(round, nothing, round.mentees)).toBe(nothing);
  });
});
