/**
 * Problem: would any pair that is not listed improve the answer? Method: each is held against the prices: a pair that is
 * worth more than mentee and mentor cost together (its reduced cost is negative) must join the list. Once there is none,
 * the prices prove the answer against all pairs of the round. Prices are lines for the sieve (row.ts): a pair is looked at
 * where it could violate them, or nearly so, with all the hours there are. Where a pair is worth exactly its prices, lots
 * decide (ties.ts). Running time: as in candidates.ts. Ties: of a row's violators the worst `atMost` are given, then by
 * the order of mentors. Reference: Desrosiers and Lübbecke, "A primer in column generation" (2005).
 */
import type { Pairs } from './candidates.ts';
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
  const [inOrder, heightOf] = byHeight(prices, rows);
  const nearest = new Float64Array(rows.length).fill(Number.NEGATIVE_INFINITY);
  let height = Number.NaN;
  inOrder.forEach((mentee, place) => {
    if (!openRow(row, mentee)) return;
    if (heightOf(mentee) !== height) {
      height = heightOf(mentee);
      drawLines(row, prices, height);
    }
    for (let pair = starts[mentee]!; pair < starts[mentee + 1]!; pair++) isListed[mentorOf[pair]!] = 1;
    const own: Violator[] = [];
    nearest[place] = priceRow(row, prices, height, isListed, own);
    own.sort((a, b) => b.price - a.price || b.lots - a.lots);
    for (const { mentor, points } of own.splice(0, atMost)) found.push(mentee, mentor, points);
    for (const { near } of own) if (near > nearest[place]!) nearest[place] = near;
    for (let pair = starts[mentee]!; pair < starts[mentee + 1]!; pair++) isListed[mentorOf[pair]!] = 0;
  });
  const pick = (offset: number) =>
    Int32Array.from({ length: found.length / 3 }, (_, at) => found[at * 3 + offset]!);
  return { pairs: { mentees: pick(0), mentors: pick(1), points: pick(2) }, rows: inOrder, nearest };
}

/** Pairs that fall short of their price by less than so many points are looked at, so that few rows are read again soon. */
export const margin = 40;
/** Prices of rows that are read after each other differ by less; see drawLines. */
const step = 8192;

/** Rows with the same height stand together, in their order; a height is a multiple of `step` points below the price. */
function byHeight(
  { potential, point }: Prices,
  rows: Int32Array,
): readonly [Int32Array, (mentee: number) => number] {
  const heightOf = (mentee: number) => Math.floor(Math.floor(potential[mentee]! / point) / step) * step;
  const groups = Map.groupBy(rows, heightOf);
  return [Int32Array.from([...groups.values()].flat()), heightOf];
}

/** For each mentor what a pair must be worth, in points, for a mentee whose price is `height`; rounded down. */
function drawLines(
  { packed, desk }: Row,
  { potential, reference = potential, point }: Prices,
  height: number,
): void {
  const [low, high] = [-(2 ** 14), 2 ** 14];
  for (let mentor = 0; mentor < packed.mentors; mentor++) {
    const node = packed.mentees + mentor;
    const line = height - Math.max(potential[node]!, reference[node]!) / point;
    desk.lines[mentor] = Math.max(low, Math.min(high, Math.floor(line)));
  }
}

/** Collects the violators of the open row, and gives the highest price among the other unlisted pairs, or a bound. */
function priceRow(
  row: Row,
  { potential, lots, within = 0, reference = potential, point, least }: Prices,
  height: number,
  isListed: Uint8Array,
  own: Violator[],
): number {
  const first = row.packed.mentees;
  const { mentee } = row;
  const price = potential[mentee]!;
  const line = price - within * point;
  const whole = Math.floor(price / point);
  // One point more for whatever is worth less than a point.
  readPart(row, 0, stepsOf(row), unreachable, whole - height - margin - 1);
  let nearest = (whole - margin) * point;
  for (let at = 0; at < row.count; at++) {
    const mentor = row.mentors[at]!;
    const points = row.points[at]!;
    if (isListed[mentor] === 1 || points < least) continue;
    const worth = points * point + potential[first + mentor]!;
    const near = points * point + reference[first + mentor]!;
    const tied = lots !== null && worth === price;
    const byLots = tied ? lotOf(lots.drawn, mentee, mentor) + lots.potential[first + mentor]! : 0;
    if (worth > line || (tied && byLots > lots.potential[mentee]!)) {
      own.push({ mentor, points, price: worth, lots: byLots, near });
    } else if (near > nearest) nearest = near;
  }
  return nearest;
}

type Violator = {
  readonly mentor: number;
  readonly points: number;
  readonly price: number;
  readonly lots: number;
  readonly near: number;
};

const unreachable = 2 ** 15 - 1;

/**
 * Which rows must be priced again after the flow has changed: those where the nearest unlisted pair could have become a
 * violator, had its mentor risen as much as any has since. `rise` adds up these highest rises.
 */
export type Ledger = { readonly potential: Float64Array; readonly nearest: Float64Array; rise: number };

export function openLedger({ mentees, mentors }: Packed): Ledger {
  return {
    potential: new Float64Array(mentees + mentors),
    nearest: new Float64Array(mentees).fill(Number.POSITIVE_INFINITY),
    rise: 0,
  };
}

/** Rows that may have violators now, in the packed order; once lots decide, a pair worth exactly its prices may be one. */
export function openRows(
  ledger: Ledger,
  packed: Packed,
  { potential, lots }: Pick<Prices, 'potential' | 'lots'>,
): Int32Array {
  let rise = Number.NEGATIVE_INFINITY;
  for (let node = packed.mentees; node < packed.mentees + packed.mentors; node++) {
    rise = Math.max(rise, potential[node]! - ledger.potential[node]!);
  }
  if (packed.mentors > 0) ledger.rise += rise;
  ledger.potential.set(potential.subarray(0, ledger.potential.length));
  return packed.order.filter((mentee) => {
    const line = ledger.nearest[mentee]! + ledger.rise;
    return potential[mentee]! < line || (lots !== null && potential[mentee] === line);
  });
}

/** Notes what was found in rows that were priced. */
export function noteRows(ledger: Ledger, priced: readonly Priced[]): void {
  for (const { rows, nearest } of priced) {
    rows.forEach((mentee, place) => {
      ledger.nearest[mentee] = nearest[place]! - ledger.rise;
    });
  }
}
