import type { Act } from '../../act.ts';
import type { MailList } from '../../db/tables.ts';
import { record } from '../../history.ts';
import { Refusal } from '../../refusal.ts';

export type Message = {
  /** What sort of mail it is: signIn, welcome, … */
  readonly kind: string;
  /** The mail address. */
  readonly recipient: string;
  /** What it is about: the id of the link, the pairing, the letter. */
  readonly occasion: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Not before; now when left out. */
  readonly dueAt?: Date;
  /** Where an answer goes, when it is not the house. */
  readonly replyTo?: string;
  /** What its reader may stop by one press; see `queueForList`. */
  readonly list?: MailList;
};

/**
 * Puts a mail into the outbox, within the act, and gives its id. For one kind, recipient and occasion there is one mail,
 * never two.
 */
export const queueMessage = async (act: Act, message: Message): Promise<string> => {
  const made = await act.db
    .insertInto('messages')
    .values({
      kind: message.kind,
      recipient: message.recipient,
      occasion: message.occasion,
      subject: message.subject,
      body_text: message.text,
      body_html: message.html ?? null,
      created_at: act.now,
      due_at: message.dueAt ?? act.now,
      sent_at: null,
      failed_at: null,
      held_until: null,
      last_error: null,
      reply_to: message.replyTo ?? null,
      list: message.list ?? null,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'recipient', 'occasion']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made !== undefined) return made.id;
  const there = await act.db
    .selectFrom('messages')
    .select('id')
    .where('kind', '=', message.kind)
    .where('recipient', '=', message.recipient)
    .where('occasion', '=', message.occasion)
    .executeTakeFirstOrThrow();
  return there.id;
};

/** The same for a reminder or news; false, and nothing is queued, for a reader who has stopped them. */
export const queueForList = async (
  act: Act,
  message: Message & { readonly list: MailList },
): Promise<boolean> => {
  const stopped = await act.db
    .selectFrom('unsubscribes')
    .select('at')
    .where('email', '=', message.recipient)
    .where('list', '=', message.list)
    .executeTakeFirst();
  if (stopped !== undefined) return false;
  await queueMessage(act, message);
  return true;
};

/** Lets a message that waits or was given up be tried at the next round; its earlier attempts no longer count. */
export const tryAgain = async (act: Act, id: string): Promise<void> => {
  const found = await act.db
    .updateTable('messages')
    .set({ due_at: act.now, failed_at: null, bounced_at: null, bounce: null, attempts: 0 })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (found === undefined) throw new Refusal('messageSent');
  await record(act, { action: 'messageTriedAgain', subject: ['messages', id] });
};
