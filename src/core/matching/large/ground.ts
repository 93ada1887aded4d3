/**
 * Problem: several threads and a kernel read the same packed people. Method: one stretch of shared memory. All arrays of
 * a packed round are moved into it, each to an address that suits vectors; behind them lie the desks, one for each
 * thread, where rows are worked out (desk.ts). Pages that nobody touches cost nothing. Running time: one copy.
 */
import { hasVectors } from './kernel.ts';

export type Ground = {
  /** Shared WebAssembly memory; null where the twin of the kernel works on a plain shared buffer. */
  readonly memory: object | null;
  readonly buffer: SharedArrayBuffer;
  /** Where the first desk lies, how long each is, and which one is this thread's. */
  readonly desks: number;
  readonly deskBytes: number;
  readonly desk: number;
};

/** Whoever asks, and at most eight threads. */
export const threadsAtMost = 8;

const page = 65_536;
/** Nothing lies at address 0, which stands for nothing. */
const firstAddress = 64;

/** So many bytes, filled up to whole vectors. */
export const aligned = (bytes: number): number => (bytes + 15) & ~15;

/** The same value with its typed arrays on common ground, each of them once. */
export function settled<T>(value: T, deskBytes: number): T & { readonly ground: Ground } {
  const desks = firstAddress + bytesOf(value);
  const { memory, buffer } = newMemory(Math.ceil((desks + deskBytes * (1 + threadsAtMost)) / page));
  return {
    ...movedTo(buffer, value, firstAddress),
    ground: { memory, buffer, desks, deskBytes, desk: 0 },
  };
}

declare const WebAssembly: {
  readonly Memory: new (given: object) => { readonly buffer: SharedArrayBuffer };
};

function newMemory(pages: number): Pick<Ground, 'memory' | 'buffer'> {
  if (!hasVectors()) return { memory: null, buffer: new SharedArrayBuffer(pages * page) };
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return { memory, buffer: memory.buffer };
}

/** How much room a value's typed arrays take, each of them once. */
export function bytesOf(value: unknown, seen = new Set<unknown>()): number {
  if (ArrayBuffer.isView(value)) {
    if (seen.has(value)) return 0;
    seen.add(value);
    return aligned(value.byteLength);
  }
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + bytesOf(inner, seen), 0);
}

/** The same value with copies of its typed arrays in a buffer, from an address on; there must be room for them. */
export function movedTo<T>(buffer: SharedArrayBuffer, value: T, from: number): T {
  return moved(value, buffer, { next: from, moved: new Map() });
}

type Place = { next: number; readonly moved: Map<unknown, unknown> };

function moved<T>(value: T, buffer: SharedArrayBuffer, place: Place): T {
  if (ArrayBuffer.isView(value)) {
    const known = place.moved.get(value);
    if (known !== undefined) return known as T;
    const Kind = value.constructor as new (buffer: SharedArrayBuffer, at: number, length: number) => T;
    const { byteLength } = value;
    const copy = new Kind(buffer, place.next, (value as unknown as Uint8Array).length);
    (copy as Uint8Array).set(value as unknown as Uint8Array);
    place.next += aligned(byteLength);
    place.moved.set(value, copy);
    return copy;
  }
  if (Array.isArray(value)) return value.map((inner) => moved(inner, buffer, place)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, moved(inner, buffer, place)]),
  ) as T;
}
