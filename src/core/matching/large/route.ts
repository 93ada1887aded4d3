/**
 * Problem: an optimal flow to which something was done: a pair too much here, one too few there. Method: one unit is sent
 * from the person who has too much to the one who has too little, along the cheapest way of pairs made and undone,
 * entries and exits (Dijkstra with potentials; reduced costs stay ≥ 0, so the flow is optimal again). The sink stands for
 * room at mentors', the source for mentees who could ask; one more pair joins sink and source while places are left.
 * Running time: E log N at most; mostly the neighbourhood of the two. Ties: the first way found, in canonical order.
 * Reference: Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 9.
 */
import type { Flow } from '../flow.ts';
import { clearHeap, emptyHeap, type Heap, raise, takeLeast } from '../heap.ts';

/** A flow under repair. */
export type Mending = {
  readonly flow: Flow;
  /** Mentees that each mentor passes on to the sink; `load` of the flow counts the pairs. */
  readonly out: Int32Array;
  /** Potential of each node: mentees, mentors, sink, source. */
  readonly potential: Float64Array;
  readonly distance: Float64Array;
  /** The pair by which a person was reached, or one of the signs below. */
  readonly via: Int32Array;
  readonly heap: Heap;
  readonly touched: number[];
  /** Nodes whose potential the last way changed. */
  readonly settled: number[];
  /** No mentor has a higher potential. */
  highest: number;
};

const fromSink = -2;
const fromSource = -3;

export function startMending(flow: Flow): Mending {
  const nodes = flow.potential.length + 1;
  const potential = new Float64Array(nodes);
  potential.set(flow.potential);
  const distance = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const mending: Mending = {
    flow,
    out: flow.load.slice(),
    potential,
    distance,
    via: new Int32Array(nodes),
    heap: emptyHeap(distance),
    touched: [],
    settled: [],
    highest: 0,
  };
  mending.highest = highestMentor(mending);
  return mending;
}

/**
 * Writes the potentials back, with the source at 0. People without a pair may have drifted away from the rest: they are
 * brought back to where staying out, or an empty place, costs nothing.
 */
export function endMending({ flow, potential }: Mending): void {
  const { network, scale, given, load } = flow;
  const mentees = network.mentees.length;
  const source = potential.length - 1;
  for (let node = 0; node < source; node++) flow.potential[node] = potential[node]! - potential[source]!;
  const sink = flow.potential[source - 1]!;
  given.forEach((mentors, mentee) => {
    const out = -scale.entry[mentee]!;
    if (mentors === 0 && flow.potential[mentee]! < out) flow.potential[mentee] = out;
  });
  load.forEach((held, mentor) => {
    const empty = sink + (network.minimum[mentor]! > 0 ? scale.bonus : 0);
    if (held === 0 && flow.potential[mentees + mentor]! > empty) flow.potential[mentees + mentor] = empty;
  });
}

function highestMentor({ flow, potential }: Mending): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let node = flow.network.mentees.length; node < potential.length - 2; node++) {
    if (potential[node]! > highest) highest = potential[node]!;
  }
  return highest;
}

/** Sends one unit from one node to another; false, and nothing done, where no way leads there. */
export function sendOne(mending: Mending, from: number, to: number): boolean {
  const { flow, potential, distance, heap, settled } = mending;
  const mentees = flow.network.mentees.length;
  settled.length = 0;
  if (from === to) return true;
  reach(mending, from, 0, -1);
  while (heap.size > 0 && distance[heap.items[0]!]! < distance[to]!) {
    const node = takeLeast(heap);
    settled.push(node);
    if (node < mentees) fromMentee(mending, node, to);
    else if (node < potential.length - 2) fromMentor(mending, node, to);
    else if (node === potential.length - 2) fromTheSink(mending, node, to);
    else fromTheSource(mending, node, to);
  }
  const whole = distance[to]!;
  const isFound = whole < Number.POSITIVE_INFINITY;
  if (isFound) {
    for (const node of settled) potential[node]! += distance[node]! - whole;
    takeWay(mending, from, to);
  }
  for (const node of mending.touched) distance[node] = Number.POSITIVE_INFINITY;
  mending.touched.length = 0;
  clearHeap(heap);
  return isFound;
}

function reach({ distance, via, heap, touched }: Mending, node: number, cost: number, step: number): void {
  if (distance[node] === Number.POSITIVE_INFINITY) touched.push(node);
  distance[node] = cost;
  via[node] = step;
  raise(heap, node);
}

/** Reaches a node at a cost, if that is better than what is known of it and of the goal. */
function tryNode(mending: Mending, node: number, cost: number, step: number, to: number): void {
  if (cost < mending.distance[node]! && cost < mending.distance[to]!) reach(mending, node, cost, step);
}

/** A mentee takes another mentor, or leaves. */
function fromMentee(mending: Mending, mentee: number, to: number): void {
  const { flow, potential, distance, highest } = mending;
  const { network, worth, used, ends, scale } = flow;
  const base = distance[mentee]! + potential[mentee]!;
  const source = potential.length - 1;
  if (flow.given[mentee]! > 0) {
    tryNode(mending, source, base + scale.entry[mentee]! - potential[source]!, mentee, to);
  }
  for (let pair = network.starts[mentee]!; pair < ends[mentee]!; pair++) {
    const rest = base - worth[pair]!;
    if (rest - highest - scale.keeping >= distance[to]!) break;
    if (used[pair] !== 0) continue;
    const node = network.mentees.length + network.mentorOf[pair]!;
    tryNode(mending, node, rest - potential[node]!, pair, to);
  }
}

/** A mentor drops a mentee, or fills a free place. */
function fromMentor(mending: Mending, node: number, to: number): void {
  const { flow, potential, distance, out } = mending;
  const { network, worth, slots, slotStarts, load, scale } = flow;
  const mentor = node - network.mentees.length;
  const base = distance[node]! + potential[node]!;
  const last = slotStarts[mentor]! + load[mentor]!;
  for (let slot = slotStarts[mentor]!; slot < last; slot++) {
    const pair = slots[slot]!;
    const mentee = network.menteeOf[pair]!;
    tryNode(mending, mentee, base + worth[pair]! - potential[mentee]!, pair, to);
  }
  if (out[mentor]! >= network.capacity[mentor]!) return;
  const sink = potential.length - 2;
  const bonus = out[mentor]! < network.minimum[mentor]! ? scale.bonus : 0;
  tryNode(mending, sink, base - bonus - potential[sink]!, mentor, to);
}

/** Some mentor has one mentee less, or one more pair is made in all. */
function fromTheSink(mending: Mending, sink: number, to: number): void {
  const { flow, potential, distance, out } = mending;
  const { network, scale } = flow;
  const base = distance[sink]! + potential[sink]!;
  for (let mentor = 0; mentor < out.length; mentor++) {
    if (out[mentor] === 0) continue;
    const node = network.mentees.length + mentor;
    const lost = out[mentor]! > network.minimum[mentor]! ? 0 : scale.bonus;
    tryNode(mending, node, base + lost - potential[node]!, fromSink, to);
  }
  if (flow.count < network.places) tryNode(mending, sink + 1, base - potential[sink + 1]!, fromSink, to);
}

/** Some mentee comes in, or one pair less is made in all. */
function fromTheSource(mending: Mending, source: number, to: number): void {
  const { flow, potential, distance } = mending;
  const { network, scale } = flow;
  const base = distance[source]! + potential[source]!;
  for (let mentee = 0; mentee < network.mentees.length; mentee++) {
    if (flow.given[mentee]! >= network.demand[mentee]!) continue;
    tryNode(mending, mentee, base - scale.entry[mentee]! - potential[mentee]!, fromSource, to);
  }
  if (flow.count > 0) tryNode(mending, source - 1, base - potential[source - 1]!, fromSource, to);
}

function takeWay(mending: Mending, from: number, to: number): void {
  const { flow, via, out } = mending;
  const { network } = flow;
  const mentees = network.mentees.length;
  const sink = via.length - 2;
  const source = via.length - 1;
  const made: number[] = [];
  for (let node = to; node !== from; ) {
    const step = via[node]!;
    if (step === fromSink) {
      if (node === source) flow.count += 1;
      else out[node - mentees]! -= 1;
      node = sink;
    } else if (step === fromSource) {
      if (node === sink) flow.count -= 1;
      else flow.given[node]! += 1;
      node = source;
    } else if (node === sink) {
      out[step]! += 1;
      node = mentees + step;
    } else if (node === source) {
      flow.given[step]! -= 1;
      node = step;
    } else if (node < mentees) {
      leaveSlot(flow, step);
      node = mentees + network.mentorOf[step]!;
    } else {
      made.push(step);
      node = network.menteeOf[step]!;
    }
  }
  // Made last, so that a mentor who swaps one mentee for another never needs a slot too many.
  for (const pair of made) takeSlot(flow, pair);
}

export function takeSlot({ network, used, slots, slotStarts, load }: Flow, pair: number): void {
  const mentor = network.mentorOf[pair]!;
  slots[slotStarts[mentor]! + load[mentor]!] = pair;
  load[mentor]! += 1;
  used[pair] = 1;
}

export function leaveSlot({ network, used, slots, slotStarts, load }: Flow, pair: number): void {
  const mentor = network.mentorOf[pair]!;
  const last = slotStarts[mentor]! + load[mentor]! - 1;
  slots[slots.indexOf(pair, slotStarts[mentor]!)] = slots[last]!;
  load[mentor]! -= 1;
  used[pair] = 0;
}
