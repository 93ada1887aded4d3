import { describe, expect, test } from 'vitest';
import { type Dice, dice, times } from '../../../../test/problems.ts';
import { some, tiedProblem, tiedRound, variedRound } from '../../../../test/tied.ts';
import type { Pair, Problem } from '../problem.ts';
import { verify } from '../verify.ts';
import { oneHand } from './crew.ts';
import { type LargeOptions, type LargeProblem, largeResidual } from './large-flow.ts';
import { pack } from './pack.ts';
import { solveLarge } from './solve-large.ts';
import { answerOfWarm, canBeWarm, canOpen, moveTo, openWarm } from './warm.ts';

const sizes: LargeOptions = { perMentee: 2, perMentor: 1, perRound: 2, patience: 3 };

/** A question that a warm flow can be asked. */
function plain(problem: Problem): Problem {
  return {
    ...problem,
    mentors: problem.mentors.map((mentor) => ({ ...mentor, minimum: 0 })),
    goals: problem.goals.filter((goal) => goal !== 'worst'),
    places: problem.places === 0 ? 2 : problem.places,
  };
}

/** One or some things are different; mostly about the pairs of the last answer. */
function changed(roll: Dice, problem: Problem, pairs: readonly Pair[]): Problem {
  const { mentees, mentors, scores, locked, vetoed } = problem;
  const couple = () => {
    if (pairs.length > 0 && roll(2) === 0) return idsOf(pairs[roll(pairs.length)]!);
    const [i, j] = scores.length === 0 ? [0, 0] : scores[roll(scores.length)]!;
    return [mentees[i]!.id, mentors[j]!.id] as const;
  };
  const next = roll(3) === 0 ? changed(roll, problem, pairs) : problem;
  switch (roll(9)) {
    case 0:
      return { ...next, locked: [couple(), ...locked] };
    case 1:
      return { ...next, vetoed: [couple(), ...vetoed] };
    case 2:
      return { ...next, locked: some(roll, locked, 2) };
    case 3:
      return { ...next, vetoed: some(roll, vetoed, 2) };
    case 4: {
      const at = roll(mentees.length);
      return { ...next, mentees: mentees.with(at, { ...mentees[at]!, demand: roll(3) }) };
    }
    case 5: {
      const at = roll(mentors.length);
      return { ...next, mentors: mentors.with(at, { ...mentors[at]!, capacity: roll(4) }) };
    }
    case 6:
      return { ...next, places: roll(2) === 0 ? null : roll(mentees.length) };
    case 7: {
      // Many leave, or many come back.
      const room = roll(2);
      const rooms = mentors.map((mentor) => (roll(2) === 0 ? { ...mentor, capacity: room } : mentor));
      return { ...next, mentors: rooms };
    }
    default:
      return next;
  }
}

const idsOf = ([mentee, mentor]: Pair) => [mentee, mentor] as const;

const rounds = Math.max(14, times(100));
const changes = 30;

describe('a flow that is kept', () => {
  test(`answers every change as a search from the beginning does, ${rounds} rounds of ${changes} changes`, async () => {
    let [moved, refused] = [0, 0];
    for (let seed = 1; seed <= rounds; seed++) {
      const roll = dice(seed * 104_729);
      const size = seed % 7 === 0 ? 40 : 9;
      const round = variedRound(seed, 2 + roll(size), 2 + roll(size));
      const packed = pack(round);
      const crew = oneHand(packed);
      const made = tiedProblem(seed, round);
      let problem = plain({ ...made.problem, locked: made.problem.locked.slice(0, 1) });
      let near: readonly Pair[] = made.keep;
      const cold = async (asked: LargeProblem, keep: readonly Pair[]) =>
        (await solveLarge(packed, asked, crew, keep, sizes))?.answer;
      if (!canOpen(problem) || (await cold(problem, near))?.kind !== 'solved') continue;
      const residual = await largeResidual(packed, problem, crew, { keep: near, sizes });
      const warm = await openWarm(packed, problem, crew, residual, near);
      for (let change = 0; change < changes; change++) {
        const found = await cold(problem, near);
        if (found?.kind !== 'solved') throw new Error(`seed ${seed}: there should be an answer`);
        const answer = answerOfWarm(warm);
        expect(answer.pairs, `seed ${seed}, change ${change}`).toEqual(found.pairs);
        expect(answer.reached, `seed ${seed}, change ${change}`).toEqual(found.reached);
        expect(verify(problem, answer), `seed ${seed}, change ${change}`).toEqual({ kind: 'proved' });
        // In any order, and now and then twice.
        if (roll(2) === 0) near = [...some(roll, answer.pairs, 1 + roll(2)).reverse(), ...near.slice(0, 1)];
        const next = changed(roll, problem, answer.pairs);
        if (moveTo(warm, packed, next, near)) {
          problem = next;
          moved += 1;
        } else {
          // What cannot be asked of it leaves it as it was; only the pairs to stay near to may be others.
          expect((await cold(next, near))?.kind, `seed ${seed}`).toBe('infeasible');
          expect(moveTo(warm, packed, problem, near)).toBe(true);
          refused += 1;
        }
      }
    }
    expect(moved).toBeGreaterThan(rounds * changes * 0.6);
    expect(refused).toBeGreaterThan(rounds / 10);
  });

  test('is for questions that local searches can answer', () => {
    const problem = { ...plain(tiedProblem(1, tiedRound(1, 3, 3)).problem), places: null };
    expect(canBeWarm(problem)).toBe(true);
    expect(canBeWarm({ ...problem, goals: ['people', 'worst', 'total'] })).toBe(false);
    expect(canBeWarm({ ...problem, everyone: true })).toBe(false);
    expect(canOpen(problem)).toBe(true);
    expect(canOpen({ ...problem, places: problem.locked.length })).toBe(false);
    expect(canBeWarm({ ...problem, mentors: [{ id: 'x', capacity: 1, minimum: 1 }] })).toBe(false);
    const [least, more] = [0, 1].map((minimum) => ({ id: `x${minimum}`, capacity: 1, minimum }));
    expect(canBeWarm({ ...problem, mentors: [least!, more!] })).toBe(false);
  });

  test('answers for the same people, goals and priorities only', async () => {
    const round = tiedRound(3, 6, 6);
    const packed = pack(round);
    const problem = plain(tiedProblem(3, round).problem);
    const crew = oneHand(packed);
    const residual = await largeResidual(packed, problem, crew);
    const warm = await openWarm(packed, problem, crew, residual, []);
    const others: readonly LargeProblem[] = [
      { ...problem, goals: problem.goals[0] === 'total' ? ['people', 'total'] : ['total'] },
      { ...problem, mentees: problem.mentees.slice(1) },
      { ...problem, mentees: problem.mentees.slice(0, -1) },
      { ...problem, mentees: [...problem.mentees, { id: 'b', priority: 0, demand: 1 }] },
      { ...problem, mentors: problem.mentors.slice(1) },
      { ...problem, mentors: problem.mentors.slice(0, -1) },
      { ...problem, mentors: [...problem.mentors, { id: 'y', capacity: 1, minimum: 0 }] },
      { ...problem, mentors: problem.mentors.with(2, { ...problem.mentors[2]!, id: 'x2b' }) },
      { ...problem, mentees: problem.mentees.with(2, { ...problem.mentees[2]!, priority: 9 }) },
      {
        ...problem,
        mentees: problem.mentees.map((mentee) => ({ ...mentee, priority: mentee.priority + 1 })),
      },
      { ...problem, mentees: problem.mentees.map(({ id, ...mentee }) => ({ ...mentee, id: `${id}b` })) },
      { ...problem, locked: [['nobody', 'no-one']] },
      { ...problem, locked: [[problem.mentees[0]!.id, 'no-one']] },
      { ...problem, locked: [['nobody', problem.mentors[0]!.id]] },
    ];
    for (const other of others) expect(moveTo(warm, packed, other, [])).toBe(false);
    expect(moveTo(warm, packed, problem, [])).toBe(true);
  });
});
