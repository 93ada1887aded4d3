/**
 * Problem: an optimal flow, and pairs that were not thought of. Method: a pair worth more than its prices is made, whoever
 * was there; that leaves a mentor with one mentee too many and a mentee with one mentor too many, and one unit sent from
 * the first to the second (route.ts) makes the flow optimal again. Running time: one local search for each such pair.
 * Ties: by the order of pairs.
 */
import type { Flow } from '../flow.ts';
import { endMending, type Mending, sendOne, startMending, takeSlot } from './route.ts';
import { asleep } from './sparse.ts';

/** Wakes all sleeping pairs of a flow, one after the other. */
export function wakePairs(flow: Flow): void {
  const mending = startMending(flow);
  flow.used.forEach((use, pair) => {
    if (use === asleep && pair < flow.ends[flow.network.menteeOf[pair]!]!) wake(mending, pair);
  });
  endMending(mending);
}

function wake(mending: Mending, pair: number): void {
  const { flow, potential } = mending;
  const { network, worth } = flow;
  const mentee = network.menteeOf[pair]!;
  const mentor = network.mentees.length + network.mentorOf[pair]!;
  flow.used[pair] = 0;
  if (worth[pair]! <= potential[mentee]! - potential[mentor]!) return;
  takeSlot(flow, pair);
  // There is always a way: the pair itself may be undone again.
  sendOne(mending, mentor, mentee);
}
