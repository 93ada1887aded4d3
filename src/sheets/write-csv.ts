import { stringify } from 'csv-stringify/sync';
import { defuse } from './defuse.ts';
import { inBatches, inTurns } from './in-turns.ts';
import { numberText } from './values.ts';

export type Cell = string | number | boolean | null | undefined;

/** Writes a table that Excel opens as UTF-8 (byte-order mark, CRLF), with every cell that it would run defused. */
export function writeCsv(headings: string[], rows: Iterable<Cell[]>): string {
  return [...csvPieces(headings, rows)].join('');
}

/** The same, piece by piece, so that a table of thousands keeps nobody waiting who wants something else. */
export const csvInTurns = (headings: string[], rows: Iterable<Cell[]>): AsyncIterable<string> =>
  inTurns(csvPieces(headings, rows));

const rowsInPiece = 50;

function* csvPieces(headings: string[], rows: Iterable<Cell[]>): Generator<string> {
  yield textOf([headings], true);
  for (const batch of inBatches(rows, rowsInPiece)) yield textOf(batch, false);
}

const textOf = (rows: readonly Cell[][], bom: boolean): string =>
  // Separators of other countries, tabs, line breaks and outer spaces are quoted, because importers treat them freely.
  stringify(
    rows.map((row) => row.map(csvText)),
    { bom, record_delimiter: '\r\n', quoted_match: /[\r\n\t;]|^\s|\s$/ },
  );

function csvText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return numberText(String(cell));
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return defuse(cell.replaceAll('\0', ''));
}
