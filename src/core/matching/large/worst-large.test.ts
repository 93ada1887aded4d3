/** The goal that the worst pair be as good as can be, held against the solver that has every pair in a list. */
import { describe, expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { roundOf } from '../../../../test/rows.ts';
import { tiedProblem, variedRound, wideRound } from '../../../../test/tied.ts';
import { prepare } from '../judge.ts';
import type { Problem } from '../problem.ts';
import { solve } from '../solve.ts';
import { verify } from '../verify.ts';
import { type Crew, oneHand } from './crew.ts';
import { pack } from './pack.ts';
import type { Packed } from './packed.ts';
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
    const sizes = { perMentee: 1 + roll(3), perMentor: roll(2), perRound: 1 + roll(4), patience: roll(5) };
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

describe('the search for the best worst pair', () => {
  /** Notes from which points on each flow was sought, and how often mentees' candidates were read. */
  function noting(packed: Packed) {
    const hand = oneHand(packed);
    const noted = { from: [] as number[], begun: 0 };
    const crew: Crew = {
      candidates: (...asked) => {
        noted.begun += 1;
        return hand.candidates(...asked);
      },
      violators: (scope, prices, ...asked) => {
        if (noted.from.at(-1) !== prices.least) noted.from.push(prices.least);
        return hand.violators(scope, prices, ...asked);
      },
    };
    return { crew, noted };
  }

  test('jumps there at once where all pairs are listed, and begins with the pairs that are known', async () => {
    let jumped = 0;
    for (let seed = 1; seed <= 24; seed++) {
      const { round, problem } = wide(4 * seed + 1, 5, 7, ['people', 'worst', 'total']);
      const packed = pack(round);
      const { crew, noted } = noting(packed);
      const found = await solveLarge(packed, problem, crew);
      const [best, first] = [solve(problem), solve({ ...problem, goals: ['people', 'total'] })];
      if (best.kind !== 'solved' || first.kind !== 'solved') throw new Error('everybody fits everybody');
      const worst = best.reached.worst!;
      const isFirst = first.reached.worst === worst;
      expect(noted, `seed ${seed}`).toEqual({
        from: isFirst ? [0, worst + 1] : [0, worst, worst + 1],
        begun: 1,
      });
      expect(found?.answer.kind === 'solved' && found.answer.reached).toEqual(best.reached);
      jumped += Number(!isFirst);
    }
    expect(jumped).toBeGreaterThan(4);
  });

  test('goes on point by point where a minimum load is in the way of the jump', async () => {
    // x0 is worth 1 to everybody, and must have somebody; the others are worth 10.
    const worth = { one: 10, four: 100 };
    const round = roundOf([{}, {}], [{ grade: 'one' }, { grade: 'four' }, { grade: 'four' }], {
      criteria: [{ id: 'old', weight: 10, kind: 'answer', side: 'mentor', question: 'grade', worth }],
    });
    const packed = pack(round);
    const problem: Problem = {
      ...wideRound(1, 2, 3).problem,
      mentees: ['a0', 'a1'].map((id) => ({ id, priority: 0, demand: 1 })),
      mentors: [1, 0, 0].map((minimum, at) => ({ id: `x${at}`, capacity: 1, minimum })),
      scores: prepare(round).scores(),
      goals: ['people', 'worst', 'total'],
    };
    const { crew, noted } = noting(packed);
    const found = await solveLarge(packed, problem, crew);
    expect(noted.from).toEqual([0, 10, 2]);
    expect(found?.answer).toMatchObject({
      reached: { placed: 2, worst: 1, total: 11 },
      certificate: { from: 0, worst: { above: { from: 2 } } },
    });
    expect(verify(problem, found!.answer)).toEqual({ kind: 'proved' });
  });
});
