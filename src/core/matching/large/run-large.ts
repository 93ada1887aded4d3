/**
 * Problem: the run of run.ts for a round too large to list its pairs. Method: the same question and the same kind of
 * answer, with rows read when they are asked for. Three things are told more briefly: no way in is looked for, all who
 * compete for mentors are one set, and with limited places no bottlenecks are listed. The calculation is checked as in
 * verify.ts, every pair judged again. Running time: as in held.ts, and a few passes over the rows; the check, mentees ×
 * mentors × rules. Ties: none are left (ties.ts).
 */

import { prepare } from '../judge.ts';
import { keyOf } from '../network.ts';
import type { Rules } from '../participant.ts';
import type { Round } from '../people.ts';
import type { Score, Solved } from '../problem.ts';
import {
  barred,
  bestAtMost,
  type Frozen,
  type Judged,
  pairFacts,
  problemOf,
  type RunPair,
  type RunReserve,
  type RunResult,
  type RunSettings,
  type RunSolved,
  type Stage,
  shorten,
  sorted,
} from '../run.ts';
import { supplyGaps } from '../supply.ts';
import { verify, verifyStreamed } from '../verify.ts';
import type { Crew } from './crew.ts';
import {
  alternatesOf,
  type Chosen,
  countEligible,
  menteesOfReserve,
  reasonsOfUnplaced,
} from './explain-large.ts';
import { type Held, nothingHeld, solveHeld } from './held.ts';
import type { LargeProblem } from './large-flow.ts';
import { pack } from './pack.ts';
import type { Packed } from './packed.ts';
import { wholeScope } from './row.ts';

/** Above so many pairs of people, as with more than 2,000 mentees and 2,000 mentors, they are judged when needed. */
const pairsListedAtMost = 4_000_000;

/** Whether a round has too many pairs to list. */
export const isLarge = ({ mentees, mentors }: Pick<Frozen, 'mentees' | 'mentors'>): boolean =>
  mentees.length * mentors.length > pairsListedAtMost;

export type LargePrepared = Judged & {
  readonly packed: Packed;
  /** Flows of the last questions: of runs and prices, and of runs without a limit of places. */
  readonly held: Held;
  readonly heldWider: Held;
  /** What was counted already and no lock, veto or place changes. */
  readonly counted: { eligible: number | null };
};

/** As prepareRun. */
export const prepareLarge = (frozen: Frozen, rules: Rules): LargePrepared => {
  const round: Round = { ...frozen, mentees: sorted(frozen.mentees), mentors: sorted(frozen.mentors), rules };
  return {
    round,
    judge: prepare(round),
    packed: pack(round),
    menteeAt: new Map(round.mentees.map(({ id }, at) => [id, at])),
    mentorAt: new Map(round.mentors.map(({ id }, at) => [id, at])),
    known: { barred: new Map(), best: null },
    held: nothingHeld(),
    heldWider: nothingHeld(),
    counted: { eligible: null },
  };
};

/** As matchRun; null where only a list of all pairs can tell why minimum loads cannot be met. */
export const matchLarge = async (
  prepared: LargePrepared,
  settings: RunSettings,
  crew: Crew,
  tell: (stage: Stage) => void = () => undefined,
): Promise<RunResult | null> => {
  tell('solving');
  const problem: LargeProblem = problemOf({ ...prepared, scores: [] }, settings);
  const answer = await solveHeld(prepared.held, prepared.packed, problem, crew, settings.near);
  if (answer === null) return null;
  if (answer.kind === 'infeasible') return { kind: 'infeasible', reason: answer.reason };
  tell('explaining');
  return resultOf(prepared, problem, answer, crew);
};

const resultOf = async (
  prepared: LargePrepared,
  problem: LargeProblem,
  answer: Solved,
  crew: Crew,
): Promise<RunSolved> => {
  const { packed, round, menteeAt, mentorAt } = prepared;
  const chosen: Chosen = answer.pairs.map(([mentee, mentor, points]) => [
    menteeAt.get(mentee)!,
    mentorAt.get(mentor)!,
    points,
  ]);
  const unplaced = [...reasonsOfUnplaced(packed, problem, chosen)]
    .sort(([a], [b]) => a - b)
    .map(([at, reason]) => {
      const mentee = round.mentees[at]!.id;
      return { mentee, reason: reason === null ? barred(prepared, 'mentee', mentee) : shorten(reason) };
    });
  const load = new Map<string, number>();
  for (const [, mentor] of answer.pairs) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  const taken = unplaced.find(({ reason }) => reason.kind === 'mentorsTaken')?.reason;
  return {
    kind: 'solved',
    reached: answer.reached,
    certificate: answer.certificate,
    pairs: pairsOf(prepared, problem, chosen),
    unplaced,
    reserve: reserveOf(prepared, problem, chosen),
    best: prepared.known.best ?? (await bestMentors(prepared, crew)),
    eligible: eligibleIn(prepared),
    gaps: supplyGaps(round, unplaced, load),
    bottlenecks:
      taken?.kind === 'mentorsTaken' && problem.places === null
        ? [
            {
              mentees: taken.mentees,
              mentors: taken.mentors,
              wanted: taken.wanted,
              slots: taken.slots,
              short: taken.wanted - taken.slots,
            },
          ]
        : [],
    withMorePlaces: await morePlaces(prepared, problem, answer, crew),
  };
};

const eligibleIn = ({ packed, counted }: LargePrepared): number => {
  counted.eligible ??= countEligible(packed);
  return counted.eligible;
};

const pairsOf = (prepared: LargePrepared, problem: LargeProblem, chosen: Chosen): RunPair[] => {
  const { round, packed } = prepared;
  const instead = alternatesOf(packed, problem, chosen);
  return chosen.map(([i, j, points]) => {
    const other = instead.get(i);
    return {
      ...pairFacts(prepared, round.mentees[i]!.id, round.mentors[j]!.id),
      points,
      alternate: other === undefined ? null : { mentor: round.mentors[other[0]]!.id, points: other[1] },
    };
  });
};

const reserveOf = (prepared: LargePrepared, problem: LargeProblem, chosen: Chosen): RunReserve[] => {
  const { round, packed } = prepared;
  const busy = new Set(chosen.map(([, mentor]) => mentor));
  const placed = new Set(chosen.map(([mentee]) => mentee));
  const vetoes = new Set(problem.vetoed.map(keyOf));
  const eligible = menteesOfReserve(packed, chosen);
  return round.mentors.flatMap(({ id, capacity }, at): RunReserve[] => {
    if (busy.has(at)) return [];
    const mentees = eligible.get(at) ?? [];
    const idOf = (mentee: number) => round.mentees[mentee]!.id;
    const open = mentees.filter((mentee) => !vetoes.has(keyOf([idOf(mentee), id])));
    if (mentees.length === 0 || capacity === 0) {
      return [{ mentor: id, room: capacity, reason: barred(prepared, 'mentor', id) }];
    }
    if (open.length === 0) {
      return [
        { mentor: id, room: capacity, reason: shorten({ kind: 'vetoed', mentees: mentees.map(idOf) }) },
      ];
    }
    const those = (is: boolean) => open.filter((mentee) => placed.has(mentee) === is).map(idOf);
    const reason = shorten({
      kind: 'notNeeded' as const,
      placedElsewhere: those(true),
      unplaced: those(false),
    });
    return [{ mentor: id, room: capacity, reason }];
  });
};

/** The best of each mentee, ties by number. */
const bestMentors = async (
  { packed, round, known }: LargePrepared,
  crew: Crew,
): Promise<RunSolved['best']> => {
  const lists = round.mentees.map((): [string, number][] => []);
  for (const { mentees, mentors, points } of await crew.candidates(
    wholeScope(packed),
    { perMentee: bestAtMost, perMentor: 0 },
    0,
  )) {
    for (const [at, mentee] of mentees.entries()) {
      lists[mentee]!.push([round.mentors[mentors[at]!]!.id, points[at]!]);
    }
  }
  const best = Object.fromEntries(lists.map((list, at) => [round.mentees[at]!.id, list]));
  known.best = best;
  return best;
};

const morePlaces = async (
  { packed, heldWider }: LargePrepared,
  problem: LargeProblem,
  answer: Solved,
  crew: Crew,
): Promise<number | null> => {
  if (problem.places === null || answer.reached.placed < problem.places) return null;
  const open = { ...problem, places: null, goals: ['people', 'total'] as const };
  const wider = await solveHeld(heldWider, packed, open, crew, []);
  return wider?.kind === 'solved' && wider.reached.placed > answer.reached.placed
    ? wider.reached.placed
    : null;
};

/** Judges the pair of two places: its score, or null where the rules bar it. */
export const scoreBy =
  (judge: Judged['judge']) =>
  (mentee: number, mentor: number): Score | null => {
    const { eligible, points } = judge.pair(mentee, mentor);
    return eligible ? [mentee, mentor, points] : null;
  };

/** As faultOf in ask.ts: what is wrong with a run's proof, or null when it holds. Every pair is judged again. */
export const faultOfLarge = (prepared: Judged, settings: RunSettings, result: RunResult): string | null => {
  const { judge } = prepared;
  const scoreOf = scoreBy(judge);
  const problem = problemOf({ ...prepared, scores: [] }, settings);
  if (result.kind === 'infeasible') {
    const scores = problem.locked.flatMap(([mentee, mentor]) => {
      const score = scoreOf(prepared.menteeAt.get(mentee)!, prepared.mentorAt.get(mentor)!);
      return score === null ? [] : [score];
    });
    const verdict = verify({ ...problem, scores }, result);
    return verdict.kind === 'refuted' ? verdict.fault : null;
  }
  const answer: Solved = {
    ...result,
    pairs: result.pairs.map(({ mentee, mentor, points }) => [mentee, mentor, points]),
  };
  const streamed = { ...problem, scores: { [Symbol.iterator]: () => judge.stream()[Symbol.iterator]() } };
  const verdict = verifyStreamed(streamed, answer, scoreOf);
  return verdict.kind === 'refuted' ? verdict.fault : null;
};
