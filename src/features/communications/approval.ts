/** Asking a second person, letting a batch go on a day, and calling it back before it has gone. */
import type { Selectable } from 'kysely';
import type { Act } from '../../act.ts';
import type { Tables } from '../../db/tables.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { dueAt, laterOf } from './letter-change.ts';

export type Leaving = {
  readonly on: string;
  readonly by: 'ownClock' | 'oneMoment';
  /** Letters that still need a sentence stay behind. */
  readonly holdUnfinished: boolean;
};

/**
 * Confirms the matching in the actor's name and sets its letters to leave. Refused while a letter needs a sentence, a
 * second reader has not answered, the board shows another run, or the day has begun somewhere.
 */
export const approveBatch = async (act: Act, batchId: string, leaving: Leaving): Promise<number> => {
  const batch = await lockBatch(act, batchId);
  if (batch.left_at !== null) throw new Refusal('lettersHaveLeft');
  await refuseOtherRun(act, batch);
  if (batch.reader_id !== null && batch.reader_answered_at === null) throw new Refusal('readerNotDone');
  // A letter that was taken out is set to the same day, in case it is put back.
  const all = await waitingLetters(act, batchId);
  const letters = all.filter(({ deleted_at }) => deleted_at === null);
  const unfinished = letters.filter(
    (letter) => letter.held_at === null && letter.needs_sentence && letter.sentence === '',
  );
  if (unfinished.length > 0 && !leaving.holdUnfinished)
    throw new Refusal('sentencesMissing', { missing: unfinished.length, all: letters.length });
  if (unfinished.length > 0) await hold(act, unfinished);

  const clockOf = (zone: string | null): string =>
    leaving.by === 'ownClock' ? (zone ?? batch.cohort_zone) : batch.cohort_zone;
  const groups = Map.groupBy(all, ({ zone, not_before }) => `${zone} ${not_before}`);
  for (const some of groups.values()) {
    const [{ zone, not_before } = { zone: null, not_before: null }] = some;
    if (dueAt(leaving.on, clockOf(zone)) <= act.now) throw new Refusal('dayHasBegun');
    await act.db
      .updateTable('letters')
      .set({ due_at: dueAt(laterOf(leaving.on, not_before) ?? leaving.on, clockOf(zone)) })
      .where(
        'id',
        'in',
        some.map(({ id }) => id),
      )
      .execute();
  }
  await act.db
    .updateTable('batches')
    .set({
      approved_by: act.actor?.personId ?? null,
      approved_at: act.now,
      leaves_on: leaving.on,
      leaves_by: leaving.by,
    })
    .where('id', '=', batchId)
    .execute();
  const leave = letters.filter(({ held_at }) => held_at === null).length - unfinished.length;
  await note(act, batch, 'matchingConfirmed', { letters: leave, on: leaving.on, by: leaving.by });
  return leave;
};

/** Takes the approval back. Refused once a letter has left: others can still be held one by one. */
export const recallBatch = async (act: Act, batchId: string): Promise<void> => {
  const batch = await lockBatch(act, batchId);
  if (batch.left_at !== null) throw new Refusal('lettersHaveLeft');
  await act.db.updateTable('letters').set({ due_at: null }).where('batch_id', '=', batchId).execute();
  await act.db
    .updateTable('batches')
    .set({ approved_by: null, approved_at: null, leaves_on: null, leaves_by: null })
    .where('id', '=', batchId)
    .execute();
  await note(act, batch, 'lettersRecalled');
};

/** Asks a second person to read the letters before they leave; null: nobody any more. */
export const askReader = async (act: Act, batchId: string, readerId: string | null): Promise<void> => {
  const batch = await lockBatch(act, batchId);
  if (batch.left_at !== null) throw new Refusal('lettersHaveLeft');
  if (readerId !== null && readerId === act.actor?.personId) throw new Refusal('readYourself');
  await act.db
    .updateTable('batches')
    .set({
      reader_id: readerId,
      reader_asked_at: readerId === null ? null : act.now,
      reader_answered_at: null,
      reader_note: '',
    })
    .where('id', '=', batchId)
    .execute();
  await note(act, batch, readerId === null ? 'readerLetGo' : 'readerAsked');
};

/** The second person has read the letters; what they think of them is for the coordinator. */
export const answerReading = async (act: Act, batchId: string, noted: string): Promise<void> => {
  const batch = await lockBatch(act, batchId);
  if (batch.reader_id === null || batch.reader_id !== act.actor?.personId) throw new NotFound();
  await act.db
    .updateTable('batches')
    .set({ reader_answered_at: act.now, reader_note: noted })
    .where('id', '=', batchId)
    .execute();
  await note(act, batch, 'lettersReadBySecond');
};

type Batch = Selectable<Tables['batches']> & { readonly cohort_zone: string; readonly scheme_id: string };

const lockBatch = async (act: Act, batchId: string): Promise<Batch> => {
  const batch = await act.db
    .selectFrom('batches')
    .innerJoin('cohorts', 'cohorts.id', 'batches.cohort_id')
    .selectAll('batches')
    .select(['cohorts.zone as cohort_zone', 'cohorts.scheme_id'])
    .where('batches.id', '=', batchId)
    .forUpdate('batches')
    .executeTakeFirst();
  if (batch === undefined) throw new NotFound();
  return batch;
};

const refuseOtherRun = async (act: Act, batch: Batch): Promise<void> => {
  const shown = await act.db
    .selectFrom('matchings')
    .innerJoin('match_runs', 'match_runs.id', 'matchings.run_id')
    .select(['run_id', 'number'])
    .where('matchings.cohort_id', '=', batch.cohort_id)
    .executeTakeFirst();
  if (shown?.run_id !== batch.run_id) throw new Refusal('boardHasMoved', { run: shown?.number ?? 0 });
};

const waitingLetters = (act: Act, batchId: string) =>
  act.db
    .selectFrom('letters')
    .innerJoin('applications', 'applications.id', 'letters.application_id')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .select([
      'letters.id',
      'held_at',
      'needs_sentence',
      'sentence',
      'not_before',
      'deleted_at',
      'people.zone',
    ])
    .where('batch_id', '=', batchId)
    .where('left_at', 'is', null)
    .execute();

const hold = async (act: Act, letters: readonly { readonly id: string }[]): Promise<void> => {
  const ids = letters.map(({ id }) => id);
  await act.db.updateTable('letters').set({ held_at: act.now }).where('id', 'in', ids).execute();
};

const note = (act: Act, batch: Batch, action: string, facts: Record<string, string | number> = {}) =>
  record(act, {
    action,
    schemeId: batch.scheme_id,
    cohortId: batch.cohort_id,
    subject: ['batches', batch.id],
    facts,
  });
