import { expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { pairsInRows, roundOf } from '../../../../test/rows.ts';
import { some, tiedProblem, tiedRound, variedRound, wideRound } from '../../../../test/tied.ts';
import type { Problem } from '../problem.ts';
import { solve } from '../solve.ts';
import { verify } from '../verify.ts';
import { oneHand } from './crew.ts';
import { type LargeProblem, largeResidual } from './large-flow.ts';
import { findPair } from './listed.ts';
import { withOneMore } from './more.ts';
import { pack } from './pack.ts';
import { solveLarge } from './solve-large.ts';
import { lotOf, lotsOf } from './ties.ts';
import { answerOfWarm, canOpen, moveTo, openWarm } from './warm.ts';

/** Nobody of the round fits anybody. */
const never = { id: 'never', kind: 'same', mentee: 'team', mentor: 'team' } as const;

const sizes = { perMentee: 2, perMentor: 1, perRound: 2, patience: 2 };
const rounds = Math.max(24, times(200));

test(`one more mentor brings what a round with them has more, ${rounds} rounds with three mentors each`, async () => {
  let [asked, gained] = [0, 0];
  for (let seed = 1; seed <= rounds; seed++) {
    const roll = dice(seed * 31_337);
    const round = variedRound(seed, 3 + roll(14), 2 + roll(10));
    const packed = pack(round);
    const made = tiedProblem(seed, round).problem;
    let problem: Problem = {
      ...made,
      locked: made.locked.slice(0, 1),
      mentors: made.mentors.map((mentor) => ({ ...mentor, minimum: 0 })),
      goals: made.goals.filter((goal) => goal !== 'worst'),
    };
    if (!canOpen(problem) || solve(problem).kind === 'infeasible') continue;
    const crew = oneHand(packed);
    const residual = await largeResidual(packed, problem, crew, { sizes });
    const warm = await openWarm(packed, problem, crew, residual, []);
    for (let guest = 0; guest < 3; guest++) {
      // The flow is left as it was, so that it answers other questions as well.
      const room = { ...problem.mentors[roll(problem.mentors.length)]!, capacity: roll(3) };
      const other = {
        ...problem,
        mentors: problem.mentors.map((each) => (each.id === room.id ? room : each)),
      };
      if (moveTo(warm, packed, other, [])) problem = other;
      const alone = answerOfWarm(warm);
      const cold = await solveLarge(packed, problem, crew, [], sizes);
      expect(alone.pairs, `seed ${seed}`).toEqual(cold?.answer.kind === 'solved' && cold.answer.pairs);
      const mentor = { id: `z${guest}`, capacity: roll(4), minimum: 0 };
      const points = new Map(
        some(roll, problem.mentees, 2).map(({ id }) => [id, roll(packed.most + 1)] as const),
      );
      const at = problem.mentors.length;
      const scores = problem.mentees.flatMap(({ id }, i) =>
        points.has(id) ? [[i, at, points.get(id)!] as const] : [],
      );
      const whole = solve({
        ...problem,
        mentors: [...problem.mentors, mentor],
        scores: [...problem.scores, ...scores],
      });
      if (whole.kind === 'infeasible') throw new Error(`seed ${seed}: nobody has less room than before`);
      const found = withOneMore(warm, packed, mentor, points);
      const inGoals = ({ reached }: typeof whole) =>
        [...problem.goals, 'people' as const].map((goal) =>
          goal === 'people' ? reached.placed : reached[goal],
        );
      expect(inGoals(found), `seed ${seed}`).toEqual(inGoals(whole));
      expect(answerOfWarm(warm).pairs, `seed ${seed}`).toEqual(alone.pairs);
      asked += 1;
      gained += Number(found.reached.total !== alone.reached.total);
    }
  }
  expect(asked).toBeGreaterThan(rounds * 2);
  expect(gained).toBeGreaterThan(rounds / 2);
});

test('guests for whom many would move bring pairs to light that nobody had thought of, and leave none behind', async () => {
  const { round, problem } = wideRound(5, 60, 50);
  const packed = pack(round);
  const scores = pairsInRows(packed);
  const crew = oneHand(packed);
  const residual = await largeResidual(packed, problem, crew, { sizes });
  const warm = await openWarm(packed, problem, crew, residual, []);
  const roll = dice(3);
  let asked: Problem = { ...problem, scores };
  for (let guest = 0; guest < 12; guest++) {
    const mentor = { id: `z${guest}`, capacity: 1 + roll(12), minimum: 0 };
    const fit = some(roll, problem.mentees, 2);
    const points = new Map(fit.map(({ id }) => [id, packed.most - roll(200)] as const));
    const more = problem.mentees.flatMap(({ id }, i) =>
      points.has(id) ? [[i, 50, points.get(id)!] as const] : [],
    );
    const whole = solve({ ...asked, mentors: [...asked.mentors, mentor], scores: [...scores, ...more] });
    const found = withOneMore(warm, packed, mentor, points);
    expect(
      verify({ ...asked, mentors: [...asked.mentors, mentor], scores: [...scores, ...more] }, found),
    ).toEqual({ kind: 'proved' });
    expect(verify(asked, answerOfWarm(warm))).toEqual({ kind: 'proved' });
    expect(found.reached.placed).toBe(whole.kind === 'solved' && whole.reached.placed);
    expect(found.reached.total).toBe(whole.kind === 'solved' && whole.reached.total);
    const room = roll(3);
    asked = {
      ...asked,
      mentors: asked.mentors.map((each) => (roll(5) === 0 ? { ...each, capacity: room } : each)),
    };
    expect(moveTo(warm, packed, asked, [])).toBe(true);
    const cold = await solveLarge(packed, asked, crew, [], sizes);
    expect(answerOfWarm(warm).pairs).toEqual(cold?.answer.kind === 'solved' && cold.answer.pairs);
  }
});

test('a guest brings a pair to light of which nobody had thought, and it stays known', async () => {
  // a0 and a1 want x0, and a3 wants x2; so a2, for whom x0 would be better, makes do with x1. Some would take anybody.
  const anyone = { team: 'none' };
  const round = roundOf(
    [
      { team: 'Joy' },
      { team: 'Joy' },
      { team: 'Truth', grade: 'one', member: true },
      { team: 'Truth' },
      anyone,
      anyone,
    ],
    [{ team: 'Joy', grade: 'one' }, { member: true }, { team: 'Truth' }],
    { criteria: [same('team', 420), same('grade', 300), same('member', 280)] },
  );
  const packed = pack(round);
  const { problem: wide } = wideRound(1, 6, 3);
  const problem = { ...wide, mentees: named('a', wide.mentees), mentors: named('x', wide.mentors) };
  const crew = oneHand(packed);
  const few = { perMentee: 1, perMentor: 0, perRound: 1, patience: 200 };
  const residual = await largeResidual(packed, problem, crew, { sizes: few });
  const warm = await openWarm(packed, problem, crew, residual, []);
  const before = answerOfWarm(warm).pairs;
  const ofThird = (pairs: typeof before) => pairs.find(([mentee]) => mentee === 'a2');
  expect(ofThird(before)).toEqual(['a2', 'x1', 280]);
  expect(findPair(residual, 2, 0)).toBe(-1);
  const guest = { id: 'z', capacity: 2, minimum: 0 };
  const points = new Map(['a0', 'a1'].map((id) => [id, 900]));
  expect(ofThird(withOneMore(warm, packed, guest, points).pairs)).toEqual(['a2', 'x0', 300]);
  expect(answerOfWarm(warm).pairs).toEqual(before);
  const mentees = problem.mentees.map((each, at) => (at < 2 ? { ...each, demand: 0 } : each));
  expect(moveTo(warm, packed, { ...problem, mentees }, [])).toBe(true);
  expect(ofThird(answerOfWarm(warm).pairs)).toEqual(['a2', 'x0', 300]);
});

const same = (question: string, weight: number) =>
  ({ id: question, weight, kind: 'same', mentee: question, mentor: question }) as const;

const named = <T extends object>(letter: string, people: readonly T[]) =>
  people.map((each, at) => ({ ...each, id: `${letter}${at}` }));

test('of two mentees who are worth the same, the mentor takes the one with the higher lot', async () => {
  const round = roundOf([{}, {}], [{}], { constraints: [never] });
  const packed = pack(round);
  const problem: LargeProblem = {
    mentees: ['a0', 'a1'].map((id) => ({ id, priority: 0, demand: 1 })),
    mentors: [{ id: 'x0', capacity: 1, minimum: 0 }],
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
  };
  const crew = oneHand(packed);
  const warm = await openWarm(packed, problem, crew, await largeResidual(packed, problem, crew), []);
  const points = new Map(problem.mentees.map(({ id }) => [id, 0]));
  const taken = new Set<string>();
  for (let guest = 0; guest < 8; guest++) {
    const mentor = { id: `z${guest}`, capacity: 1, minimum: 0 };
    const lots = lotsOf(problem.mentees, [...problem.mentors, mentor]);
    const better = lotOf(lots, 0, 1) > lotOf(lots, 1, 1) ? 'a0' : 'a1';
    expect(withOneMore(warm, packed, mentor, points).pairs).toEqual([[better, mentor.id, 0]]);
    taken.add(better);
  }
  expect(taken.size).toBe(2);
});

test('a mentor is refused with somebody who is not there, or with more points than there are', async () => {
  const round = tiedRound(4, 5, 5);
  const packed = pack(round);
  const problem = { ...tiedProblem(4, round).problem, places: null, goals: ['people', 'total'] as const };
  const loose = {
    ...problem,
    mentors: problem.mentors.map((mentor) => ({ ...mentor, minimum: 0 })),
    locked: [],
  };
  const crew = oneHand(packed);
  const warm = await openWarm(packed, loose, crew, await largeResidual(packed, loose, crew), []);
  const mentor = { id: 'z', capacity: 1, minimum: 0 };
  expect(() => withOneMore(warm, packed, mentor, new Map([['nobody', 1]]))).toThrow('no mentee nobody');
  const first = loose.mentees[0]!.id;
  expect(() => withOneMore(warm, packed, mentor, new Map([[first, packed.most + 1]]))).toThrow('No pair');
});
