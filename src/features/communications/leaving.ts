/**
 * Letters whose time has come go into the outbox. One transaction takes them, so that each leaves once: the letter, its
 * message and the mark that it left are written together or not at all.
 */
import type { Act } from '../../act.ts';
import { type Block, htmlText, plainText } from './letter-body.ts';
import { queueMessage } from './outbox.ts';

/** The address at which a reader answers an offer, or joins and leaves the wait-list. */
export type LinkTo = (
  to: { readonly id: string; readonly side: 'mentee' | 'mentor' } | { readonly list: string },
) => string;

/** Messages of letters are of this kind; the letter is their occasion. */
export const letterKind = 'letter';

const atOnce = 100;

/**
 * Puts letters that are due into the outbox, at most a hundred; gives the offers that they carry. A letter stays while
 * it is held, lacks its sentence, or tells of somebody who has withdrawn; and all stay while the board shows another run
 * than the one that was approved.
 */
export const letLettersLeave = async (
  act: Act,
  linkTo: LinkTo,
): Promise<{ readonly left: number; readonly offers: readonly string[] }> => {
  const batches = await lockDueBatches(act);
  if (batches.length === 0) return { left: 0, offers: [] };
  const letters = await dueLetters(act, batches);
  for (const letter of letters) {
    const link =
      letter.offer_id && letter.side
        ? linkTo({ id: letter.offer_id, side: letter.side })
        : linkTo({ list: letter.application_id });
    const filling = { sentence: letter.sentence, link };
    const body = letter.body as unknown as readonly Block[];
    const messageId = await queueMessage(act, {
      kind: letterKind,
      recipient: letter.email,
      occasion: letter.id,
      subject: letter.subject,
      text: plainText(body, filling),
      html: htmlText(body, filling, letter.language),
      ...(letter.reply_to === null ? {} : { replyTo: letter.reply_to }),
    });
    await act.db
      .updateTable('letters')
      .set({ left_at: act.now, message_id: messageId })
      .where('id', '=', letter.id)
      .execute();
  }
  const begun = [...new Set(letters.map(({ batch_id }) => batch_id))];
  if (begun.length > 0)
    await act.db
      .updateTable('batches')
      .set({ left_at: act.now })
      .where('id', 'in', begun)
      .where('left_at', 'is', null)
      .execute();
  return { left: letters.length, offers: letters.flatMap(({ offer_id }) => offer_id ?? []) };
};

const lockDueBatches = async (act: Act): Promise<string[]> => {
  const rows = await act.db
    .selectFrom('batches')
    .leftJoin('matchings', (join) =>
      join
        .onRef('matchings.cohort_id', '=', 'batches.cohort_id')
        .onRef('matchings.run_id', '=', 'batches.run_id'),
    )
    .select('batches.id')
    .where('approved_at', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('matchings.run_id', 'is not', null),
        eb('batches.left_at', 'is not', null),
        eb('batches.kind', '=', 'offer'),
      ]),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('letters')
          .whereRef('letters.batch_id', '=', 'batches.id')
          .where('letters.left_at', 'is', null)
          .where('letters.held_at', 'is', null)
          .where('letters.deleted_at', 'is', null)
          .where('letters.due_at', '<=', act.now)
          .select('letters.id'),
      ),
    )
    .orderBy('batches.id')
    .forUpdate('batches')
    .execute();
  return rows.map(({ id }) => id);
};

const dueLetters = (act: Act, batches: readonly string[]) =>
  act.db
    .selectFrom('letters')
    .innerJoin('batches', 'batches.id', 'letters.batch_id')
    .innerJoin('applications', 'applications.id', 'letters.application_id')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .leftJoin('people as approver', 'approver.id', 'batches.approved_by')
    .leftJoin('offers', 'offers.id', 'letters.offer_id')
    .leftJoin('applications as mentee', 'mentee.id', 'offers.mentee_application_id')
    .leftJoin('applications as mentor', 'mentor.id', 'offers.mentor_application_id')
    .select(['letters.id', 'letters.batch_id', 'letters.application_id', 'letters.offer_id', 'letters.side'])
    .select(['letters.language', 'letters.subject', 'letters.body', 'letters.sentence', 'people.email'])
    .select('approver.email as reply_to')
    .where('letters.batch_id', 'in', batches)
    .where('letters.left_at', 'is', null)
    .where('letters.held_at', 'is', null)
    .where('letters.deleted_at', 'is', null)
    .where('letters.due_at', '<=', act.now)
    .where((eb) => eb.or([eb('needs_sentence', '=', false), eb('sentence', '!=', '')]))
    .where('applications.state', '!=', 'withdrawn')
    .where((eb) =>
      eb.or([
        eb('offers.id', 'is', null),
        eb.and([
          eb('offers.state', 'in', ['prepared', 'open']),
          eb('mentee.state', '!=', 'withdrawn'),
          eb('mentor.state', '!=', 'withdrawn'),
        ]),
      ]),
    )
    .orderBy('letters.due_at')
    .orderBy('letters.id')
    .limit(atOnce)
    .forUpdate('letters')
    .execute();
