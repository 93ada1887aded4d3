/** Mail that came back for good: the message and its address are marked, and the coordinator sees both. */
import type { Act } from '../../act.ts';
import type { Db } from '../../db/connect.ts';
import { record } from '../../history.ts';
import type { Bounce } from './bounce-report.ts';

export type Returned = { readonly id: string; readonly recipient: string; readonly code: string };

/** Marks messages and their addresses; what is marked already stays as it is. */
export const markBounced = async (act: Act, returned: readonly Returned[]): Promise<void> => {
  for (const { id, recipient, code } of returned) {
    await act.db
      .updateTable('messages')
      .set({ bounced_at: act.now, bounce: code })
      .where('id', '=', id)
      .where('bounced_at', 'is', null)
      .execute();
    await act.db
      .insertInto('bounced_addresses')
      .values({ email: recipient, code, at: act.now })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .execute();
  }
};

export type TakenIn = {
  /** Messages that are marked now and were not before. */
  readonly marked: number;
  readonly known: number;
  /** Reports about mail that this house did not send, or for another address than it was sent to. */
  readonly others: number;
  /** Reports of a delay, which say nothing yet. */
  readonly delays: number;
};

/** Takes in bounce reports that came by mail. A report counts for the message whose Message-ID it carries. */
export const takeInBounces = async (act: Act, reports: readonly Bounce[]): Promise<TakenIn> => {
  const failed = reports.filter(({ isFinal }) => isFinal);
  const ids = failed.flatMap(({ messageId }) => messageId ?? []);
  const messages =
    ids.length === 0
      ? []
      : await act.db
          .selectFrom('messages')
          .select(['id', 'recipient', 'bounced_at'])
          .where('id', 'in', ids)
          .where('attempts', '>', 0)
          .forUpdate()
          .execute();
  const sent = new Map(messages.map((message) => [message.id, message]));
  const ours = failed.flatMap((report) => {
    const message = sent.get(report.messageId ?? '');
    const isTheirs =
      message !== undefined &&
      (report.recipients.length === 0 || report.recipients.includes(message.recipient));
    return isTheirs ? [{ ...message, code: report.status }] : [];
  });
  const fresh = new Map(ours.filter(({ bounced_at }) => bounced_at === null).map((one) => [one.id, one]));
  await markBounced(act, [...fresh.values()]);
  if (fresh.size > 0) await record(act, { action: 'bouncesTakenIn', facts: { messages: fresh.size } });
  return {
    marked: fresh.size,
    known: ours.length - fresh.size,
    others: failed.length - ours.length,
    delays: reports.length - failed.length,
  };
};

/**
 * Sends everything that came back from an address once more: to the right address, or to the same one again. Links that
 * sign somebody in, or lead to a form, are left out: their reader asks for new ones. Gives how many.
 */
export const sendAgainTo = async (act: Act, old: string, email: string): Promise<number> => {
  await act.db.deleteFrom('bounced_addresses').where('email', '=', old).execute();
  const returned = await act.db
    .selectFrom('messages')
    .selectAll()
    .where('recipient', '=', old)
    .where((eb) => eb.or([eb('bounced_at', 'is not', null), eb('failed_at', 'is not', null)]))
    .where('kind', 'not in', ['signIn', 'applicationLink'])
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const message of returned) {
    const fresh = {
      due_at: act.now,
      sent_at: null,
      failed_at: null,
      attempts: 0,
      bounced_at: null,
      bounce: null,
    };
    if (email === old) {
      await act.db.updateTable('messages').set(fresh).where('id', '=', message.id).execute();
      continue;
    }
    const { id, ...copy } = message;
    const made = await act.db
      .insertInto('messages')
      .values({
        ...copy,
        ...fresh,
        recipient: email,
        created_at: act.now,
        held_until: null,
        last_error: null,
      })
      .onConflict((conflict) => conflict.columns(['kind', 'recipient', 'occasion']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made !== undefined)
      await act.db.updateTable('letters').set({ message_id: made.id }).where('message_id', '=', id).execute();
  }
  return returned.length;
};

export type BouncedPerson = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly code: string;
  readonly at: Date;
};

/** People of a cohort whose address gives mail back. */
export const listBounced = (db: Db, cohortId: string): Promise<readonly BouncedPerson[]> =>
  db
    .selectFrom('bounced_addresses')
    .innerJoin('people', 'people.email', 'bounced_addresses.email')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('applications')
          .whereRef('applications.person_id', '=', 'people.id')
          .where('applications.cohort_id', '=', cohortId)
          .select('applications.id'),
      ),
    )
    .select(['people.id as personId', 'people.name', 'people.email', 'code', 'at'])
    .orderBy('people.name')
    .orderBy('people.id')
    .execute();
