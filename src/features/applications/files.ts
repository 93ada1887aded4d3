/** Files of a form: taken in, taken out again, and forgotten with an application that was withdrawn or never sent. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../../act.ts';
import type { FileType } from '../../core/files/file-type.ts';
import type { FileProblem } from '../../core/files/problem.ts';
import type { Answers, KeptFile, Question } from '../../core/questions/question.ts';
import type { Own } from './own.ts';

export type FileQuestion = Extract<Question, { kind: 'file' }>;

export type NewFile = { readonly name: string; readonly type: FileType; readonly content: Uint8Array };

/** What a page of the form asks of one question's files. */
export type FileChange = {
  readonly question: FileQuestion;
  readonly add: readonly NewFile[];
  /** Ids of kept files. */
  readonly remove: readonly string[];
};

/** All files of one application together, in bytes. */
export const mostBytes = 20_000_000;

export type FilesChanged = {
  /** The answers as they are now, by question; undefined where no file is left. */
  readonly answers: Answers;
  readonly problems: Readonly<Record<string, readonly FileProblem[]>>;
};

/**
 * Takes files out and in, as far as there is room; what there is no room for is said and left out. A file that is there
 * already is kept once; where only one is asked for, a new one takes the place of the old. Of an application that was
 * sent, the last file of a question that needs one stays.
 */
export const changeFiles = async (
  act: Act,
  cohortId: string,
  own: Own,
  changes: readonly FileChange[],
): Promise<FilesChanged> => {
  const place = { cohort_id: cohortId, role: own.role, person_id: own.person.id };
  await lockForm(act, place);
  const answers: Record<string, readonly KeptFile[] | undefined> = {};
  const problems: Record<string, FileProblem[]> = {};
  for (const { question, add, remove } of changes) {
    const { key } = question;
    const leaving = new Set(remove);
    const found = await takeIn(act, place, question, add, leaving);
    const kept = await filesOf(act, place, key);
    const staying = kept.filter(({ id }) => !leaving.has(id));
    const mustStay = staying.length === 0 && question.required && own.application !== null;
    if (kept.length > staying.length && mustStay) found.push({ code: 'fileNeeded' });
    else await takeOut(act, place, key, [...leaving]);
    const now = mustStay ? kept : staying;
    answers[key] = now.length === 0 ? undefined : now;
    if (found.length > 0) problems[key] = found;
  }
  return { answers, problems };
};

/** Deletes the files of questions that are not asked any more, so that none is kept that nobody can see. */
export const dropOtherFiles = async (
  act: Act,
  cohortId: string,
  own: Own,
  asked: readonly string[],
): Promise<void> => {
  await act.db
    .deleteFrom('application_files')
    .where('cohort_id', '=', cohortId)
    .where('role', '=', own.role)
    .where('person_id', '=', own.person.id)
    .where('question', 'not in', ['', ...asked])
    .execute();
};

const graceDays = 7;

/**
 * Forgets files of whoever withdrew or never sent, a week after the call's last day, or after the withdrawal if that came
 * later; and their names with them.
 */
export const forgetFiles = async (act: Act): Promise<void> => {
  const before = new Date(act.now.getTime() - graceDays * 86_400_000);
  // The last day may still be running somewhere, so it counts from the day after.
  const lastDay = new Date(before.getTime() - 86_400_000).toISOString().slice(0, 10);
  const isOver = sql`(cohorts.closes_on < ${lastDay}::date or calls.closed_at < ${before})`;
  const same = (table: string) =>
    sql`${sql.ref(`${table}.cohort_id`)} = files.cohort_id and ${sql.ref(`${table}.role`)} = files.role
      and ${sql.ref(`${table}.person_id`)} = files.person_id`;
  const without = (table: 'applications' | 'drafts') => sql`
    update ${sql.table(table)} as kept set answers = kept.answers - gone.questions from gone
    where kept.cohort_id = gone.cohort_id and kept.role = gone.role and kept.person_id = gone.person_id
    returning 1`;
  await sql`
    with deleted as (
      delete from application_files as files using cohorts left join calls on calls.cohort_id = cohorts.id
      where cohorts.id = files.cohort_id and ${isOver}
        and not exists (select 1 from applications where ${same('applications')}
          and (state <> 'withdrawn' or updated_at >= ${before}))
      returning files.cohort_id, files.role, files.person_id, files.question),
    gone as (
      select cohort_id, role, person_id, array_agg(distinct question) as questions
      from deleted group by cohort_id, role, person_id),
    sent as (${without('applications')}),
    begun as (${without('drafts')})
    select 1 from sent limit 1`.execute(act.db);
};

type Place = { readonly cohort_id: string; readonly role: Own['role']; readonly person_id: string };

/** Two tabs that add at once count each other's files. */
const lockForm = (act: Act, place: Place) =>
  act.db
    .selectFrom('drafts')
    .select('id')
    .where('cohort_id', '=', place.cohort_id)
    .where('role', '=', place.role)
    .where('person_id', '=', place.person_id)
    .forUpdate()
    .execute();

const takeIn = async (
  act: Act,
  place: Place,
  { key, most }: FileQuestion,
  add: readonly NewFile[],
  leaving: Set<string>,
): Promise<FileProblem[]> => {
  const problems: FileProblem[] = [];
  if (most === 1 && add.length === 1) for (const { id } of await filesOf(act, place, key)) leaving.add(id);
  for (const { name, type, content } of add) {
    const all = await sizesOf(act, place);
    const digest = createHash('sha256').update(content).digest('hex');
    const staying = all.filter(({ id }) => !leaving.has(id));
    const same = all.find((file) => file.question === key && file.digest === digest);
    if (same !== undefined) {
      leaving.delete(same.id);
    } else if (staying.filter(({ question }) => question === key).length >= most) {
      problems.push({ code: 'filesTooMany', name, most });
    } else if (staying.reduce((sum, { size }) => sum + size, content.length) > mostBytes) {
      problems.push({ code: 'filesTooLarge', name, megabytes: mostBytes / 1e6 });
    } else {
      await act.db
        .insertInto('application_files')
        .values({
          ...place,
          question: key,
          name,
          type,
          size: content.length,
          digest,
          content,
          added_at: act.now,
        })
        .execute();
    }
  }
  return problems;
};

const sizesOf = (act: Act, place: Place) =>
  act.db
    .selectFrom('application_files')
    .select(['id', 'question', 'size', 'digest'])
    .where('cohort_id', '=', place.cohort_id)
    .where('role', '=', place.role)
    .where('person_id', '=', place.person_id)
    .execute();

const filesOf = (act: Act, place: Place, question: string): Promise<KeptFile[]> =>
  act.db
    .selectFrom('application_files')
    .select(['id', 'name', 'type', 'size'])
    .where('cohort_id', '=', place.cohort_id)
    .where('role', '=', place.role)
    .where('person_id', '=', place.person_id)
    .where('question', '=', question)
    .orderBy('added_at')
    .orderBy('name')
    .orderBy('id')
    .execute();

const takeOut = async (act: Act, place: Place, question: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await act.db
    .deleteFrom('application_files')
    .where('cohort_id', '=', place.cohort_id)
    .where('role', '=', place.role)
    .where('person_id', '=', place.person_id)
    .where('question', '=', question)
    .where('id', 'in', [...ids])
    .execute();
};
