/** The goal that the worst pair be as good as can be, held against the solver that has every pair in a list. */
import { expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { tiedProblem, variedRound, wideRound } from '../../../../test/tied.ts';
import { prepare } from '../judge.ts';
import type { Problem } from '../problem.ts';
import { solve } from '../solve.ts';
import { verify } from '../verify.ts';
import { oneHand } from './crew.ts';
import { pack } from './pack.ts';
import { solveLarge } from './solve-large.ts';

const rounds = Math.max(50, times(200));

type Goals = Problem['goals'];

/** Everybody fits everybody, so that the worst pair can be much better than any. */
function wide(seed: number, mentees: number, mentors: number, goals: Goals) {
  const { round, problem } = wideRound(seed, mentees, mentors);
  const scores = prepare(round).scores();
  const locked = scores.filter((_, at) => seed % 4 === 0 && at % 61 === 5);
  const ids = locked.map(([i, j]) => [problem.mentees[i]!.id, problem.mentors[j]!.id] as const);
  return { round, problem: { ...problem, scores, goals, locked: ids.slice(0, 1) } };
}

/** With all other rules now and then. */
function made(seed: number, mentees: number, mentors: number, goals: Goals) {
  const round = variedRound(seed, mentees, mentors);
  return { round, problem: { ...tiedProblem(seed, round).problem, goals } };
}

test(`the worst pair is as good as with all pairs listed, ${rounds} times`, async () => {
  let [raised, locked] = [0, 0];
  for (let seed = 1; seed <= rounds; seed++) {
    const roll = dice(seed * 8191);
    const [mentees, mentors] = [2 + roll(8), 3 + roll(12)];
    const goals: Problem['goals'] =
      roll(2) === 0 ? ['people', 'worst', 'total'] : ['people', 'priority', 'worst', 'total'];
    const { round, problem } =
      seed % 2 === 0 ? wide(seed, mentees, mentors, goals) : made(seed, mentees, mentors, goals);
    const packed = pack(round);
    const sizes = { perMentee: 1 + roll(3), perMentor: roll(2), perRound: 1 + roll(4) };
    const found = await solveLarge(packed, problem, oneHand(packed), [], sizes);
    const listed = solve(problem);
    if (listed.kind === 'infeasible') {
      // Of minimum loads only a list of all pairs can tell the reason.
      if (found !== null) expect(found, `seed ${seed}`).toEqual({ answer: listed, residual: null });
      continue;
    }
    if (found?.answer.kind !== 'solved') throw new Error(`seed ${seed}: there should be an answer`);
    const { answer } = found;
    const inGoals = ({ reached }: typeof answer) =>
      problem.goals.map((goal) => (goal === 'people' ? reached.placed : reached[goal]));
    expect(inGoals(answer), `seed ${seed}`).toEqual(inGoals(listed));
    expect(verify(problem, answer), `seed ${seed}`).toEqual({ kind: 'proved' });
    expect(answer.pairs, `seed ${seed}`).toEqual(
      answer.pairs.toSorted(([a, x], [b, y]) => (a === b ? Number(x > y) - Number(x < y) : a < b ? -1 : 1)),
    );
    expect(found.residual).toBeNull();
    raised += Number(answer.certificate.from > 0);
    locked += Number(problem.locked.length > 0 && answer.certificate.worst?.above === null);
  }
  expect(raised).toBeGreaterThan(rounds / 10);
  expect(locked).toBeGreaterThan(0);
});
