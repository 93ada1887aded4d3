import { describe, expect, test } from 'vitest';
import { free, hoursKeys, roundOf } from '../../../test/small-round.ts';
import { bars } from './constraints.ts';
import { prepare } from './judge.ts';
import type { Constraint, Criterion } from './participant.ts';

describe('a mentee with an aim of their own', () => {
  const aimed = (worth: number): Criterion => ({
    id: `c${worth}`,
    weight: 1000,
    kind: 'answer',
    side: 'mentor',
    question: 'grade',
    worth: { one: worth },
  });

  test('is measured by the criteria of that aim, everybody else by those of all', () => {
    const own = { question: 'department', criteria: { skills: [aimed(30)], project: [aimed(20)] } };
    const mentees = ['skills', 'project', 'other', undefined].map((department) => ({ department }));
    const judge = prepare(roundOf(mentees, [{ grade: 'one' }], { criteria: [aimed(10)], own }));
    expect(judge.scores()).toEqual([
      [0, 0, 300],
      [1, 0, 200],
      [2, 0, 100],
      [3, 0, 100],
    ]);
    expect(judge.pair(1, 0)).toMatchObject({
      eligible: true,
      points: 200,
      criteria: [{ id: 'c20', points: 200 }],
    });
    const several = roundOf([{ department: ['skills'] }], [{ grade: 'one' }], { criteria: [aimed(10)], own });
    expect(prepare(several).pair(0, 0).points).toBe(100);
  });
});

test('the eligible pairs are those that fail nothing, hours included', () => {
  const constraints: readonly Constraint[] = [
    { id: 'hours', kind: 'hours', ...hoursKeys, hours: 2 },
    { id: 'other', kind: 'different', mentee: 'department', mentor: 'department' },
  ];
  const mentees = [free(0, 3), { ...free(1, 3), department: 'Joy' }];
  const mentors = [free(0, 2), free(1, 2), { ...free(1, 3), department: 'Joy' }];
  expect(prepare(roundOf(mentees, mentors, { constraints })).scores()).toEqual([
    [0, 0, 0],
    [1, 1, 0],
  ]);
});

test('a pair is told with every constraint, passed or failed, and every criterion', () => {
  const judge = prepare(
    roundOf([{ member: true, department: 'Joy', tags: ['a'] }], [{ department: 'joy', tags: ['a'] }], {
      constraints: [
        { id: 'other', kind: 'different', mentee: 'department', mentor: 'department' },
        { id: 'member', kind: 'answer', side: 'mentee', question: 'member', accepted: [true] },
      ],
      criteria: [
        { id: 'tags', weight: 600, kind: 'topics', mentee: 'tags', mentor: 'tags' },
        { id: 'alike', weight: 400, kind: 'same', mentee: 'department', mentor: 'department' },
      ],
    }),
  );
  const [withdrawn, member, other] = [
    { constraint: 'withdrawn', facts: { kind: 'withdrawn', side: null } },
    { constraint: 'member', facts: { kind: 'answer', side: 'mentee', question: 'member', answer: true } },
    { constraint: 'other', facts: { kind: 'different', mentee: 'Joy', mentor: 'joy' } },
  ];
  expect(judge.pair(0, 0)).toEqual({
    mentee: 'a0',
    mentor: 'x0',
    eligible: false,
    failures: [other],
    checks: [
      { ...withdrawn, passes: true },
      { ...member, passes: true },
      { ...other, passes: false },
    ],
    points: 1000,
    criteria: [
      {
        id: 'tags',
        weight: 600,
        points: 600,
        because: { kind: 'topics', shared: [{ topic: 'a', mentors: 1 }], wanted: 1 },
      },
      { id: 'alike', weight: 400, points: 400, because: { kind: 'same', answer: 'Joy' } },
    ],
  });
  expect([...judge.stream()]).toEqual([]);
});

describe('all constraints', () => {
  const constraints: readonly Constraint[] = [
    { id: 'late', kind: 'conflict' },
    { id: 'mine', kind: 'answer', side: 'mentee', question: 'member', accepted: [true] },
    { id: 'yours', kind: 'answer', side: 'mentor', question: 'member', accepted: [true] },
    { id: 'other', kind: 'answer', side: 'mentee', question: 'member', accepted: [true] },
  ];

  test('come with withdrawal first, then what the mentee answered, then as declared', () => {
    const judge = prepare(roundOf([{}], [{}], { constraints }));
    expect(judge.constraints).toEqual(['withdrawn', 'mine', 'other', 'late', 'yours']);
    expect(judge.pair(0, 0).failures.map(({ constraint }) => constraint)).toEqual(['mine', 'other', 'yours']);
  });

  test.each([
    [false, false, null],
    [true, false, 'mentee'],
    [false, true, 'mentor'],
    [true, true, 'both'],
  ])('where the mentee withdrew: %s, and the mentor: %s', (mentee, mentor, side) => {
    const round = roundOf([{}], [{}]);
    const [first, second] = [
      { ...round.mentees[0]!, withdrawn: mentee },
      { ...round.mentors[0]!, withdrawn: mentor },
    ];
    const [bar] = bars({ ...round, mentees: [first], mentors: [second] });
    expect([bar!.own, bar!.fails(0, 0), bar!.facts(0, 0), bar!.nearness(0, 0)]).toEqual([
      null,
      side !== null,
      { kind: 'withdrawn', side },
      0,
    ]);
  });
});
