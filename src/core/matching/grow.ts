/**
 * Problem: choose pairs of the greatest worth, with demands, capacities, minimum loads and a limit on places. Method:
 * minimum-cost flow, grown one mentee at a time. A newcomer looks for the cheapest way in (search.ts): a free place, or
 * somebody to move or to leave; staying out is one of the ways. The potentials are then shifted by the distances, which
 * keeps all residual costs ≥ 0, so the flow is optimal after each mentee (Tomizawa 1971; Edmonds and Karp 1972). A
 * mentor's first `minimum` places carry a bonus above all else. Running time: at most Σ demand searches of E log N; most
 * end after a few steps. Ties: decided by the canonical order of the network and the fixed order of steps. Reference:
 * Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 9.
 */
import { emptyFlow, type Flow } from './flow.ts';
import type { Network } from './network.ts';
import type { Scale } from './scale.ts';
import { forgetSearch, searchWay, wayBack } from './search.ts';

/** The optimal flow over the pairs with at least `from` points; `kept` marks the pairs that are to be kept. */
export function optimalFlow(network: Network, scale: Scale, from: number, kept: Uint8Array): Flow {
  const flow = emptyFlow(network, scale, from, kept);
  const order = Int32Array.from(network.mentees.keys());
  // Stryker disable next-line all: whatever the order, the flow is optimal.
  order.sort((a, b) => scale.entry[b]! - scale.entry[a]! || a - b);
  for (const mentee of order) enter(flow, mentee);
  return flow;
}

function enter(flow: Flow, mentee: number): void {
  const { network, potential, scale } = flow;
  potential[mentee] = startingPotential(flow, mentee);
  while (flow.given[mentee]! < network.demand[mentee]!) {
    const stayingOut = scale.entry[mentee]! + potential[mentee]!;
    const { cost, end, settled, distance } = searchWay(flow, mentee, stayingOut);
    for (const node of settled) potential[node]! += distance[node]! - cost;
    takeWay(flow);
    forgetSearch(flow);
    if (end === mentee) return;
  }
}

/** The lowest potential at which no pair of the mentee has a negative cost; staying out where there is no pair. */
function startingPotential({ network, ends, worth, potential, scale }: Flow, mentee: number): number {
  let most = -scale.entry[mentee]!;
  for (let pair = network.starts[mentee]!; pair < ends[mentee]!; pair++) {
    const sum = worth[pair]! + potential[network.mentees.length + network.mentorOf[pair]!]!;
    if (sum > most) most = sum;
  }
  return most;
}

/** Makes and undoes the pairs along the way; staying out changes nothing. */
function takeWay(flow: Flow): void {
  const { network, used, load, given, slots, slotStarts } = flow;
  const { start, end } = flow.search;
  const { made, undone } = wayBack(flow);
  for (const pair of undone) {
    const mentor = network.mentorOf[pair]!;
    const last = slotStarts[mentor]! + load[mentor]! - 1;
    slots[slots.indexOf(pair, slotStarts[mentor]!)] = slots[last]!;
    load[mentor]! -= 1;
    used[pair] = 0;
  }
  for (const pair of made) {
    const mentor = network.mentorOf[pair]!;
    slots[slotStarts[mentor]! + load[mentor]!] = pair;
    load[mentor]! += 1;
    used[pair] = 1;
  }
  given[start]! += 1;
  if (end === flow.potential.length - 1) flow.count += 1;
  else given[end]! -= 1;
}
