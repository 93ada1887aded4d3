/** Work over thousands of rows that keeps nobody else waiting. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds for which one thing may follow the other at once. */
const inARow = 5;

/** The same things one after the other; whoever else waits for the process comes in between. */
export async function* inTurns<Thing>(things: Iterable<Thing>): AsyncGenerator<Thing, undefined> {
  let turnAt = performance.now();
  for (const thing of things) {
    yield thing;
    if (performance.now() - turnAt < inARow) continue;
    await nextTurn();
    turnAt = performance.now();
  }
}

/** So many at a time; the last may be fewer. */
export function* inBatches<Thing>(things: Iterable<Thing>, size: number): Generator<Thing[], undefined> {
  let batch: Thing[] = [];
  for (const thing of things) {
    batch.push(thing);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
