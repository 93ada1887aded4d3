/**
 * Problem: a lock, a veto, a departure, a return, more or less room, in an optimal flow. Method: each change takes a few
 * units out of the flow, or puts some in, so that somebody has one too many and somebody one too few; units sent from the
 * first to the second (route.ts) make the flow optimal again. A locked pair leaves the flow, and its people's room with it.
 * Whoever has no room left keeps a price, at no cost, that fits all their pairs; so everything can be undone. Running
 * time: one local search for each unit that moves. Ties: none are left, so a change and its undoing lead to the same
 * answer as if both had never been, and any change to the same as a search from the beginning.
 */
import { isPoor, wakeRows } from './mend.ts';
import { decided, free, makePair, type Residual, sinkOf, sourceOf, undoPair, used } from './residual.ts';
import { send } from './route.ts';

/** The pair must not be made. */
export function bar(residual: Residual, pair: number): void {
  const isUsed = residual.state[pair] === used;
  if (isUsed) undoPair(residual, pair);
  residual.state[pair] = decided;
  if (isUsed) send(residual, residual.menteeOf[pair]!, residual.mentees + residual.mentorOf[pair]!);
}

/** The pair may be made, after it must not. */
export function allow(residual: Residual, pair: number): void {
  residual.state[pair] = free;
  wakeRows(residual, [residual.menteeOf[pair]!]);
}

/** The pair must be made: there has to be room for it. */
export function lock(residual: Residual, pair: number): void {
  const { given, out, demand, capacity } = residual;
  const [mentee, mentor] = [residual.menteeOf[pair]!, residual.mentorOf[pair]!];
  const isUsed = residual.state[pair] === used;
  if (isUsed) undoPair(residual, pair);
  residual.state[pair] = decided;
  demand[mentee]! -= 1;
  capacity[mentor]! -= 1;
  residual.places -= 1;
  const spare: number[] = [];
  const lacking: number[] = [];
  if (isUsed || given[mentee]! > demand[mentee]!) {
    given[mentee]! -= 1;
    spare.push(sourceOf(residual));
    if (!isUsed) lacking.push(mentee);
  }
  if (isUsed || out[mentor]! > capacity[mentor]!) {
    out[mentor]! -= 1;
    lacking.push(sinkOf(residual));
    if (!isUsed) spare.push(residual.mentees + mentor);
  }
  if (isUsed || residual.count > residual.places) {
    residual.count -= 1;
    spare.push(sinkOf(residual));
    lacking.push(sourceOf(residual));
  }
  balance(residual, spare, lacking);
}

/** The pair need not be made any more; it stays if it is worth its prices. */
export function unlock(residual: Residual, pair: number): void {
  const { high, low, scale, mentees } = residual;
  const [mentee, mentor] = [residual.menteeOf[pair]!, residual.mentorOf[pair]!];
  residual.demand[mentee]! += 1;
  residual.capacity[mentor]! += 1;
  residual.places += 1;
  residual.given[mentee]! += 1;
  residual.out[mentor]! += 1;
  residual.count += 1;
  makePair(residual, pair);
  // Who had no room may have a price that none with room can have.
  const [node, sink, source] = [mentees + mentor, sinkOf(residual), sourceOf(residual)];
  const outside = high[source]! - scale.entry[mentee]!;
  if (high[mentee]! < outside || (high[mentee] === outside && low[mentee]! < low[source]!)) {
    high[mentee] = outside;
    low[mentee] = low[source]!;
  }
  if (high[node]! > high[sink]! || (high[node] === high[sink] && low[node]! > low[sink]!)) {
    high[node] = high[sink]!;
    low[node] = low[sink]!;
  }
  if (!isPoor(residual, pair)) return;
  undoPair(residual, pair);
  send(residual, mentee, node);
}

/** Of equally good answers, those with this pair are to be taken; or no longer. */
export function keep(residual: Residual, pair: number, isKept: boolean): void {
  residual.kept[pair] = Number(isKept);
  if (residual.state[pair] === free && isKept) wakeRows(residual, [residual.menteeOf[pair]!]);
  if (residual.state[pair] !== used || isKept || !isPoor(residual, pair)) return;
  undoPair(residual, pair);
  send(residual, residual.menteeOf[pair]!, residual.mentees + residual.mentorOf[pair]!);
}

/** The mentee asks for so many mentors, locked ones apart: none if they left. */
export function ask(residual: Residual, mentee: number, demand: number): void {
  residual.demand[mentee] = demand;
  while (residual.given[mentee]! > demand) {
    residual.given[mentee]! -= 1;
    send(residual, sourceOf(residual), mentee);
  }
  wakeRows(residual, [mentee]);
}

/** The mentor has room for so many mentees, locked ones apart. */
export function offer(residual: Residual, mentor: number, room: number): void {
  const { out, capacity, high, low, mentees } = residual;
  const [node, sink] = [mentees + mentor, sinkOf(residual)];
  const isWanted = () => high[node]! < high[sink]! || (high[node] === high[sink] && low[node]! < low[sink]!);
  capacity[mentor] = Math.min(room, capacity[mentor]!);
  while (out[mentor]! > room) {
    out[mentor]! -= 1;
    send(residual, node, sink);
  }
  // One place after the other: a free place must never be worth anything.
  while (out[mentor] === capacity[mentor] && capacity[mentor]! < room && isWanted()) {
    capacity[mentor]! += 1;
    out[mentor]! += 1;
    send(residual, sink, node);
  }
  capacity[mentor] = room;
}

/** So many pairs may be made, locked ones apart. */
export function limit(residual: Residual, places: number): void {
  const { high, low } = residual;
  const [sink, source] = [sinkOf(residual), sourceOf(residual)];
  const isScarce = () =>
    high[sink]! < high[source]! || (high[sink] === high[source] && low[sink]! < low[source]!);
  residual.places = Math.min(places, residual.places);
  while (residual.count > places) {
    residual.count -= 1;
    send(residual, sink, source);
  }
  while (residual.count === residual.places && residual.places < places && isScarce()) {
    residual.places += 1;
    residual.count += 1;
    send(residual, source, sink);
  }
  residual.places = places;
}

/** Sends whoever has one too many to whoever has one too few. */
function balance(residual: Residual, spare: readonly number[], lacking: readonly number[]): void {
  const missing = [...lacking];
  const over = spare.filter((node) => {
    const at = missing.indexOf(node);
    if (at >= 0) missing.splice(at, 1);
    return at < 0;
  });
  for (const [at, node] of over.entries()) send(residual, node, missing[at]!);
}
