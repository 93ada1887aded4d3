/**
 * Problem: which mentors stay in reserve, why, and who could stand in for whom? Method: counting over the eligible pairs
 * of one answer. Running time: linear, and sorting. Ties: by id.
 */
import { keyOf } from './network.ts';
import type { Pair, Problem, Solved } from './problem.ts';

export type Reserve = { readonly id: string } /** No mentee may be paired with them. */ & (
  | { readonly kind: 'noEligibleMentee' }
  /** All their eligible pairs are vetoed. */
  | { readonly kind: 'vetoed'; readonly mentees: readonly string[] }
  /** Their eligible mentees have other mentors, or no place. */
  | {
      readonly kind: 'notNeeded';
      readonly placedElsewhere: readonly string[];
      readonly unplaced: readonly string[];
    }
);

/** Every mentor with room and without a mentee, in the order of ids. */
export function explainReserve(problem: Problem, answer: Pick<Solved, 'pairs'>): Reserve[] {
  const busy = new Set(answer.pairs.map(([, mentor]) => mentor));
  const placed = new Set(answer.pairs.map(([mentee]) => mentee));
  const vetoed = new Set(problem.vetoed.map(keyOf));
  const eligible = Map.groupBy(problem.scores, ([, mentor]) => mentor);
  return [...problem.mentors.entries()]
    .filter(([, { id, capacity }]) => capacity > 0 && !busy.has(id))
    .map(([at, { id }]): Reserve => {
      const mentees = (eligible.get(at) ?? []).map(([mentee]) => problem.mentees[mentee]!.id).sort();
      const open = mentees.filter((mentee) => !vetoed.has(keyOf([mentee, id])));
      if (mentees.length === 0) return { id, kind: 'noEligibleMentee' };
      if (open.length === 0) return { id, kind: 'vetoed', mentees };
      const those = (arePlaced: boolean) => open.filter((mentee) => placed.has(mentee) === arePlaced);
      return { id, kind: 'notNeeded', placedElsewhere: those(true), unplaced: those(false) };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export type Alternate = { readonly mentee: string; readonly mentor: string; readonly alternate: Pair | null };

/**
 * For each pair the best other mentor with a free place, all other pairs kept; null where there is none. Several pairs
 * may name the same mentor.
 */
export function alternates(problem: Problem, answer: Pick<Solved, 'pairs'>): Alternate[] {
  const load = Map.groupBy(answer.pairs, ([, mentor]) => mentor);
  const hasRoom = problem.mentors.map(({ id, capacity }) => (load.get(id)?.length ?? 0) < capacity);
  const barred = new Set([...problem.vetoed, ...answer.pairs].map(keyOf));
  const best = new Map<string, Pair>();
  for (const [i, j, points] of problem.scores) {
    if (!hasRoom[j]) continue;
    const pair: Pair = [problem.mentees[i]!.id, problem.mentors[j]!.id, points];
    const other = best.get(pair[0]);
    if (other && (other[2] > points || (other[2] === points && other[1] < pair[1]))) continue;
    if (!barred.has(keyOf(pair))) best.set(pair[0], pair);
  }
  return answer.pairs.map(([mentee, mentor]) => ({ mentee, mentor, alternate: best.get(mentee) ?? null }));
}
