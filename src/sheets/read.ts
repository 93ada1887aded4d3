import { readCsv } from './csv.ts';
import { isUnreadable, limits, type Sheet, type Unreadable } from './sheet.ts';
import { sniff } from './sniff.ts';
import { tidy } from './tidy.ts';
import { readXlsx } from './xlsx.ts';

/**
 * Reads a table that a form tool or a spreadsheet saved, as CSV or XLSX, judging by the content; the name only breaks a
 * tie between separators. A file that cannot be read is a value with a code, never an error.
 */
export async function readSheet(bytes: Uint8Array, filename: string): Promise<Sheet | Unreadable> {
  if (bytes.length > limits.bytes) return { code: 'tooLarge', bytes: bytes.length, limit: limits.bytes };
  if (bytes.length === 0) return { code: 'empty' };
  const kind = sniff(bytes);
  if (typeof kind === 'object') return kind;
  const grid = kind === 'zip' ? await readXlsx(bytes) : await readCsv(bytes, filename);
  return isUnreadable(grid) ? grid : tidy(grid);
}
