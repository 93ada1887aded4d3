/**
 * Problem: the cheapest ways of one unit from a node of an optimal flow, or to it, as far as the nearest end. Method: a
 * search (trail.ts) over the arcs of the residual network, which are never built but read from the pairs, those that are
 * made and those that are not, and from entries and exits; backwards they are read from their heads. Most pairs are passed
 * over by worth alone, before their lots are drawn. Running time: E log N at most; mostly some hundred pairs. Ties: none
 * are left but equal sums of lots. References: Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 9; Tomizawa (1971).
 */
import { free } from './listed.ts';
import { takeLeast } from './queue.ts';
import { lotOfPair, type Residual, sinkOf, sourceOf } from './residual.ts';
import { isBelowEnd, isUnderWay, reach, type Trail, tryNode } from './trail.ts';

/**
 * Finds the cheapest ways from a node, or to it, in the order of their costs, as far as the nearest end, or until so many
 * nodes have been passed.
 */
export function explore(
  residual: Residual,
  forward: boolean,
  start: number,
  atMost = Number.POSITIVE_INFINITY,
): void {
  const { trail } = residual;
  trail.walks += 1;
  if (forward && trail.highest === Number.POSITIVE_INFINITY) trail.highest = highestMentor(residual);
  reach(trail, start, 0, 0, start, -1);
  while (isUnderWay(trail) && trail.settled.length < atMost) passNext(residual, trail, forward);
}

/** Passes the nearest node that waits, and looks at the nodes behind it. */
export function passNext(residual: Residual, trail: Trail, forward: boolean): void {
  const { mentees } = residual;
  const sink = sinkOf(residual);
  const node = takeLeast(trail.queue);
  trail.settled.push(node);
  if (node < mentees) (forward ? fromMentee : toMentee)(residual, trail, node);
  else if (node < sink) (forward ? fromMentor : toMentor)(residual, trail, node);
  else if (node === sink) (forward ? fromTheSink : toTheSink)(residual, trail);
  else (forward ? fromTheSource : toTheSource)(residual, trail);
}

/** The highest potential of a mentor, which a search forwards must know. */
export function highestMentor({ high, mentees, mentors }: Residual): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (const each of high.subarray(mentees, mentees + mentors)) highest = Math.max(highest, each);
  return highest;
}

/**
 * Tries a step that costs something, points apart; above the potentials none costs less than nothing. `sign` is 1 forwards,
 * and -1 backwards, where the step leads from `next` to `node`.
 */
function step(
  residual: Residual,
  trail: Trail,
  sign: 1 | -1,
  node: number,
  next: number,
  cost: number,
): void {
  const { high, low } = residual;
  const byWorth = trail.high[node]! + cost + sign * (high[node]! - high[next]!);
  const byLots = trail.low[node]! + sign * (low[node]! - low[next]!);
  tryNode(trail, next, byWorth, byLots, node, -1);
}

/** Tries to make a pair, or to undo one: that costs `byWorth`, and `byLots` and its own lot, times -1 to make it. */
function stepByPair(
  residual: Residual,
  trail: Trail,
  node: number,
  next: number,
  pair: number,
  byWorth: number,
  byLots: number,
  ownLot: 1 | -1,
): void {
  // Worth alone mostly shows that a step is too dear, before a lot is drawn.
  if (byWorth > Math.min(trail.endHigh, trail.high[next]!)) return;
  tryNode(trail, next, byWorth, byLots + ownLot * lotOfPair(residual, pair), node, pair);
}

/** What it costs, points apart, that a mentor has one mentee less. */
function lossOf({ out, minimum, scale }: Residual, mentor: number): number {
  return out[mentor]! > minimum[mentor]! ? 0 : scale.bonus;
}

/** A mentee takes another mentor, or leaves. */
function fromMentee(residual: Residual, trail: Trail, mentee: number): void {
  const { high, low, scale, starts, ends, points } = residual;
  const { newestOfMentee, olderOfMentee, sorted } = residual;
  step(residual, trail, 1, mentee, sourceOf(residual), scale.entry[mentee]!);
  const [byWorth, byLots] = [trail.high[mentee]! + high[mentee]!, trail.low[mentee]! + low[mentee]!];
  for (let pair = starts[mentee]!; pair < ends[mentee]!; pair++) {
    if (byWorth - points[pair]! * scale.point - trail.highest > trail.endHigh) break;
    takePair(residual, trail, mentee, pair, byWorth, byLots);
  }
  for (let pair = newestOfMentee[mentee]!; pair >= 0; pair = olderOfMentee[pair - sorted]!) {
    takePair(residual, trail, mentee, pair, byWorth, byLots);
  }
}

function takePair(
  residual: Residual,
  trail: Trail,
  mentee: number,
  pair: number,
  byWorth: number,
  byLots: number,
): void {
  const { high, low, points, scale, state } = residual;
  if (state[pair] !== free) return;
  const next = residual.mentees + residual.mentorOf[pair]!;
  const cost = byWorth - points[pair]! * scale.point - high[next]!;
  stepByPair(residual, trail, mentee, next, pair, cost, byLots - low[next]!, -1);
}

/** A mentor drops a mentee, or fills a free place. */
function fromMentor(residual: Residual, trail: Trail, node: number): void {
  const { high, low, scale, mentees, menteeOf, out, capacity, minimum } = residual;
  const mentor = node - mentees;
  const [byWorth, byLots] = [trail.high[node]! + high[node]!, trail.low[node]! + low[node]!];
  for (const pair of residual.held[mentor]!) {
    const next = menteeOf[pair]!;
    const cost = byWorth + residual.points[pair]! * scale.point - high[next]!;
    stepByPair(residual, trail, node, next, pair, cost, byLots - low[next]!, 1);
  }
  if (out[mentor]! >= capacity[mentor]!) return;
  step(residual, trail, 1, node, sinkOf(residual), out[mentor]! < minimum[mentor]! ? -scale.bonus : 0);
}

/** Some mentor has one mentee less, or one more pair is made in all. */
function fromTheSink(residual: Residual, trail: Trail): void {
  const { mentees, mentors, out } = residual;
  const sink = sinkOf(residual);
  if (residual.count < residual.places) {
    step(residual, trail, 1, sink, sourceOf(residual), 0);
    // Nothing is nearer than what costs nothing.
    if (!isBelowEnd(trail, trail.high[sink]!, trail.low[sink]!)) return;
  }
  for (let mentor = 0; mentor < mentors; mentor++) {
    if (out[mentor]! > 0) step(residual, trail, 1, sink, mentees + mentor, lossOf(residual, mentor));
  }
}

/** Some mentee comes in, or one pair less is made in all. */
function fromTheSource(residual: Residual, trail: Trail): void {
  const { scale, mentees, given, demand } = residual;
  const source = sourceOf(residual);
  step(residual, trail, 1, source, sinkOf(residual), 0);
  for (let mentee = 0; mentee < mentees; mentee++) {
    if (given[mentee]! < demand[mentee]!) step(residual, trail, 1, source, mentee, -scale.entry[mentee]!);
  }
}

/** Backwards: who could give the mentee up, or let them in? */
function toMentee(residual: Residual, trail: Trail, mentee: number): void {
  const { high, low, scale, mentees, mentorOf, given, demand } = residual;
  const [byWorth, byLots] = [trail.high[mentee]! - high[mentee]!, trail.low[mentee]! - low[mentee]!];
  for (const pair of residual.chosen[mentee]!) {
    const next = mentees + mentorOf[pair]!;
    const cost = byWorth + residual.points[pair]! * scale.point + high[next]!;
    stepByPair(residual, trail, mentee, next, pair, cost, byLots + low[next]!, 1);
  }
  if (given[mentee]! >= demand[mentee]!) return;
  step(residual, trail, -1, mentee, sourceOf(residual), -scale.entry[mentee]!);
}

/** Backwards: which mentees could come to the mentor, or who fills one place less? */
function toMentor(residual: Residual, trail: Trail, node: number): void {
  const { high, low, columnStarts, columns } = residual;
  const { newestOfMentor, olderOfMentor, sorted } = residual;
  const mentor = node - residual.mentees;
  step(residual, trail, -1, node, sinkOf(residual), lossOf(residual, mentor));
  const [byWorth, byLots] = [trail.high[node]! - high[node]!, trail.low[node]! - low[node]!];
  for (let at = columnStarts[mentor]!; at < columnStarts[mentor + 1]!; at++) {
    comeTo(residual, trail, node, columns[at]!, byWorth, byLots);
  }
  for (let pair = newestOfMentor[mentor]!; pair >= 0; pair = olderOfMentor[pair - sorted]!) {
    comeTo(residual, trail, node, pair, byWorth, byLots);
  }
}

function comeTo(
  residual: Residual,
  trail: Trail,
  node: number,
  pair: number,
  byWorth: number,
  byLots: number,
): void {
  const { high, low, points, scale, state } = residual;
  if (state[pair] !== free) return;
  const next = residual.menteeOf[pair]!;
  const cost = byWorth - points[pair]! * scale.point + high[next]!;
  stepByPair(residual, trail, node, next, pair, cost, byLots + low[next]!, -1);
}

/** Backwards: which mentor has a free place? There are no minimum loads where searches meet. */
function toTheSink(residual: Residual, trail: Trail): void {
  const { mentees, mentors, out, capacity } = residual;
  const sink = sinkOf(residual);
  for (let mentor = 0; mentor < mentors; mentor++) {
    if (out[mentor]! < capacity[mentor]!) step(residual, trail, -1, sink, mentees + mentor, 0);
  }
}

/** Backwards: which mentee could leave? Whoever asks for nobody, as if that cost nothing: their price goes with the source's. */
function toTheSource(residual: Residual, trail: Trail): void {
  const { scale, mentees, given, demand } = residual;
  const source = sourceOf(residual);
  for (let mentee = 0; mentee < mentees; mentee++) {
    if (given[mentee]! > 0) step(residual, trail, -1, source, mentee, scale.entry[mentee]!);
    else if (demand[mentee] === 0)
      tryNode(trail, mentee, trail.high[source]!, trail.low[source]!, source, -1);
  }
}
