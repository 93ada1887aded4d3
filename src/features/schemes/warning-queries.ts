/** What an open call lacks, as it was last worked out; see matching/warning.ts. */
import type { SupplyWarning } from '../../core/matching/warning.ts';
import type { Db } from '../../db/connect.ts';

export type Warned = {
  /** Null where there are too many pairs to judge. */
  readonly warning: SupplyWarning | null;
  readonly madeAt: Date;
};

/** Null until it was worked out for the first time. */
export const findWarning = async (db: Db, cohortId: string): Promise<Warned | null> => {
  const row = await db
    .selectFrom('supply_warnings')
    .select(['warning', 'made_at'])
    .where('cohort_id', '=', cohortId)
    .executeTakeFirst();
  return row === undefined ? null : { warning: row.warning as SupplyWarning | null, madeAt: row.made_at };
};
