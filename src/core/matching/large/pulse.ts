/**
 * How whoever waits for a large run sees that it lives, and stops it: two shared integers. Every row that is read adds one
 * to the first; once somebody sets the second, the next row throws. Nothing else of a run depends on them.
 */
export type Pulse = Int32Array;

export const rowsRead = 0;
export const stopped = 1;

export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export function newPulse(): Pulse {
  return new Int32Array(new SharedArrayBuffer(8));
}

export function beat(pulse: Pulse): void {
  Atomics.add(pulse, rowsRead, 1);
  if (Atomics.load(pulse, stopped) === 1) throw new Stopped('The run was stopped.');
}
