/**
 * Problem: does a reason really exclude every answer? Method: its figures are counted again from the problem, and what is
 * needed must be more than there is; for a set of people, as many pairs as anybody could make within it, each person
 * taken alone (Hall 1935). Running time: linear. Ties: none. Shares no code with the solver.
 */
import type { Problem, Reason } from './problem.ts';

/** What is wrong with a reason, or null. */
export function faultInReason(problem: Problem, reason: Reason): string | null {
  return holds(problem, reason) ? null : `it is not so: ${reason.sentence}`;
}

function holds(problem: Problem, reason: Reason): boolean {
  const { places, everyone, mentees, mentors } = problem;
  const demands = new Map(mentees.map(({ id, demand }) => [id, demand]));
  const capacities = new Map(mentors.map(({ id, capacity }) => [id, capacity]));
  const minima = new Map(mentors.map(({ id, minimum }) => [id, minimum]));
  const locks = lockedPairs(problem);
  switch (reason.kind) {
    case 'lockedAndVetoed':
      return has(problem.locked, reason) && has(problem.vetoed, reason);
    case 'lockNotEligible':
      return has(problem.locked, reason) && !has(eligiblePairs(problem), reason);
    case 'locksOverDemand':
      return exceeds(reason.locks, count(locks, 0, reason.mentee), reason.demand, demands.get(reason.mentee));
    case 'locksOverCapacity':
      return exceeds(
        reason.locks,
        count(locks, 1, reason.mentor),
        reason.capacity,
        capacities.get(reason.mentor),
      );
    case 'locksOverPlaces':
      return exceeds(reason.locks, locks.length, reason.places, places);
    case 'minimumOverCapacity':
      return exceeds(
        reason.minimum,
        minima.get(reason.mentor),
        reason.capacity,
        capacities.get(reason.mentor),
      );
    case 'minimumOverEligible':
      return exceeds(
        reason.minimum,
        minima.get(reason.mentor),
        reason.eligible,
        count(openPairs(problem), 1, reason.mentor),
      );
    case 'minimaOverPlaces':
      return exceeds(reason.needed, pairsThatMustBe(problem), reason.places, places);
    case 'minimaOverDemand':
      return exceeds(reason.needed, pairsThatMustBe(problem), reason.demand, add(demands.values()));
    case 'demandOverEligible':
      return (
        everyone &&
        exceeds(
          reason.demand,
          demands.get(reason.mentee),
          reason.eligible,
          count(openPairs(problem), 0, reason.mentee),
        )
      );
    case 'demandOverPlaces':
      return everyone && exceeds(reason.demand, add(demands.values()), reason.places, places);
    case 'demandOverCapacity':
      return (
        everyone && exceeds(reason.demand, add(demands.values()), reason.capacity, add(capacities.values()))
      );
    case 'minimaOverMentees':
      return cannotFill(problem, 1, reason.mentors, minima, demands, reason);
    case 'demandOverMentors':
      return everyone && cannotFill(problem, 0, reason.mentees, demands, capacities, reason);
  }
}

type Pairs = readonly (readonly [mentee: string, mentor: string])[];
/** Where a pair names the mentee, and where the mentor. */
type Side = 0 | 1;

/** Both figures are as the problem has them, and the first is more than there is. */
function exceeds(
  needed: number,
  neededIndeed: number | undefined,
  available: number,
  availableIndeed: number | null | undefined,
): boolean {
  return needed === neededIndeed && available === availableIndeed && needed > available;
}

function add(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

function count(pairs: Pairs, side: Side, id: string): number {
  return pairs.filter((pair) => pair[side] === id).length;
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

/** Each mentor's minimum load, or the locked pairs where they are more. */
function pairsThatMustBe(problem: Problem): number {
  const locks = Map.groupBy(lockedPairs(problem), ([, mentor]) => mentor);
  return add(problem.mentors.map(({ id, minimum }) => Math.max(minimum, locks.get(id)?.length ?? 0)));
}

/** Do the people of a set need more pairs than those around them, each taken alone, could give them? */
function cannotFill(
  problem: Problem,
  side: Side,
  ids: readonly string[],
  needs: ReadonlyMap<string, number>,
  rooms: ReadonlyMap<string, number>,
  claim: { readonly needed: number; readonly available: number },
): boolean {
  const set = new Set(ids);
  const around = side === 0 ? 1 : 0;
  const locks = lockedPairs(problem);
  const decided = new Set(locks.map((pair) => JSON.stringify(pair)));
  const reachable = openPairs(problem).filter(
    (pair) => set.has(pair[side]) && !decided.has(JSON.stringify(pair)),
  );
  const filled = Map.groupBy(locks, (pair) => pair[around]);
  let available = locks.filter((pair) => set.has(pair[side])).length;
  for (const [id, pairs] of Map.groupBy(reachable, (pair) => pair[around])) {
    available += Math.min(pairs.length, rooms.get(id)! - (filled.get(id)?.length ?? 0));
  }
  // Whoever is not in the problem needs no number of pairs.
  const needed = add(ids.map((id) => needs.get(id) ?? Number.NaN));
  return exceeds(claim.needed, needed, claim.available, available);
}
