/**
 * Which columns of a spreadsheet answer which question, and reading a row by it. A mapping is plain JSON: it is kept
 * with the scheme, shown for checking before an import, and used again, unchanged, by the import itself.
 */
import { type Cell, readCells } from './cell.ts';
import { findOption, type Wordings } from './options.ts';
import type { CellProblem } from './problem.ts';
import type { Question, Value } from './question.ts';
import { readSubmitted } from './submitted.ts';
import { clean, cleanLine } from './text.ts';

/** What every application has beside its answers. */
export type FixedField = 'number' | 'name' | 'email' | 'submittedAt' | 'withdrawn';
export const fixedFields: readonly FixedField[] = ['number', 'name', 'email', 'submittedAt', 'withdrawn'];

export type ColumnMapping = {
  /** Names of columns, see `columnNames`. A name in several columns is joined: first name, last name. */
  readonly fields: Readonly<Partial<Record<FixedField, readonly string[]>>>;
  /** By question key: its columns, for ranked wishes in the order of rank. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** By question key or `withdrawn`: text of a cell → option key, or yes and no. */
  readonly wordings?: Readonly<Record<string, Wordings>>;
  /** Whether dates of submission write the day before the month. */
  readonly dayFirst?: boolean;
};

/** The questions that a column can answer: a sheet holds names of files, never the files. */
export function inSheets(questions: readonly Question[]): readonly Question[] {
  return questions.filter(({ kind }) => kind !== 'file');
}

/** A problem with a cell: where it stands, and what is wrong. `target` is the question key or fixed field. */
export type RowProblem = {
  readonly target: string;
  readonly column: string;
  readonly text: string;
  readonly problem: CellProblem;
};

export type MappedRow = {
  readonly fields: {
    readonly number: string | undefined;
    readonly name: string | undefined;
    readonly email: string | undefined;
    /** Milliseconds since 1970. */
    readonly submittedAt: number | undefined;
    readonly withdrawn: boolean;
  };
  readonly answers: Record<string, Value>;
  readonly problems: readonly RowProblem[];
};

/** Headings made unique: the second "Name" is "Name (2)", a blank one is "#7" after its place. */
export function columnNames(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading, at) => {
    const name = cleanLine(heading) || `#${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** What a heading says in square brackets at its end: "Experience [Surveys]" gives Surveys. */
export function itemOf(column: string): string | undefined {
  return /\[([^[\]]+)\](?: \(\d+\))?$/.exec(column)?.[1];
}

/** Columns that a mapping names and a sheet does not have. */
export function missingColumns(mapping: ColumnMapping, headings: readonly string[]): string[] {
  const present = new Set(columnNames(headings));
  const named = [...Object.values(mapping.fields), ...Object.values(mapping.answers)].flat();
  return [...new Set(named)].filter((column) => !present.has(column));
}

/**
 * Reads one row. `zone` is the organisers', for times of submission. A blank is only a problem where the question is
 * required and has a column; what cannot be read is left out of the answers and told in the problems.
 */
export function applyMapping(
  mapping: ColumnMapping,
  questions: readonly Question[],
  headings: readonly string[],
  row: readonly string[],
  zone: string,
): MappedRow {
  const names = columnNames(headings);
  const textOf = new Map(names.map((name, at) => [name, row[at] ?? '']));
  const problems: RowProblem[] = [];
  const answers: Record<string, Value> = {};
  for (const question of questions) {
    const columns = mapping.answers[question.key]?.filter((column) => textOf.has(column)) ?? [];
    if (columns.length === 0) continue;
    const cells = columns.map((column) => cellOf(question, column, textOf.get(column)!, columns.length > 1));
    const reading = readCells(question, cells, mapping.wordings?.[question.key]);
    if (reading.value !== undefined) answers[question.key] = reading.value;
    const isMissing = question.required && cells.every(({ text }) => clean(text) === '');
    const found: CellProblem[] = isMissing ? [{ code: 'missing' }] : [...reading.problems];
    for (const problem of found) {
      const at = Math.max(
        0,
        cells.findIndex((cell) => isAbout(problem, cell)),
      );
      problems.push({ target: question.key, column: columns[at]!, text: cells[at]!.text, problem });
    }
  }
  return { fields: readFields(mapping, textOf, zone, problems), answers, problems };
}

function cellOf(question: Question, column: string, text: string, isOneOfMany: boolean): Cell {
  const bracketed = itemOf(column);
  const item =
    bracketed ?? ('options' in question && findOption(question.options, column) ? column : undefined);
  const isItem = question.kind === 'levels' || (isOneOfMany && question.kind !== 'ranked');
  return item !== undefined && isItem ? { text, item } : { text };
}

function isAbout(problem: CellProblem, cell: Cell): boolean {
  if ('item' in problem && cell.item !== undefined) return cleanLine(cell.item) === problem.item;
  return 'text' in problem ? cleanLine(cell.text).includes(cleanLine(problem.text)) : clean(cell.text) !== '';
}

function readFields(
  mapping: ColumnMapping,
  textOf: ReadonlyMap<string, string>,
  zone: string,
  problems: RowProblem[],
): MappedRow['fields'] {
  const textFor = (field: FixedField) =>
    cleanLine((mapping.fields[field] ?? []).map((column) => textOf.get(column) ?? '').join(' '));
  const note = (target: FixedField, problem: CellProblem) => {
    problems.push({ target, column: mapping.fields[target]![0]!, text: textFor(target), problem });
  };

  for (const [target, most] of [
    ['number', 80],
    ['name', 200],
  ] as const) {
    const text = textFor(target);
    if (text.length > most) note(target, { code: 'tooLong', text: text.slice(0, 40), most });
  }

  const email = textFor('email');
  // No mail server takes a longer address, and no database index does either (RFC 5321, 4.5.3.1).
  if (email !== '' && (email.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)))
    note('email', { code: 'notAnAddress', text: email });

  const submitted = textFor('submittedAt');
  const submittedAt = submitted === '' ? null : readSubmitted(submitted, zone, mapping.dayFirst ?? true);
  if (submitted !== '' && submittedAt === null)
    note('submittedAt', { code: 'dateNotUnderstood', text: submitted });

  const withdrawn = textFor('withdrawn');
  const withdrew = readCells(withdrawnQuestion, [{ text: withdrawn }], mapping.wordings?.withdrawn);
  for (const problem of withdrew.problems) note('withdrawn', problem);

  return {
    number: textFor('number') || undefined,
    name: textFor('name') || undefined,
    email: email || undefined,
    submittedAt: submittedAt ?? undefined,
    withdrawn: withdrew.value === true,
  };
}

const withdrawnQuestion: Question = {
  key: 'withdrawn',
  kind: 'yesNo',
  label: '',
  short: '',
  required: false,
};
