/**
 * Problem: what is done with whole rows of mentors, again and again. Method: WebAssembly where the machine has its
 * vectors (kernel/rows.ts), or the twin in TypeScript (twin.ts), which gives the same bits. Both work on one stretch of
 * memory, by addresses in bytes. Running time: see row.ts; the twin takes some five times as long.
 */
import type { Ground } from './ground.ts';
import { kernelModule } from './kernel-module.ts';
import { twin } from './twin.ts';

export type Kernel = {
  /** The mentors of a set that are in another one too; in either of the two. `bytes` is the length of a set. */
  readonly intersect: (to: number, from: number, bytes: number) => void;
  readonly unite: (to: number, from: number, bytes: number) => void;
  /** Four sets: who is free in at least one, two, three, four of the listed hours. `sets` has one set for each hour. */
  readonly share: (to: number, bytes: number, sets: number, hours: number, count: number) => void;
  /** parts[j] += levels[j] × times; parts of 32 bits, levels of 8. */
  readonly addTimes: (parts: number, levels: number, times: number, lanes: number) => void;
  /** parts[j] = the greater of parts[j] and the lesser of levels[j] and `most`. */
  readonly raiseTo: (parts: number, levels: number, most: number, lanes: number) => void;
  /** column[j] = table[parts[j]]; columns and tables of 16 bits. */
  readonly lookUp: (column: number, parts: number, table: number, lanes: number) => void;
  /** to[j] += from[j], of 16 bits. */
  readonly addColumn: (to: number, from: number, bytes: number) => void;
  /** Lists the mentors of a part of the row who are worth more than a line; see `sieve` in desk.ts. Gives their number. */
  readonly sieve: (sieve: number, from: number, until: number, own: number) => number;
  /** Strikes from that list whoever shares too few hours, and adds points for hours; see `hoursCount` in desk.ts. */
  readonly countHours: (count: number, listed: number) => number;
};

/** The part of the platform's WebAssembly that is used here. */
declare const WebAssembly: {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

let compiled: object | null | undefined;

/** The compiled module, or null where the machine cannot run it. */
function moduleOf(): object | null {
  if (compiled !== undefined) return compiled;
  const bytes = Uint8Array.from(atob(kernelModule), (letter) => letter.charCodeAt(0));
  compiled =
    typeof WebAssembly === 'object' && WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  return compiled;
}

/** Whether rows are read by vectors here. */
export function hasVectors(): boolean {
  return moduleOf() !== null;
}

/** The kernel over a stretch of memory, or its twin. */
export function kernelOn({ memory, buffer }: Ground): Kernel {
  const module = memory === null ? null : moduleOf();
  return module === null
    ? twin(buffer)
    : (new WebAssembly.Instance(module, { env: { memory } }).exports as Kernel);
}
