/** From the files of `npm run match` to the people who applied: read, mapped and judged row by row, as an import is. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { missingColumns } from '../core/questions/mapping.ts';
import { given, type Role } from '../features/applications/applicant.ts';
import { guessMapping } from '../features/applications/guess.ts';
import {
  type ImportMapping,
  incoming,
  type Trouble,
  type What,
} from '../features/applications/import-documents.ts';
import { previewApplications } from '../features/applications/preview.ts';
import { previewReviews } from '../features/applications/review-preview.ts';
import { noteInWords, unreadableInWords } from '../features/applications/trouble-in-words.ts';
import { words as applicationWords } from '../features/applications/words.ts';
import { type Applied, keysOf } from '../features/matching/frozen-people.ts';
import { readSheet } from '../sheets/read.ts';
import { isUnreadable, type Sheet } from '../sheets/sheet.ts';
import { CannotMatch } from './cannot-match.ts';
import { guessInWords } from './guess-in-words.ts';
import type { Settings } from './settings.ts';
import { words } from './words.ts';

const t = words('en');

/** A row that cannot be taken in. */
export type WrongRow = {
  readonly file: string;
  readonly line: number;
  readonly troubles: readonly Trouble[];
};

export type People = {
  readonly people: readonly Applied[];
  readonly wrong: readonly WrongRow[];
  /** What was guessed or noticed, a line each. */
  readonly notes: readonly string[];
};

export type Files = { readonly mentees: string; readonly mentors: string; readonly reviews: string | null };

export const readPeople = async (files: Files, settings: Settings): Promise<People> => {
  const mentees = await readApplications(files.mentees, 'mentee', settings);
  const mentors = await readApplications(files.mentors, 'mentor', settings);
  const reviews =
    files.reviews === null ? nothing : await readScores(files.reviews, settings, mentees.people);
  const parts = [mentees, mentors, reviews];
  return {
    people: [...mentees.people, ...mentors.people].map((person) =>
      person.role === 'mentee' ? { ...person, scores: reviews.scores.get(person.number) ?? [] } : person,
    ),
    wrong: parts.flatMap(({ wrong }) => wrong),
    notes: parts.flatMap(({ notes }) => notes),
  };
};

/** The bytes of a file, or one line that says why not. */
export const readBytes = async (file: string): Promise<Uint8Array> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new CannotMatch(t('file.absent', { file }));
    if (error.code === 'EISDIR') throw new CannotMatch(t('file.folder', { file }));
    throw new CannotMatch(t('file.closed', { file, code: error.code ?? error.message }));
  });

const nothing = { scores: new Map<string, readonly number[]>(), wrong: [], notes: [] };

const openTable = async (file: string): Promise<Sheet> => {
  const a = applicationWords('en');
  const sheet = await readSheet(await readBytes(file), basename(file));
  if (isUnreadable(sheet))
    throw new CannotMatch(t('file.unreadable', { file, why: unreadableInWords(a, sheet) }));
  if (sheet.rows.length === 0)
    throw new CannotMatch(
      t('file.unreadable', { file, why: a('unreadable.noRows', { blank: sheet.blankRows }) }),
    );
  return incoming(sheet);
};

const mappingOf = (file: string, what: What, sheet: Sheet, { file: stated, frame }: Settings) => {
  const { mentees, mentors, reviews } = stated.columns;
  const columns = { mentee: mentees, mentor: mentors, reviews }[what];
  const noticed = sheet.notes.map((note) =>
    t('file.unreadable', { file, why: noteInWords(applicationWords('en'), note) }),
  );
  if (columns === undefined) {
    const guess = guessMapping(frame, what, sheet);
    return { mapping: guess.mapping, notes: [...noticed, ...guessInWords(file, what, guess, sheet, frame)] };
  }
  const mapping = (
    what === 'reviews' ? { kind: 'reviews', columns } : { kind: 'applications', columns }
  ) as ImportMapping;
  const [column] = absentColumns(mapping, sheet);
  if (column !== undefined) throw new CannotMatch(t('file.column', { file, column }));
  return { mapping, notes: noticed };
};

const absentColumns = (mapping: ImportMapping, { headings }: Sheet): string[] => {
  if (mapping.kind === 'applications') return missingColumns(mapping.columns, headings);
  const { application, reviewer, comment, scores } = mapping.columns;
  const named = [application, reviewer, comment, ...Object.values(scores)];
  return named.filter((name): name is string => name !== null && !headings.includes(name));
};

const readApplications = async (file: string, role: Role, settings: Settings) => {
  const sheet = await openTable(file);
  const { mapping, notes } = mappingOf(file, role, sheet, settings);
  if (mapping.kind !== 'applications') throw new Error('The mapping of applications is one of reviews.');
  const unanswered = unansweredQuestions(role, mapping.columns.answers, settings).map(({ key, short }) =>
    t('columns.unanswered', { file, question: short, side: role, key }),
  );
  const preview = previewApplications({
    role,
    sheet,
    columns: mapping.columns,
    questions: settings.frame.questions[role],
    zone: settings.file.zone,
    present: [],
  });
  const people = preview.plan.flatMap((planned): Applied[] =>
    planned.outcome === 'added'
      ? [
          {
            role,
            number: planned.number,
            name: planned.intake.name,
            state: planned.intake.state,
            answers: given(planned.intake.answers),
            scores: [],
          },
        ]
      : [],
  );
  return { people, wrong: wrongRows(file, preview.rows), notes: [...notes, ...unanswered] };
};

/** Questions that the rules in force read and no column answers: often a slip, and then nobody is eligible. */
const unansweredQuestions = (
  role: Role,
  answers: Readonly<Record<string, readonly string[]>>,
  { frame: { questions, rules } }: Settings,
) => {
  const read = [...rules.constraints, ...rules.criteria].flatMap(keysOf);
  return questions[role].filter(
    ({ key }) =>
      (answers[key]?.length ?? 0) === 0 && read.some(([side, asked]) => side === role && asked === key),
  );
};

const readScores = async (file: string, settings: Settings, mentees: readonly Applied[]) => {
  const sheet = await openTable(file);
  const { mapping, notes } = mappingOf(file, 'reviews', sheet, settings);
  if (mapping.kind !== 'reviews') throw new Error('The mapping of reviews is one of applications.');
  const preview = previewReviews({
    sheet,
    columns: mapping.columns,
    categories: settings.frame.rules.reviewCategories.map(({ key }) => key),
    applications: new Map(mentees.map(({ number, name }) => [number, { id: number, name }])),
    present: [],
  });
  const scores = new Map<string, readonly number[]>();
  for (const review of preview.plan) {
    const before = scores.get(review.applicationId) ?? [];
    scores.set(review.applicationId, [...before, ...Object.values(review.scores)]);
  }
  return { scores, wrong: wrongRows(file, preview.rows), notes };
};

const wrongRows = (
  file: string,
  rows: readonly { readonly line: number; readonly outcome: string; readonly troubles: readonly Trouble[] }[],
): WrongRow[] =>
  rows.filter(({ outcome }) => outcome === 'wrong').map(({ line, troubles }) => ({ file, line, troubles }));
