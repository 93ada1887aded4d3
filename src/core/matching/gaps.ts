/**
 * Problem: while the call is open, who cannot be served however the pairs are made, and whom to look for? Method: place
 * as many as possible, the limit of places and minimum loads aside; then, from each mentee left over, everybody whom a
 * chain of changes reaches. No mentor among them has a free place, so these mentees compete for fewer places than they
 * want (max flow, min cut; Hall 1935). Sets that share a person are one set. Running time: one cover (cover.ts), and the
 * pairs of the sets. Ties: by canonical order.
 */
import { coveringFlow } from './cover.ts';
import { networkOf } from './network.ts';
import type { Problem } from './problem.ts';
import { whoCompetes } from './shortfall.ts';

export type Bottleneck = {
  /** These mentees … */
  readonly mentees: readonly string[];
  /** … have only these mentors between them. */
  readonly mentors: readonly string[];
  readonly wanted: number;
  readonly slots: number;
  /** How many of the wishes must stay unmet. */
  readonly short: number;
};

/**
 * Disjoint sets, each with fewer places than wishes, in the order in which they close. Locked pairs and their room are
 * left out.
 */
export function bottlenecks(problem: Problem): Bottleneck[] {
  const network = { ...networkOf(problem), places: Number.POSITIVE_INFINITY };
  const flow = coveringFlow(network, 0);
  const known = new Uint8Array(network.mentors.length);
  let sets: Members[] = [];
  network.demand.forEach((demand, mentee) => {
    if (flow.given[mentee]! === demand) return;
    const reached = whoCompetes(flow, mentee, known);
    const joins = (set: Members) =>
      reached.mentees.some((other) => set.mentees.has(other)) ||
      reached.mentors.some((mentor) => set.mentors.has(mentor));
    sets = [...sets.filter((set) => !joins(set)), union([...sets.filter(joins), reached])];
    for (const mentor of reached.mentors) known[mentor] = 1;
  });
  return sets.map(({ mentees, mentors }) => {
    const given = sum(mentees, flow.given);
    const wanted = sum(mentees, network.demand);
    return {
      mentees: inOrder(mentees).map((mentee) => problem.mentees[network.mentees[mentee]!]!.id),
      mentors: inOrder(mentors).map((mentor) => problem.mentors[network.mentors[mentor]!]!.id),
      wanted,
      slots: sum(mentors, network.capacity),
      short: wanted - given,
    };
  });
}

type Members = { readonly mentees: ReadonlySet<number>; readonly mentors: ReadonlySet<number> };

function union(
  sets: readonly { readonly mentees: Iterable<number>; readonly mentors: Iterable<number> }[],
): Members {
  return {
    mentees: new Set(sets.flatMap(({ mentees }) => [...mentees])),
    mentors: new Set(sets.flatMap(({ mentors }) => [...mentors])),
  };
}

function sum(members: ReadonlySet<number>, counts: Int32Array): number {
  return [...members].reduce((total, member) => total + counts[member]!, 0);
}

function inOrder(members: ReadonlySet<number>): number[] {
  return [...members].sort((a, b) => a - b);
}
