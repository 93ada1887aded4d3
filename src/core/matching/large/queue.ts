/**
 * Problem: which of some numbered items has the smallest pair of keys, the second compared where the first are equal?
 * Method: as in heap.ts, which does not pay for a second key. Running time: logarithmic. Ties: by the history of calls.
 */
export type Queue = {
  size: number;
  readonly items: Int32Array;
  /** Where an item sits, or -1. */
  readonly places: Int32Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
};

/** An empty queue for items 0 … count - 1 with the keys in `high` and `low`, which stay the caller's. */
export function emptyQueue(high: Float64Array, low: Float64Array): Queue {
  return {
    size: 0,
    items: new Int32Array(high.length),
    places: new Int32Array(high.length).fill(-1),
    high,
    low,
  };
}

/** Adds an item, or moves it up after its keys were lowered. */
export function raise(queue: Queue, item: number): void {
  const { items, places, high, low } = queue;
  let at = places[item]!;
  if (at < 0) at = queue.size++;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = items[above]!;
    if (high[other]! < high[item]! || (high[other] === high[item] && low[other]! <= low[item]!)) break;
    items[at] = other;
    places[other] = at;
    at = above;
  }
  items[at] = item;
  places[item] = at;
}

/** Takes out the item with the smallest keys. The queue must not be empty. */
export function takeLeast(queue: Queue): number {
  const { items, places } = queue;
  const least = items[0]!;
  places[least] = -1;
  queue.size -= 1;
  if (queue.size > 0) sink(queue, items[queue.size]!);
  return least;
}

function sink({ items, places, high, low, size }: Queue, item: number): void {
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= size) break;
    if (below + 1 < size && isLess(high, low, items[below + 1]!, items[below]!)) below += 1;
    const other = items[below]!;
    if (!isLess(high, low, other, item)) break;
    items[at] = other;
    places[other] = at;
    at = below;
  }
  items[at] = item;
  places[item] = at;
}

function isLess(high: Float64Array, low: Float64Array, a: number, b: number): boolean {
  return high[a]! < high[b]! || (high[a] === high[b] && low[a]! < low[b]!);
}

/** Forgets all items, in the time that it takes to name them. */
export function clearQueue(queue: Queue): void {
  for (let at = 0; at < queue.size; at++) queue.places[queue.items[at]!] = -1;
  queue.size = 0;
}
