/** What changes cost, and what they leave alone, in rounds with far more pairs than are listed. */
import { describe, expect, test } from 'vitest';
import { dice } from '../../../../test/problems.ts';
import { type Person, pairsInRows, roundOf } from '../../../../test/rows.ts';
import { wideRound } from '../../../../test/tied.ts';
import type { PairOfIds } from '../network.ts';
import type { Round } from '../people.ts';
import type { Problem } from '../problem.ts';
import { oneHand } from './crew.ts';
import { type LargeProblem, largeResidual } from './large-flow.ts';
import { findPair } from './listed.ts';
import { pack } from './pack.ts';
import { margin } from './pricing.ts';
import { newPulse, rowsRead } from './pulse.ts';
import { solveLarge } from './solve-large.ts';
import { answerOfWarm, moveTo, openWarm } from './warm.ts';

const sizes = { perMentee: 2, perMentor: 1, perRound: 2, patience: 200 };

/** A flow that is kept, and how many rows were read for it so far. */
async function opened(round: Round, problem: LargeProblem, near: readonly PairOfIds[] = []) {
  const pulse = newPulse();
  const packed = { ...pack(round), pulse };
  const crew = oneHand(packed);
  const residual = await largeResidual(packed, problem, crew, { keep: near, sizes });
  Atomics.store(pulse, rowsRead, 0);
  const warm = await openWarm(packed, problem, crew, residual, near);
  const read = () => Atomics.exchange(pulse, rowsRead, 0);
  const to = (next: LargeProblem, nearer: readonly PairOfIds[] = near) => {
    expect(moveTo(warm, packed, next, nearer)).toBe(true);
    return answerOfWarm(warm).pairs;
  };
  return { warm, read, to, packed };
}

describe('a flow is opened', () => {
  test('with one look at each row, and with no pairs of whoever has no room', async () => {
    const { round, problem } = wideRound(5, 60, 50);
    const roll = dice(1);
    const full = [0, 7, 8];
    const locked = full.map((at) => [problem.mentees[at]!.id, problem.mentors[at]!.id] as const);
    const mentors = problem.mentors.map((mentor, at) => ({
      ...mentor,
      capacity: full.includes(at) ? 1 : 2 * roll(3),
    }));
    const { warm, read } = await opened(round, { ...problem, mentors, locked });
    // The rows of locked pairs are read for their points as well.
    expect(read()).toBe(60 + full.length);
    for (let mentee = 0; mentee < 60; mentee++) {
      for (const [mentor, { capacity }] of mentors.entries()) {
        const hasRoom = !full.includes(mentee) && !full.includes(mentor) && capacity > 0;
        const isListed = findPair(warm.residual, mentee, mentor) >= 0;
        if (!hasRoom) expect(isListed).toBe(mentee === mentor && full.includes(mentee));
      }
    }
  });

  test('with all pairs that nearly pay, and few others', async () => {
    const { round, problem } = wideRound(6, 60, 50);
    const { warm, packed } = await opened(round, problem);
    const { scale, pairs } = warm.residual;
    const high = warm.margins.reference;
    for (const [mentee, mentor, points] of pairsInRows(packed)) {
      const short = high[mentee]! - high[60 + mentor]! - points * scale.point;
      if (short < margin * scale.point)
        expect(findPair(warm.residual, mentee, mentor)).toBeGreaterThanOrEqual(0);
    }
    expect(pairs).toBeLessThan((60 * 50) / 3);
  });
});

describe('a small change', () => {
  test('reads few rows again; and all of them once more than half have been read', async () => {
    const { round, problem } = wideRound(5, 60, 50);
    const { read, to } = await opened(round, problem);
    const roll = dice(4);
    let next: LargeProblem = problem;
    read();
    let [days, some, since] = [0, 0, 0];
    for (let change = 0; change < 60; change++) {
      const at = roll(50);
      next = { ...next, mentors: next.mentors.with(at, { ...next.mentors[at]!, capacity: roll(3) }) };
      to(next);
      const rows = read();
      since = rows < 60 ? since + rows : 0;
      expect(since).toBeLessThanOrEqual(30);
      days += Number(rows >= 60);
      some += Number(rows > 0 && rows < 60);
    }
    expect(some).toBeGreaterThan(3);
    expect(days).toBeGreaterThan(0);
    expect(days).toBeLessThan(6);
  });

  test('moves nobody and reads no row where a pair of the answer is locked, and unlocked again', async () => {
    const { round, problem } = wideRound(9, 30, 20);
    const { read, to, warm } = await opened(round, problem);
    const before = answerOfWarm(warm).pairs;
    read();
    const [[mentee, mentor]] = before as [(typeof before)[number]];
    for (const locked of [[[mentee, mentor] as const], before.slice(3, 9), []]) {
      const ids = locked.map(([a, x]) => [a, x] as const);
      expect(to({ ...problem, locked: ids })).toEqual(before);
      expect(read()).toBe(0);
    }
  });
});

test('whoever has the only place by a lock loses it with the lock to a better pair', async () => {
  const round = roundOf([{ grade: 'one' }, { grade: 'four' }], [{}, {}], {
    criteria: [
      {
        id: 'old',
        weight: 10,
        kind: 'answer',
        side: 'mentee',
        question: 'grade',
        worth: { one: 10, four: 100 },
      },
    ],
  });
  const problem: LargeProblem = {
    ...wideRound(1, 2, 2).problem,
    vetoed: [
      ['a0', 'x1'],
      ['a1', 'x0'],
    ],
  };
  const { to } = await opened(round, problem);
  const locked = [['a0', 'x0']] as const;
  expect(to({ ...problem, locked })).toHaveLength(2);
  expect(to({ ...problem, locked, places: 1 })).toEqual([['a0', 'x0', 1]]);
  expect(to({ ...problem, places: 1 })).toEqual([['a1', 'x1', 10]]);
});

test('more room is taken where only lots gain by it: a place at a mentor, and one in all', async () => {
  let moved = 0;
  for (let size = 2; size < 8; size++) {
    const people = Array<Person>(size).fill({});
    const round = roundOf(people, people, {});
    const { problem } = wideRound(1, size, size);
    for (let at = 0; at < size; at++) {
      const few = problem.mentors.map((mentor) => ({ ...mentor, capacity: size }));
      const scarce = { ...problem, mentors: few.with(at, { ...few[at]!, capacity: 1 }) };
      for (const [before, after] of [
        [scarce, { ...problem, mentors: few }],
        [{ ...scarce, places: size - 1 }, scarce],
      ] as const) {
        const { to, packed, warm } = await opened(round, before);
        const found = await solveLarge(packed, after, oneHand(packed));
        const first = answerOfWarm(warm).pairs;
        const second = to(after);
        expect(second).toEqual(found?.answer.kind === 'solved' && found.answer.pairs);
        moved += Number(
          first.some(([mentee, mentor]) => !second.some(([a, x]) => a === mentee && x === mentor)),
        );
      }
    }
  }
  expect(moved).toBeGreaterThan(5);
});

test('where all pairs are worth the same, lots decide, though few are listed', async () => {
  const round = roundOf([{}, {}, {}], Array<Person>(400).fill({}), {});
  const { problem } = wideRound(1, 3, 400);
  const { to, warm, packed } = await opened(round, { ...problem, mentors: byNumber(problem.mentors) });
  let next: LargeProblem = { ...problem, mentors: byNumber(problem.mentors) };
  for (let change = 0; change < 12; change++) {
    const left = new Set(answerOfWarm(warm).pairs.map(([, mentor]) => mentor));
    const mentors = next.mentors.map((each) => (left.has(each.id) ? { ...each, capacity: 0 } : each));
    next = { ...next, mentors };
    const found = await solveLarge(packed, next, oneHand(packed));
    expect(to(next)).toEqual(found?.answer.kind === 'solved' && found.answer.pairs);
  }
  // About 160 a mentee, and those that the last look has brought.
  expect(warm.residual.pairs).toBeLessThan(3 * 256);
});

/** In the order of their numbers, as a made round has them. */
const byNumber = (mentors: Problem['mentors']) => mentors.map((mentor, at) => ({ ...mentor, id: `x${at}` }));

test('a pair is kept though its mentor had no room when the flow was opened', async () => {
  const round = roundOf([{}], [{}, {}], {});
  const problem = {
    ...wideRound(1, 1, 2).problem,
    mentors: ['x0', 'x1'].map((id) => ({ id, capacity: 1, minimum: 0 })),
  };
  for (const at of [0, 1]) {
    const full = problem.mentors.with(at, { ...problem.mentors[at]!, capacity: 0 });
    const { to } = await opened(round, { ...problem, mentors: full }, [['a0', `x${at}`]]);
    expect(to(problem)).toEqual([['a0', `x${at}`, 0]]);
  }
});
