import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Applicant, statedConflicts } from '../src/core/matching/conflicts.ts';
import type { Round } from '../src/core/matching/people.ts';
import { guessColumns } from '../src/core/questions/guess.ts';
import { applyMapping, type ColumnMapping, type MappedRow } from '../src/core/questions/mapping.ts';
import type { Question } from '../src/core/questions/question.ts';
import type { Template } from '../src/features/schemes/template.ts';

/** The synthetic application rounds that tests are held against; they lie beside the project. */
const data = resolve(import.meta.dirname, '../../shared/data');
export const hasData = existsSync(resolve(data, 'pilot/expected.json'));

export type Table = { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] };

export function readTable(path: string): Table {
  const [headings = [], ...rows] = parse(readFileSync(resolve(data, path)), { bom: true }) as string[][];
  return { headings, rows };
}

export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(resolve(data, path), 'utf8')) as T;
}

/** Times of submission of the pilot are meant in London. */
export function readRows(table: Table, mapping: ColumnMapping, questions: readonly Question[]): MappedRow[] {
  return table.rows.map((row) => applyMapping(mapping, questions, table.headings, row, 'Europe/London'));
}

/** Everybody of the pilot as the templates' rules see them, with the conflicts they stated. */
export function pilotRound(template: Template): Round {
  const [mentees, mentors] = [pilotPeople(template, 'mentee'), pilotPeople(template, 'mentor')];
  const { menteeGroup, mentorGroup, menteeConflict, mentorConflict, capacity } = template.special;
  const applicant = (row: MappedRow, group: string | null, stated: string | null): Applicant => ({
    id: row.fields.number!,
    name: row.fields.name!,
    group: row.answers[group ?? ''] as string | undefined,
    stated: row.answers[stated ?? ''] as string | undefined,
  });
  const { conflicts } = statedConflicts(
    mentees.map((row) => applicant(row, menteeGroup, menteeConflict)),
    mentors.map((row) => applicant(row, mentorGroup, mentorConflict)),
  );
  return {
    mentees: mentees.map(({ fields, answers }) => ({
      id: fields.number!,
      answers,
      withdrawn: fields.number === 'ME38',
      priority: 0,
    })),
    mentors: mentors.map(({ fields, answers }) => ({
      id: fields.number!,
      answers,
      withdrawn: false,
      capacity: answers[capacity ?? ''] as number,
      minimum: 0,
    })),
    menteeQuestions: template.menteeQuestions,
    mentorQuestions: template.mentorQuestions,
    rules: { constraints: template.constraints, criteria: template.presets[0]!.criteria },
    conflicts,
    calendar: { from: '2019-09-16', until: '2020-03-15', weeks: ['2019-09-16', '2020-01-20'] },
  };
}

/** The rows of one form, by a guessed mapping in which "Not yet" means no. */
export function pilotPeople(
  template: Template,
  side: 'mentee' | 'mentor',
  table = readTable(`pilot/${side}-applications.csv`),
): MappedRow[] {
  const questions = template[`${side}Questions`];
  const { mapping } = guessColumns(table.headings, table.rows.slice(0, 20), questions);
  return readRows(table, { ...mapping, wordings: { project: { 'Not yet': 'no' } } }, questions);
}
