/**
 * Problem: what a search for pairs has found so far. Method: a flow on source → mentee → mentor → sink in plain typed
 * arrays, and a potential for every node: the mentees, then the mentors, then the sink, in canonical order. An arc costs
 * what it takes from the worth of the answer: -entry from the source to a mentee, -worth along a pair, and from a mentor
 * to the sink nothing or, for the first `minimum` units, -bonus.
 *
 * What all the rest stands on: along every residual arc, among the mentees who have had their turn, potential at the head
 * ≤ potential at the tail + cost. So potentials are distances from the source, which stays at 0 (the sink too, while
 * places are left), and no cycle gains anything: the flow is optimal. Textbooks write the same with π = -potential.
 * Running time: linear, to make one. Reference: Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 9.
 */
import { emptyHeap, type Heap } from './heap.ts';
import type { Network } from './network.ts';
import type { Scale } from './scale.ts';

/** The pairs made so far. */
export type Choice = {
  readonly network: Network;
  /** Only the pairs starts[i] … ends[i] - 1 may be used. */
  readonly ends: Int32Array;
  readonly used: Uint8Array;
  /** Mentors of each mentee, mentees of each mentor, and pairs in all. */
  readonly given: Int32Array;
  readonly load: Int32Array;
  count: number;
  /** The pairs used at mentor j are slots[slotStarts[j]] … for load[j] entries. */
  readonly slots: Int32Array;
  readonly slotStarts: Int32Array;
};

export type Flow = Choice & {
  readonly scale: Scale;
  /** Worth of each pair. */
  readonly worth: Float64Array;
  /** By node; see above. */
  readonly potential: Float64Array;
  readonly search: Search;
};

/** Scratch of one search; see search.ts. */
export type Search = {
  /** Cost of the way to a node above the potentials; Infinity where it was not reached. */
  readonly distance: Float64Array;
  /** The pair by which a person was reached; for the sink the mentor; `fromSink` for a mentor reached from the sink. */
  readonly via: Int32Array;
  readonly heap: Heap;
  readonly touched: number[];
  readonly settled: number[];
  /** The mentee who looks for a way in. */
  start: number;
  /** The cheapest way in so far: its cost, and the node where it ends. */
  cost: number;
  end: number;
  /** No pair is worth more, by its mentor's potential, than its points and this. */
  highest: number;
  searches: number;
};

/** No pairs yet, and only those with at least `from` points to be made. */
export function emptyChoice(network: Network, from: number): Choice {
  const { mentees, mentors, points } = network;
  const slotStarts = startsOfSlots(network);
  return {
    network,
    ends: endsOfRows(network, from),
    used: new Uint8Array(points.length),
    given: new Int32Array(mentees.length),
    load: new Int32Array(mentors.length),
    count: 0,
    slots: new Int32Array(slotStarts[mentors.length]!),
    slotStarts,
  };
}

/** No pairs yet. Potentials that fit: a mentor with a minimum load is worth the bonus, nobody else anything. */
export function emptyFlow(network: Network, scale: Scale, from: number, kept: Uint8Array): Flow {
  const { mentees, mentors, points, minimum } = network;
  const nodes = mentees.length + mentors.length + 1;
  const potential = new Float64Array(nodes);
  minimum.forEach((least, mentor) => {
    potential[mentees.length + mentor] = Math.sign(least) * scale.bonus;
  });
  const distance = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  return {
    ...emptyChoice(network, from),
    scale,
    worth: points.map((worth, pair) => worth * scale.point + kept[pair]! * scale.keeping),
    potential,
    search: {
      distance,
      via: new Int32Array(nodes),
      heap: emptyHeap(distance),
      touched: [],
      settled: [],
      start: 0,
      cost: 0,
      end: 0,
      highest: 0,
      searches: 0,
    },
  };
}

/** Rows are sorted by points, best first. */
function endsOfRows({ mentees, starts, points }: Network, from: number): Int32Array {
  return Int32Array.from(mentees.keys(), (mentee) => {
    let end = starts[mentee]!;
    while (end < starts[mentee + 1]! && points[end]! >= from) end += 1;
    return end;
  });
}

function startsOfSlots({ mentors, mentorOf, capacity }: Network): Int32Array {
  const degree = new Int32Array(mentors.length);
  for (const mentor of mentorOf) degree[mentor]! += 1;
  const starts = new Int32Array(mentors.length + 1);
  capacity.forEach((room, mentor) => {
    starts[mentor + 1] = starts[mentor]! + Math.min(degree[mentor]!, room);
  });
  return starts;
}
