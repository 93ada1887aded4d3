/**
 * Problem: would any pair that is not listed improve the answer? Method: each is held against the prices: a pair that is
 * worth more than mentee and mentor cost together (its reduced cost is negative) must join the list. Once there is none,
 * the prices prove the answer against all pairs of the round. Prices are lines for the sieve (row.ts): a pair is looked at
 * where it could violate them, or nearly so, with all the hours there are. Where a row has more violators than are asked
 * for, as at prices that are far off, the line rises to the worst of the best. Where a pair is worth exactly its prices, lots
 * decide (ties.ts). Running time: as in candidates.ts. Ties: of a row's violators the worst `atMost` are given, then by
 * the order of mentors. Reference: Desrosiers and Lübbecke, "A primer in column generation" (2005).
 */
import type { Pairs } from './candidates.ts';
import { pairsOfTriples } from './lists.ts';
import type { Packed } from './packed.ts';
import { emptyRow, openRow, type Row, readPart, type Scope, stepsOf } from './row.ts';
import { type Lots, lotOf } from './ties.ts';

export type Prices = {
  /** Potentials of mentees, then of mentors, as in flow.ts. */
  readonly potential: Float64Array;
  /** Once lots decide between pairs of equal worth: what they are drawn from, and the potentials by lots. */
  readonly lots: { readonly drawn: Lots; readonly potential: Float64Array } | null;
  /** Pairs that cost at most so many points too much join the list as well; at most `margin`. */
  readonly within?: number;
  /** Potentials by which the nearest pair is told, if not by those above. */
  readonly reference?: Float64Array;
  /** What one point is worth in potentials; more than 0, since all goals end with the total. */
  readonly point: number;
  /** Only pairs of at least these points count. */
  readonly least: number;
  /** The listed pairs of mentee i are at starts[i] … starts[i + 1] - 1. */
  readonly starts: Int32Array;
  readonly mentorOf: Int32Array;
};

/** Violators, and for each row that was priced how near the other unlisted pairs come to being some. */
export type Priced = {
  readonly pairs: Pairs;
  readonly rows: Int32Array;
  /** The highest price that an unlisted pair of the row, these violators apart, would pay. */
  readonly nearest: Float64Array;
};

/** Unlisted pairs of some mentees that violate their prices, at most `atMost` of each. */
export function violators(
  packed: Packed,
  scope: Scope,
  prices: Prices,
  rows: Int32Array,
  atMost: number,
): Priced {
  const { starts, mentorOf } = prices;
  const row = emptyRow(packed, scope);
  const isListed = new Uint8Array(packed.mentors);
  const found: number[] = [];
  const inOrder = byHeight(prices, rows);
  const lines: Lines = { height: Number.NaN };
  const nearest = new Float64Array(rows.length).fill(Number.NEGATIVE_INFINITY);
  inOrder.forEach((mentee, place) => {
    if (!openRow(row, mentee)) return;
    for (let pair = starts[mentee]!; pair < starts[mentee + 1]!; pair++) isListed[mentorOf[pair]!] = 1;
    const own: Violator[] = [];
    nearest[place] = priceRow(row, prices, lines, isListed, own, atMost);
    for (const { mentor, points } of own) found.push(mentee, mentor, points);
    for (let pair = starts[mentee]!; pair < starts[mentee + 1]!; pair++) isListed[mentorOf[pair]!] = 0;
  });
  return { pairs: pairsOfTriples(found), rows: inOrder, nearest };
}

/** Pairs that fall short of their price by less than so many points are looked at, so that few rows are read again soon. */
export const margin = 40;
/** Lines are drawn at multiples of so many points, and reach as far again on both sides. */
const step = 8192;
const reach = 2 * step;

/** The price, in points, at which lines are drawn on the desk; NaN where they are not. */
type Lines = { height: number };

function heightOf(floor: number): number {
  return Math.floor(floor / step) * step;
}

/** Rows whose prices are alike stand together, in their order, so that lines are seldom drawn. */
function byHeight({ potential, point }: Prices, rows: Int32Array): Int32Array {
  const groups = Map.groupBy(rows, (mentee) => heightOf(Math.floor(potential[mentee]! / point)));
  return Int32Array.from([...groups.values()].flat());
}

/** For each mentor what a pair must be worth, in points, at a price of `height`; rounded down, and cut at `reach`. */
function drawLines(
  { packed, desk }: Row,
  { potential, reference = potential, point }: Prices,
  height: number,
): void {
  for (let mentor = 0; mentor < packed.mentors; mentor++) {
    const node = packed.mentees + mentor;
    const line = height - Math.max(potential[node]!, reference[node]!) / point;
    desk.lines[mentor] = Math.max(-reach, Math.min(reach, Math.floor(line)));
  }
}

/**
 * Reads a part of the open row: pairs that are worth less than `floor`, in points, are left out. Lines that were cut must
 * leave nobody out: of a row far below them everybody is read, and it is only for a row far above, or still far below
 * after its first part, that they are drawn anew.
 */
function readAbove(
  row: Row,
  prices: Prices,
  lines: Lines,
  floor: number,
  [from, until]: readonly [number, number],
): void {
  const isNear = floor - lines.height < reach && (from === 0 || floor - lines.height >= -reach);
  if (!isNear) {
    lines.height = heightOf(floor);
    drawLines(row, prices, lines.height);
  }
  // One point more for whatever is worth less than a point.
  readPart(row, from, until, unreachable, Math.max(-reach, floor - lines.height) - 1);
}

/**
 * Collects the worst violators of the open row, and gives the highest price among the other unlisted pairs, or a bound. In
 * parts, each twice as long as the one before: once there are enough violators, only worse ones are looked at.
 */
function priceRow(
  row: Row,
  prices: Prices,
  lines: Lines,
  isListed: Uint8Array,
  own: Violator[],
  atMost: number,
): number {
  const { potential, lots, within = 0, reference = potential, point, least } = prices;
  const first = row.packed.mentees;
  const { mentee } = row;
  const price = potential[mentee]!;
  const line = price - within * point;
  const end = stepsOf(row);
  let floor = Math.floor(price / point) - margin;
  let nearest = Number.NEGATIVE_INFINITY;
  for (let from = 0, steps = firstPart; from < end; from += steps, steps *= 2) {
    const worst = own[atMost - 1];
    if (worst !== undefined) floor = Math.max(floor, Math.floor(worst.price / point));
    readAbove(row, prices, lines, floor, [from, Math.min(end, from + steps)]);
    for (let at = 0; at < row.count; at++) {
      const mentor = row.mentors[at]!;
      const points = row.points[at]!;
      if (isListed[mentor] === 1 || points < least) continue;
      const worth = points * point + potential[first + mentor]!;
      const near = points * point + reference[first + mentor]!;
      const tied = lots !== null && worth === price;
      const byLots = tied ? lotOf(lots.drawn, mentee, mentor) + lots.potential[first + mentor]! : 0;
      let left = near;
      if (worth > line || (tied && byLots > lots.potential[mentee]!)) {
        left = enter(own, { mentor, points, price: worth, lots: byLots, near }, atMost);
      }
      if (left > nearest) nearest = left;
    }
  }
  return Math.max(nearest, floor * point);
}

/** Steps of the row in its first part. */
const firstPart = 32;

type Violator = {
  readonly mentor: number;
  readonly points: number;
  readonly price: number;
  readonly lots: number;
  readonly near: number;
};

/** Enters a violator among the worst, the worst first; gives how near the one comes who is left over. */
function enter(own: Violator[], entering: Violator, atMost: number): number {
  let at = own.length;
  while (at > 0 && isWorse(entering, own[at - 1]!)) at -= 1;
  own.splice(at, 0, entering);
  return own.length > atMost ? own.pop()!.near : Number.NEGATIVE_INFINITY;
}

function isWorse(one: Violator, other: Violator): boolean {
  return one.price > other.price || (one.price === other.price && one.lots > other.lots);
}

const unreachable = 2 ** 15 - 1;

/**
 * Which rows must be priced again after the flow has changed: those where the nearest unlisted pair could have become a
 * violator, had its mentor risen as much as any has since. A few mentors rise far more than all others; rows that only
 * they could open are held against them alone. `rise` adds up the highest rises of the others.
 */
export type Ledger = { readonly potential: Float64Array; readonly nearest: Float64Array; rise: number };

/** Rows to be priced, in the packed order: some with every mentor, some with those who have risen most. */
export type Opened = { readonly whole: Int32Array; readonly part: Int32Array; readonly risen: Int32Array };

/** One mentor of so many is looked at apart. */
const apart = 100;

/** No row has been priced yet. */
export function openLedger({ mentees, mentors }: Packed): Ledger {
  return {
    potential: new Float64Array(mentees + mentors),
    nearest: new Float64Array(mentees).fill(Number.POSITIVE_INFINITY),
    rise: 0,
  };
}

/** Rows that may have violators now; once lots decide, a pair worth exactly its prices may be one. */
export function openRows(
  ledger: Ledger,
  { order, mentees, mentors }: Packed,
  { potential, lots }: Pick<Prices, 'potential' | 'lots'>,
): Opened {
  const rises = Float64Array.from(
    { length: mentors },
    (_, mentor) => potential[mentees + mentor]! - ledger.potential[mentees + mentor]!,
  );
  const inOrder = rises.toSorted();
  const most = inOrder.at(-1) ?? 0;
  const others = inOrder[Math.floor(mentors - 1 - mentors / apart)] ?? most;
  ledger.potential.set(potential.subarray(0, ledger.potential.length));
  const canOpen = (mentee: number, rise: number): boolean => {
    const line = ledger.nearest[mentee]! + ledger.rise + rise;
    return potential[mentee]! < line || (lots !== null && potential[mentee] === line);
  };
  const whole = order.filter((mentee) => canOpen(mentee, others));
  const part = order.filter((mentee) => !canOpen(mentee, others) && canOpen(mentee, most));
  // Whoever is not looked at keeps a line at which every mentor might have risen most.
  for (const mentee of order) if (!canOpen(mentee, most)) ledger.nearest[mentee]! += most - others;
  ledger.rise += others;
  return { whole, part, risen: Int32Array.from(rises.keys()).filter((mentor) => rises[mentor]! > others) };
}

/** Notes what was found in rows that were priced with every mentor. */
export function noteRows(ledger: Ledger, priced: readonly Priced[]): void {
  for (const { rows, nearest } of priced) {
    rows.forEach((mentee, place) => {
      ledger.nearest[mentee] = nearest[place]! - ledger.rise;
    });
  }
}

/** Notes what was found in rows that were priced with those who have risen most: what is known of the others stays. */
export function noteParts(ledger: Ledger, priced: readonly Priced[]): void {
  for (const { rows, nearest } of priced) {
    rows.forEach((mentee, place) => {
      ledger.nearest[mentee] = Math.max(ledger.nearest[mentee]!, nearest[place]! - ledger.rise);
    });
  }
}
