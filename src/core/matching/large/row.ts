/**
 * Problem: with which mentors may one mentee be paired, and for how many points? Method: sets of mentors are cut by whole
 * vectors; what is left is sieved by what a pair is worth with all the hours that it may share, seen at a glance; only
 * for those above the line are hours counted (hours.ts). Running time: mentors / 128 × rules, mentors / 8 × criteria,
 * and some ten nanoseconds for each mentor above the line. Ties: mentors come in their order. Reference: Warren,
 * Hacker's Delight (2003).
 */
import { closeGroups, type Layout, layCriteria } from './add.ts';
import { type Desk, deskOf } from './desk.ts';
import { countHours, layHours } from './hours.ts';
import type { Glance, Lists, MentorBits, Packed } from './packed.ts';
import { beat } from './pulse.ts';

/** Who takes part, apart from the rules: mentors with room, mentees who ask, pairs that are decided already. */
export type Scope = {
  readonly open: MentorBits;
  readonly asks: Uint8Array;
  /** For each mentee the mentors of decided pairs: locked or vetoed. */
  readonly decided: Lists;
};

export type Row = {
  readonly packed: Packed;
  readonly scope: Scope;
  readonly desk: Desk;
  mentee: number;
  /** The first `count` are of this row, or of the part that was read: mentors in order, and their points. */
  count: number;
  readonly mentors: Int32Array;
  readonly points: Int32Array;
};

/** Mentors are read in parts that are multiples of so many. */
const mentorsInStep = 16;

/** The row of nobody yet, on this thread's desk. */
export function emptyRow(packed: Packed, scope: Scope): Row {
  const desk = deskOf(packed);
  return { packed, scope, desk, mentee: -1, count: 0, mentors: desk.mentors, points: desk.points };
}

/** Everybody of the round takes part. */
export function wholeScope({ mentees, open }: Packed): Scope {
  return {
    open,
    asks: new Uint8Array(mentees).fill(1),
    decided: { starts: new Int32Array(mentees + 1), items: new Int32Array(0) },
  };
}

/** The same, of all mentors only some. */
export function narrowed(scope: Scope, mentors: Int32Array): Scope {
  const open = new Int32Array(scope.open.length);
  for (const mentor of mentors) open[mentor >> 5]! |= scope.open[mentor >> 5]! & (1 << (mentor & 31));
  return { ...scope, open };
}

/** Fills the row of a mentee: every mentor whom they may be paired with, and the points of the pair. */
export function readRow(row: Row, mentee: number): void {
  row.count = 0;
  if (openRow(row, mentee)) readPart(row, 0, stepsOf(row), -1, 0);
}

/** How many steps there are in a row. */
export function stepsOf({ packed: { mentors } }: Row): number {
  return Math.ceil(mentors / mentorsInStep);
}

/**
 * Makes the row of a mentee ready to be read in parts; false where nobody is in it. One row of a thread is open at a time.
 */
export function openRow(row: Row, mentee: number): boolean {
  const { packed, scope, desk } = row;
  if (packed.pulse !== undefined) beat(packed.pulse);
  row.mentee = mentee;
  row.count = 0;
  if (packed.barred[mentee] === 1 || scope.asks[mentee] === 0) return false;
  const layout: Layout = { columns: 0, groups: 0, sets: 0, ownColumns: 0, plus: 0 };
  sift(row);
  const hope = layHours(row, layout);
  if (hope < 0) return false;
  layCriteria(desk, layout, packed, mentee);
  const { words, at } = desk;
  const sieve = at.sieve >> 2;
  words[sieve] = at.bits;
  words[sieve + 1] = at.columnList;
  words[sieve + 2] = layout.columns;
  words[sieve + 3] = at.groups;
  words[sieve + 4] = layout.groups;
  words[sieve + 5] = at.lines;
  words[sieve + 7] = layout.plus;
  words[sieve + 8] = closeGroups(desk, layout) + hope;
  words[sieve + 9] = hope;
  words[sieve + 10] = at.mentors;
  words[sieve + 11] = at.points;
  words[sieve + 12] = at.spare;
  return true;
}

/**
 * Reads the mentors of steps from … until - 1 of the open row. Of those whose points are not more than `own`, and not
 * more than their line on the desk and `shift` together, most are left out.
 */
export function readPart(row: Row, from: number, until: number, own: number, shift: number): void {
  const { desk } = row;
  desk.words[(desk.at.sieve >> 2) + 6] = shift;
  row.count = desk.kernel.sieve(desk.at.sieve, from, until, own);
  if (row.count > 0) countHours(row);
}

/** Points of the open row's mentee with one mentor; null where they are not eligible. */
export function pointsWith(row: Row, mentor: number): number | null {
  const step = Math.floor(mentor / mentorsInStep);
  readPart(row, step, step + 1, -1, 0);
  const at = row.mentors.subarray(0, row.count).indexOf(mentor);
  return at < 0 ? null : row.points[at]!;
}

/** Leaves a bit for each mentor who passes. */
function sift({ packed, scope, desk, mentee }: Row): void {
  const { kernel, at, setBytes, words } = desk;
  words.set(scope.open, at.bits >> 2);
  for (const { sets, setsOf } of packed.screens) {
    const [first, last] = [setsOf.starts[mentee]!, setsOf.starts[mentee + 1]!];
    const set = (next: number) => sets.byteOffset + setsOf.items[next]! * setBytes;
    if (last - first === 1) {
      kernel.intersect(at.bits, set(first), setBytes);
      continue;
    }
    clear(desk, at.other);
    for (let next = first; next < last; next++) kernel.unite(at.other, set(next), setBytes);
    kernel.intersect(at.bits, at.other, setBytes);
  }
  for (const { isOnly, listOf, mentors } of packed.rolls) {
    if (isOnly) {
      clear(desk, at.other);
      mark(desk, at.other, mentors, listOf[mentee]!);
      kernel.intersect(at.bits, at.other, setBytes);
    } else strike(desk, mentors, listOf[mentee]!);
  }
  strike(desk, scope.decided, mentee);
  packed.glances.forEach((glance, table) => {
    if (glance !== null) glanceAtHours(desk, glance, table, mentee);
  });
}

/** Who shares at least one, two, three, four of the mentee's hours, on the desk. */
function glanceAtHours(desk: Desk, { least, sets, hoursOf }: Glance, table: number, mentee: number): void {
  const { at, kernel, setBytes } = desk;
  const shares = at.shares + table * 4 * setBytes;
  const [first, last] = [hoursOf.starts[mentee]!, hoursOf.starts[mentee + 1]!];
  kernel.share(shares, setBytes, sets.byteOffset, hoursOf.items.byteOffset + 4 * first, last - first);
  if (least > 0) kernel.intersect(at.bits, shares + (least - 1) * setBytes, setBytes);
}

function clear({ words, setBytes }: Desk, set: number): void {
  words.fill(0, set >> 2, (set + setBytes) >> 2);
}

function mark({ words }: Desk, set: number, { starts, items }: Lists, list: number): void {
  for (let at = starts[list]!; at < starts[list + 1]!; at++)
    words[(set >> 2) + (items[at]! >> 5)]! |= 1 << (items[at]! & 31);
}

function strike({ words, at: { bits } }: Desk, { starts, items }: Lists, list: number): void {
  for (let at = starts[list]!; at < starts[list + 1]!; at++)
    words[(bits >> 2) + (items[at]! >> 5)]! &= ~(1 << (items[at]! & 31));
}
