/**
 * Problem: choose pairs of the greatest worth, with demands, capacities, minimum loads and a limit on places. Method:
 * minimum-cost flow on source → mentee → mentor → sink, grown one mentee at a time. A newcomer searches the residual
 * network for the cheapest way in: a free place, or somebody to move or to leave; staying out is one of the ways.
 * Potentials keep all residual costs ≥ 0, so Dijkstra's search applies and the flow is optimal after each mentee
 * (Tomizawa 1971; Edmonds and Karp 1972). Once the places are used up, the sink is a node like the others: a pair can
 * be made at one mentor's by undoing one at another's. A mentor's first `minimum` places carry a bonus above all else.
 * Running time: at most Σ demand searches of E log N; most end after a few steps, because rows are sorted by points and
 * the search stops at the first way in. Ties: decided by the canonical order of the network and the fixed order of
 * steps. Reference: Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 9.
 */
import { clearHeap, emptyHeap, type Heap, raise, takeLeast } from './heap.ts';
import type { Network } from './network.ts';
import type { Scale } from './scale.ts';

export type Flow = {
  readonly network: Network;
  readonly scale: Scale;
  /** Only the pairs starts[i] … ends[i] - 1 may be used. */
  readonly ends: Int32Array;
  /** Worth of each pair. */
  readonly worth: Float64Array;
  readonly used: Uint8Array;
  /** Mentors of each mentee, mentees of each mentor, and pairs in all. */
  readonly given: Int32Array;
  readonly load: Int32Array;
  count: number;
  /** The pairs used at mentor j are slots[slotStarts[j]] … for load[j] entries. */
  readonly slots: Int32Array;
  readonly slotStarts: Int32Array;
  /** Potentials: mentees, then mentors, then the sink. The source stays at 0. */
  readonly potential: Float64Array;
  readonly search: Search;
};

/** Scratch of one search. */
type Search = {
  readonly distance: Float64Array;
  /** The pair by which a person was reached; for the sink the mentor; `fromSink` for a mentor reached from the sink. */
  readonly via: Int32Array;
  readonly heap: Heap;
  readonly touched: number[];
  readonly settled: number[];
};

/** A way in: its cost above the potentials, and the node where it ends: the sink, or a mentee who leaves. */
export type Way = { readonly cost: number; readonly end: number };

export const fromSink = -2;

/** The optimal flow over the pairs with at least `from` points; `kept` marks the pairs that are to be kept. */
export function optimalFlow(network: Network, scale: Scale, from: number, kept: Uint8Array): Flow {
  const flow = emptyFlow(network, scale, from, kept);
  const order = Int32Array.from(network.mentees.keys());
  order.sort((a, b) => scale.entry[b]! - scale.entry[a]! || a - b);
  for (const mentee of order) enter(flow, mentee);
  return flow;
}

function emptyFlow(network: Network, scale: Scale, from: number, kept: Uint8Array): Flow {
  const { mentees, mentors, starts, mentorOf, points, minimum, capacity } = network;
  const ends = Int32Array.from(mentees.keys(), (mentee) => {
    let end = starts[mentee + 1]!;
    while (end > starts[mentee]! && points[end - 1]! < from) end -= 1;
    return end;
  });
  const degree = new Int32Array(mentors.length);
  for (const mentor of mentorOf) degree[mentor]! += 1;
  const slotStarts = new Int32Array(mentors.length + 1);
  for (let j = 0; j < mentors.length; j++)
    slotStarts[j + 1] = slotStarts[j]! + Math.min(degree[j]!, capacity[j]!);
  const nodes = mentees.length + mentors.length + 1;
  const potential = new Float64Array(nodes);
  minimum.forEach((least, mentor) => {
    if (least > 0) potential[mentees.length + mentor] = scale.bonus;
  });
  const distance = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  return {
    network,
    scale,
    ends,
    worth: points.map((worth, pair) => worth * scale.point + kept[pair]! * scale.keeping),
    used: new Uint8Array(points.length),
    given: new Int32Array(mentees.length),
    load: new Int32Array(mentors.length),
    count: 0,
    slots: new Int32Array(slotStarts[mentors.length]!),
    slotStarts,
    potential,
    search: { distance, via: new Int32Array(nodes), heap: emptyHeap(distance), touched: [], settled: [] },
  };
}

function enter(flow: Flow, mentee: number): void {
  const { network, potential, scale } = flow;
  potential[mentee] = network.places > 0 ? startingPotential(flow, mentee) : -scale.entry[mentee]!;
  while (flow.given[mentee]! < network.demand[mentee]!) {
    const stayingOut = scale.entry[mentee]! + potential[mentee]!;
    if (stayingOut <= 0) return;
    const way = searchWay(flow, mentee, stayingOut);
    for (const node of flow.search.settled) potential[node]! += flow.search.distance[node]! - way.cost;
    if (way.end !== mentee) takeWay(flow, mentee, way.end);
    forgetSearch(flow);
    if (way.end === mentee) return;
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

/**
 * The cheapest way in for one more pair of a mentee, if it costs less than `limit`; otherwise the mentee's own node.
 * Leaves distances, steps and settled nodes in `flow.search`; the caller must call `forgetSearch`.
 */
export function searchWay(flow: Flow, start: number, limit: number): Way {
  const { network, scale, potential, search, given, load, slots, slotStarts, worth, used, ends } = flow;
  const { distance, via, heap, touched, settled } = search;
  const firstMentor = network.mentees.length;
  const sink = potential.length - 1;
  const full = flow.count >= network.places;
  // Rows are sorted by points, so a later pair may be worth more by being kept.
  const highest = highestMentor(flow) + scale.keeping;
  let cost = limit;
  let end = start;

  const reach = (node: number, at: number, step: number) => {
    if (distance[node] === Number.POSITIVE_INFINITY) touched.push(node);
    distance[node] = at;
    via[node] = step;
    raise(heap, node);
  };

  reach(start, 0, -1);
  while (heap.size > 0) {
    const node = heap.items[0]!;
    const here = distance[node]!;
    if (here >= cost) break;
    takeLeast(heap);
    settled.push(node);
    if (node < firstMentor) {
      // A mentee who has a place may leave; any mentee may take another mentor.
      if (node !== start && given[node]! > 0) {
        const leaving = here + scale.entry[node]! + potential[node]!;
        if (leaving < cost) {
          cost = leaving;
          end = node;
        }
      }
      const base = here + potential[node]!;
      for (let pair = network.starts[node]!; pair < ends[node]!; pair++) {
        const rest = base - worth[pair]!;
        if (rest - highest >= cost) break;
        if (used[pair] === 1) continue;
        const mentor = firstMentor + network.mentorOf[pair]!;
        const at = rest - potential[mentor]!;
        if (at < cost && at < distance[mentor]!) {
          reach(mentor, at, pair);
          if (full) continue;
          const free = at + toSink(flow, mentor - firstMentor);
          if (free < cost) {
            cost = free;
            end = sink;
            via[sink] = mentor - firstMentor;
          }
        }
      }
    } else if (node < sink) {
      // A mentor may drop a mentee, or take one more.
      const mentor = node - firstMentor;
      const base = here + potential[node]!;
      for (let slot = slotStarts[mentor]!; slot < slotStarts[mentor]! + load[mentor]!; slot++) {
        const pair = slots[slot]!;
        const mentee = network.menteeOf[pair]!;
        const at = base + worth[pair]! - potential[mentee]!;
        if (at < cost && at < distance[mentee]!) reach(mentee, at, pair);
      }
      if (full) {
        const at = here + toSink(flow, mentor);
        if (at < cost && at < distance[sink]!) reach(sink, at, mentor);
      }
    } else {
      // All places are used: a pair at another mentor's may be undone instead.
      for (let mentor = 0; mentor < load.length; mentor++) {
        if (load[mentor] === 0) continue;
        const lost = load[mentor]! > network.minimum[mentor]! ? 0 : scale.bonus;
        const at = here + potential[sink]! + lost - potential[firstMentor + mentor]!;
        if (at < cost && at < distance[firstMentor + mentor]!) reach(firstMentor + mentor, at, fromSink);
      }
    }
  }
  return { cost, end };
}

function highestMentor({ potential, network }: Flow): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let node = network.mentees.length; node < potential.length - 1; node++) {
    if (potential[node]! > highest) highest = potential[node]!;
  }
  return highest;
}

/** Cost of one more mentee at a mentor's, above the potentials; Infinity where there is no room. */
function toSink({ network, load, potential, scale }: Flow, mentor: number): number {
  if (load[mentor]! >= network.capacity[mentor]!) return Number.POSITIVE_INFINITY;
  const bonus = load[mentor]! < network.minimum[mentor]! ? scale.bonus : 0;
  return potential[network.mentees.length + mentor]! - potential[potential.length - 1]! - bonus;
}

/** The pairs along the way that was found, from its end to its start: first made, then undone, in turn. */
export function wayBack(
  { network, search }: Flow,
  start: number,
  end: number,
): { made: number[]; undone: number[] } {
  const firstMentor = network.mentees.length;
  const sink = search.via.length - 1;
  const made: number[] = [];
  const undone: number[] = [];
  let node = end;
  while (node !== start) {
    const via = search.via[node]!;
    if (node === sink) node = firstMentor + via;
    else if (via === fromSink) node = sink;
    else if (node < firstMentor) {
      undone.push(via);
      node = firstMentor + network.mentorOf[via]!;
    } else {
      made.push(via);
      node = network.menteeOf[via]!;
    }
  }
  return { made, undone };
}

function takeWay(flow: Flow, start: number, end: number): void {
  const { network, used, load, given, slots, slotStarts } = flow;
  const { made, undone } = wayBack(flow, start, end);
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

export function forgetSearch({ search }: Flow): void {
  for (const node of search.touched) search.distance[node] = Number.POSITIVE_INFINITY;
  search.touched.length = 0;
  search.settled.length = 0;
  clearHeap(search.heap);
}
