/** Reading one letter of a batch, giving it its sentence, holding it back. */
import type { Act } from '../../act.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';

/** Keeps the coordinator's sentence and notes that the letter was read. Refused once it has left. */
export const saveLetter = async (act: Act, id: string, sentence: string): Promise<void> => {
  await stillHere(act, id);
  await act.db
    .updateTable('letters')
    .set({ sentence, read_at: act.now, read_by: act.actor?.personId ?? null })
    .where('id', '=', id)
    .execute();
};

/** Holds one letter back while the others leave; `why` is for the coordinator's eyes. */
export const holdLetter = async (act: Act, id: string, why = ''): Promise<void> => {
  const letter = await stillHere(act, id);
  await act.db.updateTable('letters').set({ held_at: act.now, held_why: why }).where('id', '=', id).execute();
  await record(act, { action: 'letterHeld', cohortId: letter.cohort_id, subject: ['letters', id] });
};

/** Lets a held letter go with the others; at once when they have left already. */
export const releaseLetter = async (act: Act, id: string): Promise<void> => {
  const letter = await stillHere(act, id);
  if (letter.approved_at !== null && letter.needs_sentence && letter.sentence === '')
    throw new Refusal('sentenceFirst');
  await act.db.updateTable('letters').set({ held_at: null, held_why: '' }).where('id', '=', id).execute();
  await record(act, { action: 'letterReleased', cohortId: letter.cohort_id, subject: ['letters', id] });
};

/** Holds the letter that asks this side to answer an offer, if it is still here. */
export const holdLetterOf = async (
  act: Act,
  offerId: string,
  side: 'mentee' | 'mentor',
  why: string,
): Promise<boolean> => {
  const held = await act.db
    .updateTable('letters')
    .set({ held_at: act.now, held_why: why })
    .where('offer_id', '=', offerId)
    .where('side', '=', side)
    .where('left_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return held !== undefined;
};

/** The letter's row, locked, while it has not left. */
export const stillHere = async (act: Act, id: string) => {
  const letter = await act.db
    .selectFrom('letters')
    .innerJoin('batches', 'batches.id', 'letters.batch_id')
    .where('letters.id', '=', id)
    .where('batches.kind', '!=', 'takenBack')
    .select(['letters.left_at', 'needs_sentence', 'sentence', 'approved_at', 'batches.cohort_id'])
    .forUpdate('letters')
    .executeTakeFirst();
  if (letter === undefined) throw new NotFound();
  if (letter.left_at !== null) throw new Refusal('letterLeft');
  return letter;
};
