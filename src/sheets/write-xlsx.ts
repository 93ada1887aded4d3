import writeExcelFile from 'write-excel-file/node';
import { keepApostrophe } from './defuse.ts';
import type { Cell } from './write-csv.ts';

/**
 * Writes a workbook of one sheet. Text goes in as text, which a spreadsheet shows and never runs, so nothing is defused;
 * whoever saves the workbook again as CSV should take our CSV export instead.
 */
export async function writeXlsx(headings: string[], rows: Cell[][], sheetName: string): Promise<Uint8Array> {
  const top = headings.map((heading) => ({
    value: workbookText(heading),
    type: String,
    fontWeight: 'bold' as const,
  }));
  const data = [top, ...rows.map((row) => row.map(workbookCell))];
  return writeExcelFile(data, { sheet: sheetTitle(sheetName), stickyRowsCount: 1 }).toBuffer();
}

function workbookCell(cell: Cell) {
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'number' && Number.isFinite(cell)) return { value: cell, type: Number };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  return { value: workbookText(String(cell)), type: String };
}

// In a workbook _x000D_ stands for a carriage return, which XML would turn into a line feed; so text that looks like such
// a code must be marked as text.
function workbookText(text: string): string {
  return keepApostrophe(text)
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replaceAll('\r', '_x000D_');
}

// Excel refuses longer names and these characters.
function sheetTitle(name: string): string {
  const title = name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31);
  return title || '1';
}
