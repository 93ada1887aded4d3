/**
 * Problem: the questions of ask.ts about a run of a large round, with the same answers. Method: what a change would cost
 * is found by making the change in the flow that is kept (held.ts), so the price of a lock and the run with that lock are
 * the same answer; nothing is estimated. Running time: as in held.ts; a check judges every pair. Ties: none are left
 * (ties.ts).
 */
import {
  type Checked,
  type Gain,
  guestLike,
  isSame,
  type Priced,
  type PriceQuestion,
  placeOf,
  solvedOf,
} from '../ask.ts';
import { compare } from '../compare.ts';
import { type Couple, problemOf, type RunResult, type RunSettings, type RunSolved } from '../run.ts';
import type { Crew, Prover } from './crew.ts';
import { nothingHeld, solveHeld, warmAt } from './held.ts';
import { withOneMore } from './more.ts';
import { faultByRows } from './prove-large.ts';
import { faultOfLarge, type LargePrepared, matchLarge, scoreBy } from './run-large.ts';

/** As priceOf; null where only a list of all pairs can tell why minimum loads cannot be met. */
export const priceOfLarge = async (
  prepared: LargePrepared,
  settings: RunSettings,
  result: RunSolved,
  { kind, mentee, mentor }: PriceQuestion,
  crew: Crew,
): Promise<Priced | null> => {
  const { judge, menteeAt, mentorAt, packed } = prepared;
  const { eligible, failures, points } = judge.pair(menteeAt.get(mentee)!, mentorAt.get(mentor)!);
  if (kind === 'force' && !eligible) return { kind: 'notEligible', failures };
  const others = (couple: Couple) => couple[0] !== mentee || couple[1] !== mentor;
  const [locked, vetoed] = [settings.locked.filter(others), settings.vetoed.filter(others)];
  const couple: Couple = [mentee, mentor];
  const changed = {
    ...settings,
    locked: kind === 'force' ? [...locked, couple] : locked,
    vetoed: kind === 'forbid' ? [...vetoed, couple] : vetoed,
  };
  const before = solvedOf(result);
  const problem = problemOf({ ...prepared, scores: [] }, changed);
  const answer = await solveHeld(prepared.held, packed, problem, crew, before.pairs);
  if (answer === null) return null;
  if (answer.kind === 'infeasible') return { kind: 'impossible', reason: answer.reason };
  const { both: _, ...comparison } = compare(before, answer);
  return { kind: 'possible', points, before: before.reached, after: answer.reached, comparison };
};

/**
 * What one more mentor brings, by points with each mentee whom they may take; exact. Null where no flow of the round can be
 * kept: with the goal `worst`, or with minimum loads.
 */
export const valueOfOneMoreLarge = async (
  prepared: LargePrepared,
  settings: RunSettings,
  result: RunSolved,
  mentor: { readonly id: string; readonly capacity: number },
  points: ReadonlyMap<string, number>,
  crew: Crew,
): Promise<Gain | null> => {
  const before = solvedOf(result);
  const problem = problemOf({ ...prepared, scores: [] }, settings);
  const warm = await warmAt(prepared.held, prepared.packed, problem, crew, before.pairs);
  if (warm === null) return null;
  Object.assign(prepared.held, nothingHeld());
  const answer = withOneMore(warm, prepared.packed, { ...mentor, minimum: 0 }, points);
  prepared.held.warm = warm;
  const { both: _, ...comparison } = compare(before, answer);
  return comparison;
};

/** As oneMoreLike in ask.ts; null as well where valueOfOneMoreLarge is. */
export const oneMoreLikeLarge = async (
  prepared: LargePrepared,
  settings: RunSettings,
  result: RunSolved,
  mentor: string,
  crew: Crew,
): Promise<Gain | null> => {
  const { judge, round } = prepared;
  const at = placeOf(prepared, mentor);
  const points = new Map(
    round.mentees.flatMap(({ id }, i) => {
      const { eligible, points: worth } = judge.pair(i, at);
      return eligible ? [[id, worth] as const] : [];
    }),
  );
  const guest = { id: guestLike(mentor), capacity: round.mentors[at]!.capacity };
  return valueOfOneMoreLarge(prepared, settings, result, guest, points, crew);
};

/** So many pairs of people can be judged one by one while somebody waits. */
const judgedAtMost = 250_000_000;

/** Whether the proof of so large a round is held against packed rows. */
export const isProvedByRows = (combinations: number): boolean => combinations > judgedAtMost;

/**
 * What is wrong with a run's proof, or null where it holds. Every pair is judged again; where they are too many for that,
 * only those of the answer are, and packed rows tell which others are worth more than their prices.
 */
export const proveLarge = async (
  prepared: LargePrepared,
  settings: RunSettings,
  result: RunResult,
  crew: Prover,
  isByRows = isProvedByRows,
): Promise<string | null> => {
  const { mentees, mentors } = prepared.packed;
  if (result.kind === 'infeasible' || !isByRows(mentees * mentors))
    return faultOfLarge(prepared, settings, result);
  const problem = problemOf({ ...prepared, scores: [] }, settings);
  return faultByRows(problem, { ...result, ...solvedOf(result) }, crew, scoreBy(prepared.judge));
};

/**
 * As checkRun: the proof is held against the round (proveLarge), and the run is made again. Of a run that was reached by changing
 * another one the prices may be others; they prove the same pairs.
 */
export const checkLarge = async (
  prepared: LargePrepared,
  settings: RunSettings,
  result: RunResult,
  crew: Crew & Prover,
): Promise<Checked> => {
  const { mentees, mentors } = prepared.packed;
  const fresh = { ...prepared, held: nothingHeld(), heldWider: nothingHeld() };
  const again = await matchLarge(fresh, settings, crew);
  return {
    fault: await proveLarge(prepared, settings, result, crew),
    same: isSame(withoutProof(again), withoutProof(result)),
    combinations: mentees * mentors,
    eligible: again?.kind === 'solved' ? again.eligible : 0,
  };
};

const withoutProof = (result: RunResult | null) =>
  result?.kind === 'solved' ? { ...result, certificate: null } : result;

/** Every pair that the rules allow, sorted by mentee, then mentor; millions, so one after the other. */
export function* eligibleCouplesLarge({ round, judge }: LargePrepared): Generator<Couple> {
  for (const [mentee, mentor] of judge.stream()) yield [round.mentees[mentee]!.id, round.mentors[mentor]!.id];
}
