import { type Kysely, sql } from 'kysely';

/** Runs that take long are wanted first, and worked out while somebody watches; their documents are kept in slices. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  `create table wanted_runs (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    seen integer,
    input_id uuid references match_inputs,
    settings jsonb not null,
    change jsonb,
    state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
    phase text not null default 'reading' check (phase in ('reading', 'judging', 'solving', 'explaining', 'keeping')),
    done integer not null default 0,
    total integer not null default 0,
    rounds integer not null default 0,
    starts integer not null default 0,
    asked_by uuid references people on delete set null,
    asked_at timestamptz not null,
    heard_at timestamptz,
    ended_at timestamptz,
    run_id uuid references match_runs on delete cascade,
    trouble text check (trouble in ('moved', 'crashed')),
    check ((state = 'done') = (run_id is not null)),
    check ((state = 'failed') = (trouble is not null))
  )`,
  `create unique index wanted_runs_one on wanted_runs (cohort_id) where state in ('waiting', 'running')`,
  `create table match_slices (
    input_id uuid references match_inputs on delete cascade,
    run_id uuid references match_runs on delete cascade,
    at integer not null,
    slice bytea not null,
    check (num_nonnulls(input_id, run_id) = 1)
  )`,
  `create unique index match_slices_input on match_slices (input_id, at) where input_id is not null`,
  `create unique index match_slices_run on match_slices (run_id, at) where run_id is not null`,
];
