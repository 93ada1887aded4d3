/**
 * Problem: a search that grows a flow mentee by mentee widens with the round, since every newcomer finds the best mentors
 * taken. Prices that are nearly right keep searches short. Method: an auction. Mentees without a mentor bid in turn for
 * the one they like best at today's prices: as much more as that one is better than their second best, or than nobody,
 * and a step beyond; whoever is outbid bids again. Large steps come first. The last step is none, so that every pair it
 * makes is worth exactly its prices; whoever would only tie is left over. What comes out is a start, not an answer: mend.ts
 * lets in those who are left over, and fills places that keep a price and nobody. Running time: every bid raises a price
 * or fills a place, so there are at most places × points / step; some ten a mentee are usual. Ties: by the order of people
 * and pairs. References: Bertsekas, "Auction algorithms for network flow problems" (1992); without a step it is the row
 * reduction of Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems" (1987).
 */
import { emptyFlow, type Flow } from '../flow.ts';
import type { Network } from '../network.ts';
import type { Scale } from '../scale.ts';

/** In points. */
const steps = [4, 1, 0];
/** Prices overshoot by about a step; the next begins so many steps lower. */
const back = 2;

/** Mentors' places, each with the last bid for it, and the pair that made the bid, or -1. */
type Hall = {
  readonly flow: Flow;
  readonly points: Int32Array;
  readonly bids: Int32Array;
  readonly pairs: Int32Array;
  /** The lowest bid of each mentor, which the next must raise. */
  readonly price: Int32Array;
};

/**
 * Whether bids in points say what a pair is worth: nobody asks for two mentors, nothing but room holds people back, and
 * where there is too little of it, all have the same claim.
 */
export function isForSale({ demand, minimum, places, capacity }: Network, { point, entry }: Scale): boolean {
  const sum = (units: Int32Array) => units.reduce((all, each) => all + each, 0);
  const [room, asked] = [sum(capacity), sum(demand)];
  return (
    point > 0 &&
    places >= Math.min(room, asked) &&
    demand.every((units) => units <= 1) &&
    minimum.every((units) => units === 0) &&
    (room >= asked || entry.every((worth) => worth === entry[0]))
  );
}

/**
 * Pairs, and potentials for everybody, over the pairs with at least `from` points. No pair is worth more than its prices,
 * and those made are worth exactly theirs; but there may be mentors with a price and with room, and mentees who should be
 * in.
 */
export function auction(network: Network, scale: Scale, from: number): Flow {
  const flow = emptyFlow(network, scale, from, new Uint8Array(network.points.length));
  const { slots, slotStarts } = flow;
  const hall: Hall = {
    flow,
    points: Int32Array.from(network.points),
    bids: new Int32Array(slots.length),
    pairs: new Int32Array(slots.length),
    price: new Int32Array(network.mentors.length),
  };
  let overshoot = 0;
  for (const step of steps) {
    hall.pairs.fill(-1);
    for (const [mentor, price] of hall.price.entries()) {
      hall.price[mentor] = Math.max(0, price - overshoot);
      hall.bids.fill(hall.price[mentor]!, slotStarts[mentor]!, slotStarts[mentor + 1]!);
    }
    for (let bidding = [...network.demand.keys()]; bidding.length > 0; ) {
      const outbid: number[] = [];
      for (const mentee of bidding) {
        const pair = bid(hall, mentee, step);
        if (pair >= 0) outbid.push(network.menteeOf[pair]!);
      }
      bidding = outbid;
    }
    overshoot = back * step;
  }
  strike(hall);
  return flow;
}

/** A mentee's bid; the pair that is outbid, or -1. */
function bid({ flow, points, bids, pairs, price }: Hall, mentee: number, step: number): number {
  const { network, ends, slotStarts } = flow;
  const { starts, mentorOf } = network;
  const end = ends[mentee]!;
  let best = -1;
  let first = 0;
  let second = 0;
  for (let pair = starts[mentee]!; pair < end && points[pair]! > second; pair++) {
    const value = points[pair]! - price[mentorOf[pair]!]!;
    if (value > first) {
      second = first;
      first = value;
      best = pair;
    } else if (value > second) second = value;
  }
  if (best < 0) return -1;
  const mentor = mentorOf[best]!;
  const lowest = lowestSlot(bids, pairs, slotStarts[mentor]!, slotStarts[mentor + 1]!);
  const rise = first - second + step;
  const old = pairs[lowest]!;
  if (rise === 0 && old >= 0) return -1;
  pairs[lowest] = best;
  bids[lowest]! += rise;
  price[mentor] = bids[lowestSlot(bids, pairs, slotStarts[mentor]!, slotStarts[mentor + 1]!)]!;
  return old;
}

/** Of equally low ones an empty one. */
function lowestSlot(bids: Int32Array, pairs: Int32Array, from: number, until: number): number {
  let lowest = from;
  for (let slot = from + 1; slot < until; slot++) {
    if (bids[slot]! < bids[lowest]! || (bids[slot] === bids[lowest] && pairs[slot]! < 0)) lowest = slot;
  }
  return lowest;
}

/** Prices become potentials, and bids pairs. */
function strike({ flow, pairs, price }: Hall): void {
  const { network, scale, worth, ends, potential, used, given, load, slots, slotStarts } = flow;
  const { starts, mentorOf, menteeOf } = network;
  const mentees = starts.length - 1;
  for (const [mentor, points] of price.entries()) potential[mentees + mentor] = -points * scale.point;
  for (let mentee = 0; mentee < mentees; mentee++) {
    potential[mentee] = -scale.entry[mentee]!;
    for (let pair = starts[mentee]!; pair < ends[mentee]!; pair++) {
      const sum = worth[pair]! + potential[mentees + mentorOf[pair]!]!;
      if (sum > potential[mentee]!) potential[mentee] = sum;
    }
  }
  for (const pair of pairs) {
    if (pair < 0) continue;
    const [mentee, mentor] = [menteeOf[pair]!, mentorOf[pair]!];
    used[pair] = 1;
    given[mentee] = 1;
    slots[slotStarts[mentor]! + load[mentor]!] = pair;
    load[mentor]! += 1;
    flow.count += 1;
  }
}
