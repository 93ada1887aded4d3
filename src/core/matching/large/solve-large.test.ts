import { describe, expect, test } from 'vitest';
import { dice, isBetter, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { roundOf } from '../../../../test/rows.ts';
import { tiedProblem, tiedRound } from '../../../../test/tied.ts';
import { prepare } from '../judge.ts';
import type { Round } from '../people.ts';
import { goalLists, type Problem } from '../problem.ts';
import { solve } from '../solve.ts';
import { verify, verifyStreamed } from '../verify.ts';
import { oneHand } from './crew.ts';
import type { LargeOptions } from './large-flow.ts';
import { pack } from './pack.ts';
import { solveLarge } from './solve-large.ts';

const runs = times(250);

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

/** A random round, and its problem with every pair listed: zero capacities, minima, locks, vetoes, places now and then. */
function randomProblem(seed: number): { round: Round; problem: Problem } {
  const roll = dice(seed * 7919);
  const size = seed % 5 === 0 ? 40 : 12;
  const made = randomRound(seed, { mentees: 3 + roll(size), mentors: 3 + roll(size), rules: seed % 2 === 0 });
  const round = { ...made, mentees: made.mentees.toSorted(byId), mentors: made.mentors.toSorted(byId) };
  const scores = prepare(round).scores();
  const couples = (sides: number) =>
    scores
      .filter(() => roll(sides) === 0)
      .map(([i, j]) => [round.mentees[i]!.id, round.mentors[j]!.id] as const);
  const problem: Problem = {
    mentees: round.mentees.map(({ id, priority }) => ({ id, priority, demand: roll(9) === 0 ? 2 : 1 })),
    mentors: round.mentors.map(({ id, capacity, minimum, withdrawn }) => ({
      id,
      capacity,
      minimum: withdrawn ? 0 : minimum,
    })),
    scores,
    places: roll(3) === 0 ? roll(round.mentees.length) : null,
    goals: goalLists[roll(goalLists.length)]!,
    everyone: false,
    locked: roll(3) === 0 ? couples(40) : [],
    vetoed: roll(3) === 0 ? couples(6) : [],
  };
  return { round, problem };
}

/** Lists so short that hardly anything would be found without pricing. */
const tiny: readonly LargeOptions[] = [
  { perMentee: 3, perMentor: 2, perRound: 2, patience: 1 },
  { perMentee: 1, perMentor: 0, perRound: 1, patience: 0 },
  { perMentee: 2, perMentor: 1, perRound: 8, patience: 200 },
];

describe('a round whose pairs are not listed', () => {
  test(`is answered as well as with all pairs, and proved against all of them, ${runs} times`, async () => {
    let solved = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const { round, problem } = randomProblem(seed);
      const { scores, ...unlisted } = problem;
      const packed = pack(round);
      const found = await solveLarge(packed, unlisted, oneHand(packed), [], tiny[seed % 3]);
      const listed = solve(problem);
      if (found === null || found.answer.kind === 'infeasible') {
        expect(listed.kind, `seed ${seed}`).toBe('infeasible');
        if (found !== null) expect(verify(problem, found.answer)).toEqual({ kind: 'proved' });
        continue;
      }
      if (listed.kind === 'infeasible') throw new Error(`seed ${seed}: there should be no answer`);
      solved += 1;
      const { answer } = found;
      expect(isBetter(problem, listed.reached, answer.reached), `seed ${seed}`).toBe(false);
      expect(isBetter(problem, answer.reached, listed.reached), `seed ${seed}`).toBe(false);
      expect(verify(problem, answer), `seed ${seed}`).toEqual({ kind: 'proved' });
      const judge = prepare(round);
      const scoreOf = (i: number, j: number) => {
        const { eligible, points } = judge.pair(i, j);
        return eligible ? ([i, j, points] as const) : null;
      };
      const streamed = {
        ...unlisted,
        scores: { [Symbol.iterator]: () => judge.stream()[Symbol.iterator]() },
      };
      expect(verifyStreamed(streamed, answer, scoreOf)).toEqual({ kind: 'proved' });
      expect(scores.length).toBeGreaterThanOrEqual(answer.pairs.length);
    }
    expect(solved).toBeGreaterThan(runs / 2);
  });

  test('keeps as many as possible of the pairs that it is to stay near', async () => {
    for (let seed = 1; seed <= Math.max(20, times(50)); seed++) {
      const { round, problem } = randomProblem(seed);
      const packed = pack(round);
      const before = solve(problem);
      if (before.kind === 'infeasible') continue;
      const found = await solveLarge(packed, problem, oneHand(packed), before.pairs, tiny[2]);
      expect(found?.answer.kind === 'solved' && found.answer.pairs, `seed ${seed}`).toEqual(before.pairs);
    }
  });

  const strict = Math.max(40, times(150));
  test(`meets minimum loads, whatever lots say, ${strict} times`, async () => {
    let met = 0;
    for (let seed = 1; seed <= strict; seed++) {
      const roll = dice(seed * 31);
      const round = tiedRound(seed, 3 + roll(8), 2 + roll(6));
      const { problem: made } = tiedProblem(seed, round);
      const mentors = made.mentors.map((mentor) => ({
        ...mentor,
        minimum: Math.min(roll(3), mentor.capacity),
      }));
      const problem: Problem = { ...made, mentors, goals: goalLists[roll(3)]! };
      const packed = pack(round);
      const found = await solveLarge(packed, problem, oneHand(packed), [], tiny[seed % 3]);
      const listed = solve(problem);
      if (listed.kind === 'infeasible') {
        expect(found?.answer.kind ?? 'infeasible', `seed ${seed}`).toBe('infeasible');
        continue;
      }
      if (found?.answer.kind !== 'solved') throw new Error(`seed ${seed}: there should be an answer`);
      expect(verify(problem, found.answer), `seed ${seed}`).toEqual({ kind: 'proved' });
      expect(found.answer.reached.total, `seed ${seed}`).toBe(listed.reached.total);
      met += Number(mentors.some(({ minimum }) => minimum > 0));
    }
    expect(met).toBeGreaterThan(strict / 10);
  });

  test('cannot keep a lock that the rules bar, and keeps another one, said twice, for its points', async () => {
    const round = roundOf([{ team: 'Joy' }], [{ team: 'Joy' }, { team: 'Truth' }], {
      constraints: [{ id: 'other', kind: 'different', mentee: 'team', mentor: 'team' }],
    });
    const packed = pack(round);
    const asked = (mentor: string): Problem => ({
      mentees: [{ id: 'a0', priority: 0, demand: 1 }],
      mentors: ['x0', 'x1'].map((id) => ({ id, capacity: 1, minimum: 0 })),
      scores: prepare(round).scores(),
      places: null,
      goals: ['people', 'total'],
      everyone: false,
      locked: [
        ['a0', mentor],
        ['a0', mentor],
      ],
      vetoed: [],
    });
    const [barred, kept] = [asked('x0'), asked('x1')];
    const refused = await solveLarge(packed, barred, oneHand(packed));
    expect(refused).toEqual({ answer: solve(barred), residual: null });
    expect(refused?.answer).toMatchObject({
      reason: { kind: 'lockNotEligible', mentee: 'a0', mentor: 'x0' },
    });
    const found = await solveLarge(packed, kept, oneHand(packed));
    expect(found?.answer).toMatchObject({ pairs: [['a0', 'x1', 0]] });
    // The flow leaves the lock out.
    expect(found?.residual).toMatchObject({ count: 0, places: Number.POSITIVE_INFINITY });
  });
});
