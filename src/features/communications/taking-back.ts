/** Taking the letters of a matching out of the outbox again, while none has left. */
import type { Act } from '../../act.ts';
import { NotFound, Refusal } from '../../refusal.ts';

/**
 * Takes the letters of a matching back, with their day. Sentences, and what has been read, are kept for the next
 * publishing. Refused once a letter has left. Returns how many; the caller holds the cohort's row.
 */
export const takeBackLetters = async (act: Act, cohortId: string): Promise<number> => {
  const batch = await act.db
    .selectFrom('batches')
    .select(['id', 'left_at'])
    .where('cohort_id', '=', cohortId)
    .where('kind', '=', 'matching')
    .forUpdate()
    .executeTakeFirst();
  if (batch === undefined) throw new NotFound();
  if (batch.left_at !== null) throw new Refusal('lettersHaveLeft');
  const letters = await act.db
    .updateTable('letters')
    .set({ due_at: null })
    .where('batch_id', '=', batch.id)
    .returning('id')
    .execute();
  await act.db
    .updateTable('batches')
    .set({ kind: 'takenBack', approved_by: null, approved_at: null, leaves_on: null, leaves_by: null })
    .where('id', '=', batch.id)
    .execute();
  return letters.length;
};
