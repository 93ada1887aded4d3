/**
 * Problem: after a small change of an optimal flow, which rows must be read again, because an unlisted pair may now be
 * worth more than its prices? Method: when a row was read, its pairs of nearly their price were listed, and of the others
 * the highest was noted, at the potentials of one day, the same for all rows. A pair can only pay now if its mentor has
 * risen since by more than what is left between the mentee's potential and that. Margins wear out, so from time to time
 * all rows are read, and another day begins. Running time: linear in people, and whatever rows are read. Ties: lots
 * decide, so a row is read as well where a pair might be worth exactly its prices. Reference: Desrosiers and Lübbecke,
 * "A primer in column generation" (2005).
 */
import type { Crew } from './crew.ts';
import { addPair, listedOf } from './listed.ts';
import { wakeRows } from './mend.ts';
import type { Packed } from './packed.ts';
import { margin, type Priced, type Prices, violators } from './pricing.ts';
import { type Residual, settle } from './residual.ts';
import { lowerPrices } from './route.ts';
import { type Scope, wholeScope } from './row.ts';

export type Margins = {
  /** Everybody whom the rules let: whoever has no room keeps prices, too (change.ts). */
  readonly scope: Scope;
  /** Potentials of the day, and the highest that an unlisted pair of each row would have paid. */
  readonly reference: Float64Array;
  readonly nearest: Float64Array;
  /** Rows that were read again since that day. */
  rowsRead: number;
};

/** Pairs of one row that join the list at a time: those that pay, and those that nearly do. */
const perRound = 96;
/** Once so many pairs a mentee are listed, as where most are worth the same, only those that pay are. */
const listedAtMost = 160;

/** Once more rows than this part have been read again, all are, at new potentials. */
const rowsAtMost = 1 / 2;

/** No row has been read yet. */
export function openMargins(packed: Packed, { high }: Residual): Margins {
  return {
    scope: wholeScope(packed),
    reference: high.slice(0, packed.mentees + packed.mentors),
    nearest: new Float64Array(packed.mentees).fill(Number.POSITIVE_INFINITY),
    rowsRead: 0,
  };
}

/** Reads every row, by the crew; readOpenRows then reads those again that this opens. */
export async function readAllRows(
  margins: Margins,
  packed: Packed,
  residual: Residual,
  crew: Crew,
): Promise<void> {
  const prices = pricesOf(margins, residual, packed.order);
  take(margins, residual, await crew.violators(margins.scope, prices, packed.order, perRound));
}

/** Reads rows, and mends what they bring to light, until the flow is optimal over all pairs. */
export function readOpenRows(margins: Margins, packed: Packed, residual: Residual): void {
  for (let isMoved = true; isMoved; ) {
    settle(residual);
    let rows = openRows(margins, packed, residual);
    if (margins.rowsRead + rows.length > packed.mentees * rowsAtMost) {
      // The day is long past, or somebody has risen very much: another day begins.
      lowerPrices(residual);
      margins.reference.set(residual.high.subarray(0, margins.reference.length));
      margins.rowsRead = 0;
      rows = packed.order;
    } else margins.rowsRead += rows.length;
    const prices = pricesOf(margins, residual, rows);
    isMoved = take(margins, residual, [violators(packed, margins.scope, prices, rows, perRound)]);
  }
}

function pricesOf({ reference }: Margins, residual: Residual, rows: Int32Array): Prices {
  const { high, low, lots, scale } = residual;
  return {
    ...listedOf(residual, rows),
    potential: high,
    lots: { drawn: lots, potential: low },
    within: residual.pairs < listedAtMost * residual.mentees ? margin : 0,
    reference,
    point: scale.point,
    least: 0,
  };
}

/** Lists what was found and mends it in; whether prices have moved. */
function take(margins: Margins, residual: Residual, found: readonly Priced[]): boolean {
  for (const { pairs, rows, nearest } of found) {
    rows.forEach((mentee, place) => {
      margins.nearest[mentee] = nearest[place]!;
    });
    for (const [at, mentee] of pairs.mentees.entries()) {
      addPair(residual, mentee, pairs.mentors[at]!, pairs.points[at]!);
    }
  }
  return wakeRows(
    residual,
    found.flatMap(({ rows }) => [...rows]),
  );
}

function openRows(
  { reference, nearest }: Margins,
  { order, mentees }: Packed,
  { high }: Residual,
): Int32Array {
  let rise = 0;
  for (let node = mentees; node < reference.length; node++) {
    rise = Math.max(rise, high[node]! - reference[node]!);
  }
  return order.filter((mentee) => high[mentee]! <= nearest[mentee]! + rise);
}
