import { describe, expect, test } from 'vitest';
import { roundOf } from '../../../test/small-round.ts';
import { simulate } from './rolling.ts';
import { type Couple, type Prepared, prepareRun, problemOf, type RunSettings } from './run.ts';
import { type Departure, type Study, studyOf } from './studies.ts';

/** For one wish: some 333, strong 667, expert 1000. */
const round = roundOf(
  [{ wants: ['plans'] }, { wants: ['plans'] }, { wants: ['maps'] }],
  [
    { offers: { plans: 'expert' } },
    { offers: { plans: 'some' } },
    { offers: { plans: 'strong', maps: 'some' } },
  ],
  {
    constraints: [{ id: 'support', kind: 'support', wanted: 'wants', offered: 'offers', least: 'some' }],
    criteria: [{ id: 'fit', weight: 1000, kind: 'support', wanted: 'wants', offered: 'offers' }],
  },
);
const prepared = prepareRun(round, round.rules);
const settings: RunSettings = {
  rules: round.rules,
  goals: ['people', 'total'],
  places: null,
  locked: [],
  vetoed: [],
  near: [],
};

describe('a repair', () => {
  const nobody: Departure = { live: [], ended: [], mentees: [], mentors: [], parted: [] };
  const repaired = (
    departure: Partial<Departure>,
    more: Partial<RunSettings> = {},
    people: Prepared = prepared,
  ) => {
    const asked = { kind: 'repair', departure: { ...nobody, ...departure } } as const;
    const found = studyOf(people, { ...settings, ...more }, asked);
    if (found.kind !== 'repair') throw new Error(found.kind);
    return found.points.map(({ names, changes, left, pairs }) => {
      return { names, changes, left, pairs: pairs.map(([mentee, mentor]) => `${mentee} ${mentor}`) };
    });
  };
  const all = ['least', 'repair', 'back', 'best'];
  /** x0 takes nobody new; a0 was with them. */
  const left: Partial<Departure> = {
    live: [['a1', 'x1']],
    ended: [['a0', 'x0']],
    mentors: [['x0', 0]],
  };

  test('gives whoever lost their mentor another one before those who only wait', () => {
    expect(repaired(left)).toEqual([{ names: all, changes: 0, left: 0, pairs: ['a0 x2', 'a1 x1'] }]);
    expect(repaired({ ...left, ended: [] })).toEqual([
      { names: all, changes: 0, left: 0, pairs: ['a0 x2', 'a1 x1'] },
    ]);
  });

  // Without x2 for a0, either a2 comes in, or a1 moves to x2 so that a0 has x1.
  const apart = [
    { names: ['least', 'repair'], changes: 0, left: 1, pairs: ['a1 x1', 'a2 x2'] },
    { names: ['back', 'best'], changes: 1, left: 0, pairs: ['a0 x1', 'a1 x2'] },
  ];

  test('does not offer again what was declined or vetoed, and tells what more changes bring', () => {
    expect(repaired({ ...left, parted: [['a0', 'x2']] })).toEqual(apart);
    expect(repaired(left, { vetoed: [['a0', 'x2']] })).toEqual(apart);
  });

  test('keeps a lock on a pair that lives, and drops one on a pair that does not', () => {
    const parted: Couple[] = [['a0', 'x2']];
    expect(repaired({ ...left, parted }, { locked: [['a1', 'x1']] })).toEqual([
      { names: all, changes: 0, left: 1, pairs: ['a1 x1', 'a2 x2'] },
    ]);
    expect(repaired({ ...left, parted }, { locked: [['a0', 'x0']] })).toEqual(apart);
  });

  test('keeps a pair that lives although it is vetoed by now, or was declined once', () => {
    const kept = [{ names: all, changes: 0, left: 0, pairs: ['a0 x2', 'a1 x1'] }];
    expect(repaired(left, { vetoed: [['a1', 'x1']] })).toEqual(kept);
    expect(repaired({ ...left, parted: [['a1', 'x1']] })).toEqual(kept);
  });

  test('keeps a pair that lives although the rules would bar it by now, and passes over people who are not known', () => {
    const live: Couple[] = [
      ['a2', 'x1'],
      ['a1', 'x0'],
      ['a9', 'x1'],
      ['a1', 'x9'],
    ];
    expect(repaired({ live })[0]).toEqual({
      names: all,
      changes: 0,
      left: 0,
      pairs: ['a0 x2', 'a1 x0', 'a2 x1'],
    });
  });

  test('gives nobody to mentees who left', () => {
    expect(repaired({ ...left, mentees: ['a0'], ended: [] })).toEqual([
      { names: all, changes: 0, left: 0, pairs: ['a1 x1', 'a2 x2'] },
    ]);
  });

  test('tells answers between the fewest changes and the best', () => {
    const three = roundOf(
      [{ wants: ['plain', 'plans'] }, { wants: ['maps', 'plain'] }, { wants: ['maps', 'plans'] }],
      [
        { offers: { plans: 'none', maps: 'strong', plain: 'some' } },
        { offers: { plans: 'some', maps: 'expert', plain: 'strong' } },
        { offers: { plans: 'strong', maps: 'strong', plain: 'expert' } },
      ],
      round.rules,
    );
    const live: Couple[] = [
      ['a0', 'x0'],
      ['a1', 'x1'],
      ['a2', 'x2'],
    ];
    // 222 + 889 + 667; then 889 + 889 + 444 for two changes; one point more for three.
    expect(repaired({ live }, {}, prepareRun(three, three.rules))).toEqual([
      { names: all.slice(0, 3), changes: 0, left: 0, pairs: ['a0 x0', 'a1 x1', 'a2 x2'] },
      { names: [], changes: 2, left: 0, pairs: ['a0 x2', 'a1 x1', 'a2 x0'] },
      { names: ['best'], changes: 3, left: 0, pairs: ['a0 x2', 'a1 x0', 'a2 x1'] },
    ]);
  });

  test('of a mentor who takes nobody new leaves those who stay, and their places', () => {
    const wide = { ...round, mentors: round.mentors.map((one) => ({ ...one, capacity: 3, minimum: 1 })) };
    const people = prepareRun(wide, wide.rules);
    const live: Couple[] = [['a0', 'x1']];
    const found = repaired(
      {
        live,
        mentors: [
          ['x0', 0],
          ['x1', 1],
          ['x2', 0],
        ],
      },
      {},
      people,
    );
    expect(found).toEqual([{ names: all, changes: 0, left: 0, pairs: ['a0 x1'] }]);
  });
});

test('stable pairs are told for both sides, with whoever would rather have each other today', () => {
  const pairs: Couple[] = [
    ['a0', 'x1'],
    ['a1', 'x0'],
  ];
  const found = studyOf(prepared, settings, { kind: 'stable', pairs });
  const reached = { placed: 3, priority: 0, worst: 333, total: 1666 };
  expect(found).toEqual({
    kind: 'stable',
    study: {
      mentees: { pairs: expect.anything(), reached: expect.anything() },
      mentors: { pairs: expect.anything(), reached: expect.anything() },
      blocking: [
        { mentee: 'a0', mentor: 'x2', points: 667, leaves: 'x1', drops: null },
        { mentee: 'a2', mentor: 'x2', points: 333, leaves: null, drops: null },
      ],
    },
  });
  // a0 has x0 by number, and a1 takes x2, who would rather have a1 than a2.
  for (const side of ['mentees', 'mentors'] as const)
    expect(found.kind === 'stable' && found.study[side]).toEqual({
      pairs: [
        ['a0', 'x0', 1000],
        ['a1', 'x2', 667],
      ],
      reached: { ...reached, placed: 2, worst: 667, total: 1667 },
    });
  const most = round.mentors.map((one) => ({ ...one, minimum: 1 }));
  const bound = prepareRun({ ...round, mentors: most }, round.rules);
  expect(studyOf(bound, settings, { kind: 'stable', pairs })).toEqual(found);
});

test('arrivals are tried in fewer orders where there are many pairs', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => at % 4);
  const large = roundOf(
    many(40).map(() => ({ wants: ['plans'] })),
    many(50).map((level) => ({ offers: { plans: ['some', 'strong', 'expert', 'some'][level]! } })),
    round.rules,
  );
  const found = studyOf(prepareRun(large, large.rules), settings, { kind: 'rolling', seed: 1 });
  // A hundred thousand over 2,001.
  expect(found.kind === 'rolling' && found.simulation.orders).toBe(49);
});

test('arrivals are tried in a hundred orders from the seed', () => {
  const found = studyOf(prepared, { ...settings, locked: [['a0', 'x1']] }, { kind: 'rolling', seed: 7 });
  expect(found).toEqual({ kind: 'rolling', simulation: simulate(problemOf(prepared, settings), 100, 7) });
});

test.each([
  [{ kind: 'repair', departure: { live: [], ended: [], mentees: [], mentors: [], parted: [] } }, 300_001],
  [{ kind: 'stable', pairs: [] }, 2_000_001],
  [{ kind: 'rolling', seed: 1 }, 100_001],
] as [Study, number][])('%j is not made of too many pairs', (study, pairs) => {
  const large = { ...prepared, scores: new Array(pairs) };
  expect(studyOf(large, settings, study)).toEqual({ kind: 'tooLarge' });
});
