/**
 * Problem: why is somebody left out, and what would it take? Method: first what the pairs themselves show (nobody
 * eligible, or vetoed). Then everybody whom a chain of changes from the mentee reaches: if no mentor among them has a
 * free place, these mentees compete for fewer places than they want. Otherwise places are used up, or the placing would
 * lower the total. What it would take is the cheapest way in (search.ts), an exact price. Running time: one flow, and for
 * each mentee left out one search and one pass over the people. Ties: by canonical order. References: those of search.ts;
 * Hall, "On representatives of subsets" (1935).
 */
import type { Flow } from './flow.ts';
import { keyOf } from './network.ts';
import type { Problem, Solved } from './problem.ts';
import { forgetSearch, searchWay, wayBack } from './search.ts';
import { whoCompetes } from './shortfall.ts';
import { bestFlow } from './solve.ts';

/** The cheapest way to place somebody with all rules kept, and pairs no worse than the worst one where that is a goal. */
export type WayIn = {
  /** Who would lose a place; null where nobody would. */
  readonly displaced: string | null;
  readonly made: readonly (readonly [mentee: string, mentor: string])[];
  readonly undone: readonly (readonly [mentee: string, mentor: string])[];
  /** What the sums would gain (> 0) or lose (< 0). */
  readonly placed: number;
  readonly priority: number;
  readonly total: number;
};

export type Unplaced = {
  readonly id: string;
  readonly placed: number;
  readonly demand: number;
} /** No pair of theirs is eligible. */ & (
  | { readonly kind: 'noEligibleMentor' }
  /** All their eligible pairs are vetoed. */
  | { readonly kind: 'vetoed'; readonly mentors: readonly string[] }
  /** They have a mentor, but asked for more, and no other is eligible. */
  | { readonly kind: 'noFurtherMentor' }
  /** All places of the cohort are used by people who come first: by priority, or because the pairs are better so. */
  | {
      readonly kind: 'belowLine';
      readonly places: number;
      readonly priority: number;
      /** The lowest priority that was placed. */
      readonly lowestPlaced: number | null;
      /** Mentees with an eligible mentor, and how many of them have a higher priority, plus one. */
      readonly competing: number;
      readonly rank: number;
      readonly way: WayIn | null;
    }
  /** These mentees want more than the room of all their eligible mentors, locked pairs and their room left out. */
  | {
      readonly kind: 'mentorsTaken';
      readonly mentees: readonly string[];
      readonly mentors: readonly string[];
      readonly wanted: number;
      readonly slots: number;
      readonly way: WayIn | null;
    }
  /** They could be placed, but only by changes that lower the total. */
  | { readonly kind: 'lowersTotal'; readonly way: WayIn | null }
);

/**
 * One reason for every mentee with fewer mentors than asked for, in the order of ids. The answer must be that of `solve` to
 * this problem: the flow is found again, with its pairs kept.
 */
export function explainUnplaced(problem: Problem, answer: Solved): Unplaced[] {
  const flow = bestFlow(problem, answer.certificate.from, answer.pairs);
  const had = Map.groupBy(answer.pairs, ([mentee]) => mentee);
  const rows = Map.groupBy(problem.scores, ([mentee]) => mentee);
  const reasons: Unplaced[] = [];
  flow.network.mentees.forEach((at, mentee) => {
    const { id, demand } = problem.mentees[at]!;
    const placed = had.get(id)?.length ?? 0;
    if (placed >= demand) return;
    const eligible = (rows.get(at) ?? []).map(([, mentor]) => problem.mentors[mentor]!.id);
    reasons.push({ id, placed, demand, ...reasonFor(problem, flow, mentee, placed, eligible) });
  });
  return reasons;
}

type Bare<T> = T extends Unplaced ? Omit<T, 'id' | 'placed' | 'demand'> : never;

function reasonFor(
  problem: Problem,
  flow: Flow,
  mentee: number,
  placed: number,
  eligible: string[],
): Bare<Unplaced> {
  const { network } = flow;
  const { id } = problem.mentees[network.mentees[mentee]!]!;
  if (eligible.length === 0) return { kind: 'noEligibleMentor' };
  const isVetoed = (mentor: string) => problem.vetoed.some(([one, other]) => one === id && other === mentor);
  const open = eligible.filter((mentor) => !isVetoed(mentor));
  if (open.length === 0) return { kind: 'vetoed', mentors: eligible.sort() };
  if (open.length === placed) return { kind: 'noFurtherMentor' };

  const way = wayIn(problem, flow, mentee);
  const line = flow.count < network.places ? null : belowLine(problem, flow, mentee, way);
  // With a mentor of their own they would still have to take the place of somebody who comes before them.
  if (line !== null && problem.goals.includes('priority') && line.priority < (line.lowestPlaced ?? 0))
    return line;
  const reached = whoCompetes({ ...flow, ends: network.starts.subarray(1) }, mentee);
  if (reached.mentors.every((mentor) => flow.load[mentor]! >= network.capacity[mentor]!)) {
    return { kind: 'mentorsTaken', ...competition(problem, flow, reached), way };
  }
  return line ?? { kind: 'lowersTotal', way };
}

function competition(
  problem: Problem,
  flow: Flow,
  set: { mentees: readonly number[]; mentors: readonly number[] },
) {
  const { network } = flow;
  const mentees = set.mentees.map((mentee) => problem.mentees[network.mentees[mentee]!]!.id);
  const mentors = new Set(set.mentors.map((mentor) => problem.mentors[network.mentors[mentor]!]!.id));
  // Mentors whose room is all locked, or who have none, are not in the network.
  for (const id of mentorsWithoutRoom(problem, flow, new Set(mentees))) mentors.add(id);
  const slots = set.mentors.reduce((sum, mentor) => sum + network.capacity[mentor]!, 0);
  const wanted = set.mentees.reduce((sum, mentee) => sum + network.demand[mentee]!, 0);
  return { mentees, mentors: [...mentors].sort(), wanted, slots };
}

function mentorsWithoutRoom(problem: Problem, { network }: Flow, mentees: ReadonlySet<string>): string[] {
  const full = new Set([...network.mentors].filter((_, mentor) => network.capacity[mentor] === 0));
  if (full.size === 0) return [];
  const barred = new Set([...problem.vetoed, ...problem.locked].map(keyOf));
  return problem.scores
    .filter(([mentee, mentor]) => full.has(mentor) && mentees.has(problem.mentees[mentee]!.id))
    .map(([mentee, mentor]) => [problem.mentees[mentee]!.id, problem.mentors[mentor]!.id] as const)
    .filter((pair) => !barred.has(keyOf(pair)))
    .map(([, mentor]) => mentor);
}

type BelowLine = Extract<Bare<Unplaced>, { kind: 'belowLine' }>;

function belowLine(problem: Problem, flow: Flow, mentee: number, way: WayIn | null): BelowLine {
  const { network, given } = flow;
  const locked = new Set(problem.locked.map(([id]) => id));
  const idOf = (other: number) => problem.mentees[network.mentees[other]!]!.id;
  const all = [...network.mentees.keys()];
  const competing = all.filter(
    (other) => network.starts[other]! < network.starts[other + 1]! || locked.has(idOf(other)),
  );
  const priority = network.priority[mentee]!;
  const placed = all.filter((other) => given[other]! > 0 || locked.has(idOf(other)));
  return {
    kind: 'belowLine',
    places: problem.places ?? 0,
    priority,
    lowestPlaced: placed.length === 0 ? null : Math.min(...placed.map((other) => network.priority[other]!)),
    competing: competing.length,
    rank: 1 + competing.filter((other) => network.priority[other]! > priority).length,
    way,
  };
}

/** Null where no way in keeps the rules. */
function wayIn(problem: Problem, flow: Flow, mentee: number): WayIn | null {
  const { network, scale, potential } = flow;
  const { cost, end } = searchWay(flow, mentee, Number.POSITIVE_INFINITY);
  const steps = wayBack(flow);
  forgetSearch(flow);
  const loss = cost - scale.entry[mentee]! - potential[mentee]!;
  if (end === mentee || (scale.bonus > 0 && loss > scale.bonus / 2)) return null;

  const leaves = end < network.mentees.length ? end : null;
  const idsOf = (pair: number) =>
    [
      problem.mentees[network.mentees[network.menteeOf[pair]!]!]!.id,
      problem.mentors[network.mentors[network.mentorOf[pair]!]!]!.id,
    ] as const;
  const points = (pairs: readonly number[]) => pairs.reduce((sum, pair) => sum + network.points[pair]!, 0);
  return {
    displaced: leaves === null ? null : problem.mentees[network.mentees[leaves]!]!.id,
    made: steps.made.map(idsOf),
    undone: steps.undone.map(idsOf),
    placed: leaves === null ? 1 : 0,
    priority: network.priority[mentee]! - (leaves === null ? 0 : network.priority[leaves]!),
    total: points(steps.made) - points(steps.undone),
  };
}
