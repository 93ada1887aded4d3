/** What can be done to one letter before it leaves: other words, a later day, or not at all. */
import type { Act } from '../../act.ts';
import { instantOf } from '../../core/time/clock.ts';
import { json } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { Refusal } from '../../refusal.ts';
import type { Block } from './letter-body.ts';
import { stillHere } from './letters.ts';
import { leavingMinute } from './rules.ts';

export type Words = { readonly subject: string; readonly body: readonly Block[] };

/** Gives a letter other words; those that the matching wrote are kept. Its writer has read it. */
export const editLetter = async (act: Act, id: string, words: Words): Promise<void> => {
  const letter = await stillHere(act, id);
  const before = await act.db
    .selectFrom('letters')
    .select(['subject', 'body', 'composed'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await act.db
    .updateTable('letters')
    .set({
      subject: words.subject,
      body: json(words.body as object as Block[]),
      composed: json((before.composed ?? { subject: before.subject, body: before.body }) as Words),
      edited_at: act.now,
      edited_by: act.actor?.personId ?? null,
      read_at: act.now,
      read_by: act.actor?.personId ?? null,
    })
    .where('id', '=', id)
    .execute();
  await note(act, 'letterEdited', id, letter.cohort_id);
};

/** Gives a letter back the words that the matching wrote. */
export const undoEdit = async (act: Act, id: string): Promise<void> => {
  const letter = await stillHere(act, id);
  const { composed } = await act.db
    .selectFrom('letters')
    .select('composed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (composed === null) return;
  const { subject, body } = composed as Words;
  await act.db
    .updateTable('letters')
    .set({
      subject,
      body: json(body as object as Block[]),
      composed: null,
      edited_at: null,
      edited_by: null,
      read_at: null,
      read_by: null,
    })
    .where('id', '=', id)
    .execute();
  await note(act, 'letterEditUndone', id, letter.cohort_id);
};

/** Lets a letter leave no earlier than on a day, at nine on its reader's clock; null: with the others again. */
export const sendLater = async (act: Act, id: string, on: string | null): Promise<void> => {
  const letter = await stillHere(act, id);
  const { zone, leaves_on, leaves_by, cohort_zone } = await act.db
    .selectFrom('letters')
    .innerJoin('batches', 'batches.id', 'letters.batch_id')
    .innerJoin('cohorts', 'cohorts.id', 'batches.cohort_id')
    .innerJoin('applications', 'applications.id', 'letters.application_id')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .select(['people.zone', 'leaves_on', 'leaves_by', 'cohorts.zone as cohort_zone'])
    .where('letters.id', '=', id)
    .executeTakeFirstOrThrow();
  const at = (day: string) => dueAt(day, leaves_by === 'oneMoment' ? cohort_zone : (zone ?? cohort_zone));
  if (on !== null && at(on) <= act.now) throw new Refusal('laterIsPast');
  const day = laterOf(leaves_on, on);
  // Without a day of their own, letters of one offer leave at once.
  const due = letter.approved_at === null ? null : day === null ? act.now : at(day);
  await act.db.updateTable('letters').set({ not_before: on, due_at: due }).where('id', '=', id).execute();
  await note(act, 'letterPutOff', id, letter.cohort_id, { on });
};

/** When a letter leaves that is set for a day, on this clock. */
export const dueAt = (day: string, zone: string): Date => new Date(instantOf(day, leavingMinute, zone));

/** The later of two days; a day alone, or null, where the other is missing. */
export const laterOf = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a > b ? a : b;

/** Takes a letter out, with the reason for the coordinator's eyes. Refused while it asks about an offer that stands. */
export const deleteLetter = async (act: Act, id: string, why: string): Promise<void> => {
  const letter = await stillHere(act, id);
  const offer = await act.db
    .selectFrom('letters')
    .innerJoin('offers', 'offers.id', 'letters.offer_id')
    .select('offers.state')
    .where('letters.id', '=', id)
    .executeTakeFirst();
  if (offer?.state === 'prepared' || offer?.state === 'open') throw new Refusal('letterOfOffer');
  await act.db
    .updateTable('letters')
    .set({ deleted_at: act.now, deleted_by: act.actor?.personId ?? null, deleted_why: why })
    .where('id', '=', id)
    .execute();
  await note(act, 'letterDeleted', id, letter.cohort_id, { why });
};

/** Puts a deleted letter back among the others. */
export const restoreLetter = async (act: Act, id: string): Promise<void> => {
  const letter = await stillHere(act, id);
  if (letter.approved_at !== null && letter.needs_sentence && letter.sentence === '')
    throw new Refusal('sentenceFirst');
  await act.db
    .updateTable('letters')
    .set({ deleted_at: null, deleted_by: null, deleted_why: '' })
    .where('id', '=', id)
    .execute();
  await note(act, 'letterRestored', id, letter.cohort_id);
};

const note = (
  act: Act,
  action: string,
  id: string,
  cohortId: string,
  facts: Readonly<Record<string, string | null>> = {},
): Promise<void> => record(act, { action, cohortId, subject: ['letters', id], facts });
