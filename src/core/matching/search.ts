/**
 * Problem: the cheapest way in for one more pair of a mentee: a chain of pairs made and undone that ends at a mentor with
 * a free place, or with a mentee who leaves. Method: Dijkstra's search over the residual network with potentials. Rows
 * are sorted by points, so a row is left at the first pair that can no longer beat the best way found. Once the places
 * are used up, the sink is a node like the others: a pair can be made at one mentor's by undoing one at another's.
 * Running time: E log N, usually far less. Ties: the first way found stays, and staying out is the very first.
 * References: Dijkstra, "A note on two problems in connexion with graphs" (1959); Edmonds and Karp, "Theoretical
 * improvements in algorithmic efficiency for network flow problems" (1972).
 */
import type { Flow, Search } from './flow.ts';
import { clearHeap, raise, takeLeast } from './heap.ts';

const fromSink = -2;
/** Searches for which the highest potential of a mentor is not looked up again. */
const boundKept = 32;

/**
 * Looks for a way that costs less than `limit` above the potentials. The answer is in `cost` and `end` of the search: the
 * sink, a mentee who leaves, or `start` itself where there is no such way. The caller must call `forgetSearch`.
 */
export function searchWay(flow: Flow, start: number, limit: number): Search {
  const { network, potential, search } = flow;
  const { heap, distance, settled } = search;
  search.start = start;
  search.cost = limit;
  search.end = start;
  // Potentials of mentors never rise, so an old bound still holds. Rows are sorted by points alone, so that a later pair
  // may be worth more than its points by being kept.
  if (search.searches++ % boundKept === 0) search.highest = highestMentor(flow) + flow.scale.keeping;
  reach(search, start, 0, -1);
  while (heap.size > 0 && distance[heap.items[0]!]! < search.cost) {
    const node = takeLeast(heap);
    settled.push(node);
    if (node < network.mentees.length) fromMentee(flow, node);
    else if (node < potential.length - 1) fromMentor(flow, node);
    else fromFullSink(flow);
  }
  return search;
}

function highestMentor({ potential, network }: Flow): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let node = network.mentees.length; node < potential.length - 1; node++) {
    if (potential[node]! > highest) highest = potential[node]!;
  }
  return highest;
}

/** Notes a way to a node, unless there is one as cheap to it or to an end. */
function reach(search: Search, node: number, cost: number, step: number): boolean {
  const { distance, via, heap, touched } = search;
  if (cost >= search.cost || cost >= distance[node]!) return false;
  if (distance[node] === Number.POSITIVE_INFINITY) touched.push(node);
  distance[node] = cost;
  via[node] = step;
  raise(heap, node);
  return true;
}

/** A mentee who has a place may leave; any mentee may take another mentor. */
function fromMentee(flow: Flow, mentee: number): void {
  const { network, potential, search, worth, used, ends } = flow;
  const { highest } = search;
  const firstMentor = network.mentees.length;
  const base = search.distance[mentee]! + potential[mentee]!;
  if (mentee !== search.start && base + flow.scale.entry[mentee]! < search.cost) {
    search.cost = base + flow.scale.entry[mentee]!;
    search.end = mentee;
  }
  const full = flow.count >= network.places;
  for (let pair = network.starts[mentee]!; pair < ends[mentee]!; pair++) {
    const rest = base - worth[pair]!;
    if (rest - highest >= search.cost) break;
    if (used[pair] === 1) continue;
    const node = firstMentor + network.mentorOf[pair]!;
    const cost = rest - potential[node]!;
    if (reach(search, node, cost, pair) && !full) tryFreePlace(flow, node, cost);
  }
}

/** While places are left, a free place at a mentor's ends the way. */
function tryFreePlace(flow: Flow, node: number, cost: number): void {
  const { search, network, potential } = flow;
  const whole = cost + toSink(flow, node - network.mentees.length);
  if (whole >= search.cost) return;
  search.cost = whole;
  search.end = potential.length - 1;
  search.via[search.end] = node - network.mentees.length;
}

/**
 * A mentor may drop a mentee or, once all places are used, take one whom another mentor drops; before that, a free place
 * is an end that was tried already.
 */
function fromMentor(flow: Flow, node: number): void {
  const { network, potential, search, worth, slots, slotStarts, load } = flow;
  const { distance } = search;
  const mentor = node - network.mentees.length;
  const base = distance[node]! + potential[node]!;
  const last = slotStarts[mentor]! + load[mentor]!;
  for (let slot = slotStarts[mentor]!; slot < last; slot++) {
    const pair = slots[slot]!;
    const mentee = network.menteeOf[pair]!;
    const cost = base + worth[pair]! - potential[mentee]!;
    reach(search, mentee, cost, pair);
  }
  reach(search, potential.length - 1, distance[node]! + toSink(flow, mentor), mentor);
}

/** Any mentor with a mentee may drop one. */
function fromFullSink({ network, potential, scale, search, load }: Flow): void {
  const { distance } = search;
  const sink = potential.length - 1;
  const base = distance[sink]! + potential[sink]!;
  for (let mentor = 0; mentor < load.length; mentor++) {
    if (load[mentor] === 0) continue;
    const node = network.mentees.length + mentor;
    const lost = load[mentor]! > network.minimum[mentor]! ? 0 : scale.bonus;
    const cost = base + lost - potential[node]!;
    reach(search, node, cost, fromSink);
  }
}

/** Cost of one more mentee at a mentor's, above the potentials; Infinity where there is no room. */
function toSink({ network, load, potential, scale }: Flow, mentor: number): number {
  if (load[mentor]! >= network.capacity[mentor]!) return Number.POSITIVE_INFINITY;
  const bonus = load[mentor]! < network.minimum[mentor]! ? scale.bonus : 0;
  return potential[network.mentees.length + mentor]! - potential[potential.length - 1]! - bonus;
}

/** The pairs along the way that was found. */
export function wayBack({ network, search }: Flow): { made: number[]; undone: number[] } {
  const firstMentor = network.mentees.length;
  const sink = search.via.length - 1;
  const made: number[] = [];
  const undone: number[] = [];
  for (let node = search.end; node !== search.start; ) {
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

/** Makes the scratch as good as new, in the time that the search took. */
export function forgetSearch({ search }: Flow): void {
  for (const node of search.touched) search.distance[node] = Number.POSITIVE_INFINITY;
  search.touched.length = 0;
  search.settled.length = 0;
  clearHeap(search.heap);
}
