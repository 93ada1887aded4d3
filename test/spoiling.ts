/** Every way to spoil an answer, and what the two checks say to it. */
import type { Pair, Price, Problem, Score, Solved } from '../src/core/matching/problem.ts';
import { solve } from '../src/core/matching/solve.ts';
import { verify, verifyStreamed } from '../src/core/matching/verify.ts';
import { type Dice, dice, isBetter, smallProblem } from './problems.ts';

type Spoil = (problem: Problem, answer: Solved, roll: Dice) => Solved | [Problem, Solved] | null;

const pick = <T>(roll: Dice, list: readonly T[]): T => list[roll(list.length)]!;

const withPairs = (problem: Problem, answer: Solved, pairs: readonly Pair[]): Solved => {
  const points = pairs.map(([, , worth]) => worth);
  const priorityOf = (id: string) => problem.mentees.find((mentee) => mentee.id === id)?.priority ?? 0;
  return {
    ...answer,
    pairs,
    reached: {
      placed: pairs.length,
      priority: pairs.reduce((sum, [id]) => sum + priorityOf(id), 0),
      worst: points.length === 0 ? null : Math.min(...points),
      total: points.reduce((sum, worth) => sum + worth, 0),
    },
  };
};

const nudged = (roll: Dice, prices: readonly Price[], by: number): Price[] => {
  const at = roll(prices.length);
  const digit = roll(prices[at]!.length);
  return prices.map((price, i) => (i === at ? price.with(digit, price[digit]! + by) : price));
};

/** A kind of spoiling gives null where a problem leaves no room for it. */
export const spoils: Readonly<Record<string, Spoil>> = {
  'a pair is missing': (problem, answer, roll) => {
    const gone = roll(answer.pairs.length);
    return withPairs(problem, answer, answer.pairs.toSpliced(gone, 1));
  },
  'a pair is missing and the sums are as before': (_, answer, roll) => ({
    ...answer,
    pairs: answer.pairs.toSpliced(roll(answer.pairs.length), 1),
  }),
  'a pair is changed for one with another mentor': (problem, answer, roll) => {
    const at = roll(answer.pairs.length);
    const [mentee, mentor, points] = answer.pairs[at]!;
    const other = pick(roll, problem.mentors).id;
    if (other === mentor) return null;
    return withPairs(problem, answer, answer.pairs.with(at, [mentee, other, points]));
  },
  'a pair has other points': (problem, answer, roll) => {
    const at = roll(answer.pairs.length);
    const [mentee, mentor, points] = answer.pairs[at]!;
    return withPairs(
      problem,
      answer,
      answer.pairs.with(at, [mentee, mentor, points + (roll(2) === 0 ? 1 : -1)]),
    );
  },
  'a pair stands twice': (problem, answer, roll) =>
    withPairs(problem, answer, [...answer.pairs, pick(roll, answer.pairs)]),
  'a pair is of strangers': (problem, answer, roll) => {
    const at = roll(answer.pairs.length);
    const [mentee, mentor, points] = answer.pairs[at]!;
    const stranger: Pair = roll(2) === 0 ? ['nobody', mentor, points] : [mentee, 'nobody', points];
    return withPairs(problem, answer, answer.pairs.with(at, stranger));
  },
  'a pair is not eligible any more': (problem, answer, roll) => {
    const [mentee, mentor] = pick(roll, answer.pairs);
    const isThat = ([i, j]: Score) => problem.mentees[i]!.id === mentee && problem.mentors[j]!.id === mentor;
    return [{ ...problem, scores: problem.scores.filter((score) => !isThat(score)) }, answer];
  },
  'a mentor has less room': (problem, answer, roll) => {
    const [, mentor] = pick(roll, answer.pairs);
    const load = answer.pairs.filter((pair) => pair[1] === mentor).length;
    const mentors = problem.mentors.map((one) => (one.id === mentor ? { ...one, capacity: load - 1 } : one));
    return [{ ...problem, mentors }, answer];
  },
  'a mentor must have more': (problem, answer, roll) => {
    const [, mentor] = pick(roll, answer.pairs);
    const load = answer.pairs.filter((pair) => pair[1] === mentor).length;
    const mentors = problem.mentors.map((one) => (one.id === mentor ? { ...one, minimum: load + 1 } : one));
    return [{ ...problem, mentors }, answer];
  },
  'a mentee asks for less': (problem, answer, roll) => {
    const [mentee] = pick(roll, answer.pairs);
    const mentors = answer.pairs.filter((pair) => pair[0] === mentee).length;
    const mentees = problem.mentees.map((one) => (one.id === mentee ? { ...one, demand: mentors - 1 } : one));
    return [{ ...problem, mentees }, answer];
  },
  'there are fewer places': (problem, answer) => [{ ...problem, places: answer.pairs.length - 1 }, answer],
  'a pair is vetoed': (problem, answer, roll) => {
    const [mentee, mentor] = pick(roll, answer.pairs);
    return [{ ...problem, vetoed: [...problem.vetoed, [mentee, mentor]] }, answer];
  },
  'another pair is locked': (problem, answer, roll) => {
    const [i, j] = pick(roll, problem.scores);
    const couple = [problem.mentees[i]!.id, problem.mentors[j]!.id] as const;
    if (answer.pairs.some(([mentee, mentor]) => mentee === couple[0] && mentor === couple[1])) return null;
    return [{ ...problem, locked: [...problem.locked, couple] }, answer];
  },
  'a sum is changed': (_, answer, roll) => {
    const sum = pick(roll, ['placed', 'priority', 'worst', 'total'] as const);
    const reached = { ...answer.reached, [sum]: (answer.reached[sum] ?? 0) + (roll(2) === 0 ? 1 : -1) };
    return { ...answer, reached };
  },
  'a price of a mentee is lowered': (_, answer, roll) => ({
    ...answer,
    certificate: { ...answer.certificate, menteePrices: nudged(roll, answer.certificate.menteePrices, -1) },
  }),
  'a price of a mentor is lowered': (_, answer, roll) => ({
    ...answer,
    certificate: { ...answer.certificate, mentorPrices: nudged(roll, answer.certificate.mentorPrices, -1) },
  }),
  'a price is raised': (_, answer, roll) => ({
    ...answer,
    certificate: { ...answer.certificate, menteePrices: nudged(roll, answer.certificate.menteePrices, 1) },
  }),
  'a price is missing': (_, answer) => ({
    ...answer,
    certificate: { ...answer.certificate, mentorPrices: answer.certificate.mentorPrices.slice(1) },
  }),
  'pairs are left out of the proof': (_, answer) => ({
    ...answer,
    certificate: { ...answer.certificate, from: (answer.reached.worst ?? 0) + 1 },
  }),
  'all pairs are worth more': (problem, answer) => [
    { ...problem, scores: problem.scores.map(([i, j, points]) => [i, j, points + 1] as const) },
    answer,
  ],
};

/** Kinds after which the answer may still be the best, proved by a bound that is as tight. */
const mayStay = new Set([
  'a price of a mentee is lowered',
  'a price of a mentor is lowered',
  'a price is raised',
]);

export type Tally = {
  /** Spoiled answers that either check accepted although nothing proves them. */
  accepted: number;
  readonly kinds: Record<string, { spoiled: number; refuted: number; asTight: number }>;
};

/** Spoils the answers of problems with these seeds in every way. */
export const tryProblems = (first: number, count: number): Tally => {
  const tally: Tally = { accepted: 0, kinds: {} };
  for (const kind of Object.keys(spoils)) tally.kinds[kind] = { spoiled: 0, refuted: 0, asTight: 0 };
  for (let seed = first; seed < first + count; seed++) {
    const problem = smallProblem(seed);
    const answer = solve(problem);
    if (answer.kind === 'infeasible' || answer.pairs.length === 0) continue;
    const roll = dice(seed * 31 + 7);
    for (const [kind, spoil] of Object.entries(spoils)) {
      const made = spoil(problem, answer, roll);
      if (made === null) continue;
      const [other, spoiled] = Array.isArray(made) ? made : [problem, made];
      note(tally, kind, problem, answer, other, spoiled);
    }
  }
  return tally;
};

const note = (
  tally: Tally,
  kind: string,
  problem: Problem,
  best: Solved,
  other: Problem,
  spoiled: Solved,
): void => {
  const scoreOf = (i: number, j: number): Score | null =>
    other.scores.find(([mentee, mentor]) => mentee === i && mentor === j) ?? null;
  const verdicts = [
    verify(other, spoiled),
    verifyStreamed({ ...other, scores: other.scores }, spoiled, scoreOf),
  ];
  const counts = tally.kinds[kind]!;
  counts.spoiled += 1;
  if (verdicts.every((verdict) => verdict.kind === 'refuted')) counts.refuted += 1;
  else if (
    verdicts.every((verdict) => verdict.kind === 'proved') &&
    (mayStay.has(kind) || (other === problem && !isBetter(problem, best.reached, spoiled.reached)))
  ) {
    // The same pairs with other prices whose bound is as tight, or other pairs that are as good.
    counts.asTight += 1;
  } else tally.accepted += 1;
};
