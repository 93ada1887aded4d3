/**
 * Problem: why has somebody no mentor where pairs are stable? Method: counting over the eligible pairs. Every mentor who
 * fits either has people they would rather have, or the places went to people of higher priority. Running time: linear in
 * the pairs. Ties: none; lists are in the order of ids.
 */
import type { Unplaced } from './explain.ts';
import { keyOf, type PairOfIds } from './network.ts';
import type { Problem } from './problem.ts';

/** One reason for every mentee with fewer mentors than asked for, in the order of ids. */
export function explainLeftOut(problem: Problem, pairs: readonly PairOfIds[]): Unplaced[] {
  const { mentees, mentors, places, goals } = problem;
  const had = Map.groupBy(pairs, ([mentee]) => mentee);
  const load = Map.groupBy(pairs, ([, mentor]) => mentor);
  const rows = Map.groupBy(problem.scores, ([mentee]) => mentee);
  const vetoed = new Set(problem.vetoed.map(keyOf));
  const capacity = new Map(mentors.map(({ id, capacity: room }) => [id, room]));
  const competing = mentees.filter((_, at) => rows.has(at));
  const byId = new Map(mentees.map((mentee) => [mentee.id, mentee]));
  const lowestPlaced = pairs.reduce<number | null>((lowest, [mentee]) => {
    const { priority } = byId.get(mentee)!;
    return Math.min(priority, lowest ?? priority);
  }, null);
  const isFull = places !== null && pairs.length >= places;
  const reasonOf = (at: number): Unplaced => {
    const { id, priority, demand } = mentees[at]!;
    const own = (had.get(id) ?? []).map(([, mentor]) => mentor);
    const frame = { id, placed: own.length, demand };
    const eligible = (rows.get(at) ?? []).map(([, mentor]) => mentors[mentor]!.id).sort();
    const open = eligible.filter((mentor) => !vetoed.has(keyOf([id, mentor])));
    if (eligible.length === 0) return { ...frame, kind: 'noEligibleMentor' };
    if (open.length === 0) return { ...frame, kind: 'vetoed', mentors: eligible };
    const further = open.filter((mentor) => !own.includes(mentor));
    if (further.length === 0) return { ...frame, kind: 'noFurtherMentor' };
    const free = further.some((mentor) => (load.get(mentor)?.length ?? 0) < capacity.get(mentor)!);
    const isBelow = goals.includes('priority') && priority < (lowestPlaced ?? 0);
    if (isFull && (free || isBelow))
      return {
        ...frame,
        kind: 'belowLine',
        places,
        priority,
        lowestPlaced,
        competing: competing.length,
        rank: 1 + competing.filter((other) => other.priority > priority).length,
        way: null,
      };
    const holders = further.flatMap((mentor) => (load.get(mentor) ?? []).map(([mentee]) => mentee));
    const group = [...new Set([id, ...holders])].sort();
    return {
      ...frame,
      kind: 'mentorsTaken',
      mentees: group,
      mentors: further,
      wanted: group.length,
      slots: further.reduce((sum, mentor) => sum + capacity.get(mentor)!, 0),
      way: null,
    };
  };
  return [...mentees.keys()]
    .filter((at) => (had.get(mentees[at]!.id)?.length ?? 0) < mentees[at]!.demand)
    .map(reasonOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
