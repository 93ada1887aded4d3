import { stringify } from 'csv-stringify/sync';
import { defuse } from './defuse.ts';
import { numberText } from './values.ts';

export type Cell = string | number | boolean | null | undefined;

/** Writes a table that Excel opens as UTF-8 (byte-order mark, CRLF), with every cell that it would run defused. */
export function writeCsv(headings: string[], rows: Cell[][]): string {
  const lines = [headings, ...rows].map((row) => row.map(csvText));
  // Separators of other countries, tabs, line breaks and outer spaces are quoted, because importers treat them freely.
  return stringify(lines, { bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n\t;]|^\s|\s$/ });
}

function csvText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return numberText(String(cell));
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return defuse(cell.replaceAll('\0', ''));
}
