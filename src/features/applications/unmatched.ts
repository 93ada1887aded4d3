/** Words of a file's cells that are no option of the question they answer, for a person to say what each means; pure. */
import { applyMapping, type ColumnMapping } from '../../core/questions/mapping.ts';
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
  const { wordings = {}, ...plain } = columns;
  const found = new Map<
    string,
    { question: Question; text: string; times: number; among: Unmatched['among'] }
  >();
  for (const { cells } of sheet.rows) {
    const { problems } = applyMapping({ ...plain, fields: {} }, questions, sheet.headings, cells, 'UTC');
    for (const { target, problem } of problems) {
      const question = questions.find(({ key }) => key === target);
      const among = amongOf[problem.code];
      if (question === undefined || among === undefined || !('text' in problem)) continue;
      const id = `${target}\n${problem.text}`;
      const before = found.get(id);
      found.set(id, { question, text: problem.text, among, times: (before?.times ?? 0) + 1 });
    }
  }
  return [...found.values()]
    .map((each) => ({ ...each, means: wordings[each.question.key]?.[each.text] ?? null }))
    .sort((a, b) => b.times - a.times);
};

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
