import { expect, test } from 'vitest';
import { type Person, roundOf } from '../../../../test/rows.ts';
import { prepare } from '../judge.ts';
import type { Solved } from '../problem.ts';
import { verify } from '../verify.ts';
import { oneHand } from './crew.ts';
import { type LargeProblem, largeResidual } from './large-flow.ts';
import { pack } from './pack.ts';
import { solveLarge } from './solve-large.ts';
import { answerOfWarm, moveTo, openWarm } from './warm.ts';

const grades = ['one', 'two', 'four'].map((grade): Person => ({ grade }));
const step = { id: 't', weight: 60, kind: 'step', mentee: 'grade', mentor: 'grade', ideal: 0 } as const;
/** Points: 60, 30, 15; 30, 60, 20; 15, 20, 60. */
const round = roundOf(grades, grades, { criteria: [step] });

const problem: LargeProblem = {
  mentees: round.mentees.map(({ id }, at) => ({ id, priority: 10 ** at, demand: 1 })),
  mentors: round.mentors.map(({ id }) => ({ id, capacity: 1, minimum: 0 })),
  places: null,
  goals: ['people', 'total'],
  everyone: false,
  locked: [],
  vetoed: [],
};

/** The answer, which is proved against every pair; null where there is none. */
async function answerTo(changes: Partial<LargeProblem>, asked = round): Promise<Solved | null> {
  const packed = pack(asked);
  const found = await solveLarge(packed, { ...problem, ...changes }, oneHand(packed));
  if (found?.answer.kind !== 'solved') return null;
  const scores = prepare(asked).scores();
  expect(verify({ ...problem, ...changes, scores }, found.answer)).toEqual({ kind: 'proved' });
  return found.answer;
}

test('everybody with who fits best, and what that adds up to', async () => {
  expect(await answerTo({})).toMatchObject({
    pairs: [
      ['a0', 'x0', 60],
      ['a1', 'x1', 60],
      ['a2', 'x2', 60],
    ],
    reached: { placed: 3, priority: 111, worst: 60, total: 180 },
  });
});

test('a locked pair leaves its people no room, and is counted with the others', async () => {
  expect(await answerTo({ locked: [['a0', 'x2']] })).toMatchObject({
    pairs: [
      ['a0', 'x2', 15],
      ['a1', 'x1', 60],
      ['a2', 'x0', 15],
    ],
    reached: { placed: 3, priority: 111, worst: 15, total: 90 },
  });
});

test('whoever has no room left has no price, though they had one before a lock', async () => {
  const packed = pack(round);
  const crew = oneHand(packed);
  const asked = { ...problem, goals: ['total'] as const };
  const warm = await openWarm(packed, asked, crew, await largeResidual(packed, asked, crew), []);
  const before = answerOfWarm(warm).certificate;
  expect(before.menteePrices[2]![0]! + before.mentorPrices[2]![0]!).toBe(60);
  expect(moveTo(warm, packed, { ...asked, locked: [['a2', 'x2']] }, [])).toBe(true);
  const { menteePrices, mentorPrices } = answerOfWarm(warm).certificate;
  expect([...menteePrices[2]!, ...mentorPrices[2]!].every((price) => price === 0)).toBe(true);
  expect(menteePrices[0]![0]! + mentorPrices[0]![0]!).toBe(60);
});

test('the mentors of one mentee stand in their order, locked or not', async () => {
  const mentees = problem.mentees.map((each, at) => ({ ...each, demand: at === 0 ? 3 : 1 }));
  const mentors = problem.mentors.map((each) => ({ ...each, capacity: 2 }));
  const locked = [
    ['a0', 'x2'],
    ['a0', 'x1'],
  ] as const;
  expect(await answerTo({ mentees, mentors, locked })).toMatchObject({
    pairs: [
      ['a0', 'x0', 60],
      ['a0', 'x1', 30],
      ['a0', 'x2', 15],
      ['a1', 'x1', 60],
      ['a2', 'x2', 60],
    ],
    reached: { placed: 5, priority: 113, worst: 15, total: 225 },
  });
});

test('where nobody can be placed, nobody is worst', async () => {
  const mentors = problem.mentors.map((each) => ({ ...each, capacity: 0 }));
  const reached = { placed: 0, priority: 0, worst: null, total: 0 };
  expect(await answerTo({ mentors })).toMatchObject({ pairs: [], reached });
});

test('minimum loads are met, or there is no answer', async () => {
  const loads = (minimum: number) =>
    problem.mentors.map((each, at) => (at === 2 ? { ...each, capacity: 3, minimum } : each));
  expect((await answerTo({ mentors: loads(2) }))?.reached).toMatchObject({ placed: 3, total: 140 });
  expect((await answerTo({ mentors: loads(3) }))?.reached).toMatchObject({ placed: 3, total: 95 });
  expect(await answerTo({ mentors: loads(3), vetoed: [['a0', 'x2']] })).toBeNull();
});

test('where everyone must be placed, everyone is, or there is no answer', async () => {
  const everyone = true;
  expect((await answerTo({ everyone }))?.reached.placed).toBe(3);
  // Two have the same single mentor left.
  const vetoed = ['x0', 'x1'].flatMap((mentor) => [['a1', mentor] as const, ['a2', mentor] as const]);
  expect(await answerTo({ everyone, vetoed })).toBeNull();
  expect((await answerTo({ vetoed }))?.reached.placed).toBe(2);
});
