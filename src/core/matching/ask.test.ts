import { describe, expect, test } from 'vitest';
import { free, hoursKeys, roundOf } from '../../../test/small-round.ts';
import {
  acquaintances,
  acquaintancesIn,
  checkRun,
  coupleOf,
  eligibleCouples,
  faultOf,
  guestLike,
  hoursLeft,
  isSame,
  oneMoreLike,
  type PriceQuestion,
  priceOf,
} from './ask.ts';
import type { Rules } from './participant.ts';
import { matchRun, prepareRun, type RunSettings, type RunSolved } from './run.ts';

/** For one wish: some 333, strong 667, expert 1000. */
const rules: Rules = {
  constraints: [
    { id: 'support', kind: 'support', wanted: 'wants', offered: 'offers', least: 'some' },
    { id: 'other', kind: 'different', mentee: 'department', mentor: 'department' },
  ],
  criteria: [{ id: 'fit', weight: 1000, kind: 'support', wanted: 'wants', offered: 'offers' }],
};
const settings: RunSettings = {
  rules,
  goals: ['people', 'total'],
  places: null,
  locked: [],
  vetoed: [],
  near: [],
};

/** Both mentees wish for plans; a1 and x2 are of one department. */
const prepared = prepareRun(
  roundOf(
    [{ wants: ['plans'] }, { wants: ['plans'], department: 'Joy' }],
    [
      { offers: { plans: 'expert' } },
      { offers: { plans: 'some' } },
      { offers: { plans: 'strong' }, department: 'Joy' },
      { offers: { maps: 'expert' }, department: 'Joy' },
      { offers: { plans: 'some' } },
    ],
    rules,
  ),
  rules,
);

const run = (more: Partial<RunSettings> = {}): RunSolved => {
  const result = matchRun(prepared, { ...settings, ...more });
  if (result.kind !== 'solved') throw new Error(result.reason.sentence);
  return result;
};

test('hours that are left count mentors whom no earlier rule bars, and the most with one of them', () => {
  const timed: Rules = {
    constraints: [
      { id: 'other', kind: 'different', mentee: 'department', mentor: 'department' },
      { id: 'hours', kind: 'hours', ...hoursKeys, hours: 3 },
      { id: 'support', kind: 'support', wanted: 'wants', offered: 'offers', least: 'some' },
    ],
    criteria: [],
  };
  const people = prepareRun(
    roundOf(
      [{ ...free(0, 8), department: 'Joy', wants: ['plans'] }, free(6, 8)],
      [
        free(0, 1),
        free(0, 2),
        { ...free(0, 2.5), department: 'Joy' },
        // Hours enough: it is not hours that keep them apart.
        free(0, 5),
        free(3, 8),
      ],
      timed,
    ),
    timed,
  );
  expect(hoursLeft(people, 'hours', 'a0')).toEqual({ mentors: 3, best: 2 });
  expect(hoursLeft(people, 'hours', 'a1')).toEqual({ mentors: 5, best: 0 });
});

describe('one more mentor like one who is there', () => {
  test('brings what a round with both brings more, and is told by an id of their own', () => {
    const guest = guestLike('x0');
    expect(oneMoreLike(prepared, settings, run(), 'x0')).toEqual({
      change: { placed: 0, priority: 0, worst: 333, total: 333 },
      onlyBefore: [['a0', 'x2', 667]],
      onlyAfter: [['a0', guest, 1000]],
      mentees: [{ id: 'a0', before: ['x2'], after: [guest] }],
      displaced: [],
      newlyPlaced: [],
      mentorsFreed: ['x2'],
      mentorsCalled: [guest],
    });
  });

  test('brings nothing where whoever may have them is better off, or may not', () => {
    for (const mentor of ['x1', 'x2', 'x3'])
      expect(oneMoreLike(prepared, settings, run(), mentor)).toMatchObject({ mentees: [], onlyAfter: [] });
    const full = { ...settings, places: 1 };
    expect(oneMoreLike(prepared, full, run(full), 'x0')).toMatchObject({ mentees: [], onlyAfter: [] });
  });

  test('takes as many mentees as the one who is there', () => {
    const round = roundOf(
      [{ wants: ['plans'] }, { wants: ['plans'] }, { wants: ['plans'] }, { wants: ['plans'] }],
      [{ offers: { plans: 'expert' } }],
      rules,
    );
    const two = { ...round, mentors: round.mentors.map((mentor) => ({ ...mentor, capacity: 2 })) };
    const people = prepareRun(two, rules);
    const result = matchRun(people, settings);
    if (result.kind !== 'solved') throw new Error('There should be an answer.');
    expect(oneMoreLike(people, settings, result, 'x0')?.change).toMatchObject({ placed: 2, total: 2000 });
  });

  test('is not told of stable pairs, nor of somebody unknown', () => {
    const stable = { ...settings, stable: 'mentees' } as const;
    expect(oneMoreLike(prepared, stable, run(stable), 'x0')).toBeNull();
    expect(() => oneMoreLike(prepared, settings, run(), 'x9')).toThrow('there is no mentor "x9"');
  });
});

describe('somebody of the other side', () => {
  test('comes by how little keeps them apart, then by points, then by number', () => {
    const told = (role: 'mentee' | 'mentor', id: string) =>
      acquaintances(prepared, role, id).map(
        (each) => `${each.id} ${each.eligible} ${each.points} ${each.failures.length}`,
      );
    expect(told('mentee', 'a1')).toEqual([
      'x0 true 1000 0',
      'x1 true 333 0',
      'x4 true 333 0',
      'x2 false 667 1',
      'x3 false 0 2',
    ]);
    expect(told('mentee', 'a0')).toEqual([
      'x0 true 1000 0',
      'x2 true 667 0',
      'x1 true 333 0',
      'x4 true 333 0',
      'x3 false 0 1',
    ]);
    expect(told('mentor', 'x2')).toEqual(['a0 true 667 0', 'a1 false 667 1']);
    const some = acquaintancesIn(prepared, 'mentee', 'a1', {
      fits: { from: 1, count: 1 },
      others: { from: 1, count: 5 },
    });
    expect([some.fits.total, some.fits.people.map(({ id }) => id)]).toEqual([3, ['x1']]);
    expect([some.others.total, some.others.people.map(({ id }) => id)]).toEqual([2, ['x3']]);
    expect(told('mentee', 'x0')).toEqual([]);
  });

  test('makes a pair as a run would tell it, if the rules allow it and both are there', () => {
    expect(coupleOf(prepared, 'a0', 'x2')).toMatchObject({
      mentee: 'a0',
      mentor: 'x2',
      points: 667,
      hours: null,
    });
    expect(coupleOf(prepared, 'a1', 'x2')).toBeNull();
    expect(coupleOf(prepared, 'a9', 'x2')).toBeNull();
    expect(coupleOf(prepared, 'a0', 'x9')).toBeNull();
    const round = roundOf([free(0, 3)], [free(0, 2)], {
      constraints: [{ id: 'hours', kind: 'hours', ...hoursKeys, hours: 1 }],
    });
    const couple = coupleOf(prepareRun(round, round.rules), 'a0', 'x0');
    expect(couple).toEqual({ mentee: 'a0', mentor: 'x0', points: 0, criteria: [], hours: 2 });
  });

  test('is listed with everybody whom the rules allow them', () => {
    expect(eligibleCouples(prepared).map((couple) => couple.join(' '))).toEqual([
      'a0 x0',
      'a0 x1',
      'a0 x2',
      'a0 x4',
      'a1 x0',
      'a1 x1',
      'a1 x4',
    ]);
  });
});

describe('the price', () => {
  const price = (
    kind: PriceQuestion['kind'],
    mentee: string,
    mentor: string,
    more: Partial<RunSettings> = {},
  ) => priceOf(prepared, { ...settings, ...more }, run(more), { kind, mentee, mentor });

  // The best: a0 with x2 and a1 with x0, 1667.
  test('of a pair is what is gained and lost, and who moves', () => {
    expect(price('force', 'a0', 'x0')).toEqual({
      kind: 'possible',
      points: 1000,
      before: { placed: 2, priority: 0, worst: 667, total: 1667 },
      after: { placed: 2, priority: 0, worst: 333, total: 1333 },
      comparison: {
        change: { placed: 0, priority: 0, worst: -334, total: -334 },
        onlyBefore: [
          ['a0', 'x2', 667],
          ['a1', 'x0', 1000],
        ],
        onlyAfter: [
          ['a0', 'x0', 1000],
          ['a1', 'x1', 333],
        ],
        mentees: [
          { id: 'a0', before: ['x2'], after: ['x0'] },
          { id: 'a1', before: ['x0'], after: ['x1'] },
        ],
        displaced: [],
        newlyPlaced: [],
        mentorsFreed: ['x2'],
        mentorsCalled: ['x1'],
      },
    });
    expect(price('forbid', 'a0', 'x2')).toMatchObject({
      kind: 'possible',
      points: 667,
      after: { total: 1333 },
    });
  });

  // Stable: a0 and a1 both want x0; by number a0 has it, and a1 takes the next.
  test('where pairs are stable is that of the stable pairs then', () => {
    const stable = { stable: 'mentees' } as const;
    expect(run(stable).pairs.map(({ mentee, mentor }) => `${mentee} ${mentor}`)).toEqual(['a0 x0', 'a1 x1']);
    expect(price('forbid', 'a0', 'x0', stable)).toMatchObject({
      kind: 'possible',
      points: 1000,
      before: { total: 1333 },
      after: { total: 1667 },
      comparison: { change: { total: 334 }, mentorsFreed: ['x1'], mentorsCalled: ['x2'] },
    });
    expect(price('force', 'a0', 'x1', stable)).toMatchObject({
      kind: 'possible',
      points: 333,
      after: { total: 1333 },
    });
    // What nobody has is not missed; the best set stays as good as it was.
    expect(price('forbid', 'a0', 'x1', stable)).toMatchObject({ after: { total: 1333 } });
    expect(price('forbid', 'a0', 'x1')).toMatchObject({ after: { total: 1667 } });
    expect(price('force', 'a0', 'x1', stable)).not.toHaveProperty('comparison.both');
  });

  test.each([{}, { stable: 'mentors' }] as const)(
    'of a pair that breaks a rule names the rule: %j',
    (more) => {
      expect(price('force', 'a1', 'x2', more)).toEqual({
        kind: 'notEligible',
        failures: [{ constraint: 'other', facts: { kind: 'different', mentee: 'Joy', mentor: 'Joy' } }],
      });
    },
  );

  test.each([{}, { stable: 'mentees' }] as const)('of what cannot be says why: %j', (more) => {
    const told = price('force', 'a0', 'x0', { ...more, locked: [['a1', 'x0']] });
    expect(told).toMatchObject({ kind: 'impossible', reason: { sentence: expect.stringContaining('x0') } });
  });
});

describe('a check', () => {
  test('accepts a run that holds, and one that rightly finds nothing', () => {
    const [stable, locked] = ['mentees' as const, [['a1', 'x2'] as const]];
    for (const more of [{}, { stable }, { locked }, { stable, locked }] as Partial<RunSettings>[]) {
      const asked = { ...settings, ...more };
      expect(checkRun(prepared, asked, matchRun(prepared, asked))).toEqual({
        fault: null,
        same: true,
        combinations: 10,
        eligible: 7,
      });
    }
  });

  test('names what is wrong with one that does not', () => {
    const asked = { ...settings, locked: [['a1', 'x2']] } as const;
    const infeasible = matchRun(prepared, asked);
    expect(faultOf(prepared, settings, infeasible)).not.toBeNull();
    expect(checkRun(prepared, settings, infeasible).same).toBe(false);
    const stable: RunSettings = { ...settings, stable: 'mentees' };
    const poor = run({ locked: [['a0', 'x1']] });
    expect(faultOf(prepared, stable, poor)).toBe('a0 and x2 would rather have each other');
    expect(faultOf(prepared, settings, poor)).not.toBeNull();
    expect(faultOf(prepared, settings, run({ stable: 'mentees' }))).not.toBeNull();
  });
});

test.each([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [[1, 2], [2, 1], false],
  [{ a: null }, { a: {} }, false],
  [{ a: {} }, { a: null }, false],
  [{ a: 1 }, { a: '1' }, false],
  ['a', { a: 1 }, false],
  [{ a: 1 }, 'a', false],
  ['ab', ['a', 'b'], false],
  [['a', 'b'], 'ab', false],
  [1, {}, false],
  [{}, 1, false],
  [null, null, true],
  [null, {}, false],
  [{}, null, false],
  [{}, {}, true],
])('as data, %j and %j are the same: %s', (a, b, same) => {
  expect(isSame(a, b)).toBe(same);
});
