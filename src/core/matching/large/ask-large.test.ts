import { describe, expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { teamsApart } from '../../../../test/rows.ts';
import { goalLists } from '../problem.ts';
import type { RunResult, RunSettings, RunSolved } from '../run.ts';
import { checkLarge, isProvedByRows, priceOfLarge, proveLarge } from './ask-large.ts';
import { oneHand } from './crew.ts';
import { faultOfLarge, matchLarge, prepareLarge } from './run-large.ts';

const settingsOf = (rules: RunSettings['rules'], more: Partial<RunSettings> = {}): RunSettings => ({
  rules,
  goals: ['people', 'total'],
  places: null,
  locked: [],
  vetoed: [],
  near: [],
  ...more,
});

const { rules, ...frozen } = teamsApart();
const prepared = prepareLarge(frozen, rules);
const crew = oneHand(prepared.packed);
const settings = settingsOf(rules);

async function solved(asked: RunSettings): Promise<RunSolved> {
  const run = await matchLarge(prepared, asked, crew);
  if (run?.kind !== 'solved') throw new Error('There should be an answer.');
  return run;
}

describe('the check of a run', () => {
  test('holds for what was calculated, with any goals and places, and for the same settings again', async () => {
    for (let seed = 1; seed <= times(20); seed++) {
      const roll = dice(seed);
      const { rules: made, ...people } = randomRound(seed, { mentees: 12, mentors: 9 });
      const large = prepareLarge(people, made);
      const asked = settingsOf(made, { goals: goalLists[roll(goalLists.length)]!, places: 1 + roll(6) });
      const hand = oneHand(large.packed);
      const run = await matchLarge(large, asked, hand);
      expect(await checkLarge(large, asked, run!, hand), `seed ${seed}`).toEqual({
        fault: null,
        same: true,
        combinations: 12 * 9,
        eligible: large.judge.scores().length,
      });
    }
  });

  test('allows other prices that prove the pairs, and none that do not', async () => {
    const run = await solved(settings);
    expect(run.pairs.map(({ mentee, mentor, points }) => [mentee, mentor, points])).toEqual([
      ['a1', 'x0', 1],
      ['a2', 'x1', 10],
    ]);
    const priced = (factor: number): RunSolved => {
      const { mentorPrices } = run.certificate;
      const prices = mentorPrices.map((price) => price.map((count) => count * factor));
      return { ...run, certificate: { ...run.certificate, mentorPrices: prices } };
    };
    const whole = { same: true, combinations: 6, eligible: 3 };
    expect(await checkLarge(prepared, settings, priced(1), crew)).toEqual({ ...whole, fault: null });
    expect(await checkLarge(prepared, settings, priced(0), crew)).toEqual({
      ...whole,
      fault: 'the prices leave room for a better answer',
    });
  });

  test('finds a pair that is missing, that the rules bar, or that has other points', async () => {
    const run = await solved(settings);
    const [first, second] = [run.pairs[0]!, run.pairs[1]!];
    const spoilt = [
      [[second], '1 pairs, but 2 placed'],
      [
        [
          { ...first, mentor: 'x1' },
          { ...second, mentor: 'x0' },
        ],
        'a pair is not eligible',
      ],
      [[first, { ...second, points: 11 }], 'a pair of 10 points is claimed to have 11'],
    ] as const;
    for (const [pairs, fault] of spoilt) {
      const checked = await checkLarge(prepared, settings, { ...run, pairs }, crew);
      expect(checked.fault).toBe(fault);
      expect(checked.same).toBe(false);
    }
  });

  test('by packed rows finds the same, and judges the pairs of the answer itself', async () => {
    const run = await solved(settings);
    const [first, second] = [run.pairs[0]!, run.pairs[1]!];
    const byRows = (result: RunSolved) => proveLarge(prepared, settings, result, crew, () => true);
    expect(await byRows(run)).toBeNull();
    expect(await byRows({ ...run, pairs: [second] })).toBe('1 pairs, but 2 placed');
    const dearer = { ...second, points: 11 };
    expect(await byRows({ ...run, pairs: [first, dearer] })).toBe(
      'a pair of 10 points is claimed to have 11',
    );
    const judged: string[] = [];
    const pair = (i: number, j: number) => {
      judged.push(`${i} ${j}`);
      return prepared.judge.pair(i, j);
    };
    const stream = () => {
      judged.push('all');
      return prepared.judge.stream();
    };
    const listening = { ...prepared, judge: { ...prepared.judge, pair, stream } };
    const prove = async (
      result: RunResult,
      asked: RunSettings,
      isByRows: (combinations: number) => boolean,
    ) => {
      judged.length = 0;
      expect(await proveLarge(listening, asked, result, crew, isByRows)).toBeNull();
      return [...judged];
    };
    expect(await prove(run, settings, (combinations) => combinations === 6)).toEqual(['1 0', '2 1']);
    expect(await prove(run, settings, (combinations) => combinations !== 6)).toEqual(['1 0', '2 1', 'all']);
    const barred = settingsOf(rules, { locked: [['a0', 'x0']] });
    const refused = (await matchLarge(prepared, barred, crew))!;
    expect(await prove(refused, barred, () => true)).toEqual(['0 0']);
  });

  test('is held against packed rows where there are more than 250 million pairs', () => {
    expect([250_000_000, 250_000_001].map(isProvedByRows)).toEqual([false, true]);
  });

  test('does not agree where the same settings leave a minimum load unmet', async () => {
    const needed = { ...frozen, mentors: frozen.mentors.map((mentor) => ({ ...mentor, minimum: 1 })) };
    const strict = prepareLarge(needed, rules);
    const barred = settingsOf(rules, { vetoed: [['a1', 'x0']] });
    expect(await matchLarge(strict, barred, crew)).toBeNull();
    const other = await matchLarge(strict, settings, crew);
    expect(await checkLarge(strict, barred, other!, crew)).toMatchObject({ same: false, eligible: 0 });
    // Of the price nothing can be told either.
    const question = { kind: 'forbid', mentee: 'a1', mentor: 'x0' } as const;
    expect(await priceOfLarge(strict, settings, await solved(settings), question, crew)).toBeNull();
  });

  test('agrees that a pair which the rules bar cannot be locked, and that another can', async () => {
    const barred = settingsOf(rules, { locked: [['a0', 'x0']] });
    const refused = (await matchLarge(prepared, barred, crew))!;
    expect(refused).toMatchObject({
      kind: 'infeasible',
      reason: { kind: 'lockNotEligible', mentee: 'a0', mentor: 'x0' },
    });
    const checked = { fault: null, same: true, combinations: 6, eligible: 0 };
    expect(await checkLarge(prepared, barred, refused, crew)).toEqual(checked);
    const allowed = settingsOf(rules, { locked: [['a0', 'x1']] });
    expect(faultOfLarge(prepared, allowed, refused)).toBe(
      'it is not so: a0 and x0 are locked, but they are not an eligible pair.',
    );
  });
});

describe('the price of a pair', () => {
  const priced = async (asked: RunSettings, kind: 'force' | 'forbid', mentee: string, mentor: string) =>
    priceOfLarge(prepared, asked, await solved(asked), { kind, mentee, mentor }, crew);
  const reached = (placed: number, worst: number, total: number) => ({ placed, priority: 0, worst, total });

  test('is what the answer loses when it must be, or must not be', async () => {
    expect(await priced(settings, 'force', 'a0', 'x1')).toMatchObject({
      kind: 'possible',
      points: 1,
      before: reached(2, 1, 11),
      after: reached(2, 1, 2),
    });
    expect(await priced(settings, 'forbid', 'a1', 'x0')).toMatchObject({
      kind: 'possible',
      points: 1,
      before: reached(2, 1, 11),
      after: reached(1, 10, 10),
    });
  });

  test('is nothing where the run has it so already', async () => {
    const asked = settingsOf(rules, { locked: [['a1', 'x0']], vetoed: [['a0', 'x1']] });
    for (const [kind, mentee, mentor] of [
      ['force', 'a1', 'x0'],
      ['forbid', 'a0', 'x1'],
    ] as const) {
      const price = await priced(asked, kind, mentee, mentor);
      expect(price).toMatchObject({ before: reached(2, 1, 11), after: reached(2, 1, 11) });
    }
  });

  test('takes a lock away with a veto of the same pair, and a veto with a lock; of others none', async () => {
    const asked = settingsOf(rules, { locked: [['a1', 'x0']], vetoed: [['a0', 'x1']] });
    expect(await priced(asked, 'forbid', 'a1', 'x0')).toMatchObject({ after: reached(1, 10, 10) });
    expect(await priced(asked, 'force', 'a0', 'x1')).toMatchObject({ after: reached(2, 1, 2) });
    // With another pair of a1's or x0's asked about, the lock stays.
    expect(await priced(asked, 'force', 'a2', 'x1')).toMatchObject({ after: reached(2, 1, 11) });
    const vetoed = settingsOf(rules, { vetoed: [['a2', 'x1']] });
    expect(await priced(vetoed, 'forbid', 'a0', 'x1')).toMatchObject({ after: reached(1, 1, 1) });
    expect(await priced(vetoed, 'forbid', 'a2', 'x0')).toMatchObject({ after: reached(2, 1, 2) });
    const locked = settingsOf(rules, { locked: [['a2', 'x1']] });
    expect(await priced(locked, 'force', 'a0', 'x1')).toMatchObject({
      kind: 'impossible',
      reason: { kind: 'locksOverCapacity', mentor: 'x1', locks: 2, capacity: 1 },
    });
  });

  test('is told by what keeps them apart where the rules bar the pair; without it nothing changes', async () => {
    expect(await priced(settings, 'force', 'a0', 'x0')).toMatchObject({
      kind: 'notEligible',
      failures: [{ constraint: 'other' }],
    });
    expect(await priced(settings, 'forbid', 'a0', 'x0')).toMatchObject({
      kind: 'possible',
      after: reached(2, 1, 11),
    });
  });
});
