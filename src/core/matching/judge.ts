/**
 * Problem: who may be paired by a scheme's rules, how well do they fit, and why does somebody fit nobody? Method:
 * constraints and criteria are compiled once over tables of answers (`constraints.ts`, `criteria.ts`). Scoring then asks,
 * for each pair, each constraint in turn, the quick ones first, and each criterion if all pass. Running time: mentees ×
 * mentors × rules, some hundreds of nanoseconds a pair. Ties: none; results do not depend on the order of people.
 */
import { type Bar, bars, type Facts } from './constraints.ts';
import { type Earned, type Measure, measure } from './criteria.ts';
import type { Round } from './people.ts';
import type { Score } from './problem.ts';
import { type Barrier, barrierOf } from './reasons.ts';

export type Failure = { readonly constraint: string; readonly facts: Facts };

export type Judgement = {
  readonly mentee: string;
  readonly mentor: string;
  readonly eligible: boolean;
  /** In the order of the constraints. */
  readonly failures: readonly Failure[];
  /** Every constraint with its facts, passed or failed. */
  readonly checks: readonly (Failure & { readonly passes: boolean })[];
  /** 0…1000, worked out for pairs that are not eligible too. */
  readonly points: number;
  readonly criteria: readonly Earned[];
};

export type Judge = {
  /** Ids of all constraints, `withdrawn` first, in the order in which reasons are given. */
  readonly constraints: readonly string[];
  /** Everything about one pair, by places in the round. */
  readonly pair: (mentee: number, mentor: number) => Judgement;
  /** All eligible pairs with their points, by mentee, then mentor. */
  readonly scores: () => Score[];
  /** The same, one after the other, and never all at once. */
  readonly stream: () => Iterable<Score>;
  /** What keeps somebody from everybody, and who comes nearest; null if nothing does. */
  readonly barrier: (side: 'mentee' | 'mentor', at: number) => Barrier | null;
};

/** Compiles the rules over a round. Rules that name an unknown level or zone are RangeErrors. */
export function prepare(round: Round): Judge {
  const { mentees, mentors } = round;
  const all = bars(round);
  const measures = measuresOf(round);
  const quickFirst = [...all.filter(({ isSlow }) => !isSlow), ...all.filter(({ isSlow }) => isSlow)];
  function* stream(): Generator<Score> {
    for (let i = 0; i < mentees.length; i++) {
      const own = measures(i);
      for (let j = 0; j < mentors.length; j++) {
        if (!passesAll(quickFirst, i, j)) continue;
        let points = 0;
        for (const { points: earned } of own) points += earned(i, j);
        yield [i, j, points];
      }
    }
  }
  return {
    constraints: all.map(({ id }) => id),
    pair: (i, j) => judgePair(round, all, measures(i), i, j),
    scores: () => [...stream()],
    stream,
    barrier: (side, at) =>
      side === 'mentee'
        ? barrierOf({ side, at, withdrawn: mentees[at]!.withdrawn, partners: mentors }, all)
        : barrierOf({ side, at, withdrawn: mentors[at]!.withdrawn, partners: mentees }, all),
  };
}

/** The criteria by which a mentee is measured: their own aim's, if the rules have some for it. */
function measuresOf(round: Round): (mentee: number) => readonly Measure[] {
  const { criteria, own } = round.rules;
  const general = criteria.map((criterion) => measure(round, criterion));
  if (own === undefined) return () => general;
  const special = new Map(
    Object.entries(own.criteria).map(([answer, list]) => [
      answer,
      list.map((criterion) => measure(round, criterion)),
    ]),
  );
  return (i) => special.get(round.mentees[i]!.answers[own.question] as string) ?? general;
}

function passesAll(list: readonly Bar[], i: number, j: number): boolean {
  for (const bar of list) if (bar.fails(i, j)) return false;
  return true;
}

function judgePair(
  round: Round,
  all: readonly Bar[],
  measures: readonly Measure[],
  i: number,
  j: number,
): Judgement {
  const checks = all.map(({ id, fails, facts }) => ({
    constraint: id,
    passes: !fails(i, j),
    facts: facts(i, j),
  }));
  const failures = checks
    .filter(({ passes }) => !passes)
    .map(({ constraint, facts }) => ({ constraint, facts }));
  const criteria = measures.map(({ id, weight, points, because }) => ({
    id,
    weight,
    points: points(i, j),
    because: because(i, j),
  }));
  return {
    mentee: round.mentees[i]!.id,
    mentor: round.mentors[j]!.id,
    eligible: failures.length === 0,
    failures,
    checks,
    points: criteria.reduce((sum, { points }) => sum + points, 0),
    criteria,
  };
}
