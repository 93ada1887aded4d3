/**
 * What has been written of a cohort, told without reading any of it. Every statement that writes applications, or what
 * hangs on them, leaves marks by triggers of the database (migration 0013), in the same transaction. The marks that a
 * reader sees differ whenever what the reader sees does, on any number of servers: a mark has a number that no other ever
 * has, and whoever folds marks together leaves a new one in their place.
 */
import { type Kysely, sql } from 'kysely';
import type { Db } from './connect.ts';
import type { Tables } from './tables.ts';

/** `drafts`: that they are begun; `people`: the names of those who applied; everything of the others that is counted. */
export type Marked = 'drafts' | 'reviews' | 'assignments' | 'decisions' | 'people';

/** A text that differs whenever the applications of a cohort do, or what hangs on them in these tables beside. */
export const marksOf = async (db: Db, cohortId: string, beside: readonly Marked[] = []): Promise<string> => {
  const { marks } = await db
    .selectFrom('cohort_marks')
    .where('cohort_id', '=', cohortId)
    .where('what', 'in', ['applications', ...beside])
    .select(sql<string>`coalesce(string_agg(id::text, ' ' order by id), '')`.as('marks'))
    .executeTakeFirstOrThrow();
  return marks;
};

/** More marks than these are folded into one. */
const most = 50;

/** Keeps marks few; only then is something counted anew that has not changed. */
export const foldMarks = async (db: Kysely<Tables>): Promise<void> => {
  await sql`
    with folded as (
      delete from cohort_marks where (cohort_id, what) in (
        select cohort_id, what from cohort_marks group by cohort_id, what having count(*) > ${most})
        or cohort_id not in (select id from cohorts)
      returning cohort_id, what
    )
    insert into cohort_marks (cohort_id, what)
    select distinct cohort_id, what from folded where cohort_id in (select id from cohorts)`.execute(db);
};
