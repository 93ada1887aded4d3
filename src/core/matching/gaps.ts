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

/** Disjoint sets, each with fewer places than wishes, in the order of ids. Locked pairs and their room are left out. */
export function bottlenecks(problem: Problem): Bottleneck[] {
  const network = { ...networkOf(problem), places: Number.POSITIVE_INFINITY };
  const flow = coveringFlow(network, 0);
  const sets: { mentees: Set<number>; mentors: Set<number> }[] = [];
  network.demand.forEach((demand, mentee) => {
    if (flow.given[mentee]! === demand || sets.some((set) => set.mentees.has(mentee))) return;
    const reached = whoCompetes(flow, mentee);
    const set = { mentees: new Set(reached.mentees), mentors: new Set(reached.mentors) };
    for (const other of sets.filter((earlier) => !earlier.mentees.isDisjointFrom(set.mentees))) {
      sets.splice(sets.indexOf(other), 1);
      for (const member of other.mentees) set.mentees.add(member);
      for (const member of other.mentors) set.mentors.add(member);
    }
    sets.push(set);
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

function sum(members: ReadonlySet<number>, counts: Int32Array): number {
  return [...members].reduce((total, member) => total + counts[member]!, 0);
}

function inOrder(members: ReadonlySet<number>): number[] {
  return [...members].sort((a, b) => a - b);
}
