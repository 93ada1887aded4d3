import { describe, expect, test } from 'vitest';
import { free, hoursKeys, roundOf } from '../../../test/small-round.ts';
import type { Answers } from '../questions/question.ts';
import { measure, shareOf, topicWorth } from './criteria.ts';
import type { Criterion } from './participant.ts';

describe('the worth of a topic', () => {
  test('is less the more mentors have it, and never nothing', () => {
    const worth = Array.from({ length: 200_000 }, (_, mentors) => topicWorth(mentors));
    expect(worth.every((each, at) => Number.isInteger(each) && each > 0 && !(each > worth[at - 1]!))).toBe(
      true,
    );
    expect(topicWorth(5_000_000)).toBe(1);
    expect([124, 125, 999, 1000, 99_999].map(topicWorth)).toEqual([8000, 7936, 1000, 999, 10]);
  });

  test('is as ever while few have it: whole thousandths', () => {
    for (let mentors = 1; mentors < 125; mentors++) {
      expect(topicWorth(mentors)).toBe(1000 * Math.floor(1000 / (mentors + 1)));
    }
  });
});

test.each([
  [1000, 1, 3, 333],
  [1000, 2, 3, 667],
  [1, 1, 2, 1],
  [3, 1, 2, 2],
  [3, 1, 3, 1],
  [10, 0, 4, 0],
  [10, -1, 4, 0],
  [10, 4, 4, 10],
  [10, 5, 4, 10],
  [10, 0, 0, 0],
  [10, 3, 0, 0],
  [10, 1, -1, 0],
])('of a weight of %i, %i of %i earns %i', (weight, part, whole, points) => {
  expect(shareOf(weight, part, whole)).toBe(points);
});

/** Points of the first mentee with each mentor, of 1000, and why. */
const earned = (criterion: Criterion, mentee: Answers, ...mentors: readonly Answers[]) => {
  const { points, because } = measure(roundOf([mentee], mentors), criterion);
  return mentors.map((_, j) => ({ points: points(0, j), because: because(0, j) }));
};
const pointsOf = (...args: Parameters<typeof earned>) => earned(...args).map(({ points }) => points);

test('a measure keeps its name and weight', () => {
  const criterion: Criterion = { id: 'near', weight: 300, kind: 'same', mentee: 'grade', mentor: 'grade' };
  expect(measure(roundOf([{}], [{}]), criterion)).toMatchObject({ id: 'near', weight: 300 });
});

describe('support', () => {
  const criterion: Criterion = {
    id: 'c',
    weight: 1000,
    kind: 'support',
    wanted: 'wants',
    offered: 'offers',
  };

  // Levels are worth 0 to 3; the first of three wishes counts four times as much as the last: at most 4 × 3 + 2 × 3 + 3.
  test.each([
    [{ plans: 'expert', maps: 'expert', plain: 'expert' }, 1000],
    [{ plans: 'expert' }, Math.round(12_000 / 21)],
    [{ maps: 'expert' }, Math.round(6000 / 21)],
    [{ plain: 'expert' }, Math.round(3000 / 21)],
    [{ plans: 'strong', maps: 'some', plain: 'none' }, Math.round(10_000 / 21)],
    [{ plans: 'unheard of', maps: 'some' }, Math.round(2000 / 21)],
    [{}, 0],
  ])('of %j for three wishes', (offers, points) => {
    const wants = ['plans', 'maps', 'plain'];
    const [found] = earned(criterion, { wants }, { offers } as Answers);
    expect(found).toEqual({
      points,
      because: {
        kind: 'support',
        wishes: wants.map((item, at) => {
          const level = (offers as Record<string, string>)[item];
          return { rank: at + 1, item, level: level === undefined || level === 'unheard of' ? null : level };
        }),
      },
    });
  });

  test('counts a wish that nobody is asked about, and nothing where nothing is wished', () => {
    expect(
      pointsOf(criterion, { wants: ['gardens', 'maps'] }, { offers: { maps: 'expert', gardens: 'expert' } }),
    ).toEqual([333]);
    expect(pointsOf(criterion, {}, { offers: { maps: 'expert' } })).toEqual([0]);
    expect(pointsOf(criterion, { wants: ['maps'] }, {}, { offers: 'maps' }, { offers: ['maps'] })).toEqual([
      0, 0, 0,
    ]);
  });
});

describe('topics', () => {
  const criterion: Criterion = { id: 'c', weight: 1000, kind: 'topics', mentee: 'tags', mentor: 'tags' };

  test('count by one over the mentors who have them, and one; what no mentor has is left out', () => {
    // Of three mentors two have "a", one has "b": 333 and 500 thousandths.
    const mentee = { tags: ['a', ' B ', 'b', 'nobody has this'] };
    const found = earned(criterion, mentee, { tags: ['A', 'b'] }, { tags: ['a', 'a'] }, { tags: ['c'] });
    expect(found.map(({ points }) => points)).toEqual([1000, Math.round(333_000 / 833), 0]);
    expect(found[0]!.because).toEqual({
      kind: 'topics',
      shared: [
        { topic: 'a', mentors: 2 },
        { topic: 'b', mentors: 1 },
      ],
      wanted: 2,
    });
    expect(found[2]!.because).toEqual({ kind: 'topics', shared: [], wanted: 2 });
  });

  test('earn nothing where there are none', () => {
    expect(earned(criterion, {}, { tags: ['a'] })).toEqual([
      { points: 0, because: { kind: 'topics', shared: [], wanted: 0 } },
    ]);
    expect(pointsOf(criterion, { tags: ['a'] }, {})).toEqual([0]);
  });

  test('count only for those who wish it, where that is asked', () => {
    const wished: Criterion = { ...criterion, wish: 'member' };
    const mentor = { tags: ['a'] };
    expect(pointsOf(wished, { tags: ['a'], member: true }, mentor)).toEqual([1000]);
    expect(earned(wished, { tags: ['a'], member: false }, mentor)).toEqual([
      { points: 0, because: { kind: 'topics', shared: [], wanted: 0 } },
    ]);
    expect(pointsOf(wished, { tags: ['a'] }, mentor)).toEqual([0]);
  });

  test('are told apart person by person', () => {
    const round = roundOf([{ tags: ['a'] }, { tags: ['b'] }], [{ tags: ['b', 'c'] }, { tags: ['a'] }]);
    const { points } = measure(round, criterion);
    expect([0, 1].map((i) => [0, 1].map((j) => points(i, j)))).toEqual([
      [0, 1000],
      [1000, 0],
    ]);
  });
});

test('shared hours earn up to enough of them', () => {
  const criterion: Criterion = { id: 'c', weight: 1000, kind: 'hours', ...hoursKeys, enough: 4 };
  expect(earned(criterion, free(0, 6), free(0, 1.5), free(0, 4), free(0, 5), free(1, 5), {})).toEqual(
    [
      [375, 1.5],
      [1000, 4],
      [1000, 5],
      [0, 0],
      [0, 0],
    ].map(([points, hours]) => ({ points, because: { kind: 'hours', hours, enough: 4 } })),
  );
  expect(pointsOf({ ...criterion, enough: 2.5 }, free(0, 6), free(0, 1))).toEqual([400]);
});

test('a language earns by the lower level of the one that both speak best', () => {
  const criterion: Criterion = {
    id: 'c',
    weight: 1000,
    kind: 'language',
    mentee: 'languages',
    mentor: 'languages',
  };
  const speaks = (french?: string, hausa?: string) => ({
    languages: [
      { language: 'French', level: french ?? 'unheard of' },
      { language: 'Hausa', level: hausa ?? 'unheard of' },
    ],
  });
  const found = earned(
    criterion,
    speaks('fluent', 'working'),
    speaks('working', 'basic'),
    speaks('basic', 'fluent'),
    speaks('fluent', 'fluent'),
    speaks('basic'),
    speaks(),
    {},
  );
  expect(found.map(({ points }) => points)).toEqual([500, 500, 1000, 0, 0, 0]);
  expect(found.map(({ because }) => (because.kind === 'language' ? because.best : ''))).toEqual([
    { language: 'French', mentee: 'fluent', mentor: 'working' },
    { language: 'Hausa', mentee: 'working', mentor: 'fluent' },
    { language: 'French', mentee: 'fluent', mentor: 'fluent' },
    { language: 'French', mentee: 'fluent', mentor: 'basic' },
    null,
    null,
  ]);
  expect(found[0]!.because.kind).toBe('language');
  expect(earned(criterion, {}, speaks('fluent'))).toEqual([
    { points: 0, because: { kind: 'language', best: null } },
  ]);
});

test('a step earns all where it is ideal, half beside it and a third two away', () => {
  const criterion: Criterion = {
    id: 'c',
    weight: 1000,
    kind: 'step',
    mentee: 'grade',
    mentor: 'grade',
    ideal: 1,
  };
  const grades = ['one', 'two', 'three', 'four', 'five', undefined];
  expect(earned(criterion, { grade: 'two' }, ...grades.map((grade) => ({ grade })))).toEqual(
    [
      [333, -1],
      [500, 0],
      [1000, 1],
      [500, 2],
      [333, 3],
      [0, null],
    ].map(([points, steps]) => ({ points, because: { kind: 'step', steps, ideal: 1 } })),
  );
});

test('the same answer earns all, whatever its case', () => {
  const criterion: Criterion = {
    id: 'c',
    weight: 1000,
    kind: 'same',
    mentee: 'department',
    mentor: 'department',
  };
  const department = (value?: string) => ({ department: value });
  expect(earned(criterion, department('Joy'), department('joy'), department('Truth'), department())).toEqual([
    { points: 1000, because: { kind: 'same', answer: 'Joy' } },
    { points: 0, because: { kind: 'same', answer: null } },
    { points: 0, because: { kind: 'same', answer: null } },
  ]);
  expect(pointsOf(criterion, department(), department())).toEqual([0]);
});

test('an answer earns what it is worth, and the best of several', () => {
  const worth = { one: 10, four: 100, a: 50, b: 20, true: 70 };
  const of = (side: 'mentee' | 'mentor', question: string): Criterion => {
    return { id: 'c', weight: 1000, kind: 'answer', side, question, worth };
  };
  expect(
    earned(
      of('mentor', 'grade'),
      { grade: 'four' },
      { grade: 'one' },
      { grade: 'two' },
      { grade: 'four' },
      {},
    ),
  ).toEqual(
    [
      [100, 'one'],
      [0, 'two'],
      [1000, 'four'],
      [0, null],
    ].map(([points, answer]) => {
      return { points, because: { kind: 'answer', side: 'mentor', question: 'grade', answer } };
    }),
  );
  expect(earned(of('mentee', 'tags'), { tags: ['b', 'a', 'c'] }, { tags: [] }, {})).toEqual(
    [0, 1].map(() => ({
      points: 500,
      because: { kind: 'answer', side: 'mentee', question: 'tags', answer: ['b', 'a', 'c'] },
    })),
  );
  expect(pointsOf(of('mentor', 'member'), {}, { member: true }, { member: false })).toEqual([700, 0]);
});
