/** What an import keeps as JSON: the file as read, which column is what, and what came of it. */
import { createHash } from 'node:crypto';
import { type ColumnMapping, columnNames } from '../../core/questions/mapping.ts';
import type { CellProblem } from '../../core/questions/problem.ts';
import type { Sheet } from '../../sheets/sheet.ts';
import type { Clash } from './plan.ts';

export type What = 'mentee' | 'mentor' | 'reviews';

/** Columns of a file of review scores, by name. */
export type ReviewMapping = {
  readonly application: string;
  readonly reviewer: string;
  readonly comment: string | null;
  /** By score category. */
  readonly scores: Readonly<Record<string, string>>;
};

export type ImportMapping =
  | { readonly kind: 'applications'; readonly columns: ColumnMapping }
  | { readonly kind: 'reviews'; readonly columns: ReviewMapping };

/** What is wrong with a row: about which column, what stands there, and the fact. */
export type Trouble = {
  readonly column: string | null;
  readonly text: string;
  readonly problem: TroubleFact;
};

export type TroubleFact =
  | CellProblem
  | Exclude<Clash, { at: readonly number[] }>
  | { readonly code: 'numberTwice'; readonly number: string; readonly lines: readonly number[] }
  | { readonly code: 'emailTwice'; readonly email: string; readonly lines: readonly number[] }
  /** A score for an application that is not there. */
  | { readonly code: 'applicationUnknown'; readonly number: string }
  | { readonly code: 'reviewTwice'; readonly lines: readonly number[] };

export type Counts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly wrong: number;
};

/** What an import did, and the rows that it left out with their reasons. */
export type ImportOutcome = Counts & {
  readonly wrongRows: readonly { readonly line: number; readonly troubles: readonly Trouble[] }[];
};

/** Heads the last column of a file of wrong rows; such a column is passed over when the file comes back. */
export const wrongHeading = 'What is wrong';

/** The sheet without our own column, and with text that every database can keep. */
export const incoming = (sheet: Sheet): Sheet => {
  const at = sheet.headings.indexOf(wrongHeading);
  const kept = (cells: readonly string[]) =>
    cells.filter((_, index) => index !== at).map((cell) => cell.toWellFormed().replaceAll('\0', ''));
  return {
    ...sheet,
    headings: kept(sheet.headings),
    rows: sheet.rows.map(({ line, cells }) => ({ line, cells: kept(cells) })),
  };
};

/** Files with the same columns have the same digest, whatever their rows. */
export const headingsDigest = (sheet: Sheet): string => digestOf(columnNames(sheet.headings).join('\n'));

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
