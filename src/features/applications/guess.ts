/** A first mapping for a file nobody has mapped yet, for a person to check; pure. */
import { guessColumns } from '../../core/questions/guess.ts';
import { type ColumnMapping, columnNames, inSheets } from '../../core/questions/mapping.ts';
import type { Question } from '../../core/questions/question.ts';
import { likeness } from '../../core/questions/words.ts';
import type { Sheet } from '../../sheets/sheet.ts';
import { keysRead } from '../schemes/keys-read.ts';
import type { Cohort } from '../schemes/queries.ts';
import type { ImportMapping, ReviewMapping, What } from './import-documents.ts';
import { likelyMeaning, unmatchedTexts } from './unmatched.ts';

export type GuessedMapping = {
  readonly mapping: ImportMapping;
  /** By question key, fixed field or score category: whether the guess should be looked at twice. */
  readonly unsure: ReadonlySet<string>;
};

/** Questions that the rules in force read and no column answers: with those blank, nobody could have a place. */
export const unansweredByFile = (
  { questions, rules }: Pick<Cohort, 'questions' | 'rules'>,
  what: What,
  mapping: ImportMapping | null,
): readonly Question[] => {
  if (what === 'reviews' || mapping?.kind !== 'applications') return [];
  const { answers } = mapping.columns;
  const read = keysRead({ ...rules, allConstraints: rules.constraints, criteria: [], presets: [] }, what);
  const { conflict, group } = ownWords(rules.special, what);
  return questions[what].filter(
    ({ key }) =>
      read.has(key) &&
      key !== conflict &&
      key !== group &&
      key !== rules.special.aim &&
      (answers[key]?.length ?? 0) === 0,
  );
};

/** Answers that may well be blank: whom to avoid, and where somebody belongs. */
const ownWords = (special: Cohort['rules']['special'], what: 'mentee' | 'mentor') =>
  what === 'mentee'
    ? { conflict: special.menteeConflict, group: special.menteeGroup }
    : { conflict: special.mentorConflict, group: special.mentorGroup };

const someRows = 40;
const sure = 0.75;

export const guessMapping = (
  cohort: Pick<Cohort, 'questions' | 'rules'>,
  what: What,
  sheet: Sheet,
): GuessedMapping => {
  if (what === 'reviews')
    return { mapping: { kind: 'reviews', columns: guessReviews(cohort, sheet) }, unsure: new Set() };
  const rows = sheet.rows.slice(0, someRows).map(({ cells }) => cells);
  const { mapping, confidence } = guessColumns(sheet.headings, rows, inSheets(cohort.questions[what]));
  const unsure = Object.entries(confidence).flatMap(([key, value]) => (value < sure ? [key] : []));
  const wordings = likelyWordings(cohort.questions[what], mapping, sheet);
  const columns = Object.keys(wordings).length === 0 ? mapping : { ...mapping, wordings };
  return { mapping: { kind: 'applications', columns }, unsure: new Set(unsure) };
};

const likelyWordings = (questions: readonly Question[], columns: ColumnMapping, sheet: Sheet) => {
  const wordings: Record<string, Record<string, string>> = {};
  for (const unmatched of unmatchedTexts(questions, columns, sheet)) {
    const meaning = likelyMeaning(unmatched);
    const { key } = unmatched.question;
    if (meaning !== null) wordings[key] = { ...wordings[key], [unmatched.text]: meaning };
  }
  return wordings;
};

const names = {
  application: ['application', 'application number', 'applicant', 'mentee', 'number', 'id'],
  reviewer: ['reviewer', 'reader', 'scored by', 'reviewed by', 'assessor'],
  comment: ['comment', 'comments', 'notes', 'remarks', 'feedback'],
} as const;

const guessReviews = ({ rules }: Pick<Cohort, 'rules'>, sheet: Sheet): ReviewMapping => {
  const free = new Set(columnNames(sheet.headings));
  const take = (phrases: readonly string[]): string | null => {
    const ranked = [...free]
      .map((column) => ({ column, score: Math.max(...phrases.map((phrase) => alike(column, phrase))) }))
      .sort((a, b) => b.score - a.score);
    const best = ranked[0];
    if (best === undefined || best.score < 0.5) return null;
    free.delete(best.column);
    return best.column;
  };
  const application = take(names.application) ?? '';
  const reviewer = take(names.reviewer) ?? '';
  const comment = take(names.comment);
  const scores = rules.reviewCategories.flatMap(({ key, label }) => {
    const column = take([label, key]);
    return column === null ? [] : [[key, column] as const];
  });
  return { application, reviewer, comment, scores: Object.fromEntries(scores) };
};

const alike = (column: string, phrase: string): number =>
  likeness(column.replaceAll('_', ' '), phrase, () => 1);
