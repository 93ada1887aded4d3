import { type Kysely, sql } from 'kysely';

/** Letters of a matching that were taken back wait, with their sentences, for the next publishing. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  `alter table batches drop constraint batches_kind_check`,
  `alter table batches add constraint batches_kind_check check (kind in ('matching', 'takenBack', 'offer'))`,
  `drop index batches_one_matching`,
  `create unique index batches_one_matching on batches (cohort_id) where kind in ('matching', 'takenBack')`,
];
