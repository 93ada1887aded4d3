/**
 * Problem: a lock, a veto, a departure, a return, more or less room, in an optimal flow. Method: each change takes a few
 * units out of the flow, or puts some in, so that somebody has one too many and somebody one too few; units sent from the
 * first to the second (route.ts) make the flow optimal again. A locked pair leaves the flow, and its people's room with
 * it. Whoever has no room left keeps a price, at no cost, that fits all their pairs; so everything can be undone. Running
 * time: one local search for each unit that moves. Ties: none are left, so a change and its undoing lead to the same
 * answer as if both had never been, and any change to the same as a search from the beginning. Reference: Ahuja, Magnanti
 * and Orlin, Network Flows (1993), chapter 9, on sensitivity.
 */
import { decided, free, used } from './listed.ts';
import { isPoor, wakeRows } from './mend.ts';
import { makePair, type Residual, sinkOf, sourceOf, undoPair } from './residual.ts';
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

/** The pair must be made: there has to be room for it. If the flow has it, its unit leaves with it. */
export function lock(residual: Residual, pair: number): void {
  const [mentee, mentor] = [residual.menteeOf[pair]!, residual.mentorOf[pair]!];
  if (residual.state[pair] === used) {
    undoPair(residual, pair);
    residual.given[mentee]! -= 1;
    residual.out[mentor]! -= 1;
    residual.count -= 1;
  }
  residual.state[pair] = decided;
  ask(residual, mentee, residual.demand[mentee]! - 1);
  offer(residual, mentor, residual.capacity[mentor]! - 1);
  limit(residual, residual.places - 1);
}

/** The pair need not be made any more; it stays if it is worth its prices. */
export function unlock(residual: Residual, pair: number): void {
  const { high, low, mentees } = residual;
  const [mentee, mentor] = [residual.menteeOf[pair]!, residual.mentorOf[pair]!];
  residual.demand[mentee]! += 1;
  residual.capacity[mentor]! += 1;
  residual.places += 1;
  residual.given[mentee]! += 1;
  residual.out[mentor]! += 1;
  residual.count += 1;
  makePair(residual, pair);
  // A mentor who had no room may have a price that none with room can have.
  const [node, sink] = [mentees + mentor, sinkOf(residual)];
  if (isBelow(residual, sink, node)) {
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
  const mentee = residual.menteeOf[pair]!;
  if (isKept) wakeRows(residual, [mentee]);
  else if (residual.state[pair] === used && isPoor(residual, pair)) {
    undoPair(residual, pair);
    send(residual, mentee, residual.mentees + residual.mentorOf[pair]!);
  }
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
  const { out, capacity, mentees } = residual;
  const [node, sink] = [mentees + mentor, sinkOf(residual)];
  capacity[mentor] = Math.min(room, capacity[mentor]!);
  while (out[mentor]! > room) {
    out[mentor]! -= 1;
    send(residual, node, sink);
  }
  // One place after the other: a free place must never be worth anything.
  while (capacity[mentor]! < room && isBelow(residual, node, sink)) {
    capacity[mentor]! += 1;
    out[mentor]! += 1;
    send(residual, sink, node);
  }
  capacity[mentor] = room;
}

/** So many pairs may be made, locked ones apart. */
export function limit(residual: Residual, places: number): void {
  const [sink, source] = [sinkOf(residual), sourceOf(residual)];
  residual.places = Math.min(places, residual.places);
  while (residual.count > places) {
    residual.count -= 1;
    send(residual, sink, source);
  }
  while (residual.places < places && isBelow(residual, sink, source)) {
    residual.places += 1;
    residual.count += 1;
    send(residual, source, sink);
  }
  residual.places = places;
}

/** Whether one node's potential is below another's: a place there, were there one more, would be worth something. */
function isBelow({ high, low }: Residual, one: number, other: number): boolean {
  return high[one]! < high[other]! || (high[one] === high[other] && low[one]! < low[other]!);
}
