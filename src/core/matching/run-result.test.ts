import { describe, expect, test } from 'vitest';
import { free, hoursKeys, roundOf } from '../../../test/small-round.ts';
import type { Answers } from '../questions/question.ts';
import type { Constraint, Criterion, Rules } from './participant.ts';
import type { Round } from './people.ts';
import { matchRun, prepareRun, type RunSettings, type RunSolved, type Stage, shorten } from './run.ts';

const support: Constraint = {
  id: 'support',
  kind: 'support',
  wanted: 'wants',
  offered: 'offers',
  least: 'some',
};
/** For one wish: some 333, strong 667, expert 1000. */
const fit: Criterion = { id: 'fit', weight: 1000, kind: 'support', wanted: 'wants', offered: 'offers' };
const rules: Rules = { constraints: [support], criteria: [fit] };
const settings: RunSettings = {
  rules,
  goals: ['people', 'priority', 'total'],
  places: null,
  locked: [],
  vetoed: [],
  near: [],
};

const wants = (...items: readonly string[]): Answers => ({ wants: items });
const offers = (levels: Readonly<Record<string, string>>): Answers => ({ offers: levels });

const resultOf = (round: Round, more: Partial<RunSettings> = {}) =>
  matchRun(prepareRun(round, round.rules), { ...settings, rules: round.rules, ...more });
const run = (round: Round, more: Partial<RunSettings> = {}): RunSolved => {
  const result = resultOf(round, more);
  if (result.kind !== 'solved') throw new Error(result.reason.sentence);
  return result;
};
const couples = ({ pairs }: RunSolved) => pairs.map(({ mentee, mentor }) => `${mentee} ${mentor}`);

/** Two mentees fit; of the others, one wishes for what nobody can do, one wishes for nothing, one withdrew. */
const five = (): Round => {
  const round = roundOf(
    [wants('plans'), wants('plain', 'plans'), wants('maps'), {}, wants('plans')],
    [
      offers({ plans: 'expert' }),
      offers({ plans: 'some', plain: 'expert' }),
      offers({ maps: 'none' }),
      offers({ plans: 'expert' }),
    ],
    rules,
  );
  return {
    ...round,
    mentees: round.mentees.map((one, at) => ({ ...one, priority: 100 * at, withdrawn: at === 4 })),
    mentors: round.mentors.map((one, at) => ({ ...one, capacity: at === 1 ? 2 : 1, withdrawn: at === 3 })),
  };
};

describe('a run', () => {
  test('tells every pair with its points and who could stand in', () => {
    const { pairs, reached, eligible, best } = run(five());
    expect(pairs).toMatchObject([
      // For the second mentee the first wish counts two thirds: of 9 parts, 2 × 3 + 1.
      { mentee: 'a0', mentor: 'x0', points: 1000, hours: null, alternate: { mentor: 'x1', points: 333 } },
      { mentee: 'a1', mentor: 'x1', points: 778, hours: null, alternate: null },
    ]);
    expect(pairs[0]!.criteria).toMatchObject([{ id: 'fit', weight: 1000, points: 1000 }]);
    expect(reached).toEqual({ placed: 2, priority: 100, worst: 778, total: 1778 });
    expect(eligible).toBe(4);
    expect(best).toEqual({
      a0: [
        ['x0', 1000],
        ['x1', 333],
      ],
      a1: [
        ['x1', 778],
        ['x0', 333],
      ],
      a2: [],
      a3: [],
      a4: [],
    });
  });

  test('tells why everybody else has nobody', () => {
    const { unplaced, reserve, gaps, bottlenecks, withMorePlaces } = run(five());
    const missed = (wishes: readonly object[]) => ({ kind: 'support', least: 'some', wishes });
    const near = { constraint: 'support', kind: 'barred', own: false, facts: null };
    expect(unplaced).toEqual([
      {
        mentee: 'a2',
        reason: {
          ...near,
          nearest: { id: 'x2', facts: missed([{ rank: 1, item: 'maps', level: 'none' }]) },
        },
      },
      // Nobody comes nearer than anybody else, and x3 fails one thing more.
      { mentee: 'a3', reason: { ...near, nearest: { id: 'x0', facts: missed([]) } } },
      {
        mentee: 'a4',
        reason: {
          kind: 'barred',
          constraint: 'withdrawn',
          own: true,
          facts: { kind: 'withdrawn', side: 'mentee' },
          nearest: null,
        },
      },
    ]);
    expect(reserve).toEqual([
      {
        mentor: 'x2',
        room: 1,
        reason: {
          ...near,
          nearest: { id: 'a2', facts: missed([{ rank: 1, item: 'maps', level: 'none' }]) },
        },
      },
      {
        mentor: 'x3',
        room: 1,
        reason: {
          kind: 'barred',
          constraint: 'withdrawn',
          own: true,
          facts: { kind: 'withdrawn', side: 'mentor' },
          nearest: null,
        },
      },
    ]);
    expect(gaps).toEqual([{ item: 'maps', waiting: ['a2'], left: 0 }]);
    expect([bottlenecks, withMorePlaces]).toEqual([[], null]);
  });

  test('says that nobody is there where nobody is on the other side', () => {
    const nobody = { kind: 'barred', constraint: 'nobody', own: false, facts: null, nearest: null };
    expect(run(roundOf([{}], [], rules)).unplaced).toEqual([{ mentee: 'a0', reason: nobody }]);
    expect(run(roundOf([], [{}], rules)).reserve).toEqual([{ mentor: 'x0', room: 1, reason: nobody }]);
  });

  test('keeps a mentor who is not needed, and one without a place, in reserve', () => {
    const round = roundOf(
      [wants('plans')],
      [1, 2, 3].map(() => offers({ plans: 'some' })),
      rules,
    );
    const mentors = round.mentors.map((one, at) => ({ ...one, capacity: at === 1 ? 0 : 1 }));
    const notNeeded = { kind: 'notNeeded', placedElsewhere: ['a0'], unplaced: [] };
    const { reserve, pairs } = run({ ...round, mentors });
    expect(pairs[0]!.alternate).toEqual({ mentor: 'x2', points: 333 });
    expect(reserve).toMatchObject([
      { mentor: 'x1', room: 0, reason: { kind: 'barred', constraint: 'nobody' } },
      { mentor: 'x2', room: 1, reason: notNeeded },
    ]);
  });

  test('tells the hours of the leanest week where the rules ask for hours', () => {
    const hours: Constraint = { id: 'hours', kind: 'hours', ...hoursKeys, hours: 1 };
    const round = roundOf([free(0, 3)], [free(0, 2)], { constraints: [hours], criteria: [] });
    expect(run(round).pairs).toEqual([
      { mentee: 'a0', mentor: 'x0', criteria: [], hours: 2, points: 0, alternate: null },
    ]);
  });

  test('tells its stages, and is the same again with what it learnt', () => {
    const stages: Stage[] = [];
    const prepared = prepareRun(five(), rules);
    const first = matchRun(prepared, settings, (stage) => stages.push(stage));
    expect(stages).toEqual(['solving', 'explaining']);
    expect(matchRun(prepared, settings)).toEqual(first);
    stages.length = 0;
    matchRun(prepared, { ...settings, stable: 'mentees' }, (stage) => stages.push(stage));
    expect(stages).toEqual(['solving', 'explaining']);
  });

  test.each([undefined, 'mentees', 'mentors'] as const)(
    'with locks that cannot be says why (stable: %s)',
    (stable) => {
      const result = resultOf(five(), { locked: [['a2', 'x2']], ...(stable && { stable }) });
      expect(result).toEqual({
        kind: 'infeasible',
        reason: expect.objectContaining({ kind: 'lockNotEligible', mentee: 'a2', mentor: 'x2' }),
      });
    },
  );
});

describe('places', () => {
  test('that limit say how many could be placed with more', () => {
    expect(run(five(), { places: 1 })).toMatchObject({ reached: { placed: 1 }, withMorePlaces: 2 });
    expect(run(five(), { places: 2 }).withMorePlaces).toBeNull();
    expect(run(five(), { places: 3 }).withMorePlaces).toBeNull();
    expect(run(five(), { places: 1, stable: 'mentees' }).withMorePlaces).toBeNull();
  });
});

describe('a minimum load', () => {
  const least = (round: Round, at: number): Round => ({
    ...round,
    mentors: round.mentors.map((one, j) => (j === at ? { ...one, minimum: 1 } : one)),
  });

  test('is kept, but not for a mentor who withdrew, and not promised by stable pairs', () => {
    const round = roundOf([wants('plans')], [offers({ plans: 'expert' }), offers({ plans: 'some' })], rules);
    expect(couples(run(round))).toEqual(['a0 x0']);
    expect(couples(run(least(round, 1)))).toEqual(['a0 x1']);
    expect(couples(run(least(round, 1), { stable: 'mentees' }))).toEqual(['a0 x0']);
    expect(run(least(five(), 3)).reached.placed).toBe(2);
    const both = least(least(round, 0), 1);
    expect(resultOf(both).kind).toBe('infeasible');
    expect(couples(run(both, { stable: 'mentees' }))).toEqual(['a0 x0']);
  });
});

test('places that mentors have left are no gap', () => {
  const four = [1, 2, 3, 4].map(() => wants('plans'));
  const round = roundOf(four, [offers({ plans: 'some' })], rules);
  const mentors = round.mentors.map((one) => ({ ...one, capacity: 3 }));
  expect(run({ ...round, mentors }, { places: 2 }).gaps).toEqual([
    { item: 'plans', waiting: ['a2', 'a3'], left: 1 },
  ]);
});

test('of stable pairs no proof is given that nothing is better', () => {
  expect(run(five(), { stable: 'mentees' }).certificate).toEqual({
    goals: [],
    from: 0,
    menteePrices: [],
    mentorPrices: [],
    placesPrice: [],
    worst: null,
  });
});

test('a bottleneck tells who competes for too few places; whoever has no mentor at all is none', () => {
  const round = roundOf([wants('plans'), wants('plans'), wants('maps')], [offers({ plans: 'some' })], rules);
  expect(run(round).bottlenecks).toEqual([
    { mentees: ['a0', 'a1'], mentors: ['x0'], wanted: 2, slots: 1, short: 1 },
  ]);
  expect(run(round).unplaced).toMatchObject([
    { mentee: 'a1', reason: { kind: 'mentorsTaken', mentees: ['a0', 'a1'], mentors: ['x0'] } },
    { mentee: 'a2', reason: { kind: 'barred', constraint: 'support' } },
  ]);
});

test('of equally good answers the one nearest to the pairs that were is taken; who has gone is passed over', () => {
  const round = roundOf(
    [wants('plans'), wants('plans')],
    [offers({ plans: 'some' }), offers({ plans: 'some' })],
    rules,
  );
  const straight = [
    ['a0', 'x0'],
    ['a1', 'x1'],
  ] as const;
  const crossed = [
    ['a0', 'x1'],
    ['a1', 'x0'],
  ] as const;
  for (const near of [straight, crossed]) {
    const names = near.map((pair) => pair.join(' '));
    expect(couples(run(round, { near }))).toEqual(names);
    expect(couples(run(round, { near: [['a9', 'x0'], ['a0', 'x9'], ...near] }))).toEqual(names);
  }
});

test('at most twelve are told of a long list: of the best mentors, by points, then by number', () => {
  const levels = ['some', 'expert', 'strong'];
  const mentors = Array.from({ length: 15 }, (_, at) => offers({ plans: levels[at % 3]! }));
  const { best } = run(roundOf([wants('plans')], mentors, rules));
  expect(best.a0!.map(([id]) => id)).toEqual(
    // By number as text: x10 comes before x4.
    ['x1', 'x10', 'x13', 'x4', 'x7', 'x11', 'x14', 'x2', 'x5', 'x8', 'x0', 'x12'],
  );
  const numbers = [...Array(20).keys()];
  expect(shorten({ kind: 'x', list: numbers, few: [1], none: null })).toEqual({
    kind: 'x',
    list: numbers.slice(0, 12),
    few: [1],
    none: null,
  });
});

test('people come in the order of their numbers, whatever the order of rows', () => {
  const round = five();
  const turned = { ...round, mentees: round.mentees.toReversed(), mentors: round.mentors.toReversed() };
  expect(run(turned)).toEqual(run(round));
});
