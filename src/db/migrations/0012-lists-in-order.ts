import { type Kysely, sql } from 'kysely';

/** Lists of applications stand in an order of their own, so that a page of thousands is read and not sorted. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index applications_in_order on applications (cohort_id, role, length(number), number)`.execute(
    db,
  );
};
