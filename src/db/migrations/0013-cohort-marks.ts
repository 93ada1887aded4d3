import { type Kysely, sql } from 'kysely';

/**
 * Whatever is written of a cohort's applications leaves a mark, so that what was counted over thousands of them can be
 * remembered for exactly as long as it is true; see marks.ts. Heads are counted in an index, without reading answers.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

/** A function for a trigger after a statement, whose rows are `written`, and in an update were `former`. */
const marking = (name: string, from: string): string => `
  create function ${name}() returns trigger language plpgsql as $$
  begin
    insert into cohort_marks (cohort_id, what) select distinct cohort_id, tg_table_name from ${from};
    return null;
  end $$`;

const trigger = (table: string, deed: 'insert' | 'update' | 'delete', marks: string): string => `
  create trigger ${table}_${deed}_marked after ${deed} on ${table}
  referencing ${deed === 'delete' ? 'old table as written' : 'new table as written'}${deed === 'update' ? ' old table as former' : ''}
  for each statement execute function ${marks}()`;

const statements = [
  // No reference to the cohort: it would be locked by every statement, in an order that others do not keep.
  `create table cohort_marks (
    cohort_id uuid not null,
    what text not null,
    id bigint generated always as identity,
    primary key (cohort_id, what, id)
  )`,
  marking('mark_cohorts', 'written'),
  marking('mark_cohorts_of_applications', 'written join applications on applications.id = application_id'),
  marking(
    'mark_cohorts_of_people',
    `written join former on former.id = written.id and former.name <> written.name
      join applications on person_id = written.id`,
  ),
  trigger('applications', 'insert', 'mark_cohorts'),
  trigger('applications', 'update', 'mark_cohorts'),
  trigger('applications', 'delete', 'mark_cohorts'),
  // Of a draft that changes nothing is counted, and of an assignment that was begun neither.
  trigger('drafts', 'insert', 'mark_cohorts'),
  trigger('drafts', 'delete', 'mark_cohorts'),
  trigger('assignments', 'insert', 'mark_cohorts_of_applications'),
  trigger('assignments', 'delete', 'mark_cohorts_of_applications'),
  trigger('reviews', 'insert', 'mark_cohorts_of_applications'),
  trigger('reviews', 'update', 'mark_cohorts_of_applications'),
  trigger('reviews', 'delete', 'mark_cohorts_of_applications'),
  trigger('decisions', 'insert', 'mark_cohorts_of_applications'),
  trigger('decisions', 'update', 'mark_cohorts_of_applications'),
  trigger('decisions', 'delete', 'mark_cohorts_of_applications'),
  trigger('people', 'update', 'mark_cohorts_of_people'),
  `create index applications_heads on applications (cohort_id, role, state)`,
];
