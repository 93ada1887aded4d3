/**
 * Problem: with which mentors may one mentee be paired, and for how many points? Method: sets of mentors are cut by
 * whole words; for those left, criteria are added one after the other, each in one sweep. Only shared hours are left for
 * later, pair by pair (withHours), since most pairs are known to be too poor without them. Running time: mentors / 32 ×
 * rules, and rules × mentors left. Ties: mentors come in their order. Reference: Warren, Hacker's Delight (2003).
 */
import { wordsInMask } from '../../time/mask.ts';
import { addPoints } from './add.ts';
import type { Column } from './columns.ts';
import { findFree } from './hours.ts';
import type { Glance, Lists, MentorBits, Packed, Points } from './packed.ts';
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
  mentee: number;
  /** The first `count` are of this row: mentors in order, and their points without hours. */
  count: number;
  readonly mentors: Int32Array;
  readonly points: Int32Array;
  /** What hours may add at most. */
  most: number;
  readonly bits: MentorBits;
  readonly other: MentorBits;
  readonly shares: MentorBits;
  readonly parts: Int32Array;
  /** For each table and clock of the mentee's zone: the number of words in which they are free, and which. */
  readonly free: Int32Array;
  readonly clocksAtMost: number;
  readonly columns: Map<Points, Map<number, Column>>;
};

export function emptyRow(packed: Packed, scope: Scope): Row {
  const clocksAtMost = packed.hours.reduce(
    (most, { clocks }) => clocks.reduce((a, b) => Math.max(a, b + 1), most),
    1,
  );
  return {
    packed,
    scope,
    mentee: -1,
    count: 0,
    mentors: new Int32Array(packed.mentors),
    points: new Int32Array(packed.mentors),
    most: 0,
    bits: new Int32Array(packed.words),
    other: new Int32Array(packed.words),
    shares: new Int32Array(
      packed.words * packed.glances.reduce((most, glance) => Math.max(most, glance?.least ?? 0), 0),
    ),
    parts: new Int32Array(packed.mentors),
    free: new Int32Array(packed.hours.length * clocksAtMost * (wordsInMask + 1)),
    clocksAtMost,
    columns: new Map(),
  };
}

/** Everybody of the round takes part. */
export function wholeScope({ mentees, open }: Packed): Scope {
  return {
    open,
    asks: new Uint8Array(mentees).fill(1),
    decided: { starts: new Int32Array(mentees + 1), items: new Int32Array(0) },
  };
}

/** Fills the row of a mentee: all mentors who pass every rule but those about hours. */
export function readRow(row: Row, mentee: number): void {
  const { packed, scope } = row;
  if (packed.pulse !== undefined) beat(packed.pulse);
  row.mentee = mentee;
  row.count = 0;
  row.most = 0;
  if (packed.barred[mentee] === 1 || scope.asks[mentee] === 0) return;
  sift(row);
  gather(row);
  row.points.fill(0, 0, row.count);
  for (const criterion of packed.criteria[packed.criteriaOf[mentee]!]!) addPoints(row, criterion);
  if (packed.hours.length > 0) findFree(row);
}

/** Leaves a bit for each mentor who passes. */
function sift(row: Row): void {
  const { packed, scope, bits, other, mentee } = row;
  const { words } = packed;
  bits.set(scope.open);
  for (const { sets, setsOf } of packed.screens) {
    const [first, last] = [setsOf.starts[mentee]!, setsOf.starts[mentee + 1]!];
    if (first === last) bits.fill(0);
    else if (last - first === 1) intersect(bits, sets, setsOf.items[first]! * words);
    else {
      other.fill(0);
      for (let at = first; at < last; at++) unite(other, sets, setsOf.items[at]! * words);
      intersect(bits, other, 0);
    }
  }
  for (const { isOnly, listOf, mentors } of packed.rolls) {
    if (isOnly) {
      other.fill(0);
      for (let at = mentors.starts[listOf[mentee]!]!; at < mentors.starts[listOf[mentee]! + 1]!; at++) {
        const j = mentors.items[at]!;
        other[j >> 5]! |= 1 << (j & 31);
      }
      intersect(bits, other, 0);
    } else strike(bits, mentors, listOf[mentee]!);
  }
  strike(bits, scope.decided, mentee);
  for (const glance of packed.glances) if (glance !== null) glanceAtHours(row, glance);
}

/** After some hours, set k has the mentors who share at least k + 1 of them. */
function glanceAtHours(
  { packed: { words }, bits, shares, mentee }: Row,
  { least, sets, hoursOf }: Glance,
): void {
  shares.fill(0, 0, least * words);
  for (let at = hoursOf.starts[mentee]!; at < hoursOf.starts[mentee + 1]!; at++) {
    const from = hoursOf.items[at]! * words;
    for (let level = least - 1; level > 1; level--) {
      const [own, below] = [level * words, (level - 1) * words];
      for (let word = 0; word < words; word++)
        shares[own + word]! |= shares[below + word]! & sets[from + word]!;
    }
    if (least === 1) unite(shares.subarray(0, words), sets, from);
    else shareOnceAndTwice(shares, sets, from, words);
  }
  intersect(bits, shares, (least - 1) * words);
}

/** The two lowest levels in one sweep. */
function shareOnceAndTwice(shares: Int32Array, sets: Int32Array, from: number, words: number): void {
  for (let word = 0; word < words; word++) {
    const once = shares[word]!;
    const free = sets[from + word]!;
    shares[words + word]! |= once & free;
    shares[word] = once | free;
  }
}

function intersect(bits: Int32Array, sets: Int32Array, from: number): void {
  for (let word = 0; word < bits.length; word++) bits[word]! &= sets[from + word]!;
}

function unite(bits: Int32Array, sets: Int32Array, from: number): void {
  for (let word = 0; word < bits.length; word++) bits[word]! |= sets[from + word]!;
}

function strike(bits: Int32Array, { starts, items }: Lists, list: number): void {
  for (let at = starts[list]!; at < starts[list + 1]!; at++)
    bits[items[at]! >> 5]! &= ~(1 << (items[at]! & 31));
}

function gather(row: Row): void {
  const { bits, mentors } = row;
  let count = 0;
  for (let word = 0; word < bits.length; word++) {
    for (let left = bits[word]!; left !== 0; left &= left - 1) {
      mentors[count++] = (word << 5) + 31 - Math.clz32(left & -left);
    }
  }
  row.count = count;
}
