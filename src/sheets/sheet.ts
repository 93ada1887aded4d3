/** One row below the headings; `line` is the row number that a spreadsheet shows, so the headings are usually 1. */
export type SheetRow = { line: number; cells: string[] };

/** A table of text: every row has as many cells as there are headings, and no two headings are alike. */
export type Sheet = { headings: string[]; rows: SheetRow[]; blankRows: number; notes: Note[] };

/** What was guessed, changed or left out while reading. Columns count from 1; `lines` are row numbers. */
export type Note =
  | { code: 'encodingGuessed'; encoding: 'windows-1252' }
  | { code: 'separator'; separator: ';' | '\t' }
  | { code: 'headingRepeated'; column: number; heading: string; renamed: string }
  | { code: 'headingBlank'; column: number; renamed: string }
  | { code: 'shortRows'; lines: number[] }
  | { code: 'longRows'; lines: number[] }
  | { code: 'otherSheets'; read: string; others: string[]; hidden: string[] }
  | { code: 'errorCells'; cells: { at: string; error: string }[] }
  | { code: 'formulasWithoutResult'; cells: string[] }
  | { code: 'mergedCells'; ranges: string[] };

export type FileKind =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'gzip'
  | 'oldExcel'
  | 'binaryExcel'
  | 'openDocument'
  | 'word'
  | 'powerPoint'
  | 'numbers'
  | 'zip'
  | 'rtf'
  | 'html'
  | 'xml';

/** Why a file was refused, as a code with its facts; the sentences live in the message catalogues. */
export type Unreadable =
  | { code: 'tooLarge'; bytes: number; limit: number }
  | { code: 'empty' }
  | { code: 'wrongKind'; kind: FileKind }
  | { code: 'passwordProtected' }
  | { code: 'binary'; offset: number }
  | { code: 'unclosedQuote'; line: number }
  | { code: 'tooManyRows'; limit: number }
  | { code: 'tooManyColumns'; line: number; columns: number; limit: number }
  | { code: 'cellTooLong'; line: number; column: number; characters: number; limit: number }
  | { code: 'damaged' }
  | { code: 'unpacksTooLarge'; bytes: number; limit: number }
  | { code: 'noVisibleSheet'; hidden: string[] }
  | { code: 'tooDemanding' };

/** What a reader hands over before headings are told from rows: lines in order, blank ones left in or out. */
export type Grid = { lines: SheetRow[]; blankRows: number; notes: Note[] };

export const limits = {
  bytes: 20 * 1024 * 1024,
  rows: 20_000,
  columns: 500,
  cellCharacters: 100_000,
  unpackedBytes: 100 * 1024 * 1024,
  readingMilliseconds: 20_000,
  readingMegabytes: 256,
};

/** Tells a refusal from a result of any kind. */
export function isUnreadable<T extends object>(result: T | Unreadable): result is Unreadable {
  return 'code' in result;
}

/** The letters a spreadsheet shows above a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? columnLetters(Math.floor((column - 1) / 26)) + last : last;
}

/** The number of cells up to the last that holds more than spaces. */
export function filled(cells: string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}
