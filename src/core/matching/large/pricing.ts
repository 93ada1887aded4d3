/**
 * Problem: would any pair that is not listed improve the answer? Method: each is held against the prices: a pair that is
 * worth more than mentee and mentor cost together (its reduced cost is negative) must join the list. Once there is none,
 * the prices prove the answer against all pairs of the round. Rows are judged as in candidates.ts, and hours are counted
 * only where the pair could violate its prices with all the hours there are. Running time: as there. Ties: of a row's
 * violators the worst `atMost` are given, by the order of mentors. Reference: Desrosiers and Lübbecke, "A primer in
 * column generation" (2005).
 */
import type { Pairs } from './candidates.ts';
import { withHours } from './hours.ts';
import type { Packed } from './packed.ts';
import { emptyRow, type Row, readRow, type Scope } from './row.ts';

export type Prices = {
  /** Potentials of mentees, then of mentors, as in flow.ts. */
  readonly potential: Float64Array;
  /** What one point is worth in potentials. */
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
  const row = emptyRow(packed, scope);
  const { starts, mentorOf } = prices;
  const isListed = new Uint8Array(packed.mentors);
  const found: number[] = [];
  const nearest = new Float64Array(rows.length).fill(Number.NEGATIVE_INFINITY);
  rows.forEach((mentee, place) => {
    readRow(row, mentee);
    if (row.count === 0) return;
    for (let pair = starts[mentee]!; pair < starts[mentee + 1]!; pair++) isListed[mentorOf[pair]!] = 1;
    const own: Violator[] = [];
    nearest[place] = priceRow(row, prices, isListed, own);
    own.sort((a, b) => b.price - a.price || a.mentor - b.mentor);
    for (const { mentor, points } of own.slice(0, atMost)) found.push(mentee, mentor, points);
    if (own.length > atMost) nearest[place] = own[atMost]!.price;
    for (let pair = starts[mentee]!; pair < starts[mentee + 1]!; pair++) isListed[mentorOf[pair]!] = 0;
  });
  const pick = (offset: number) =>
    Int32Array.from({ length: found.length / 3 }, (_, at) => found[at * 3 + offset]!);
  return { pairs: { mentees: pick(0), mentors: pick(1), points: pick(2) }, rows, nearest };
}

/** Collects the violators of a row, and gives the highest price among the other unlisted pairs. */
function priceRow(
  row: Row,
  { potential, point, least }: Prices,
  isListed: Uint8Array,
  own: Violator[],
): number {
  const first = row.packed.mentees;
  const most = row.most * point;
  let nearest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < row.count; at++) {
    const mentor = row.mentors[at]!;
    if (row.points[at]! * point + potential[first + mentor]! + most <= nearest || isListed[mentor] === 1)
      continue;
    const points = withHours(row, at);
    if (points < least) continue;
    const price = points * point + potential[first + mentor]!;
    if (price > potential[row.mentee]!) own.push({ mentor, points, price });
    else if (price > nearest) nearest = price;
  }
  return nearest;
}

type Violator = { readonly mentor: number; readonly points: number; readonly price: number };

/**
 * Which rows must be priced again after the flow has changed: those where the nearest unlisted pair could have become a
 * violator, had its mentor risen as much as any has since. `rise` adds up these highest rises.
 */
export type Ledger = { readonly potential: Float64Array; readonly nearest: Float64Array; rise: number };

export function openLedger({ mentees }: Packed, potential: Float64Array): Ledger {
  return {
    potential: potential.slice(),
    nearest: new Float64Array(mentees).fill(Number.POSITIVE_INFINITY),
    rise: 0,
  };
}

/** Rows that may have violators now, in the packed order. */
export function openRows(ledger: Ledger, packed: Packed, potential: Float64Array): Int32Array {
  let rise = Number.NEGATIVE_INFINITY;
  for (let node = packed.mentees; node < packed.mentees + packed.mentors; node++) {
    rise = Math.max(rise, potential[node]! - ledger.potential[node]!);
  }
  if (packed.mentors > 0) ledger.rise += rise;
  ledger.potential.set(potential);
  return packed.order.filter((mentee) => potential[mentee]! < ledger.nearest[mentee]! + ledger.rise);
}

/** Notes what was found in rows that were priced. */
export function noteRows(ledger: Ledger, priced: readonly Priced[]): void {
  for (const { rows, nearest } of priced) {
    rows.forEach((mentee, place) => {
      ledger.nearest[mentee] = nearest[place]! - ledger.rise;
    });
  }
}
