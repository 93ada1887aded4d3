/**
 * Problem: the cheapest ways from one node, found in the order of their costs, as far as the nearest end. Method: what is
 * known of each node so far, and a queue of those that were reached (Dijkstra). Costs are two numbers, worth and lots,
 * above the potentials. What was written is noted, so that a short search costs no more than it reaches. Running time: a
 * queue's for each node that is reached. Ties: a node, or an end, that costs the same as another one comes later.
 * Reference: Dijkstra, "A note on two problems in connexion with graphs" (1959).
 */
import { clearQueue, emptyQueue, type Queue, raise } from './queue.ts';

/** Scratch of one search; see explore.ts and meet.ts. */
export type Trail = {
  /** Cost of the way above the potentials; Infinity where none was found. */
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** The node before, of the start itself; and the pair between, or -1. */
  readonly from: Int32Array;
  readonly via: Int32Array;
  readonly queue: Queue;
  readonly touched: number[];
  readonly settled: number[];
  /** Where a walk may end. */
  readonly isEnd: Uint8Array;
  /** Two searches of which this is one; see meet.ts. */
  meeting: Meeting | null;
  /** The cheapest end so far, or the node where both searches meet, or -1; and what the way costs. */
  end: number;
  endHigh: number;
  endLow: number;
  /** No mentor has a higher potential; Infinity where it has to be looked up. Forwards none rises. */
  highest: number;
  /** Searches since the flow was settled. */
  walks: number;
};

/** A search, and another one that comes to meet it. */
export type Meeting = { readonly own: Trail; readonly other: Trail };

/** Of nodes 0 … nodes - 1, none reached. */
export function emptyTrail(nodes: number): Trail {
  const high = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const low = high.slice();
  return {
    high,
    low,
    from: new Int32Array(nodes),
    via: new Int32Array(nodes),
    queue: emptyQueue(high, low),
    touched: [],
    settled: [],
    isEnd: new Uint8Array(nodes),
    meeting: null,
    end: -1,
    endHigh: Number.POSITIVE_INFINITY,
    endLow: Number.POSITIVE_INFINITY,
    highest: Number.POSITIVE_INFINITY,
    walks: 0,
  };
}

/** Whether such costs are less than those of the cheapest end. */
export function isBelowEnd({ endHigh, endLow }: Trail, high: number, low: number): boolean {
  return high < endHigh || (high === endHigh && low < endLow);
}

/** Notes the way to a node, whatever was known of it. `from` and `via` as above. */
export function reach(
  trail: Trail,
  node: number,
  high: number,
  low: number,
  from: number,
  via: number,
): void {
  if (trail.high[node] === Number.POSITIVE_INFINITY) trail.touched.push(node);
  trail.high[node] = high;
  trail.low[node] = low;
  trail.from[node] = from;
  trail.via[node] = via;
  raise(trail.queue, node);
}

/** Reaches a node, if that is cheaper than what is known of it and of the end. Costs are above the potentials. */
export function tryNode(
  trail: Trail,
  node: number,
  high: number,
  low: number,
  from: number,
  via: number,
): void {
  if (!isBelowEnd(trail, high, low)) return;
  if (high > trail.high[node]! || (high === trail.high[node] && low >= trail.low[node]!)) return;
  reach(trail, node, high, low, from, via);
  if (trail.meeting !== null) tryMeeting(trail.meeting, node);
  else if (trail.isEnd[node] === 1) endAt(trail, node, high, low);
}

/** Notes where both searches have come, if no cheaper way is known. */
function tryMeeting({ own, other }: Meeting, node: number): void {
  const [high, low] = [own.high[node]! + other.high[node]!, own.low[node]! + other.low[node]!];
  if (high < Number.POSITIVE_INFINITY && isBelowEnd(own, high, low)) endAt(own, node, high, low);
}

function endAt(trail: Trail, node: number, high: number, low: number): void {
  trail.end = node;
  trail.endHigh = high;
  trail.endLow = low;
}

/** Whether a node waits that is nearer than the end. */
export function isUnderWay(trail: Trail): boolean {
  const { queue, high, low } = trail;
  const next = queue.items[0]!;
  return queue.size > 0 && isBelowEnd(trail, high[next]!, low[next]!);
}

/** Makes the trail as good as new for the next search. */
export function forget(trail: Trail): void {
  for (const node of trail.touched) {
    trail.high[node] = Number.POSITIVE_INFINITY;
    trail.low[node] = Number.POSITIVE_INFINITY;
  }
  trail.touched.length = 0;
  trail.settled.length = 0;
  clearQueue(trail.queue);
  trail.meeting = null;
  endAt(trail, -1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
}
