/**
 * Problem: an optimal flow with one unit too much at one person, and one too few at another. Method: the unit is sent
 * along the cheapest way of pairs made and undone, entries and exits (Dijkstra with potentials; reduced costs stay ≥ 0,
 * so the flow is optimal again). Most ways pass the sink or the source, and from there everybody with room is near. So a
 * search forwards from the one who has too much stops at the first of these two, another one backwards from the one who
 * has too little, too; each is a cheapest way of its own, and both stay in the neighbourhood (explore.ts). Where no end
 * is found soon, another search comes to meet the first (meet.ts). Running time: E log N at most; mostly some hundred
 * pairs. Ties: none are left but equal sums of lots. References: Ahuja, Magnanti and Orlin, Network Flows (1993), chapter
 * 9; Tomizawa (1971).
 */
import { explore } from './explore.ts';
import { used } from './listed.ts';
import { meet, type Radius, radii } from './meet.ts';
import { makePair, type Residual, sinkOf, sourceOf, undoPair } from './residual.ts';
import { forget, isUnderWay, type Trail } from './trail.ts';

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
    if (end < sink) {
      lacks[end - first]! -= 1;
      trail.isEnd[end] = Number(lacks[end - first]! > 0);
    } else if (end === sink) left += 1;
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

/** Where potentials by lots stop being exact integers, with room for their sums. */
const lotsAtMost = 2 ** 52;

/** Sends the unit forwards or backwards to the nearest end, one of some or a marked one; says where to. */
function walk(residual: Residual, forward: boolean, start: number, ends: readonly number[]): number {
  const { trail, partner, patience } = residual;
  for (const end of ends) trail.isEnd[end] = 1;
  explore(residual, forward, start, patience);
  if (isUnderWay(trail)) meet(residual, forward);
  if (trail.end < 0) throw new Error('A flow has lost its balance.');
  const [own, other] = radii(trail);
  move(residual, trail, forward, own);
  move(residual, partner, !forward, other);
  follow(residual, trail, forward, trail.end);
  const end = trail.meeting === null ? trail.end : follow(residual, partner, !forward, trail.end);
  for (const marked of ends) trail.isEnd[marked] = 0;
  // Mentors may have become cheaper than any was.
  if (!forward || trail.meeting !== null) trail.highest = Number.POSITIVE_INFINITY;
  forget(trail);
  forget(partner);
  return end;
}

/** Moves the potentials of all nodes within the radius of a search. */
function move(residual: Residual, trail: Trail, forward: boolean, [far, farLow]: Radius): void {
  const { high, low } = residual;
  for (const node of trail.settled) {
    const [byWorth, byLots] = [trail.high[node]! - far, trail.low[node]! - farLow];
    if (byWorth > 0 || (byWorth === 0 && byLots >= 0)) continue;
    high[node]! += forward ? byWorth : -byWorth;
    low[node]! += forward ? byLots : -byLots;
    if (Math.abs(low[node]!) > lotsAtMost) throw new RangeError('Lots no longer add up exactly.');
  }
}

/** Sends the unit along the way that a search has found to a node, or from it; gives where that starts. */
function follow(residual: Residual, { from, via }: Trail, forward: boolean, to: number): number {
  let node = to;
  for (let before = from[node]!; before !== node; before = from[node]!) {
    if (forward) cross(residual, before, node, via[node]!);
    else cross(residual, node, before, via[node]!);
    node = before;
  }
  return node;
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
  trail.highest = Number.POSITIVE_INFINITY;
  forget(trail);
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
