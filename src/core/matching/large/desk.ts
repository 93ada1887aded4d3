/**
 * Problem: rows are worked out over and over, and nothing should be made anew for each. Method: each thread has a desk on
 * the common ground: room for the sets, columns, groups and lists of one row, by addresses in bytes, and views of them.
 * Rows of one thread share its desk, so a row is read to its end before the next. Columns of points by class of mentee
 * stay on the desk until the room is needed. Running time: a desk is laid out once. Memory: at most `bytesKept` of
 * columns, and about 30 bytes a mentor.
 */
import { aligned, type Ground } from './ground.ts';
import { type Kernel, kernelOn } from './kernel.ts';
import type { Packed } from './packed.ts';

/** What the desk's size depends on. */
export type DeskSize = {
  readonly words: number;
  readonly glances: number;
  /** Criteria of a mentee at most. Each has a column, or a group of up to four sets made for the row. */
  readonly criteria: number;
};

const bytesKept = 24e6;
const columnsKept = 160;
/** Longer tables of points are worked out by themselves; see columns.ts. */
export const tableLength = 4096;
/**
 * A group: the addresses of four sets or 0; whether it is a hope; what later groups add at most; 16 low bytes and 16 high
 * bytes of points.
 */
export const groupBytes = 64;

/** Addresses. `sieve` and `hoursCount` hold what the kernel's functions of these names read, in this order. */
type Places = {
  /** Set, columns, their number, groups, their number, lines, shift, plus, most, hope, mentors, points, spare. */
  readonly sieve: number;
  /** Mentors, points, zones of mentors, first masks, meetings, clocks, masks, own masks, needed, points by quarters, last. */
  readonly hoursCount: number;
  readonly columnList: number;
  readonly groups: number;
  readonly table: number;
  readonly spare: number;
  readonly bits: number;
  readonly other: number;
  readonly shares: number;
  readonly sets: number;
  readonly parts: number;
  readonly lines: number;
  readonly mentors: number;
  readonly points: number;
  readonly ownColumns: number;
  readonly columns: number;
};

export type Desk = {
  readonly at: Places;
  readonly kernel: Kernel;
  /** Bytes of a set, mentors of a column with those that fill it up, bytes of a column. */
  readonly setBytes: number;
  readonly lanes: number;
  readonly columnBytes: number;
  /** The whole ground; items of `at` are divided by the bytes of an item. */
  readonly words: Int32Array;
  readonly shorts: Int16Array;
  readonly bytes: Uint8Array;
  /** Mentors listed by the sieve, and their points. */
  readonly mentors: Int32Array;
  readonly points: Int32Array;
  /** For each mentor the points that a pair must exceed; whoever reads rows may set them. */
  readonly lines: Int16Array;
  readonly slots: number;
  /** The slots of kept columns, the one used longest ago first. */
  readonly kept: Map<number, number>;
};

/** Lays the desk out from an address on; gives where it ends. */
function layOut({ words, glances, criteria }: DeskSize, from: number): [Places, number] {
  let next = from;
  const take = (bytes: number): number => {
    const at = next;
    next += aligned(bytes);
    return at;
  };
  const [set, lanes] = [words * 4, words * 32];
  const places: Places = {
    sieve: take(64),
    hoursCount: take(64),
    columnList: take(4 * criteria),
    groups: take(groupBytes * criteria),
    table: take(2 * tableLength),
    spare: take(32),
    bits: take(set),
    other: take(set),
    shares: take(4 * set * glances),
    sets: take(4 * set * criteria),
    parts: take(4 * lanes),
    lines: take(2 * lanes),
    mentors: take(4 * lanes),
    points: take(4 * lanes),
    ownColumns: take(2 * lanes * criteria),
    columns: take(2 * lanes * slotsOf(lanes)),
  };
  return [places, next];
}

function slotsOf(lanes: number): number {
  return Math.max(8, Math.min(columnsKept, Math.floor(bytesKept / (2 * lanes))));
}

/** How long a desk is, in bytes. */
export function deskBytes(size: DeskSize): number {
  return layOut(size, 0)[1];
}

const desks = new WeakMap<Ground, Desk>();

/** This thread's desk. */
export function deskOf({ ground, deskSize, words }: Packed): Desk {
  const known = desks.get(ground);
  if (known !== undefined) return known;
  const { buffer } = ground;
  const [at] = layOut(deskSize, ground.desks + ground.desk * ground.deskBytes);
  const lanes = words * 32;
  const desk: Desk = {
    at,
    kernel: kernelOn(ground),
    setBytes: words * 4,
    lanes,
    columnBytes: lanes * 2,
    words: new Int32Array(buffer),
    shorts: new Int16Array(buffer),
    bytes: new Uint8Array(buffer),
    mentors: new Int32Array(buffer, at.mentors, lanes),
    points: new Int32Array(buffer, at.points, lanes),
    lines: new Int16Array(buffer, at.lines, lanes),
    slots: slotsOf(lanes),
    kept: new Map(),
  };
  desks.set(ground, desk);
  return desk;
}
