/**
 * Questions about a run of a large round: those of ask.ts, with the same answers. What a change would cost is found by
 * solving the changed round again, which takes as long as a run; nothing is estimated.
 */
import { type Checked, isSame, type Priced, type PriceQuestion, solvedOf } from '../ask.ts';
import { compare } from '../compare.ts';
import { type Couple, problemOf, type RunResult, type RunSettings, type RunSolved } from '../run.ts';
import type { Crew } from './crew.ts';
import { faultOfLarge, type LargePrepared, matchLarge } from './run-large.ts';
import { solveLarge } from './solve-large.ts';

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
  const found = await solveLarge(packed, problemOf({ ...prepared, scores: [] }, changed), crew, before.pairs);
  if (found === null) return null;
  if (found.answer.kind === 'infeasible') return { kind: 'impossible', reason: found.answer.reason };
  const { both: _, ...comparison } = compare(before, found.answer);
  return { kind: 'possible', points, before: before.reached, after: found.answer.reached, comparison };
};

/**
 * As checkRun: every pair is judged again for the proof, and the run is made again. Of a run that was reached by changing
 * another one the prices may be others; they prove the same pairs.
 */
export const checkLarge = async (
  prepared: LargePrepared,
  settings: RunSettings,
  result: RunResult,
  crew: Crew,
): Promise<Checked> => {
  const { mentees, mentors } = prepared.packed;
  const again = await matchLarge(prepared, settings, crew);
  return {
    fault: faultOfLarge(prepared, settings, result),
    same: isSame(withoutProof(again), withoutProof(result)),
    combinations: mentees * mentors,
    eligible: again?.kind === 'solved' ? again.eligible : 0,
  };
};

const withoutProof = (result: RunResult | null) =>
  result?.kind === 'solved' ? { ...result, certificate: null } : result;

/** Every pair that the rules allow, sorted by mentee, then mentor. */
export const eligibleCouplesLarge = ({ round, judge }: LargePrepared): Couple[] =>
  Array.from(
    judge.stream(),
    ([mentee, mentor]): Couple => [round.mentees[mentee]!.id, round.mentors[mentor]!.id],
  );
