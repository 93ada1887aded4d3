import { type Kysely, sql } from 'kysely';

/** What an open call lacks, as it was last worked out. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table supply_warnings (
    cohort_id uuid primary key references cohorts on delete cascade,
    state text not null,
    warning jsonb,
    made_at timestamptz not null
  )`.execute(db);
};
