/**
 * Problem: whoever waits for a large run wants to see how far it is, and to stop it. Method: four shared integers. Every
 * row that is read adds one to the first; once somebody sets the second, the next row throws. The third says how many
 * rows this pass reads, the fourth how often all other pairs have been held against the prices. Nothing else of a run
 * depends on them.
 */
export type Pulse = Int32Array;

export const rowsRead = 0;
export const stopped = 1;
export const rowsWanted = 2;
export const rounds = 3;

export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export function newPulse(): Pulse {
  return new Int32Array(new SharedArrayBuffer(16));
}

/** One more row is read. Throws `Stopped` once somebody wants that. */
export function beat(pulse: Pulse): void {
  Atomics.add(pulse, rowsRead, 1);
  if (Atomics.load(pulse, stopped) === 1) throw new Stopped('The run was stopped.');
}

/** A pass over so many rows begins; 0: nobody knows how many. */
export function beginPass(pulse: Pulse, rows: number): void {
  Atomics.store(pulse, rowsRead, 0);
  Atomics.store(pulse, rowsWanted, rows);
}
