import { undefuse } from './defuse.ts';
import {
  columnLetters,
  filled,
  type Grid,
  type Note,
  type Sheet,
  type SheetRow,
  type Unreadable,
} from './sheet.ts';

/** Takes the first line that is not blank as headings and fits every row to them, noting what did not fit. */
export function tidy(grid: Grid): Sheet | Unreadable {
  const [first, ...rest] = grid.lines;
  if (!first) return { code: 'empty' };
  const width = Math.max(filled(first.cells), 1);
  const { headings, notes } = nameColumns(first.cells.slice(0, width));
  const rows = rest.map((row) => fitRow(row, width));
  return {
    headings,
    rows,
    blankRows: grid.blankRows,
    notes: [...grid.notes, ...notes, ...raggedNotes(rest, width)],
  };
}

// The third of three columns headed "Topic" becomes "Topic (3)"; a column without a heading gets the spreadsheet's letter.
function nameColumns(cells: string[]): { headings: string[]; notes: Note[] } {
  const written = cells.map((cell) => undefuse(cell).trim());
  const taken = new Set(written);
  const seen = new Map<string, number>();
  const notes: Note[] = [];
  const headings = written.map((heading, index) => {
    const column = index + 1;
    const wanted = heading || columnLetters(column);
    const repeated = heading ? (seen.get(heading) ?? 0) : taken.has(wanted) ? 1 : 0;
    const count = repeated + 1;
    if (heading) seen.set(heading, count);
    const renamed = repeated === 0 ? wanted : nextFree(wanted, count, taken);
    taken.add(renamed);
    if (!heading) notes.push({ code: 'headingBlank', column, renamed });
    else if (renamed !== heading) notes.push({ code: 'headingRepeated', column, heading, renamed });
    return renamed;
  });
  return { headings, notes };
}

function nextFree(heading: string, count: number, taken: Set<string>): string {
  const candidate = `${heading} (${count})`;
  return taken.has(candidate) ? nextFree(heading, count + 1, taken) : candidate;
}

function fitRow(row: SheetRow, width: number): SheetRow {
  const cells = Array.from({ length: width }, (_, index) => undefuse(row.cells[index] ?? ''));
  return { line: row.line, cells };
}

function raggedNotes(rows: SheetRow[], width: number): Note[] {
  const short = rows.filter((row) => row.cells.length < width).map((row) => row.line);
  const long = rows.filter((row) => filled(row.cells) > width).map((row) => row.line);
  const notes: Note[] = [];
  if (short.length > 0) notes.push({ code: 'shortRows', lines: short });
  if (long.length > 0) notes.push({ code: 'longRows', lines: long });
  return notes;
}
