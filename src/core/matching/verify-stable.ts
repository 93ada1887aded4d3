/**
 * Problem: are these pairs allowed, and is there nobody who would rather have each other? Method: shares no code with
 * stable.ts. The rules and sums as in verify.ts; then every eligible pair is held against what its two people have, by
 * points alone, since no form asks for ranked names. Running time: linear in the pairs, times the people that one of them
 * has. Ties: a pair blocks only where both would strictly gain. Reference: Gale and Shapley, "College admissions and the
 * stability of marriage" (1962).
 */
import type { Problem, Solved } from './problem.ts';
import { faultInRules } from './verify.ts';

/** What is wrong with stable pairs, or null. */
export function faultInStability(problem: Problem, answer: Pick<Solved, 'pairs' | 'reached'>): string | null {
  return faultInRules(problem, answer) ?? pairThatBlocks(problem, answer);
}

function pairThatBlocks(problem: Problem, { pairs }: Pick<Solved, 'pairs'>): string | null {
  const { mentees, mentors, places, goals } = problem;
  const locked = new Set(problem.locked.map((pair) => JSON.stringify(pair)));
  const settled = new Set([...problem.locked, ...problem.vetoed].map((pair) => JSON.stringify(pair)));
  const priority = new Map(
    mentees.map((mentee) => [mentee.id, goals.includes('priority') ? mentee.priority : 0]),
  );
  const ofMentee = Map.groupBy(pairs, ([mentee]) => mentee);
  const ofMentor = Map.groupBy(pairs, ([, mentor]) => mentor);
  const chosen = new Set(pairs.map(([mentee, mentor]) => JSON.stringify([mentee, mentor])));
  for (const [i, j, points] of problem.scores) {
    const [mentee, mentor] = [mentees[i]!, mentors[j]!];
    const key = JSON.stringify([mentee.id, mentor.id]);
    if (chosen.has(key) || settled.has(key)) continue;
    const [held, load] = [ofMentee.get(mentee.id) ?? [], ofMentor.get(mentor.id) ?? []];
    const worse = ([other, own, worth]: readonly [string, string, number]) =>
      worth < points && !locked.has(JSON.stringify([other, own]));
    const isFree = held.length < mentee.demand;
    if (!isFree && !held.some(worse)) continue;
    const hasRoom = load.length < mentor.capacity;
    const sent = load.filter(worse);
    if (!hasRoom && sent.length === 0) continue;
    if (places !== null && pairs.length >= places && isFree) {
      // The place itself must come from somebody who stands lower.
      if (hasRoom || !sent.some(([other]) => priority.get(other)! < priority.get(mentee.id)!)) continue;
    }
    return `${mentee.id} and ${mentor.id} would rather have each other`;
  }
  return null;
}
