/**
 * Problem: what is it worth that a unit moves by one step, forwards or backwards? Method: the arcs of the residual network,
 * never built but read from the pairs, those that are made and those that are not, entries and exits; a search follows
 * them as far as the nearest end (trail.ts). Backwards arcs are read from their heads. Most pairs are passed over by worth
 * alone, before their lots are drawn. Running time: E log N at most; mostly some hundred pairs. Ties: none are left but
 * equal sums of lots. References: Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 9; Tomizawa (1971).
 */
import { free } from './listed.ts';
import { takeLeast } from './queue.ts';
import { lotOfPair, type Residual, sinkOf, sourceOf } from './residual.ts';
import { isBelowEnd, isDear, reach, tryNode } from './trail.ts';

/** Walks for which the highest potential of a mentor is not looked up again: forwards none rises. */
const boundKept = 32;

/** Finds the cheapest ways from a node, or to it, in the order of their costs, as far as the nearest end. */
export function explore(residual: Residual, forward: boolean, start: number): void {
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

function highestMentor({ high, mentees, mentors }: Residual): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let node = mentees; node < mentees + mentors; node++) if (high[node]! > highest) highest = high[node]!;
  return highest;
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
  tryNode(trail, source, outside, baseLow - low[source]!, mentee, -1);
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
  if (residual.state[pair] !== free) return;
  const { trail } = residual;
  const node = residual.mentees + residual.mentorOf[pair]!;
  const cost = baseHigh - residual.points[pair]! * residual.scale.point - residual.high[node]!;
  if (isDear(trail, node, cost)) return;
  tryNode(trail, node, cost, baseLow - lotOfPair(residual, pair) - residual.low[node]!, mentee, pair);
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
    tryNode(trail, mentee, cost, baseLow + lotOfPair(residual, pair) - low[mentee]!, node, pair);
  }
  if (out[mentor]! >= residual.capacity[mentor]!) return;
  const sink = sinkOf(residual);
  const bonus = out[mentor]! < residual.minimum[mentor]! ? scale.bonus : 0;
  tryNode(trail, sink, baseHigh - bonus - high[sink]!, baseLow - low[sink]!, node, -1);
}

/** Some mentor has one mentee less, or one more pair is made in all. */
function fromTheSink(residual: Residual): void {
  const { trail, high, low, mentees, mentors, out } = residual;
  const sink = sinkOf(residual);
  const [baseHigh, baseLow] = [trail.high[sink]! + high[sink]!, trail.low[sink]! + low[sink]!];
  if (residual.count < residual.places) {
    tryNode(trail, sink + 1, baseHigh - high[sink + 1]!, baseLow - low[sink + 1]!, sink, -1);
    // Nothing is nearer than what costs nothing.
    if (!isBelowEnd(trail, trail.high[sink]!, trail.low[sink]!)) return;
  }
  for (let mentor = 0; mentor < mentors; mentor++) {
    if (out[mentor] === 0) continue;
    const node = mentees + mentor;
    const cost = baseHigh + lossOf(residual, mentor) - high[node]!;
    tryNode(trail, node, cost, baseLow - low[node]!, sink, -1);
  }
}

/** Some mentee comes in, or one pair less is made in all. */
function fromTheSource(residual: Residual): void {
  const { trail, high, low, scale, mentees, given, demand } = residual;
  const source = sourceOf(residual);
  const [baseHigh, baseLow] = [trail.high[source]! + high[source]!, trail.low[source]! + low[source]!];
  tryNode(trail, source - 1, baseHigh - high[source - 1]!, baseLow - low[source - 1]!, source, -1);
  for (let mentee = 0; mentee < mentees; mentee++) {
    if (given[mentee]! >= demand[mentee]!) continue;
    const cost = baseHigh - scale.entry[mentee]! - high[mentee]!;
    tryNode(trail, mentee, cost, baseLow - low[mentee]!, source, -1);
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
    tryNode(trail, node, cost, baseLow + lotOfPair(residual, pair) + low[node]!, mentee, pair);
  }
  if (residual.given[mentee]! >= residual.demand[mentee]!) return;
  const source = sourceOf(residual);
  const cost = baseHigh - scale.entry[mentee]! + high[source]!;
  tryNode(trail, source, cost, baseLow + low[source]!, mentee, -1);
}

/** Backwards: which mentees could come to the mentor, or who fills one place less? */
function toMentor(residual: Residual, node: number): void {
  const { trail, high, low, mentees, columnStarts, columns, sorted } = residual;
  const mentor = node - mentees;
  const [baseHigh, baseLow] = [trail.high[node]! - high[node]!, trail.low[node]! - low[node]!];
  const sink = sinkOf(residual);
  const cost = baseHigh + lossOf(residual, mentor) + high[sink]!;
  tryNode(trail, sink, cost, baseLow + low[sink]!, node, -1);
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
  if (residual.state[pair] !== free) return;
  const { trail } = residual;
  const mentee = residual.menteeOf[pair]!;
  const cost = baseHigh - residual.points[pair]! * residual.scale.point + residual.high[mentee]!;
  if (isDear(trail, mentee, cost)) return;
  tryNode(trail, mentee, cost, baseLow - lotOfPair(residual, pair) + residual.low[mentee]!, node, pair);
}
