/** Tables that leave the house: applications with their answers, and the wrong rows of an import; pure. */
import type { Question, Value } from '../../core/questions/question.ts';
import { writeCell } from '../../core/questions/write.ts';
import type { Sheet } from '../../sheets/sheet.ts';
import { stamp } from '../../ui/formats.ts';
import type { Text } from '../../ui/text.ts';
import type { Trouble } from './import-documents.ts';
import { troublesInWords } from './trouble-in-words.ts';
import type { words } from './words.ts';

type Words = Text<typeof words.english>;

export type Table = { readonly headings: string[]; readonly rows: (string | number)[][] };

type Row = {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly state: string;
  readonly submitted_at: Date | null;
  readonly answers: Readonly<Record<string, Value | undefined>>;
};

/** Every answer in a column of its own, as it can be read in again. */
export const applicationsTable = (
  t: Words,
  questions: readonly Question[],
  rows: readonly Row[],
  zone: string,
): Table => ({
  headings: [
    t('file.number'),
    t('file.name'),
    t('file.email'),
    t('file.sent'),
    t('file.withdrawn'),
    ...unique(questions),
  ],
  rows: rows.map((row) => [
    row.number,
    row.name,
    row.email,
    row.submitted_at === null ? '' : stamp(row.submitted_at, zone).replace('T', ' '),
    row.state === 'withdrawn' ? 'yes' : 'no',
    ...questions.map((question) => writeCell(question, row.answers[question.key])),
  ]),
});

/** Two questions may be worded alike; their keys tell them apart. */
const unique = (questions: readonly Question[]): string[] => {
  const counts = Map.groupBy(questions, ({ label }) => label);
  return questions.map(({ key, label }) =>
    (counts.get(label)?.length ?? 0) > 1 ? `${label} (${key})` : label,
  );
};

/** The rows as they came, and what is wrong with each at the end. */
export const wrongRowsTable = (
  t: Words,
  sheet: Sheet,
  wrong: readonly { readonly line: number; readonly troubles: readonly Trouble[] }[],
): Table => {
  const cells = new Map(sheet.rows.map((row) => [row.line, row.cells]));
  return {
    headings: [...sheet.headings, t('wrong.heading')],
    rows: wrong.map(({ line, troubles }) => [...(cells.get(line) ?? []), troublesInWords(t, troubles)]),
  };
};
