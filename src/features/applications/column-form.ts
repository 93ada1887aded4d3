/** The form in which a person says which column is what: its fields from a mapping, and a mapping from its entries; pure. */
import {
  type ColumnMapping,
  columnNames,
  type FixedField,
  fixedFields,
  itemOf,
} from '../../core/questions/mapping.ts';
import { findOption, splitOptions } from '../../core/questions/options.ts';
import type { Question } from '../../core/questions/question.ts';
import { cleanLine } from '../../core/questions/text.ts';
import type { Sheet } from '../../sheets/sheet.ts';
import type { NewQuestion } from '../schemes/question-list.ts';
import type { ReviewCategory } from '../schemes/template.ts';
import { digestOf, type ImportMapping } from './import-documents.ts';
import type { NewColumn } from './importing.ts';
import { likelyMeaning, type Unmatched, unmatchedTexts } from './unmatched.ts';

/** One select: a part of a fixed field, of a question, or of a review. */
export type Slot = {
  readonly name: string;
  readonly column: string | null;
  /** For a level or an option of its own column: which; for ranked wishes: which place. */
  readonly part: string | number | null;
};

export type Entries = Readonly<Record<string, string>>;

export type ColumnProblem =
  | { readonly code: 'name' | 'email' | 'application' | 'reviewer' | 'scores' | 'unknown' }
  | { readonly code: 'twice'; readonly column: string }
  | { readonly code: 'options'; readonly column: string; readonly count: number };

export type ReadColumns = {
  readonly mapping: ImportMapping;
  readonly news: readonly NewColumn[];
  /** By the name of the form's field. */
  readonly problems: Readonly<Record<string, ColumnProblem>>;
};

export const fieldSlots = (columns: ColumnMapping, field: FixedField): Slot[] => {
  const chosen = columns.fields[field] ?? [];
  const count = field === 'name' ? Math.max(2, chosen.length) : 1;
  return slots(`field-${field}`, count, chosen);
};

export const answerSlots = (columns: ColumnMapping, question: Question): Slot[] => {
  const chosen = columns.answers[question.key] ?? [];
  const base = `answer-${question.key}`;
  if (question.kind === 'levels' && chosen.length !== 1) {
    const itemed = question.options.map((option, at): Slot => {
      const column = chosen.find(
        (name) => findOption(question.options, itemOf(name) ?? name)?.key === option.key,
      );
      return { name: `${base}-${at}`, column: column ?? null, part: option.label };
    });
    return itemed;
  }
  const least = question.kind === 'ranked' ? question.most : 1;
  const count = Math.max(least, chosen.length);
  return slots(base, count, chosen).map((slot, at) => ({ ...slot, part: count > 1 ? at + 1 : null }));
};

const slots = (base: string, count: number, chosen: readonly string[]): Slot[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `${base}-${at}`,
    column: chosen[at] ?? null,
    part: null,
  }));

/** The field that says what a word of the file means. */
export const wordField = ({ question, text }: Unmatched): string =>
  `word-${question.key}-${digestOf(text).slice(0, 10)}`;

export const newField = (at: number): string => `new-${at}`;

/** Columns that a mapping leaves over, with their place in the sheet. */
export const leftOver = (sheet: Sheet, mapping: ImportMapping): { column: string; at: number }[] => {
  const used = new Set(usedColumns(mapping));
  return columnNames(sheet.headings)
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => !used.has(column));
};

const usedColumns = (mapping: ImportMapping): string[] => {
  if (mapping.kind === 'applications')
    return [...Object.values(mapping.columns.fields), ...Object.values(mapping.columns.answers)].flat();
  const { application, reviewer, comment, scores } = mapping.columns;
  return [application, reviewer, comment ?? '', ...Object.values(scores)];
};

/** What the form's entries say about a file of applications. */
export const readApplicationColumns = (
  entries: Entries,
  questions: readonly Question[],
  sheet: Sheet,
): ReadColumns => {
  const reader = columnReader(entries, sheet);
  const fields: Partial<Record<FixedField, readonly string[]>> = {};
  for (const field of fixedFields) {
    const chosen = reader.take(`field-${field}`);
    if (chosen.length > 0) fields[field] = chosen;
  }
  const answers: Record<string, readonly string[]> = {};
  for (const { key } of questions) {
    const chosen = reader.take(`answer-${key}`);
    if (chosen.length > 0) answers[key] = chosen;
  }
  for (const field of ['name', 'email'] as const)
    if (fields[field] === undefined) reader.problems[`field-${field}-0`] ??= { code: field };
  const dayFirst = entries['dayFirst'] === undefined ? {} : { dayFirst: entries['dayFirst'] === 'yes' };
  const plain: ColumnMapping = { fields, answers, ...dayFirst };
  const wordings = readWordings(entries, questions, plain, sheet);
  const columns = Object.keys(wordings).length === 0 ? plain : { ...plain, wordings };
  const mapping: ImportMapping = { kind: 'applications', columns };
  const news = readNews(entries, sheet, mapping, reader.problems);
  return { mapping, news, problems: reader.problems };
};

/** What the form's entries say about a file of scores. */
export const readReviewColumns = (
  entries: Entries,
  categories: readonly ReviewCategory[],
  sheet: Sheet,
): ReadColumns => {
  const reader = columnReader(entries, sheet);
  const one = (field: string): string | null => reader.take(`review-${field}`)[0] ?? null;
  const application = one('application');
  const reviewer = one('reviewer');
  const comment = one('comment');
  const scores = categories.flatMap(({ key }) => {
    const column = reader.take(`score-${key}`)[0];
    return column === undefined ? [] : [[key, column] as const];
  });
  const columns = {
    application: application ?? '',
    reviewer: reviewer ?? '',
    comment,
    scores: Object.fromEntries(scores),
  };
  const mapping: ImportMapping = { kind: 'reviews', columns };
  const news = readNews(entries, sheet, mapping, reader.problems);
  const { problems } = reader;
  if (application === null) problems['review-application-0'] ??= { code: 'application' };
  if (reviewer === null) problems['review-reviewer-0'] ??= { code: 'reviewer' };
  if (scores.length + news.length === 0)
    problems[`score-${categories[0]?.key ?? ''}-0`] ??= { code: 'scores' };
  return { mapping, news, problems };
};

const mostParts = 100;

/** Reads columns out of entries, each once. */
const columnReader = (entries: Entries, sheet: Sheet) => {
  const names = columnNames(sheet.headings);
  const used = new Set<string>();
  const problems: Record<string, ColumnProblem> = {};
  const take = (base: string): string[] => {
    const chosen: string[] = [];
    for (let at = 0; at < mostParts; at++) {
      const name = `${base}-${at}`;
      const place = entries[name];
      if (place === undefined) break;
      if (place === '') continue;
      const column = names[Number(place)];
      if (column === undefined) problems[name] = { code: 'unknown' };
      else if (used.has(column)) problems[name] = { code: 'twice', column };
      else {
        used.add(column);
        chosen.push(column);
      }
    }
    return chosen;
  };
  return { take, problems };
};

const readWordings = (
  entries: Entries,
  questions: readonly Question[],
  columns: ColumnMapping,
  sheet: Sheet,
): Record<string, Record<string, string>> => {
  const wordings: Record<string, Record<string, string>> = {};
  for (const unmatched of unmatchedTexts(questions, columns, sheet)) {
    const typed = entries[wordField(unmatched)];
    const meaning = typed === undefined ? likelyMeaning(unmatched) : typed;
    if (meaning === null || meaning === '') continue;
    const { key } = unmatched.question;
    wordings[key] = { ...wordings[key], [unmatched.text]: meaning };
  }
  return wordings;
};

const mostOptions = 60;

const readNews = (
  entries: Entries,
  sheet: Sheet,
  mapping: ImportMapping,
  problems: Record<string, ColumnProblem>,
): NewColumn[] =>
  leftOver(sheet, mapping).flatMap(({ column, at }): NewColumn[] => {
    const kind = entries[newField(at)] ?? '';
    if (kind === '') return [];
    const question = newQuestion(kind, column, cellsOf(sheet, at));
    if (question === null) return [];
    if ('options' in question && question.options.length > mostOptions) {
      problems[newField(at)] = { code: 'options', column, count: question.options.length };
      return [];
    }
    return [{ column, question }];
  });

const cellsOf = (sheet: Sheet, at: number): string[] =>
  sheet.rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell.trim() !== '');

/** A question made from a column: its options are what stands in it, its range what the numbers span. */
const newQuestion = (kind: string, column: string, cells: readonly string[]): NewQuestion | null => {
  const label = cleanLine(column).slice(0, 500);
  if (kind === 'text' || kind === 'longText' || kind === 'yesNo') return { kind, label };
  if (kind === 'number' || kind === 'score') {
    const numbers = cells.map(Number).filter(Number.isFinite);
    const least = Math.min(0, ...numbers.map(Math.floor));
    return { kind: 'number', label, least, most: Math.max(10, ...numbers.map(Math.ceil)) };
  }
  if (kind === 'choice') return { kind, label, options: distinct(cells.map(cleanLine)) };
  if (kind !== 'choices') return null;
  const parts = cells.flatMap((cell) => splitOptions(cell, [], false).map(({ text }) => text));
  return { kind, label, options: distinct(parts) };
};

/** Each text once, whatever its case; without the signs that part answers. */
const distinct = (texts: readonly string[]): string[] => {
  const seen = new Map<string, string>();
  for (const text of texts) {
    const option = text.replace(/[;；\r\n]+/g, ' ').trim();
    if (option !== '' && !seen.has(option.toLowerCase())) seen.set(option.toLowerCase(), option);
  }
  return [...seen.values()].sort((a, b) => a.localeCompare(b));
};

/** Whether a column holds dates such as 03/04, in which the day or the month may come first. */
export const mayBeReadTwoWays = (sheet: Sheet, columns: readonly string[] = []): boolean => {
  const at = columnNames(sheet.headings).indexOf(columns[0] ?? '');
  return sheet.rows.some(({ cells }) => /^\s*\d{1,2}[/.-]\d{1,2}[/.-]/.test(cells[at] ?? ''));
};

/** A few different cells of a column, shortened. */
export const samplesOf = (sheet: Sheet, column: string | null): string[] => {
  const at = column === null ? -1 : columnNames(sheet.headings).indexOf(column);
  if (at < 0) return [];
  const found = new Set<string>();
  for (const { cells } of sheet.rows) {
    const text = cleanLine(cells[at] ?? '');
    if (text !== '') found.add(text.length > 48 ? `${text.slice(0, 47)}…` : text);
    if (found.size === 3) break;
  }
  return [...found];
};
