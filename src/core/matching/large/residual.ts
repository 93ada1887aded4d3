/**
 * Problem: an optimal flow that is to be changed, pair by pair and person by person, and to stay optimal. Method: the
 * residual network, open at both ends: pairs can be read by mentee and by mentor, and more can be added. Nodes are the
 * mentees, the mentors, the sink (room at mentors') and the source (mentees who could ask). What a pair is worth comes
 * first, its lot second (ties.ts), so every potential is two numbers. A residual arc costs, above the potentials, never
 * less than nothing (signs are those of flow.ts): that is what keeps the flow optimal, and the answer the only one. The
 * source may drift from 0 while units are sent; `settle` puts it back. Memory: about 20 bytes a listed pair. Ties: none
 * are left. Reference: Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 9.
 */
import { emptyFlow, type Flow } from '../flow.ts';
import type { Network } from '../network.ts';
import type { Scale } from '../scale.ts';
import { columnsOf, free, used } from './listed.ts';
import { networkOfPairs, type People } from './sparse.ts';
import { type Lots, lotOf } from './ties.ts';
import { emptyTrail, type Trail } from './trail.ts';

export type Residual = {
  readonly mentees: number;
  /** One more than the round has: the last is a guest, who has no room but in more.ts. */
  readonly mentors: number;
  readonly scale: Scale;
  readonly lots: Lots;
  /** Room that locked pairs leave; may change. */
  readonly demand: Int32Array;
  readonly capacity: Int32Array;
  readonly minimum: Int32Array;
  places: number;
  /** Listed pairs; the first `sorted` of them lie in rows starts[i] … ends[i] - 1 of each mentee, best first. */
  pairs: number;
  readonly sorted: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  menteeOf: Int32Array;
  mentorOf: Int32Array;
  points: Float64Array;
  state: Uint8Array;
  kept: Uint8Array;
  /** The same pairs by mentor. */
  readonly columnStarts: Int32Array;
  readonly columns: Int32Array;
  /** Pairs that came later: the newest of each person, and for each the one before, by pair - sorted; -1 for none. */
  readonly newestOfMentee: Int32Array;
  readonly newestOfMentor: Int32Array;
  olderOfMentee: Int32Array;
  olderOfMentor: Int32Array;
  /** Used pairs of each person; units that come to a mentee from the source, and go from a mentor to the sink. */
  readonly chosen: number[][];
  readonly held: number[][];
  readonly given: Int32Array;
  readonly out: Int32Array;
  count: number;
  /** Potentials by worth, and by lot. */
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly trail: Trail;
  /** The search that comes to meet one that has passed `patience` nodes without an end. */
  readonly partner: Trail;
  readonly patience: number;
};

/** The node that stands for room at mentors'. */
export function sinkOf({ mentees, mentors }: Residual): number {
  return mentees + mentors;
}

/** The node that stands for mentees who could ask. */
export function sourceOf({ mentees, mentors }: Residual): number {
  return mentees + mentors + 1;
}

/** The flow is spent: its arrays become the residual's. Lots of used pairs count from now on, others when woken. */
export function residualOf(flow: Flow, lots: Lots, kept: Uint8Array, patience: number): Residual {
  const { network, scale } = flow;
  const [mentees, mentors] = [network.mentees.length, network.mentors.length + 1];
  const nodes = mentees + mentors + 2;
  const high = new Float64Array(nodes);
  high.set(flow.potential);
  high.fill(flow.potential.at(-1)!, nodes - 3, nodes - 1);
  const residual: Residual = {
    mentees,
    mentors,
    scale,
    lots,
    demand: network.demand,
    capacity: withGuest(network.capacity),
    minimum: withGuest(network.minimum),
    places: network.places,
    pairs: network.points.length,
    sorted: network.points.length,
    starts: network.starts,
    ends: flow.ends,
    menteeOf: network.menteeOf,
    mentorOf: network.mentorOf,
    points: network.points,
    state: flow.used,
    kept,
    ...columnsOf(network, flow.ends),
    newestOfMentee: new Int32Array(mentees).fill(-1),
    newestOfMentor: new Int32Array(mentors).fill(-1),
    olderOfMentee: new Int32Array(0),
    olderOfMentor: new Int32Array(0),
    chosen: Array.from({ length: mentees }, () => []),
    held: Array.from({ length: mentors }, () => []),
    given: flow.given,
    out: withGuest(flow.load),
    count: flow.count,
    high,
    low: new Float64Array(nodes),
    trail: emptyTrail(nodes),
    partner: emptyTrail(nodes),
    patience: hasOneClaim(network, scale) ? patience : Number.POSITIVE_INFINITY,
  };
  flow.used.forEach((use, pair) => {
    if (use !== 1) return;
    residual.chosen[network.menteeOf[pair]!]!.push(pair);
    residual.held[network.mentorOf[pair]!]!.push(pair);
  });
  return residual;
}

/** Where searches meet, prices are sums of several ways; of different priorities they could not be read again. */
function hasOneClaim({ minimum }: Network, { entry }: Scale): boolean {
  return minimum.every((least) => least === 0) && entry.every((worth) => worth === entry[0]);
}

function withGuest(counts: Int32Array): Int32Array {
  const more = new Int32Array(counts.length + 1);
  more.set(counts);
  return more;
}

/** What a pair is worth, lots apart. */
export function worthOf({ points, scale }: Residual, pair: number): number {
  return points[pair]! * scale.point;
}

/** The pair's second weight: its lot, and what it draws more for being kept. */
export function lotOfPair({ lots, kept, menteeOf, mentorOf }: Residual, pair: number): number {
  return lotOf(lots, menteeOf[pair]!, mentorOf[pair]!) + (kept[pair] === 1 ? lots.keeping : 0);
}

/** Lists a pair as used; the units of its people are the caller's. */
export function makePair(residual: Residual, pair: number): void {
  residual.state[pair] = used;
  residual.chosen[residual.menteeOf[pair]!]!.push(pair);
  residual.held[residual.mentorOf[pair]!]!.push(pair);
}

/** The reverse; the pair must be used. */
export function undoPair(residual: Residual, pair: number): void {
  residual.state[pair] = free;
  remove(residual.chosen[residual.menteeOf[pair]!]!, pair);
  remove(residual.held[residual.mentorOf[pair]!]!, pair);
}

function remove(list: number[], pair: number): void {
  list[list.indexOf(pair)] = list.at(-1)!;
  list.pop();
}

/** Puts the source at 0. Whoever has no pair may have drifted away: nothing is paid for no mentor, nor for an empty place. */
export function settle(residual: Residual): void {
  const { mentees, mentors, high, low, given, demand, minimum, scale } = residual;
  const [sourceHigh, sourceLow] = [high[mentees + mentors + 1]!, low[mentees + mentors + 1]!];
  for (let node = 0; node < high.length; node++) {
    high[node]! -= sourceHigh;
    low[node]! -= sourceLow;
  }
  for (let mentee = 0; mentee < mentees; mentee++) {
    if (given[mentee]! > 0 || demand[mentee] === 0) continue;
    high[mentee] = -scale.entry[mentee]!;
    low[mentee] = 0;
  }
  residual.trail.walks = 0;
  residual.trail.highest = Number.POSITIVE_INFINITY;
  const [sinkHigh, sinkLow] = [high[mentees + mentors]!, low[mentees + mentors]!];
  for (let mentor = 0; mentor < mentors; mentor++) {
    const empty = sinkHigh + (minimum[mentor]! > 0 ? scale.bonus : 0);
    const node = mentees + mentor;
    if (high[node]! < empty || (high[node] === empty && low[node]! <= sinkLow)) continue;
    high[node] = empty;
    low[node] = sinkLow;
  }
}

/** A settled residual as a flow over all listed pairs, with its potentials by worth. */
export function flowOf(residual: Residual, people: People, from: number): Flow {
  const { pairs, menteeOf, mentorOf, points, state } = residual;
  const network = networkOfPairs(people, [
    {
      mentees: menteeOf.subarray(0, pairs),
      mentors: mentorOf.subarray(0, pairs),
      points: Int32Array.from(points.subarray(0, pairs)),
    },
  ]);
  const flow = emptyFlow(network, residual.scale, from, new Uint8Array(network.points.length));
  flow.given.set(residual.given);
  flow.count = residual.count;
  flow.potential.set(residual.high.subarray(0, flow.potential.length - 1));
  flow.potential[flow.potential.length - 1] = residual.high[sinkOf(residual)]!;
  for (let pair = 0; pair < pairs; pair++) {
    if (state[pair] !== used) continue;
    const mentor = mentorOf[pair]!;
    let place = network.starts[menteeOf[pair]!]!;
    while (network.mentorOf[place] !== mentor) place += 1;
    flow.used[place] = 1;
    flow.slots[flow.slotStarts[mentor]! + flow.load[mentor]!] = place;
    flow.load[mentor]! += 1;
  }
  return flow;
}
