/** Letters that are written together, read, and let go together. Nothing here sends anything. */
import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Act } from '../../act.ts';
import { json } from '../../db/connect.ts';
import type { Tables } from '../../db/tables.ts';
import { Refusal } from '../../refusal.ts';
import { type Block, hasGap } from './letter-body.ts';

export type NewLetter = {
  readonly applicationId: string;
  /** Of a letter about a pair, the other one's application number; else empty. */
  readonly about: string;
  /** The offer that it asks its reader to answer. */
  readonly offer: { readonly id: string; readonly side: 'mentee' | 'mentor' } | null;
  readonly kind: string;
  readonly label: string;
  readonly language: string;
  readonly subject: string;
  readonly body: readonly Block[];
  readonly hint: string;
  readonly needsSentence: boolean;
};

export type Written = {
  readonly batchId: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly same: number;
  /** They had been taken back, and stand in the outbox again. */
  readonly isBack: boolean;
};

type Place = { readonly id: string; readonly schemeId: string };

/**
 * Writes the letters of a matching. Written again, it replaces those that say something else now, keeps sentences, and
 * takes an approval back; refused once a letter has left. The caller holds the cohort's row.
 */
export const writeMatchingLetters = async (
  act: Act,
  cohort: Place,
  runId: string,
  letters: readonly NewLetter[],
): Promise<Written> => {
  refuseGaps(letters);
  const batch = await ensureBatch(act, cohort, runId);
  const before = await act.db
    .selectFrom('letters')
    .select(['id', 'application_id', 'about', 'digest', 'offer_id'])
    .where('batch_id', '=', batch.id)
    .execute();
  const known = new Map(before.map((row) => [keyOf(row.application_id, row.about), row]));
  const fresh = letters.filter(({ applicationId, about }) => !known.has(keyOf(applicationId, about)));
  const changed = letters.filter((letter) => {
    const old = known.get(keyOf(letter.applicationId, letter.about));
    return (
      old !== undefined && (old.digest !== digestOf(letter) || old.offer_id !== (letter.offer?.id ?? null))
    );
  });
  const kept = new Set(letters.map(({ applicationId, about }) => keyOf(applicationId, about)));
  const gone = before.filter((row) => !kept.has(keyOf(row.application_id, row.about))).map(({ id }) => id);
  const counts = { added: fresh.length, changed: changed.length, removed: gone.length };
  const isSame = counts.added + counts.changed + counts.removed === 0 && batch.runId === runId;
  const same = letters.length - fresh.length - changed.length;
  const written = { batchId: batch.id, ...counts, same, isBack: batch.isBack };
  if (isSame) return written;

  if (gone.length > 0) await act.db.deleteFrom('letters').where('id', 'in', gone).execute();
  await insertLetters(act, batch.id, fresh);
  for (const letter of changed)
    await rewrite(act, known.get(keyOf(letter.applicationId, letter.about))?.id ?? '', letter);
  await act.db.updateTable('letters').set({ due_at: null }).where('batch_id', '=', batch.id).execute();
  await act.db
    .updateTable('batches')
    .set({
      run_id: runId,
      written_by: act.actor?.personId ?? null,
      written_at: act.now,
      reader_answered_at: null,
      approved_by: null,
      approved_at: null,
      leaves_on: null,
      leaves_by: null,
    })
    .where('id', '=', batch.id)
    .execute();
  return written;
};

/** Writes the letters of one offer that is made later; they are due at once. */
export const writeOfferLetters = async (
  act: Act,
  cohort: Place,
  runId: string,
  letters: readonly NewLetter[],
): Promise<void> => {
  refuseGaps(letters);
  const { id } = await act.db
    .insertInto('batches')
    .values({
      cohort_id: cohort.id,
      kind: 'offer',
      run_id: runId,
      written_by: act.actor?.personId ?? null,
      written_at: act.now,
      approved_by: act.actor?.personId ?? null,
      approved_at: act.now,
      leaves_by: 'now',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertLetters(act, id, letters, act.now);
};

const keyOf = (applicationId: string, about: string): string => `${applicationId} ${about}`;

const ensureBatch = async (act: Act, cohort: Place, runId: string) => {
  const found = await act.db
    .selectFrom('batches')
    .select(['id', 'run_id', 'left_at', 'kind'])
    .where('cohort_id', '=', cohort.id)
    .where('kind', 'in', ['matching', 'takenBack'])
    .forUpdate()
    .executeTakeFirst();
  if (found !== undefined) {
    if (found.left_at !== null) throw new Refusal('lettersHaveLeft');
    if (found.kind === 'takenBack')
      await act.db.updateTable('batches').set({ kind: 'matching' }).where('id', '=', found.id).execute();
    return { id: found.id, runId: found.run_id, isBack: found.kind === 'takenBack' };
  }
  const { id } = await act.db
    .insertInto('batches')
    .values({
      cohort_id: cohort.id,
      kind: 'matching',
      run_id: runId,
      written_by: act.actor?.personId ?? null,
      written_at: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, runId, isBack: false };
};

const chunk = 500;

const insertLetters = async (
  act: Act,
  batchId: string,
  letters: readonly NewLetter[],
  dueAt: Date | null = null,
): Promise<void> => {
  for (let from = 0; from < letters.length; from += chunk) {
    const rows = letters.slice(from, from + chunk).map((letter) => rowOf(batchId, letter, dueAt));
    await act.db.insertInto('letters').values(rows).execute();
  }
};

const rowOf = (batchId: string, letter: NewLetter, dueAt: Date | null): Insertable<Tables['letters']> => ({
  batch_id: batchId,
  application_id: letter.applicationId,
  about: letter.about,
  due_at: dueAt,
  ...written(letter),
});

const written = (letter: NewLetter) => ({
  offer_id: letter.offer?.id ?? null,
  side: letter.offer?.side ?? null,
  kind: letter.kind,
  label: letter.label,
  language: letter.language,
  subject: letter.subject,
  body: json(letter.body as object as Block[]),
  hint: letter.hint,
  needs_sentence: letter.needsSentence,
  digest: digestOf(letter),
});

// What it said before was read; what it says now was not. The sentence was meant for the person, so it stays.
const rewrite = async (act: Act, id: string, letter: NewLetter): Promise<void> => {
  await act.db
    .updateTable('letters')
    .set({
      ...written(letter),
      read_at: null,
      read_by: null,
      composed: null,
      edited_at: null,
      edited_by: null,
      deleted_at: null,
      deleted_by: null,
      deleted_why: '',
    })
    .where('id', '=', id)
    .execute();
};

const refuseGaps = (letters: readonly NewLetter[]): void => {
  const broken = letters.filter(({ subject, body, label }) => hasGap(subject, body) || label === '');
  if (broken.length > 0) throw new Refusal('letterHasGap', { count: broken.length });
};

const digestOf = ({ kind, subject, body, language }: NewLetter): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, language, subject, body]))
    .digest('hex');
