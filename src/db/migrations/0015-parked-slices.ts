import { type Kysely, sql } from 'kysely';

/** Slices of a long document are laid down one by one under the run that is wanted, and belong to it once all are there. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  `alter table match_slices
    add column wanted_id uuid references wanted_runs on delete cascade,
    add column start integer,
    drop constraint match_slices_check,
    add check (num_nonnulls(input_id, run_id, wanted_id) = 1),
    add check ((wanted_id is null) = (start is null))`,
  `create unique index match_slices_parked on match_slices (wanted_id, start, at) where wanted_id is not null`,
];
