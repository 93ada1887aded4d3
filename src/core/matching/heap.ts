/**
 * Problem: which of some numbered items has the smallest key? Method: a binary heap that knows where each item sits, so
 * that a key may be lowered. Running time: logarithmic. Ties: by the history of calls, hence the same on every machine.
 * Reference: Williams, "Algorithm 232: Heapsort" (1964).
 */
export type Heap = {
  size: number;
  readonly items: Int32Array;
  /** Where an item sits, or -1. */
  readonly places: Int32Array;
  readonly keys: Float64Array;
};

/** An empty heap for items 0 … count - 1 with the keys in `keys`, which stay the caller's. */
export function emptyHeap(keys: Float64Array): Heap {
  return { size: 0, items: new Int32Array(keys.length), places: new Int32Array(keys.length).fill(-1), keys };
}

/** Adds an item, or moves it up after its key was lowered. */
export function raise(heap: Heap, item: number): void {
  const { items, places, keys } = heap;
  const key = keys[item]!;
  let at = places[item]!;
  if (at < 0) at = heap.size++;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = items[above]!;
    if (keys[other]! <= key) break;
    items[at] = other;
    places[other] = at;
    at = above;
  }
  items[at] = item;
  places[item] = at;
}

/** Takes out the item with the smallest key. The heap must not be empty. */
export function takeLeast(heap: Heap): number {
  const { items, places } = heap;
  const least = items[0]!;
  places[least] = -1;
  heap.size -= 1;
  if (heap.size > 0) sink(heap, items[heap.size]!);
  return least;
}

function sink({ items, places, keys, size }: Heap, item: number): void {
  const key = keys[item]!;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= size) break;
    // Stryker disable next-line all: at the end stands the sinking item itself, which stops it just as well.
    if (below + 1 < size && keys[items[below + 1]!]! < keys[items[below]!]!) below += 1;
    const other = items[below]!;
    if (keys[other]! >= key) break;
    items[at] = other;
    places[other] = at;
    at = below;
  }
  items[at] = item;
  places[item] = at;
}

/** Forgets all items, in the time that it takes to name them. */
export function clearHeap(heap: Heap): void {
  for (let at = 0; at < heap.size; at++) heap.places[heap.items[at]!] = -1;
  heap.size = 0;
}
