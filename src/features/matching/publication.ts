/** What the board says about publishing: how many letters, and whether they are in the outbox already. */
import type { RunSolved } from '../../core/matching/run.ts';
import type { Db } from '../../db/connect.ts';
import type { Run } from './documents.ts';
import type { ShownPublication } from './pages/shown.ts';

/** People who withdrew get none, whatever the run knew of them. */
export const findPublication = async (db: Db, run: Run, result: RunSolved): Promise<ShownPublication> => {
  const batch = await db
    .selectFrom('batches')
    .select(['run_id', 'left_at'])
    .where('cohort_id', '=', run.cohortId)
    .where('kind', '=', 'matching')
    .executeTakeFirst();
  const withdrawn = await db
    .selectFrom('applications')
    .select(['role', 'number'])
    .where('cohort_id', '=', run.cohortId)
    .where('state', '=', 'withdrawn')
    .execute();
  const gone = new Set(withdrawn.map(({ role, number }) => `${role} ${number}`));
  const unplaced = result.unplaced.filter(({ mentee }) => !gone.has(`mentee ${mentee}`)).length;
  const reserve = result.reserve.filter(({ mentor }) => !gone.has(`mentor ${mentor}`)).length;
  return { letters: 2 * result.pairs.length + unplaced + reserve, state: stateOf(batch, run) };
};

const stateOf = (
  batch: { readonly run_id: string; readonly left_at: Date | null } | undefined,
  run: Run,
): ShownPublication['state'] => {
  if (batch === undefined) return 'none';
  if (batch.left_at !== null) return 'left';
  return batch.run_id === run.id ? 'written' : 'other';
};
