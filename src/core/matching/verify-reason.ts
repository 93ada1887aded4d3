/**
 * Problem: does a reason really exclude every answer? Method: its facts are counted again from the problem; for a set of
 * people, as many pairs as anybody could make within it, each person taken alone, are counted and must fall short.
 * Running time: linear. Shares no code with the solver.
 */
import type { Problem, Reason } from './problem.ts';

/** What is wrong with a reason, or null. */
export function faultInReason(problem: Problem, reason: Reason): string | null {
  return holds(problem, reason) ? null : `it is not so: ${reason.sentence}`;
}

function holds(problem: Problem, reason: Reason): boolean {
  const { places, everyone, mentees, mentors } = problem;
  const demand = add(mentees.map((mentee) => mentee.demand));
  const capacity = add(mentors.map((mentor) => mentor.capacity));
  const mentor = 'mentor' in reason ? mentors.find(({ id }) => id === reason.mentor) : undefined;
  const mentee = 'mentee' in reason ? mentees.find(({ id }) => id === reason.mentee) : undefined;
  const locks = lockedPairs(problem);
  const atLeast = mentors.map(({ id, minimum }) =>
    Math.max(minimum, locks.filter((pair) => pair[1] === id).length),
  );
  const minima = add(atLeast);
  switch (reason.kind) {
    case 'lockedAndVetoed':
      return has(problem.locked, reason) && has(problem.vetoed, reason);
    case 'lockNotEligible':
      return has(problem.locked, reason) && !has(eligiblePairs(problem), reason);
    case 'locksOverDemand':
      return (
        locks.filter(([id]) => id === mentee?.id).length === reason.locks && reason.locks > mentee!.demand
      );
    case 'locksOverCapacity':
      return (
        locks.filter(([, id]) => id === mentor?.id).length === reason.locks && reason.locks > mentor!.capacity
      );
    case 'locksOverPlaces':
      return places !== null && locks.length === reason.locks && reason.locks > places;
    case 'minimumOverCapacity':
      return mentor !== undefined && mentor.minimum > mentor.capacity;
    case 'minimumOverEligible':
      return openPairs(problem).filter(([, id]) => id === mentor?.id).length < mentor!.minimum;
    case 'minimaOverPlaces':
      return places !== null && minima === reason.needed && minima > places;
    case 'minimaOverDemand':
      return minima === reason.needed && demand === reason.demand && minima > demand;
    case 'demandOverEligible':
      return everyone && openPairs(problem).filter(([id]) => id === mentee?.id).length < mentee!.demand;
    case 'demandOverPlaces':
      return everyone && places !== null && demand > places;
    case 'demandOverCapacity':
      return everyone && demand > capacity;
    case 'minimaOverMentees':
      return cannotFill(problem, new Set(reason.mentors), 'mentors', reason);
    case 'demandOverMentors':
      return everyone && cannotFill(problem, new Set(reason.mentees), 'mentees', reason);
  }
}

type Pairs = readonly (readonly [mentee: string, mentor: string])[];

function add(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function has(pairs: Pairs, wanted: { readonly mentee: string; readonly mentor: string }): boolean {
  return pairs.some(([mentee, mentor]) => mentee === wanted.mentee && mentor === wanted.mentor);
}

function eligiblePairs({ scores, mentees, mentors }: Problem): Pairs {
  return scores.map(([mentee, mentor]) => [mentees[mentee]!.id, mentors[mentor]!.id]);
}

function lockedPairs({ locked }: Problem): Pairs {
  return [...new Map(locked.map((pair) => [JSON.stringify(pair), pair])).values()];
}

/** Eligible pairs that are not vetoed, with mentors who have room. */
function openPairs(problem: Problem): Pairs {
  const vetoes = new Set(problem.vetoed.map((pair) => JSON.stringify(pair)));
  const closed = new Set(problem.mentors.filter(({ capacity }) => capacity === 0).map(({ id }) => id));
  return eligiblePairs(problem).filter((pair) => !closed.has(pair[1]) && !vetoes.has(JSON.stringify(pair)));
}

/** Do the people of a set need more pairs than those around them, each taken alone, could give them? */
function cannotFill(
  problem: Problem,
  set: ReadonlySet<string>,
  side: 'mentees' | 'mentors',
  claim: { readonly needed: number; readonly available: number },
): boolean {
  const inSet = side === 'mentees' ? 0 : 1;
  const around = 1 - inSet;
  const locks = lockedPairs(problem);
  const lockKeys = new Set(locks.map((pair) => JSON.stringify(pair)));
  const room = new Map<string, number>([
    ...(side === 'mentees' ? problem.mentors : []).map(({ id, capacity }) => [id, capacity] as const),
    ...(side === 'mentors' ? problem.mentees : []).map(({ id, demand }) => [id, demand] as const),
  ]);
  for (const pair of locks) room.set(pair[around]!, room.get(pair[around]!)! - 1);
  let available = locks.filter((pair) => set.has(pair[inSet]!)).length;
  const reachable = openPairs(problem).filter(
    (pair) => set.has(pair[inSet]!) && !lockKeys.has(JSON.stringify(pair)),
  );
  for (const [id, pairs] of Map.groupBy(reachable, (pair) => pair[around]!)) {
    available += Math.min(pairs.length, room.get(id)!);
  }
  const needed = add(
    side === 'mentees'
      ? problem.mentees.filter(({ id }) => set.has(id)).map(({ demand }) => demand)
      : problem.mentors.filter(({ id }) => set.has(id)).map(({ minimum }) => minimum),
  );
  return needed === claim.needed && available === claim.available && available < needed;
}
