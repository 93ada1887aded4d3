/** Rounds in which very many answers are equally good: few criteria of few points, and few different priorities. */
import { prepare } from '../src/core/matching/judge.ts';
import type { Criterion } from '../src/core/matching/participant.ts';
import type { Round } from '../src/core/matching/people.ts';
import { goalLists, type Pair, type Problem } from '../src/core/matching/problem.ts';
import { type Dice, dice } from './problems.ts';
import { randomRound } from './rounds.ts';

const coarse: readonly Criterion[] = [
  { id: 'old', weight: 10, kind: 'answer', side: 'mentor', question: 'grade', worth: { one: 10, four: 100 } },
  { id: 'alike', weight: 3, kind: 'same', mentee: 'department', mentor: 'department' },
];

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

/** Now and then with all criteria. People are sorted by id, as a run has them. */
export function tiedRound(seed: number, mentees: number, mentors: number): Round {
  const made = randomRound(seed, { mentees, mentors, rules: seed % 2 === 0 });
  const { own: _, ...rules } = made.rules;
  const few = { constraints: rules.constraints.slice(0, seed % 3), criteria: coarse.slice(0, seed % 3) };
  return {
    ...made,
    mentees: made.mentees.toSorted(byId).map((mentee) => ({ ...mentee, priority: mentee.priority % 3 })),
    mentors: made.mentors.toSorted(byId),
    rules: seed % 4 === 0 ? made.rules : few,
  };
}

/** Few points apart, so that lots decide; or many, so that most pairs are worth nothing to anybody and are not listed. */
export function variedRound(seed: number, mentees: number, mentors: number): Round {
  const round = tiedRound(seed, mentees, mentors);
  if (seed % 2 === 0) return round;
  const { criteria } = randomRound(seed, { mentees, mentors }).rules;
  return { ...round, rules: { constraints: round.rules.constraints.slice(0, 1), criteria } };
}

export const some = <T>(roll: Dice, list: readonly T[], sides: number): T[] =>
  list.filter(() => roll(sides) === 0);

/** With locks, vetoes, places, demands, minimum loads now and then; and pairs to be kept. */
export function tiedProblem(seed: number, round: Round): { problem: Problem; keep: Pair[] } {
  const roll = dice(seed * 6007);
  const scores = prepare(round).scores();
  const couples = (sides: number): Pair[] =>
    some(roll, scores, sides).map(([i, j, points]) => [round.mentees[i]!.id, round.mentors[j]!.id, points]);
  const ids = (pairs: readonly Pair[]) => pairs.map(([mentee, mentor]) => [mentee, mentor] as const);
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
    locked: roll(3) === 0 ? ids(couples(12)) : [],
    vetoed: roll(3) === 0 ? ids(couples(6)) : [],
  };
  return { problem, keep: roll(2) === 0 ? [] : couples(3) };
}

/** Everybody fits everybody, for very different points. */
export function wideRound(
  seed: number,
  mentees: number,
  mentors: number,
): { round: Round; problem: Problem } {
  const made = randomRound(seed, { mentees, mentors });
  const answering = <T extends object>(people: readonly T[]) =>
    people.map((person) => ({ ...person, withdrawn: false }));
  const round: Round = {
    ...made,
    mentees: answering(made.mentees).toSorted(byId),
    mentors: answering(made.mentors).toSorted(byId),
    conflicts: [],
    rules: { constraints: [], criteria: randomRound(11, { mentees: 1, mentors: 1 }).rules.criteria },
  };
  const problem: Problem = {
    mentees: round.mentees.map(({ id, priority }) => ({ id, priority, demand: 1 })),
    mentors: round.mentors.map(({ id }) => ({ id, capacity: 1, minimum: 0 })),
    scores: [],
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
  };
  return { round, problem };
}
