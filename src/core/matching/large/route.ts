/**
 * Problem: an optimal flow with one unit too much at one person, and one too few at another. Method: the unit is sent along
 * the cheapest way of pairs made and undone, entries and exits (Dijkstra with potentials; reduced costs stay ≥ 0, so the
 * flow is optimal again). Most ways pass the sink or the source, and from there everybody with room is near. So a search
 * forwards from the one who has too much stops at the first of these two, another one backwards from the one who has too
 * little, too; each is a cheapest way of its own, and both stay in the neighbourhood. Costs are two numbers, worth and
 * lots. Running time: E log N at most; mostly some hundred pairs. Ties: none are left but equal sums of lots. References:
 * Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 9; Tomizawa (1971).
 */
import { clearQueue, raise, takeLeast } from './queue.ts';
import {
  lotOfPair,
  makePair,
  type Residual,
  sinkOf,
  sourceOf,
  type Trail,
  undoPair,
  used,
} from './residual.ts';

/** Sends one unit from one node to another one. There must be a way. */
export function send(residual: Residual, from: number, to: number): void {
  const [sink, source] = [sinkOf(residual), sourceOf(residual)];
  const start = from < sink ? walk(residual, true, from, [to, sink, source]) : from;
  const end = to < sink && to !== start ? walk(residual, false, to, [sink, source]) : to;
  if (start !== end) walk(residual, true, start, [end]);
}

/**
 * Sends one unit from each of some mentees to mentors who lack some, `lacks` of each, or out; whom they do not reach,
 * others reach. The sink has `atSink` units too many, and the source lacks what is missing to make things even.
 */
export function balance(
  residual: Residual,
  mentees: readonly number[],
  lacks: Int32Array,
  atSink: number,
): void {
  if (mentees.length === 0 && atSink === 0) return;
  const { trail, high, scale, mentees: first } = residual;
  const [sink, source] = [sinkOf(residual), sourceOf(residual)];
  const hubs = [sink, source];
  let left = atSink;
  for (const [mentor, units] of lacks.entries()) trail.isEnd[first + mentor] = Number(units > 0);
  // Whoever will have to stay out comes last, at prices that have risen by then, and does not look far.
  const gain = (mentee: number) => high[mentee]! + scale.entry[mentee]!;
  for (const mentee of mentees.toSorted((a, b) => gain(b) - gain(a))) {
    const end = walk(residual, true, mentee, hubs);
    if (end === sink) left += 1;
    if (end >= sink) continue;
    lacks[end - first]! -= 1;
    trail.isEnd[end] = Number(lacks[end - first]! > 0);
  }
  trail.isEnd.fill(0);
  for (const [mentor, units] of lacks.entries()) {
    for (let unit = 0; unit < units; unit++) {
      if (walk(residual, false, first + mentor, hubs) === sink) left -= 1;
    }
  }
  for (; left > 0; left--) walk(residual, true, sink, [source]);
  for (; left < 0; left++) walk(residual, true, source, [sink]);
}

/** Walks for which the highest potential of a mentor is not looked up again: forwards none rises. */
const boundKept = 32;
/** Where potentials by lots stop being exact integers, with room for their sums. */
const lotsAtMost = 2 ** 52;

/** Sends the unit forwards or backwards to the nearest end, one of some or a marked one; says where to. */
function walk(residual: Residual, forward: boolean, start: number, ends: readonly number[]): number {
  const { trail, high, low, mentees } = residual;
  const sink = sinkOf(residual);
  for (const end of ends) trail.isEnd[end] = 1;
  explore(residual, forward, start);
  const { end, endHigh, endLow } = trail;
  if (end < 0) throw new Error('A flow has lost its balance.');
  for (const node of trail.settled) {
    const [byWorth, byLots] = [trail.high[node]! - endHigh, trail.low[node]! - endLow];
    high[node]! += forward ? byWorth : -byWorth;
    low[node]! += forward ? byLots : -byLots;
    if (!forward && node >= mentees && node < sink) trail.highest = Math.max(trail.highest, high[node]!);
    if (Math.abs(low[node]!) > lotsAtMost) throw new RangeError('Lots no longer add up exactly.');
  }
  for (let node = end; node !== start; ) {
    const before = trail.from[node]!;
    if (forward) cross(residual, before, node, trail.via[node]!);
    else cross(residual, node, before, trail.via[node]!);
    node = before;
  }
  for (const marked of ends) trail.isEnd[marked] = 0;
  forget(trail);
  return end;
}

/**
 * Lowers all mentors' prices as far as the listed pairs let them, by the distances from the source, which the next change
 * then cannot lower much. Pairs that are not listed have to be held against the new prices.
 */
export function lowerPrices(residual: Residual): void {
  const { trail, high, low, mentees, mentors, capacity, out } = residual;
  const sink = sinkOf(residual);
  explore(residual, true, sourceOf(residual));
  for (const node of trail.settled) {
    // Mentors without room keep the price that fits all their pairs, listed or not.
    if (capacity[node - mentees] === 0) continue;
    high[node]! += trail.high[node]!;
    low[node]! += trail.low[node]!;
  }
  for (let mentor = 0; mentor < mentors; mentor++) {
    // Where nobody is, nothing is paid beyond the price of a place.
    if (out[mentor]! > 0 || capacity[mentor] === 0) continue;
    high[mentees + mentor] = high[sink]!;
    low[mentees + mentor] = low[sink]!;
  }
  trail.walks = 0;
  forget(trail);
}

/** Finds the cheapest ways from a node, or to it, in the order of their costs, as far as the nearest end. */
function explore(residual: Residual, forward: boolean, start: number): void {
  const { trail, mentees } = residual;
  const sink = sinkOf(residual);
  trail.end = -1;
  trail.endHigh = Number.POSITIVE_INFINITY;
  trail.endLow = Number.POSITIVE_INFINITY;
  if (trail.walks++ % boundKept === 0) trail.highest = highestMentor(residual);
  reach(trail, start, 0, 0, -1, -1);
  while (trail.queue.size > 0) {
    const node = trail.queue.items[0]!;
    if (!isBelowEnd(trail, trail.high[node]!, trail.low[node]!)) break;
    takeLeast(trail.queue);
    trail.settled.push(node);
    if (node < mentees) (forward ? fromMentee : toMentee)(residual, node);
    else if (node < sink) (forward ? fromMentor : toMentor)(residual, node);
    // Backwards, a walk ends at the sink or the source at the latest.
    else if (node === sink) fromTheSink(residual);
    else fromTheSource(residual);
  }
}

function forget(trail: Trail): void {
  for (const node of trail.touched) {
    trail.high[node] = Number.POSITIVE_INFINITY;
    trail.low[node] = Number.POSITIVE_INFINITY;
  }
  trail.touched.length = 0;
  trail.settled.length = 0;
  clearQueue(trail.queue);
}

function highestMentor({ high, mentees, mentors }: Residual): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let node = mentees; node < mentees + mentors; node++) if (high[node]! > highest) highest = high[node]!;
  return highest;
}

function isBelowEnd({ endHigh, endLow }: Trail, high: number, low: number): boolean {
  return high < endHigh || (high === endHigh && low < endLow);
}

function reach(trail: Trail, node: number, high: number, low: number, from: number, via: number): void {
  if (trail.high[node] === Number.POSITIVE_INFINITY) trail.touched.push(node);
  trail.high[node] = high;
  trail.low[node] = low;
  trail.from[node] = from;
  trail.via[node] = via;
  raise(trail.queue, node);
}

/** Reaches a node, if that is cheaper than what is known of it and of the end. Costs are above the potentials. */
function tryNode(
  residual: Residual,
  node: number,
  high: number,
  low: number,
  from: number,
  via: number,
): void {
  const { trail } = residual;
  if (!isBelowEnd(trail, high, low)) return;
  if (high > trail.high[node]! || (high === trail.high[node] && low >= trail.low[node]!)) return;
  reach(trail, node, high, low, from, via);
  if (trail.isEnd[node] === 0) return;
  trail.end = node;
  trail.endHigh = high;
  trail.endLow = low;
}

/** Whether worth alone shows that a way to a node is no good, before a lot is drawn. */
function isDear({ endHigh, high }: Trail, node: number, cost: number): boolean {
  return cost > endHigh || cost > high[node]!;
}

/** What it costs, points apart, that a mentor has one mentee less. */
function lossOf({ out, minimum, scale }: Residual, mentor: number): number {
  return out[mentor]! > minimum[mentor]! ? 0 : scale.bonus;
}

/** A mentee takes another mentor, or leaves. */
function fromMentee(residual: Residual, mentee: number): void {
  const { trail, high, low, scale, starts, ends, points, sorted, mentees, mentors } = residual;
  const [baseHigh, baseLow] = [trail.high[mentee]! + high[mentee]!, trail.low[mentee]! + low[mentee]!];
  const source = mentees + mentors + 1;
  const outside = baseHigh + scale.entry[mentee]! - high[source]!;
  tryNode(residual, source, outside, baseLow - low[source]!, mentee, -1);
  for (let pair = starts[mentee]!; pair < ends[mentee]!; pair++) {
    if (baseHigh - points[pair]! * scale.point - trail.highest > trail.endHigh) break;
    takePair(residual, mentee, pair, baseHigh, baseLow);
  }
  for (
    let pair = residual.newestOfMentee[mentee]!;
    pair >= 0;
    pair = residual.olderOfMentee[pair - sorted]!
  ) {
    takePair(residual, mentee, pair, baseHigh, baseLow);
  }
}

function takePair(residual: Residual, mentee: number, pair: number, baseHigh: number, baseLow: number): void {
  if (residual.state[pair] !== 0) return;
  const { trail } = residual;
  const node = residual.mentees + residual.mentorOf[pair]!;
  const cost = baseHigh - residual.points[pair]! * residual.scale.point - residual.high[node]!;
  if (isDear(trail, node, cost)) return;
  tryNode(residual, node, cost, baseLow - lotOfPair(residual, pair) - residual.low[node]!, mentee, pair);
}

/** A mentor drops a mentee, or fills a free place. */
function fromMentor(residual: Residual, node: number): void {
  const { trail, high, low, scale, mentees, out } = residual;
  const mentor = node - mentees;
  const [baseHigh, baseLow] = [trail.high[node]! + high[node]!, trail.low[node]! + low[node]!];
  for (const pair of residual.held[mentor]!) {
    const mentee = residual.menteeOf[pair]!;
    const cost = baseHigh + residual.points[pair]! * scale.point - high[mentee]!;
    if (isDear(trail, mentee, cost)) continue;
    tryNode(residual, mentee, cost, baseLow + lotOfPair(residual, pair) - low[mentee]!, node, pair);
  }
  if (out[mentor]! >= residual.capacity[mentor]!) return;
  const sink = sinkOf(residual);
  const bonus = out[mentor]! < residual.minimum[mentor]! ? scale.bonus : 0;
  tryNode(residual, sink, baseHigh - bonus - high[sink]!, baseLow - low[sink]!, node, -1);
}

/** Some mentor has one mentee less, or one more pair is made in all. */
function fromTheSink(residual: Residual): void {
  const { trail, high, low, mentees, mentors, out } = residual;
  const sink = sinkOf(residual);
  const [baseHigh, baseLow] = [trail.high[sink]! + high[sink]!, trail.low[sink]! + low[sink]!];
  if (residual.count < residual.places) {
    tryNode(residual, sink + 1, baseHigh - high[sink + 1]!, baseLow - low[sink + 1]!, sink, -1);
    // Nothing is nearer than what costs nothing.
    if (!isBelowEnd(trail, trail.high[sink]!, trail.low[sink]!)) return;
  }
  for (let mentor = 0; mentor < mentors; mentor++) {
    if (out[mentor] === 0) continue;
    const node = mentees + mentor;
    const cost = baseHigh + lossOf(residual, mentor) - high[node]!;
    tryNode(residual, node, cost, baseLow - low[node]!, sink, -1);
  }
}

/** Some mentee comes in, or one pair less is made in all. */
function fromTheSource(residual: Residual): void {
  const { trail, high, low, scale, mentees, given, demand } = residual;
  const source = sourceOf(residual);
  const [baseHigh, baseLow] = [trail.high[source]! + high[source]!, trail.low[source]! + low[source]!];
  tryNode(residual, source - 1, baseHigh - high[source - 1]!, baseLow - low[source - 1]!, source, -1);
  for (let mentee = 0; mentee < mentees; mentee++) {
    if (given[mentee]! >= demand[mentee]!) continue;
    const cost = baseHigh - scale.entry[mentee]! - high[mentee]!;
    tryNode(residual, mentee, cost, baseLow - low[mentee]!, source, -1);
  }
}

/** Backwards: who could give the mentee up, or let them in? */
function toMentee(residual: Residual, mentee: number): void {
  const { trail, high, low, scale, mentees } = residual;
  const [baseHigh, baseLow] = [trail.high[mentee]! - high[mentee]!, trail.low[mentee]! - low[mentee]!];
  for (const pair of residual.chosen[mentee]!) {
    const node = mentees + residual.mentorOf[pair]!;
    const cost = baseHigh + residual.points[pair]! * scale.point + high[node]!;
    if (isDear(trail, node, cost)) continue;
    tryNode(residual, node, cost, baseLow + lotOfPair(residual, pair) + low[node]!, mentee, pair);
  }
  if (residual.given[mentee]! >= residual.demand[mentee]!) return;
  const source = sourceOf(residual);
  const cost = baseHigh - scale.entry[mentee]! + high[source]!;
  tryNode(residual, source, cost, baseLow + low[source]!, mentee, -1);
}

/** Backwards: which mentees could come to the mentor, or who fills one place less? */
function toMentor(residual: Residual, node: number): void {
  const { trail, high, low, mentees, columnStarts, columns, sorted } = residual;
  const mentor = node - mentees;
  const [baseHigh, baseLow] = [trail.high[node]! - high[node]!, trail.low[node]! - low[node]!];
  const sink = sinkOf(residual);
  const cost = baseHigh + lossOf(residual, mentor) + high[sink]!;
  tryNode(residual, sink, cost, baseLow + low[sink]!, node, -1);
  for (let at = columnStarts[mentor]!; at < columnStarts[mentor + 1]!; at++) {
    comeTo(residual, node, columns[at]!, baseHigh, baseLow);
  }
  for (
    let pair = residual.newestOfMentor[mentor]!;
    pair >= 0;
    pair = residual.olderOfMentor[pair - sorted]!
  ) {
    comeTo(residual, node, pair, baseHigh, baseLow);
  }
}

function comeTo(residual: Residual, node: number, pair: number, baseHigh: number, baseLow: number): void {
  if (residual.state[pair] !== 0) return;
  const { trail } = residual;
  const mentee = residual.menteeOf[pair]!;
  const cost = baseHigh - residual.points[pair]! * residual.scale.point + residual.high[mentee]!;
  if (isDear(trail, mentee, cost)) return;
  tryNode(residual, mentee, cost, baseLow - lotOfPair(residual, pair) + residual.low[mentee]!, node, pair);
}

/** One unit goes from one node to the next. */
function cross(residual: Residual, from: number, to: number, pair: number): void {
  const { mentees, given, out, state } = residual;
  const sink = sinkOf(residual);
  if (pair >= 0) {
    if (state[pair] === used) undoPair(residual, pair);
    else makePair(residual, pair);
  } else if (from < mentees) given[from]! -= 1;
  else if (to < mentees) given[to]! += 1;
  else if (from < sink) out[from - mentees]! += 1;
  else if (to < sink) out[to - mentees]! -= 1;
  else residual.count += from === sink ? 1 : -1;
}
