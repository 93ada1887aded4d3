/** Words of a file's cells that are no option of the question they answer, for a person to say what each means; pure. */
import { applyMapping, type ColumnMapping, columnNames } from '../../core/questions/mapping.ts';
import type { Question } from '../../core/questions/question.ts';
import type { Sheet } from '../../sheets/sheet.ts';

export type Unmatched = {
  readonly question: Question;
  /** As it stands in the file. */
  readonly text: string;
  readonly times: number;
  /** What is chosen among: option keys, level keys, or yes and no. */
  readonly among: 'options' | 'levels' | 'yesNo';
  /** What the mapping says it means, if anything. */
  readonly means: string | null;
};

/** Every such text once for each question, the most frequent first; the texts that the mapping explains too. */
export const unmatchedTexts = (
  questions: readonly Question[],
  columns: ColumnMapping,
  sheet: Sheet,
): Unmatched[] => {
  const names = columnNames(sheet.headings);
  const found = questions.flatMap((question) => {
    const asked = columns.answers[question.key] ?? [];
    if (!worded.has(question.kind) || asked.length === 0) return [];
    const places = asked.map((column) => names.indexOf(column));
    const times = new Map<string, number>();
    for (const { cells, count } of differentRows(sheet, places)) {
      const mapping = { fields: {}, answers: { [question.key]: asked } };
      const { problems } = applyMapping(mapping, [question], sheet.headings, cells, 'UTC');
      for (const { problem } of problems) {
        const among = amongOf[problem.code];
        if (among === undefined || !('text' in problem)) continue;
        const id = `${among}\n${problem.text}`;
        times.set(id, (times.get(id) ?? 0) + count);
      }
    }
    return [...times].map(([id, count]) => unmatched(question, id, count, columns));
  });
  return found.sort((a, b) => b.times - a.times);
};

const unmatched = (question: Question, id: string, times: number, { wordings }: ColumnMapping): Unmatched => {
  const end = id.indexOf('\n');
  const text = id.slice(end + 1);
  const among = id.slice(0, end) as Unmatched['among'];
  return { question, text, times, among, means: wordings?.[question.key]?.[text] ?? null };
};

/** One row for each different content of some columns, and how many rows have it. */
const differentRows = (sheet: Sheet, places: readonly number[]) => {
  const rows = new Map<string, { readonly cells: readonly string[]; count: number }>();
  for (const { cells } of sheet.rows) {
    const content = places.map((place) => cells[place] ?? '').join('\0');
    const same = rows.get(content);
    if (same === undefined) rows.set(content, { cells, count: 1 });
    else same.count++;
  }
  return rows.values();
};

const worded = new Set<Question['kind']>(['choice', 'choices', 'ranked', 'levels', 'yesNo', 'languages']);

const amongOf: Readonly<Record<string, Unmatched['among']>> = {
  notAnOption: 'options',
  notALevel: 'levels',
  notYesOrNo: 'yesNo',
};

/** "Not yet" is a no, "Yes, twice" a yes; anything else is for a person to say. */
export const likelyMeaning = ({ among, text }: Unmatched): 'yes' | 'no' | null => {
  if (among !== 'yesNo') return null;
  if (/^(no|not|never)\b/i.test(text)) return 'no';
  return /^(yes|already)\b/i.test(text) ? 'yes' : null;
};
