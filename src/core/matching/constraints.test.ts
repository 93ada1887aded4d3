import { describe, expect, test } from 'vitest';
import { free, hoursKeys, roundOf } from '../../../test/small-round.ts';
import type { Answers } from '../questions/question.ts';
import { type Bar, bars, requiredPlace } from './constraints.ts';
import type { Constraint } from './participant.ts';
import type { Round } from './people.ts';

/** The constraint over one mentee and these mentors, made ready. */
const barOf = (constraint: Constraint, mentee: Answers, ...mentors: readonly Answers[]): Bar =>
  bars(roundOf([mentee], mentors, { constraints: [constraint] }))[1]!;

const judged = (constraint: Constraint, mentee: Answers, mentor: Answers) => {
  const bar = barOf(constraint, mentee, mentor);
  return { passes: !bar.fails(0, 0), facts: bar.facts(0, 0) };
};

const nearness = (constraint: Constraint, mentee: Answers, ...mentors: readonly Answers[]) => {
  const bar = barOf(constraint, mentee, ...mentors);
  return mentors.map((_, j) => bar.nearness(0, j));
};

describe('an answer that must be given', () => {
  const member: Constraint = {
    id: 'r',
    kind: 'answer',
    side: 'mentee',
    question: 'member',
    accepted: [true],
  };
  const tagged: Constraint = {
    id: 'r',
    kind: 'answer',
    side: 'mentor',
    question: 'tags',
    accepted: ['b', 'c'],
  };

  test.each([
    [member, { member: true }, {}, true, true],
    [member, { member: false }, {}, false, false],
    [member, {}, { member: true }, false, null],
    [tagged, {}, { tags: ['a', 'c'] }, true, ['a', 'c']],
    [tagged, {}, { tags: ['a'] }, false, ['a']],
    [tagged, {}, { tags: 'b' }, true, 'b'],
    [tagged, { tags: ['b'] }, {}, false, null],
  ] as const)('%j: %j and %j', (constraint, mentee, mentor, passes, answer) => {
    const { side, question } = constraint;
    expect(judged(constraint, mentee, mentor)).toEqual({
      passes,
      facts: { kind: 'answer', side, question, answer },
    });
    expect(nearness(constraint, mentee, mentor)).toEqual([0]);
  });

  test('is read of each person by their place', () => {
    const round = roundOf([{ member: true }, {}], [{ tags: ['b'] }, {}], { constraints: [member, tagged] });
    const [, first, second] = bars(round);
    expect([first!.own, second!.own]).toEqual(['mentee', 'mentor']);
    expect([first!.fails(0, 1), first!.fails(1, 0)]).toEqual([false, true]);
    expect([second!.fails(1, 0), second!.fails(0, 1)]).toEqual([false, true]);
  });
});

describe('a wish that somebody must serve', () => {
  const rule: Constraint = { id: 'r', kind: 'support', wanted: 'wants', offered: 'offers', least: 'strong' };
  const wants = { wants: ['maps', 'gardens', 'plans'] };

  test.each([
    [{ maps: 'strong' }, true, 'strong', null],
    [{ maps: 'some', plans: 'expert', plain: 'expert' }, true, 'some', 'expert'],
    [{ maps: 'some', plans: 'some', plain: 'expert' }, false, 'some', 'some'],
    [{ maps: 'unheard of', gardens: 'expert' }, false, null, null],
    [undefined, false, null, null],
  ])('%j', (offers, passes, maps, plans) => {
    expect(judged(rule, wants, { offers })).toEqual({
      passes,
      facts: {
        kind: 'support',
        least: 'strong',
        wishes: [
          { rank: 1, item: 'maps', level: maps },
          { rank: 3, item: 'plans', level: plans },
        ],
      },
    });
  });

  test('is not there where nothing is wished, or only what nobody is asked for', () => {
    const offers = { plans: 'expert', maps: 'expert', plain: 'expert' };
    expect(judged(rule, {}, { offers })).toMatchObject({ passes: false, facts: { wishes: [] } });
    expect(judged(rule, { wants: ['gardens'] }, { offers })).toMatchObject({
      passes: false,
      facts: { wishes: [] },
    });
  });

  test('is read of each mentor by their place', () => {
    const bar = barOf(rule, wants, { offers: { plain: 'expert' } }, { offers: { plans: 'expert' } }, {});
    expect([0, 1, 2].map((j) => bar.fails(0, j))).toEqual([true, false, true]);
  });

  test('is nearer at a higher level, then where it is wished more', () => {
    const near = nearness(
      rule,
      wants,
      {},
      { offers: { plans: 'none' } },
      { offers: { maps: 'none' } },
      { offers: { plans: 'some' } },
      { offers: { maps: 'some', plans: 'none' } },
    );
    expect(near).toEqual([...near].sort((a, b) => a - b));
    expect(new Set(near).size).toBe(5);
    expect(nearness(rule, {}, { offers: { maps: 'expert' } })).toEqual([-1]);
  });

  test('at a level that is not asked about is refused', () => {
    expect(() => barOf({ ...rule, least: 'best' }, {}, {})).toThrow(new RangeError('No such level: best'));
    expect(requiredPlace([{ key: 'low' }, { key: 'high' }], 'low')).toBe(0);
  });
});

describe('shared hours', () => {
  const rule: Constraint = { id: 'r', kind: 'hours', ...hoursKeys, hours: 2 };

  test.each([
    [free(0, 3), free(0, 2), true, 2],
    [free(0, 1.75), free(0, 2), false, 1.75],
    [free(0, 3), free(1, 3), false, 0],
    // Nine in London is ten in Paris.
    [free(0, 3), free(0, 3, 'Europe/London'), true, 2],
  ])('%j and %j', (mentee, mentor, passes, hours) => {
    expect(judged(rule, mentee, mentor)).toEqual({
      passes,
      facts: { kind: 'hours', needed: 2, hours, weeks: [{ week: '2027-01-04', hours }] },
    });
    expect(nearness(rule, mentee, mentor)).toEqual([hours]);
  });

  test.each([
    [{}, free(0, 3)],
    [free(0, 3), {}],
    [free(0, 3), { hours: free(0, 3).hours }],
    [free(0, 3), { zone: 'Europe/Paris' }],
    [free(0, 3), { zone: 'Europe/Paris', hours: [] }],
    [free(0, 3), { zone: 'Europe/Paris', hours: 'mornings' }],
  ])('of %j and %j are none, and no week is told', (mentee, mentor) => {
    expect(judged(rule, mentee, mentor)).toEqual({
      passes: false,
      facts: { kind: 'hours', needed: 2, hours: 0, weeks: [] },
    });
  });

  test('are read of each person by their place', () => {
    const mentees = [free(0, 2), free(1, 3)];
    const [, bar] = bars(roundOf(mentees, [free(1, 2), free(0, 3)], { constraints: [rule] }));
    expect([0, 1].map((i) => [0, 1].map((j) => bar!.nearness(i, j)))).toEqual([
      [0, 2],
      [2, 0],
    ]);
  });
});

describe('a common language', () => {
  const rule: Constraint = {
    id: 'r',
    kind: 'language',
    mentee: 'languages',
    mentor: 'languages',
    least: 'working',
  };
  const speaks = (...list: readonly string[]) => ({
    languages: list.map((each) => {
      const [language, level] = each.split(' ');
      return { language: language!, level: level! };
    }),
  });

  test.each([
    [['French working'], ['french fluent'], true, ['French working fluent']],
    [['French basic'], ['French fluent'], false, ['French basic fluent']],
    [['French fluent'], ['French basic'], false, ['French fluent basic']],
    [['French fluent'], ['Hausa fluent'], false, []],
    [['French unheard'], ['French fluent'], false, []],
    [
      ['Dari fluent', 'French basic', 'Hausa fluent'],
      ['Hausa working', 'French fluent'],
      true,
      ['French basic fluent', 'Hausa fluent working'],
    ],
  ])('%j and %j', (mentee, mentor, passes, common) => {
    expect(judged(rule, speaks(...mentee), speaks(...mentor))).toEqual({
      passes,
      facts: {
        kind: 'language',
        least: 'working',
        common: common.map((each) => {
          const [language, first, second] = each.split(' ');
          return { language, mentee: first, mentor: second };
        }),
      },
    });
  });

  test('is none with somebody who names none', () => {
    const nobody = { passes: false, facts: { kind: 'language', least: 'working', common: [] } };
    for (const languages of [undefined, 'French', ['French'], free(0, 1).hours])
      expect(judged(rule, { languages } as Answers, speaks('French fluent'))).toEqual(nobody);
    expect(judged(rule, speaks('French fluent'), {})).toEqual(nobody);
  });

  test('is nearer the better both speak the one they share best', () => {
    const mentors = [
      speaks('Dari fluent'),
      speaks('French basic'),
      speaks('French working'),
      speaks('Hausa fluent', 'French working'),
      speaks('French fluent'),
    ];
    expect(nearness(rule, speaks('French fluent', 'Hausa basic'), ...mentors)).toEqual([-1, 0, 1, 1, 2]);
    expect(nearness(rule, {}, speaks('French fluent'))).toEqual([-1]);
  });
});

describe('a conflict', () => {
  test('keeps two people apart, and tells everybody who stated it once', () => {
    const stated = [
      ['a1', 'x0', 'mentor'],
      ['a1', 'x0', 'coordinator'],
      ['a1', 'x0', 'mentor'],
      ['a0', 'x1', 'mentee'],
      ['a9', 'x0', 'mentee'],
      ['a0', 'x9', 'mentee'],
    ] as const;
    const conflicts: Round['conflicts'] = stated.map(([mentee, mentor, statedBy]) => {
      return { mentee, mentor, statedBy };
    });
    const round = {
      ...roundOf([{}, {}], [{}, {}, {}], { constraints: [{ id: 'r', kind: 'conflict' }] }),
      conflicts,
    };
    const [, bar] = bars(round);
    const failing = [0, 1].map((i) => [0, 1, 2].filter((j) => bar!.fails(i, j)));
    expect(failing).toEqual([[1], [0]]);
    expect(bar!.facts(1, 0)).toEqual({ kind: 'conflict', statedBy: ['coordinator', 'mentor'] });
    expect(bar!.facts(0, 1)).toEqual({ kind: 'conflict', statedBy: ['mentee'] });
    expect(bar!.facts(0, 0)).toEqual({ kind: 'conflict', statedBy: [] });
    expect(bar!.nearness(1, 0)).toBe(0);
  });
});

describe('the same answer, and different ones', () => {
  const rule = (kind: 'same' | 'different', question: string): Constraint => ({
    id: 'r',
    kind,
    mentee: question,
    mentor: question,
  });

  test.each([
    ['department', 'Joy', ' joy ', true],
    ['department', 'Joy', 'Joys', false],
    ['department', 'Joy', undefined, null],
    ['department', undefined, 'Joy', null],
    ['department', undefined, undefined, null],
    ['tags', ['b', 'a'], ['A', 'b'], true],
    ['tags', ['a'], ['a', 'b'], false],
    ['tags', ['ab', 'c'], ['a', 'bc'], false],
    ['tags', [], [], null],
    ['member', false, false, true],
    ['years', 3, 3, true],
    ['years', 3, 4, false],
  ])('%s %j and %j', (question, mentee, mentor, alike) => {
    const values = { mentee: mentee ?? null, mentor: mentor ?? null };
    expect(judged(rule('same', question), { [question]: mentee }, { [question]: mentor })).toEqual({
      passes: alike === true,
      facts: { kind: 'same', ...values },
    });
    expect(judged(rule('different', question), { [question]: mentee }, { [question]: mentor })).toEqual({
      passes: alike !== true,
      facts: { kind: 'different', ...values },
    });
  });
});

describe('a step', () => {
  const rule: Constraint = { id: 'r', kind: 'step', mentee: 'grade', mentor: 'grade', least: 1, most: 2 };

  test.each([
    ['two', 'one', false, -1, -2],
    ['two', 'two', false, 0, -1],
    ['two', 'three', true, 1, 0],
    ['two', 'four', true, 2, 0],
    ['two', 'five', false, 3, -1],
    ['one', 'two', true, 1, 0],
    ['two', undefined, false, null, Number.NEGATIVE_INFINITY],
    [undefined, 'two', false, null, Number.NEGATIVE_INFINITY],
    ['two', 'six', false, null, Number.NEGATIVE_INFINITY],
    ['six', 'two', false, null, Number.NEGATIVE_INFINITY],
  ])('from %s to %s', (mentee, mentor, passes, steps, near) => {
    const [first, second] = [{ grade: mentee }, { grade: mentor }];
    expect(judged(rule, first, second)).toEqual({
      passes,
      facts: { kind: 'step', least: 1, most: 2, steps },
    });
    expect(nearness(rule, first, second)[0]! + 0).toBe(near);
  });
});
