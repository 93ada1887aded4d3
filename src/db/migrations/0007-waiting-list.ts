import { type Kysely, sql } from 'kysely';

/** People who stay on a cohort's list for a mentor who becomes free, and offers made from it. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  `create table waiting (
    application_id uuid primary key references applications on delete cascade,
    cohort_id uuid not null references cohorts on delete cascade,
    joined_at timestamptz not null,
    until_on date not null,
    left_at timestamptz,
    left_why text check (left_why in ('self', 'over', 'paired')),
    check ((left_at is null) = (left_why is null))
  )`,
  `create index waiting_cohort on waiting (cohort_id) where left_at is null`,
  `alter table offers
    add column from_list boolean not null default false,
    add column passes_on boolean not null default false,
    add column passed_on_at timestamptz,
    add column coordinator_told_at timestamptz`,
  `create index offers_untold on offers (cohort_id)
    where state in ('declined', 'expired', 'noRoom') and coordinator_told_at is null`,
];
