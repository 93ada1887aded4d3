/**
 * Problem: a match run: people and rules, frozen, go in; pairs, and a reason for everybody else, come out. Method: all
 * pairs are judged (judge.ts), the best set is found (solve.ts), or stable pairs (stable.ts), and everybody is told why
 * (explain.ts, reserve.ts, gaps.ts, supply.ts). Running time: that of judging, mentees × mentors × rules, and some
 * solves. Ties: as in solve.ts.
 *
 * This is the door of `core/matching`: the web, the command line and the demo all go through it. The result depends on
 * the frozen input and the settings alone; not on the order of rows, the clock or the machine.
 */

import type { Compared } from './compare.ts';
import type { Facts } from './constraints.ts';
import type { Earned } from './criteria.ts';
import { explainUnplaced, type Unplaced } from './explain.ts';
import { type Bottleneck, bottlenecks } from './gaps.ts';
import { obstacle } from './impossible.ts';
import { type Judge, prepare } from './judge.ts';
import type { Rules } from './participant.ts';
import type { Round } from './people.ts';
import type { Certificate, Goal, Problem, Reached, Reason, Score } from './problem.ts';
import { alternates, explainReserve, type Reserve } from './reserve.ts';
import { solve } from './solve.ts';
import { type Side, stableAnswer } from './stable.ts';
import { explainLeftOut } from './stable-reasons.ts';
import { type Gap, supplyGaps } from './supply.ts';

/** Written into each run; a new number means that the same input may give another answer. */
export const engineVersion = '2';

/** Who takes part and by which calendar hours are counted; the rules are settings, so that they can be tried. */
export type Frozen = Omit<Round, 'rules'>;

/** A mentee and a mentor by application number. */
export type Couple = readonly [mentee: string, mentor: string];

export type RunSettings = {
  readonly rules: Rules;
  readonly goals: readonly Goal[];
  /** Pairs at most, or null for no limit. */
  readonly places: number | null;
  readonly locked: readonly Couple[];
  readonly vetoed: readonly Couple[];
  /**
   * Of equally good answers, the one nearest to these pairs, so that a change moves nobody needlessly. Pairs that may no
   * longer be made are passed over.
   */
  readonly near: readonly Couple[];
  /** Stable pairs instead of the best set, and for which side they are best; left out: the best set. */
  readonly stable?: Side;
};

/** Everything that does not change while locks, vetoes, places and goals do. */
export type Prepared = {
  readonly round: Round;
  readonly judge: Judge;
  readonly scores: readonly Score[];
  readonly menteeAt: ReadonlyMap<string, number>;
  readonly mentorAt: ReadonlyMap<string, number>;
  /** What was worked out already and no lock, veto or place changes: reasons by side and number, best mentors. */
  readonly known: { readonly barred: Map<string, Barred>; best: RunSolved['best'] | null };
};

export type RunPair = {
  readonly mentee: string;
  readonly mentor: string;
  readonly points: number;
  readonly criteria: readonly Earned[];
  /** Shared hours in the leanest week; null where the rules do not ask for hours. */
  readonly hours: number | null;
  /** The best other mentor with a place left, were this one to fall out. */
  readonly alternate: { readonly mentor: string; readonly points: number } | null;
};

/** Barred by a hard constraint: which, and who came nearest with which facts. */
export type Barred = {
  readonly kind: 'barred';
  readonly constraint: string;
  /** It is the person's own answer: no partner could change it. */
  readonly own: boolean;
  readonly facts: Facts | null;
  readonly nearest: { readonly id: string; readonly facts: Facts } | null;
};

/** Taken or used up: as the solver's explanation has it. Long lists of people are cut; the counts stand beside them. */
export type UnplacedReason = WithoutPerson<Unplaced>;
export type ReserveReason = WithoutPerson<Reserve>;
type WithoutPerson<T> = T extends unknown ? Omit<T, 'id' | 'placed' | 'demand'> : never;

export type RunUnplaced = { readonly mentee: string; readonly reason: Barred | UnplacedReason };
export type RunReserve = {
  readonly mentor: string;
  /** Mentees they could still take. */
  readonly room: number;
  readonly reason: Barred | ReserveReason;
};

export type RunSolved = {
  readonly kind: 'solved';
  readonly reached: Reached;
  /** The proof that nothing is better; empty for stable pairs, of which it is not claimed. */
  readonly certificate: Certificate;
  /** Sorted by mentee, then mentor. */
  readonly pairs: readonly RunPair[];
  readonly unplaced: readonly RunUnplaced[];
  readonly reserve: readonly RunReserve[];
  /** For each mentee the best eligible mentors, at most `bestAtMost`, best first, then by number. */
  readonly best: Readonly<Record<string, readonly (readonly [mentor: string, points: number])[]>>;
  readonly eligible: number;
  readonly gaps: readonly Gap[];
  readonly bottlenecks: readonly Bottleneck[];
  /** Pairs that more places would allow; null where places are not what limits. */
  readonly withMorePlaces: number | null;
};

export type RunResult = RunSolved | { readonly kind: 'infeasible'; readonly reason: Reason };

export const bestAtMost = 12;

/** Compiles rules over people. Rules that name an unknown level or zone are RangeErrors. */
export const prepareRun = (frozen: Frozen, rules: Rules): Prepared => {
  const round: Round = { ...frozen, mentees: sorted(frozen.mentees), mentors: sorted(frozen.mentors), rules };
  const judge = prepare(round);
  return {
    round,
    judge,
    scores: judge.scores(),
    menteeAt: new Map(round.mentees.map(({ id }, at) => [id, at])),
    mentorAt: new Map(round.mentors.map(({ id }, at) => [id, at])),
    known: { barred: new Map(), best: null },
  };
};

/** A round made ready, without the list of pairs. */
export type Judged = Omit<Prepared, 'scores'>;

/** The plain problem that the solver sees. */
export const problemOf = ({ round, scores }: Prepared, settings: RunSettings): Problem => ({
  mentees: round.mentees.map(({ id, priority }) => ({ id, priority, demand: 1 })),
  mentors: round.mentors.map(({ id, capacity, minimum, withdrawn }) => ({
    id,
    capacity,
    // Stable pairs promise no minimum load.
    minimum: withdrawn || settings.stable !== undefined ? 0 : minimum,
  })),
  scores,
  places: settings.places,
  goals: settings.goals,
  everyone: false,
  locked: settings.locked,
  vetoed: settings.vetoed,
});

/** What a run is at; told so that somebody who waits knows. */
export type Stage = 'judging' | 'solving' | 'explaining' | 'proving';

/** Solves, and explains every place and every missing one. */
export const matchRun = (
  prepared: Prepared,
  settings: RunSettings,
  tell: (stage: Stage) => void = () => undefined,
): RunResult => {
  tell('solving');
  const problem = problemOf(prepared, settings);
  if (settings.stable !== undefined) return stableRun(prepared, problem, settings.stable, tell);
  const answer = solve(problem, settings.near);
  if (answer.kind === 'infeasible') return { kind: 'infeasible', reason: answer.reason };
  tell('explaining');
  return resultOf(prepared, problem, answer, {
    reasons: explainUnplaced(problem, answer),
    certificate: answer.certificate,
    withMorePlaces: morePlaces(problem, answer),
  });
};

const noProof: Certificate = {
  goals: [],
  from: 0,
  menteePrices: [],
  mentorPrices: [],
  placesPrice: [],
  worst: null,
};

const stableRun = (
  prepared: Prepared,
  problem: Problem,
  best: Side,
  tell: (stage: Stage) => void,
): RunResult => {
  const barrier = obstacle(problem);
  if (barrier !== null) return { kind: 'infeasible', reason: barrier };
  const answer = stableAnswer(problem, best);
  tell('explaining');
  const reasons = explainLeftOut(problem, answer.pairs);
  return resultOf(prepared, problem, answer, { reasons, certificate: noProof, withMorePlaces: null });
};

const resultOf = (
  prepared: Prepared,
  problem: Problem,
  answer: Compared,
  {
    reasons,
    certificate,
    withMorePlaces,
  }: { readonly reasons: readonly Unplaced[] } & Pick<RunSolved, 'certificate' | 'withMorePlaces'>,
): RunSolved => {
  const load = new Map<string, number>();
  for (const [, mentor] of answer.pairs) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  const unplaced = unplacedOf(prepared, reasons);
  return {
    kind: 'solved',
    reached: answer.reached,
    certificate,
    pairs: pairsOf(prepared, problem, answer),
    unplaced,
    reserve: reserveOf(prepared, problem, answer, load),
    best: bestMentors(prepared),
    eligible: prepared.scores.length,
    gaps: supplyGaps(prepared.round, unplaced, load),
    bottlenecks: bottlenecks(problem)
      .filter(({ mentors }) => mentors.length > 0)
      .map(shorten),
    withMorePlaces,
  };
};

const pairsOf = (prepared: Prepared, problem: Problem, answer: Compared): RunPair[] => {
  const instead = new Map(alternates(problem, answer).map(({ mentee, alternate }) => [mentee, alternate]));
  return answer.pairs.map(([mentee, mentor, points]) => {
    const alternate = instead.get(mentee) ?? null;
    return {
      ...pairFacts(prepared, mentee, mentor),
      points,
      alternate: alternate === null ? null : { mentor: alternate[1], points: alternate[2] },
    };
  });
};

const unplacedOf = (prepared: Prepared, reasons: readonly Unplaced[]): RunUnplaced[] =>
  reasons.map(
    ({ id, placed: _, demand: __, ...reason }): RunUnplaced =>
      reason.kind === 'noEligibleMentor'
        ? { mentee: id, reason: barred(prepared, 'mentee', id) }
        : { mentee: id, reason: shorten(reason) },
  );

/** Everybody without a mentee, also those who offered no place or withdrew. */
const reserveOf = (
  prepared: Prepared,
  problem: Problem,
  answer: Compared,
  load: ReadonlyMap<string, number>,
): RunReserve[] => {
  const explained = new Map(explainReserve(problem, answer).map(({ id, ...reason }) => [id, reason]));
  return prepared.round.mentors
    .filter(({ id }) => !load.has(id))
    .map(({ id, capacity }) => {
      const reason = explained.get(id);
      return {
        mentor: id,
        room: capacity,
        reason:
          reason === undefined || reason.kind === 'noEligibleMentee'
            ? barred(prepared, 'mentor', id)
            : shorten(reason),
      };
    });
};

/** Lists of people that would fill a page are cut to the first twelve. */
export const shorten = <T extends object>(reason: T): T =>
  Object.fromEntries(
    Object.entries(reason).map(([key, value]) => [key, Array.isArray(value) ? value.slice(0, 12) : value]),
  ) as T;

/** What is told of a pair beside its points; both must take part. */
export const pairFacts = ({ judge, menteeAt, mentorAt }: Judged, mentee: string, mentor: string) => {
  const { criteria, checks } = judge.pair(menteeAt.get(mentee)!, mentorAt.get(mentor)!);
  const hours = checks.map(({ facts }) => facts).find((facts) => facts.kind === 'hours');
  return { mentee, mentor, criteria, hours: hours?.hours ?? null };
};

/** The real reason of somebody with no eligible partner, with the facts of the nearest miss. */
export const barred = (prepared: Judged, side: 'mentee' | 'mentor', id: string): Barred => {
  const key = `${side} ${id}`;
  const found = prepared.known.barred.get(key) ?? whatBars(prepared, side, id);
  prepared.known.barred.set(key, found);
  return found;
};

const whatBars = (
  { judge, round, menteeAt, mentorAt }: Judged,
  side: 'mentee' | 'mentor',
  id: string,
): Barred => {
  const at = (side === 'mentee' ? menteeAt : mentorAt).get(id)!;
  const barrier = judge.barrier(side, at);
  if (barrier === null)
    return { kind: 'barred', constraint: 'nobody', own: false, facts: null, nearest: null };
  const { constraint, own, nearest } = barrier;
  const factsWith = (partner: number): Facts => {
    const pair = side === 'mentee' ? judge.pair(at, partner) : judge.pair(partner, at);
    return pair.checks.find((check) => check.constraint === constraint)!.facts;
  };
  const others = side === 'mentee' ? round.mentors : round.mentees;
  return {
    kind: 'barred',
    constraint,
    own,
    facts: own ? factsWith(0) : null,
    nearest: nearest === null ? null : { id: others[nearest]!.id, facts: factsWith(nearest) },
  };
};

const bestMentors = (prepared: Prepared): RunSolved['best'] => {
  prepared.known.best ??= rankMentors(prepared);
  return prepared.known.best;
};

const rankMentors = ({ round, scores }: Prepared): RunSolved['best'] => {
  const lists = round.mentees.map((): [string, number][] => []);
  for (const [mentee, mentor, points] of scores) lists[mentee]!.push([round.mentors[mentor]!.id, points]);
  return Object.fromEntries(
    lists.map((list, at) => [round.mentees[at]!.id, list.sort((a, b) => b[1] - a[1]).slice(0, bestAtMost)]),
  );
};

const morePlaces = (problem: Problem, answer: Compared): number | null => {
  if (problem.places === null || answer.reached.placed < problem.places) return null;
  const wider = solve({ ...problem, places: null, goals: ['people', 'total'] });
  return wider.kind === 'solved' && wider.reached.placed > answer.reached.placed
    ? wider.reached.placed
    : null;
};

/** By id. */
export const sorted = <T extends { readonly id: string }>(people: readonly T[]): T[] =>
  [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
