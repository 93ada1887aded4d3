/** What a file of review scores will write; pure. */
import { readCell } from '../../core/questions/cell.ts';
import { columnNames } from '../../core/questions/mapping.ts';
import type { Question } from '../../core/questions/question.ts';
import { cleanLine } from '../../core/questions/text.ts';
import type { Sheet, SheetRow } from '../../sheets/sheet.ts';
import { canonical } from './applicant.ts';
import type { ReviewMapping, Trouble } from './import-documents.ts';
import { finished, type Preview, type PreviewRow } from './preview.ts';

/** A review that is there already, or that will be. */
export type Review = {
  readonly applicationId: string;
  readonly reviewer: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly comment: string;
};

type Given = {
  readonly sheet: Sheet;
  readonly columns: ReviewMapping;
  /** Keys of the scheme's score categories. */
  readonly categories: readonly string[];
  /** Mentee applications, by number. */
  readonly applications: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly present: readonly Review[];
};

type Read = { readonly row: PreviewRow; readonly review: Review | null };

export const previewReviews = (given: Given): Preview<Review> => {
  const present = new Map(given.present.map((review) => [keyOf(review), review]));
  const read = withoutRepeats(given.sheet.rows.map((row) => readRow(given, row)));
  const judged = read.map(({ row, review }): Read => {
    if (review === null || row.troubles.length > 0)
      return { row: { ...row, outcome: 'wrong' }, review: null };
    const before = present.get(keyOf(review));
    if (before === undefined) return { row, review };
    const outcome = canonical(before) === canonical(review) ? 'unchanged' : 'changed';
    return { row: { ...row, outcome }, review };
  });
  return finished(
    judged.map(({ row }) => row),
    judged.flatMap(({ row, review }) => (review === null || row.outcome === 'unchanged' ? [] : [review])),
  );
};

const keyOf = ({ applicationId, reviewer }: Review): string => `${applicationId} ${reviewer}`;

const readRow = ({ sheet, columns, categories, applications }: Given, { line, cells }: SheetRow): Read => {
  const names = columnNames(sheet.headings);
  const textOf = (column: string | null) => (column === null ? '' : (cells[names.indexOf(column)] ?? ''));
  const number = cleanLine(textOf(columns.application));
  const reviewer = cleanLine(textOf(columns.reviewer));
  const application = applications.get(number);
  const troubles: Trouble[] = [];
  if (number === '') troubles.push({ column: columns.application, text: '', problem: { code: 'missing' } });
  else if (application === undefined)
    troubles.push({
      column: columns.application,
      text: number,
      problem: { code: 'applicationUnknown', number },
    });
  if (reviewer === '') troubles.push({ column: columns.reviewer, text: '', problem: { code: 'missing' } });
  const scores: Record<string, number> = {};
  for (const key of categories) {
    const column = columns.scores[key];
    if (column === undefined) continue;
    const { value, problems } = readCell(score, textOf(column));
    if (typeof value === 'number') scores[key] = value;
    for (const problem of problems) troubles.push({ column, text: textOf(column), problem });
  }
  const comment = textOf(columns.comment).trim();
  if (Object.keys(scores).length === 0 && comment === '' && troubles.length === 0) {
    const column = Object.values(columns.scores)[0] ?? columns.application;
    troubles.push({ column, text: '', problem: { code: 'missing' } });
  }
  const review =
    application === undefined ? null : { applicationId: application.id, reviewer, scores, comment };
  const name = [application?.name, reviewer].filter((part) => part !== undefined && part !== '').join(', ');
  return { row: { line, outcome: 'added', number, name, troubles }, review };
};

/** One reader scores one application once; of several rows that say so, none is taken. */
const withoutRepeats = (read: readonly Read[]): Read[] => {
  const lines = new Map<string, number[]>();
  for (const { row, review } of read) {
    if (review === null || review.reviewer === '') continue;
    const found = lines.get(keyOf(review));
    if (found === undefined) lines.set(keyOf(review), [row.line]);
    else found.push(row.line);
  }
  return read.map(({ row, review }) => {
    const same = review === null ? [] : (lines.get(keyOf(review)) ?? []);
    if (same.length < 2) return { row, review };
    const trouble: Trouble = {
      column: null,
      text: review?.reviewer ?? '',
      problem: { code: 'reviewTwice', lines: same },
    };
    return { row: { ...row, troubles: [...row.troubles, trouble] }, review };
  });
};

const score: Question = {
  key: 'score',
  kind: 'number',
  label: '',
  short: '',
  required: false,
  least: 1,
  most: 5,
};
