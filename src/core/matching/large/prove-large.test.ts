import { expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { prepare } from '../judge.ts';
import { goalLists, type Solved } from '../problem.ts';
import { verifyStreamed } from '../verify.ts';
import { oneHand } from './crew.ts';
import type { LargeProblem } from './large-flow.ts';
import { pack } from './pack.ts';
import { faultByRows } from './prove-large.ts';
import { solveLarge } from './solve-large.ts';

/** The answer with something wrong about it. */
const spoilt = (
  { pairs, reached, certificate, ...rest }: Solved,
  roll: (sides: number) => number,
): Solved => {
  const [kind, at] = [roll(4), roll(Math.max(1, pairs.length))];
  const moved = (prices: readonly (readonly number[])[]) =>
    prices.map((price, person) =>
      person === roll(prices.length) ? price.map((count) => count + roll(5) - 2) : price,
    );
  if (kind === 0) return { ...rest, reached, certificate, pairs: pairs.filter((_, pair) => pair !== at) };
  if (kind === 1) {
    const better = pairs.map(([a, x, points], pair) => [a, x, points + Number(pair === at)] as const);
    return { ...rest, reached, certificate, pairs: better };
  }
  return kind === 2
    ? {
        ...rest,
        pairs,
        reached,
        certificate: { ...certificate, menteePrices: moved(certificate.menteePrices) },
      }
    : {
        ...rest,
        pairs,
        reached,
        certificate: { ...certificate, mentorPrices: moved(certificate.mentorPrices) },
      };
};

test('rows find every fault that judging every pair again finds, and no other', async () => {
  const faults = new Set<string>();
  let proved = 0;
  for (let seed = 1; seed <= times(250); seed++) {
    const roll = dice(seed * 271);
    const made = randomRound(seed, { mentees: 3 + roll(30), mentors: 3 + roll(30), rules: seed % 2 === 0 });
    const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
    const round = { ...made, mentees: made.mentees.toSorted(byId), mentors: made.mentors.toSorted(byId) };
    const judge = prepare(round);
    const ids = judge.scores().map(([i, j]) => [round.mentees[i]!.id, round.mentors[j]!.id] as const);
    const problem: LargeProblem = {
      mentees: round.mentees.map(({ id, priority }) => ({ id, priority, demand: 1 + Number(roll(9) === 0) })),
      mentors: round.mentors.map(({ id, capacity }) => ({ id, capacity, minimum: 0 })),
      places: roll(3) === 0 ? roll(round.mentees.length) : null,
      goals: goalLists[roll(goalLists.length)]!,
      everyone: false,
      locked: [],
      vetoed: ids.filter(() => roll(20) === 0),
    };
    const packed = pack(round);
    const found = await solveLarge(packed, problem, oneHand(packed));
    if (found?.answer.kind !== 'solved') continue;
    const scoreOf = (i: number, j: number) => {
      const { eligible, points } = judge.pair(i, j);
      return eligible ? ([i, j, points] as const) : null;
    };
    for (const answer of [found.answer, spoilt(found.answer, roll), spoilt(found.answer, roll)]) {
      const slowly = verifyStreamed({ ...problem, scores: judge.scores() }, answer, scoreOf);
      const fault = await faultByRows(problem, answer, oneHand(packed));
      expect(fault, `seed ${seed}`).toBe(slowly.kind === 'refuted' ? slowly.fault : null);
      if (fault === null) proved += 1;
      else faults.add(fault.replaceAll(/\d+/g, '…'));
    }
  }
  expect(proved).toBeGreaterThan(times(250) / 2);
  expect(faults.size).toBeGreaterThan(3);
});
