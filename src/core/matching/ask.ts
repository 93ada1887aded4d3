/**
 * Problem: questions about a run: what would a change cost, who could somebody be with, and is the calculation right?
 * Method: a changed problem is solved again (price.ts), so every figure is exact; a check is made by a program that
 * shares no code with the solver (verify.ts), and the run is made once more. Running time: one solve for a price, a run
 * and a pass over its pairs for a check. Ties: as in solve.ts.
 */
import { type Compared, type Comparison, compare } from './compare.ts';
import { obstacle } from './impossible.ts';
import type { Failure } from './judge.ts';
import {
  type Effect,
  forbidden,
  forced,
  priceOfForbidding,
  priceOfForcing,
  valueOfOneMoreMentor,
} from './price.ts';
import { type Problem, ProblemError, type Reached, type Reason } from './problem.ts';
import {
  type Couple,
  type Judged,
  matchRun,
  type Prepared,
  pairFacts,
  problemOf,
  type RunPair,
  type RunResult,
  type RunSettings,
  type RunSolved,
} from './run.ts';
import { type Side, stableAnswer } from './stable.ts';
import { verify } from './verify.ts';
import { faultInStability } from './verify-stable.ts';

export type PriceQuestion = {
  readonly kind: 'force' | 'forbid';
  readonly mentee: string;
  readonly mentor: string;
};

export type Priced =
  | { readonly kind: 'notEligible'; readonly failures: readonly Failure[] }
  | { readonly kind: 'impossible'; readonly reason: Reason }
  | {
      readonly kind: 'possible';
      /** Of the asked pair. */
      readonly points: number;
      readonly before: Reached;
      readonly after: Reached;
      readonly comparison: Omit<Comparison, 'both'>;
    };

/** What forcing or forbidding one pair does, before it is done. Unknown people are ProblemErrors. */
export const priceOf = (
  prepared: Prepared,
  settings: RunSettings,
  result: RunSolved,
  question: PriceQuestion,
): Priced => {
  const { kind, mentee, mentor } = question;
  const problem = problemOf(prepared, settings);
  const answer = solvedOf(result);
  if (settings.stable !== undefined)
    return stablePriceOf(prepared, settings.stable, problem, answer, question);
  const effect: Effect =
    kind === 'force'
      ? priceOfForcing(problem, answer, mentee, mentor)
      : priceOfForbidding(problem, answer, mentee, mentor);
  const { failures, points } = pairJudged(prepared, mentee, mentor);
  if (effect.kind === 'notEligible') return { kind: 'notEligible', failures };
  if (effect.kind === 'impossible') return effect;
  const { both: _, ...comparison } = effect.comparison;
  return { kind: 'possible', points, before: answer.reached, after: effect.answer.reached, comparison };
};

/** The same where pairs are stable: with the change, they are worked out anew. */
const stablePriceOf = (
  prepared: Prepared,
  best: Side,
  problem: Problem,
  before: Compared,
  { kind, mentee, mentor }: PriceQuestion,
): Priced => {
  const { failures, points } = pairJudged(prepared, mentee, mentor);
  const changed = kind === 'force' ? forced(problem, mentee, mentor) : forbidden(problem, mentee, mentor);
  if (changed === null) return { kind: 'notEligible', failures };
  const reason = obstacle(changed);
  if (reason !== null) return { kind: 'impossible', reason };
  const after = stableAnswer(changed, best);
  const { both: _, ...comparison } = compare(before, after);
  return { kind: 'possible', points, before: before.reached, after: after.reached, comparison };
};

/** What another answer changes, told by id. */
export type Gain = Omit<Comparison, 'both'>;

/** Whom the guest of `oneMoreLike` is told by: an id that nobody has. */
export const guestLike = (mentor: string): string => `${mentor} once more`;

/**
 * What one more mentor brings who is in everything like one who is there: as many places, and the same points with
 * whoever may have them. Null for stable pairs. Somebody unknown is a ProblemError.
 */
export const oneMoreLike = (
  prepared: Prepared,
  settings: RunSettings,
  result: RunSolved,
  mentor: string,
): Gain | null => {
  if (settings.stable !== undefined) return null;
  const { round, scores } = prepared;
  const at = placeOf(prepared, mentor);
  const points = new Map(
    scores.flatMap(([i, j, worth]) => (j === at ? [[round.mentees[i]!.id, worth] as const] : [])),
  );
  const problem = problemOf(prepared, settings);
  const { capacity } = round.mentors[at]!;
  const effect = valueOfOneMoreMentor(problem, solvedOf(result), guestLike(mentor), points, capacity);
  if (effect.kind !== 'possible') return null;
  const { both: _, ...gain } = effect.comparison;
  return gain;
};

/** The place of a mentor in the round. */
export const placeOf = ({ mentorAt }: Judged, mentor: string): number => {
  const at = mentorAt.get(mentor);
  if (at === undefined) throw new ProblemError('mentor', `there is no mentor "${mentor}"`);
  return at;
};

const pairJudged = ({ judge, menteeAt, mentorAt }: Judged, mentee: string, mentor: string) =>
  judge.pair(menteeAt.get(mentee)!, mentorAt.get(mentor)!);

/** The pairs and sums of a run, as compare.ts reads them. */
export const solvedOf = ({ pairs, reached }: RunSolved): Compared => ({
  pairs: pairs.map(({ mentee, mentor, points }) => [mentee, mentor, points]),
  reached,
});

/** Somebody of the other side: eligible with points, or what keeps them apart. */
export type Known = {
  readonly id: string;
  readonly eligible: boolean;
  readonly points: number;
  readonly failures: readonly Failure[];
};

/** Everybody of the other side: the eligible first by points, then by how little keeps them apart; then by number. */
export const acquaintances = (prepared: Judged, role: 'mentee' | 'mentor', id: string): Known[] => {
  const { judge, round, menteeAt, mentorAt } = prepared;
  const at = (role === 'mentee' ? menteeAt : mentorAt).get(id);
  if (at === undefined) return [];
  const others = role === 'mentee' ? round.mentors : round.mentees;
  return others
    .map((other, index): Known => {
      const { eligible, points, failures } =
        role === 'mentee' ? judge.pair(at, index) : judge.pair(index, at);
      return { id: other.id, eligible, points, failures };
    })
    .sort((a, b) => a.failures.length - b.failures.length || b.points - a.points);
};

/** Some of a list, beginning with this one, counted from 0. */
export type Stretch = { readonly from: number; readonly count: number };

export type KnownStretch = { readonly total: number; readonly people: readonly Known[] };

/** The eligible and the others, of each as many as somebody looks at. */
export const acquaintancesIn = (
  prepared: Judged,
  role: 'mentee' | 'mentor',
  id: string,
  { fits, others }: { readonly fits: Stretch; readonly others: Stretch },
): { readonly fits: KnownStretch; readonly others: KnownStretch } => {
  const known = acquaintances(prepared, role, id);
  const of = (isWanted: (one: Known) => boolean, { from, count }: Stretch): KnownStretch => {
    const people = known.filter(isWanted);
    return { total: people.length, people: people.slice(from, from + count) };
  };
  return { fits: of(({ eligible }) => eligible, fits), others: of(({ eligible }) => !eligible, others) };
};

/** Mentors whom only hours keep from somebody, as far as earlier rules go, and the most hours a week with one of them. */
export type HoursLeft = { readonly mentors: number; readonly best: number };

/** That for a mentee; `rule` is the constraint that reads hours. */
export const hoursLeft = (prepared: Judged, rule: string, mentee: string): HoursLeft => {
  const { constraints } = prepared.judge;
  const earlier = new Set(constraints.slice(0, constraints.indexOf(rule)));
  let mentors = 0;
  let best = 0;
  for (const { failures } of acquaintances(prepared, 'mentee', mentee)) {
    if (failures.some(({ constraint }) => earlier.has(constraint))) continue;
    const facts = failures.find(({ constraint }) => constraint === rule)?.facts;
    if (facts?.kind !== 'hours') continue;
    mentors += 1;
    best = Math.max(best, facts.hours);
  }
  return { mentors, best };
};

/** One pair as a run would tell it, or null when the rules bar it or somebody is unknown. */
export const coupleOf = (
  people: Judged,
  mentee: string,
  mentor: string,
): Omit<RunPair, 'alternate'> | null => {
  if (!people.menteeAt.has(mentee) || !people.mentorAt.has(mentor)) return null;
  const { eligible, points } = pairJudged(people, mentee, mentor);
  return eligible ? { ...pairFacts(people, mentee, mentor), points } : null;
};

export type Checked = {
  /** Null when the proof holds; else what is wrong. */
  readonly fault: string | null;
  /** The same input and settings give the same result, bit for bit. */
  readonly same: boolean;
  readonly combinations: number;
  readonly eligible: number;
};

/** Checks a run's proof independently, and runs it again. */
export const checkRun = (prepared: Prepared, settings: RunSettings, result: RunResult): Checked => ({
  fault: faultOf(prepared, settings, result),
  same: isSame(matchRun(prepared, settings), result),
  combinations: prepared.round.mentees.length * prepared.round.mentors.length,
  eligible: prepared.scores.length,
});

/** What is wrong with a run's proof, or null when it holds. */
export const faultOf = (prepared: Prepared, settings: RunSettings, result: RunResult): string | null => {
  const problem = problemOf(prepared, settings);
  // Stable pairs are held against blocking pairs, the best set against its prices.
  if (result.kind === 'solved' && settings.stable !== undefined)
    return faultInStability(problem, solvedOf(result));
  const verdict = verify(
    problem,
    result.kind === 'solved'
      ? { ...solvedOf(result), kind: 'solved', certificate: result.certificate }
      : result,
  );
  return verdict.kind === 'refuted' ? verdict.fault : null;
};

/** Every pair that the rules allow, sorted by mentee, then mentor. */
export const eligibleCouples = ({ round, scores }: Prepared): Couple[] =>
  scores.map(([mentee, mentor]): Couple => [round.mentees[mentee]!.id, round.mentors[mentor]!.id]);

/** Equal as data; the database keeps the keys of objects in an order of its own. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
};
