/**
 * Problem: can it be seen before any search that a problem has no answer? Method: plain counting, locks first, then
 * minimum loads, then the demand of everyone. Running time: linear, and sorting by id. Ties: the first by id is named.
 */
import { byIds, keyOf, pairKeys, scoresOf } from './network.ts';
import type { Problem, Reason } from './problem.ts';

/** What can be seen without a search, or null. */
export function obstacle(problem: Problem): Reason | null {
  return (
    lockObstacle(problem) ?? minimumObstacle(problem) ?? (problem.everyone ? demandObstacle(problem) : null)
  );
}

function lockObstacle(problem: Problem): Reason | null {
  const { locked, scores, mentors, places } = problem;
  if (locked.length === 0) return null;
  const keys = pairKeys(problem, locked);
  const vetoes = new Set(pairKeys(problem, problem.vetoed));
  const eligible = new Set(
    scoresOf(problem, new Set(keys)).map((at) => scores[at]![0] * mentors.length + scores[at]![1]),
  );
  const inOrder = [...locked.keys()].sort((a, b) => byIds(locked[a]!, locked[b]!));
  const clash = inOrder.find((at) => vetoes.has(keys[at]!) || !eligible.has(keys[at]!));
  if (clash !== undefined) {
    const [mentee, mentor] = locked[clash]!;
    return vetoes.has(keys[clash]!)
      ? {
          kind: 'lockedAndVetoed',
          mentee,
          mentor,
          sentence: `${mentee} and ${mentor} are both locked and vetoed.`,
        }
      : {
          kind: 'lockNotEligible',
          mentee,
          mentor,
          sentence: `${mentee} and ${mentor} are locked, but they are not an eligible pair.`,
        };
  }
  const distinct = distinctPairs(locked);
  const over = tooManyLocks(problem, distinct);
  if (over !== null) return over;
  if (places === null || distinct.length <= places) return null;
  const sentence = `${counted(distinct.length, 'pair')} locked, but ${counted(places, 'place')} in all.`;
  return { kind: 'locksOverPlaces', locks: distinct.length, places, sentence };
}

/** Each pair once. */
export function distinctPairs(pairs: Problem['locked']): Problem['locked'] {
  return [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()];
}

function tooManyLocks({ mentees, mentors }: Problem, locked: Problem['locked']): Reason | null {
  const byMentee = Map.groupBy(locked, ([mentee]) => mentee);
  for (const { id, demand } of byId(mentees)) {
    const locks = byMentee.get(id)?.length ?? 0;
    if (locks <= demand) continue;
    const sentence = `${id} is locked to ${counted(locks, 'mentor')}, but may have ${demand} at most.`;
    return { kind: 'locksOverDemand', mentee: id, locks, demand, sentence };
  }
  const byMentor = Map.groupBy(locked, ([, mentor]) => mentor);
  for (const { id, capacity } of byId(mentors)) {
    const locks = byMentor.get(id)?.length ?? 0;
    if (locks <= capacity) continue;
    const sentence = `${id} is locked to ${counted(locks, 'mentee')}, but has room for ${capacity}.`;
    return { kind: 'locksOverCapacity', mentor: id, locks, capacity, sentence };
  }
  return null;
}

function minimumObstacle(problem: Problem): Reason | null {
  const { mentees, mentors, places } = problem;
  if (mentors.every(({ minimum }) => minimum === 0)) return null;
  const eligible = eligibleCounts(problem).mentors;
  for (const { id, minimum, capacity } of byId(mentors)) {
    if (minimum > capacity) {
      const sentence = `${id} must get at least ${counted(minimum, 'mentee')}, but has room for ${capacity}.`;
      return { kind: 'minimumOverCapacity', mentor: id, minimum, capacity, sentence };
    }
    const found = eligible.get(id) ?? 0;
    if (minimum > found) {
      const sentence = `${id} must get at least ${counted(minimum, 'mentee')}, but only ${found} may be paired with them.`;
      return { kind: 'minimumOverEligible', mentor: id, minimum, eligible: found, sentence };
    }
  }
  const locks = Map.groupBy(distinctPairs(problem.locked), ([, mentor]) => mentor);
  const needed = sum(mentors.map(({ id, minimum }) => Math.max(minimum, locks.get(id)?.length ?? 0)));
  if (places !== null && needed > places) {
    const sentence = `Minimum loads and locked pairs take ${counted(needed, 'pair')}, but there is room for ${places}.`;
    return { kind: 'minimaOverPlaces', needed, places, sentence };
  }
  const demand = sum(mentees.map((mentee) => mentee.demand));
  if (needed <= demand) return null;
  const sentence = `Minimum loads and locked pairs take ${counted(needed, 'pair')}, but the mentees ask for ${demand} only.`;
  return { kind: 'minimaOverDemand', needed, demand, sentence };
}

function demandObstacle(problem: Problem): Reason | null {
  const { mentees, mentors, places } = problem;
  const eligible = eligibleCounts(problem).mentees;
  for (const { id, demand } of byId(mentees)) {
    const found = eligible.get(id) ?? 0;
    if (demand <= found) continue;
    const sentence = `${id} must have ${counted(demand, 'mentor')}, but only ${found} with room may be paired with them.`;
    return { kind: 'demandOverEligible', mentee: id, demand, eligible: found, sentence };
  }
  const demand = sum(mentees.map((mentee) => mentee.demand));
  if (places !== null && demand > places) {
    const sentence = `Everyone must be placed, which takes ${counted(demand, 'pair')}, but there is room for ${places}.`;
    return { kind: 'demandOverPlaces', demand, places, sentence };
  }
  const capacity = sum(mentors.map((mentor) => mentor.capacity));
  if (demand <= capacity) return null;
  const sentence = `Everyone must be placed, which takes ${counted(demand, 'pair')}, but the mentors have room for ${capacity}.`;
  return { kind: 'demandOverCapacity', demand, capacity, sentence };
}

/** With how many each person may be paired, vetoed pairs and mentors without room left out. */
function eligibleCounts(problem: Problem): { mentees: Map<string, number>; mentors: Map<string, number> } {
  const vetoes = new Set(pairKeys(problem, problem.vetoed));
  const counts = { mentees: new Map<string, number>(), mentors: new Map<string, number>() };
  for (const [mentee, mentor] of problem.scores) {
    if (vetoes.has(mentee * problem.mentors.length + mentor)) continue;
    const { id, capacity } = problem.mentors[mentor]!;
    if (capacity === 0) continue;
    const menteeId = problem.mentees[mentee]!.id;
    counts.mentees.set(menteeId, (counts.mentees.get(menteeId) ?? 0) + 1);
    counts.mentors.set(id, (counts.mentors.get(id) ?? 0) + 1);
  }
  return counts;
}

function byId<T extends { readonly id: string }>(people: readonly T[]): T[] {
  return people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
