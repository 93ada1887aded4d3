/**
 * Sends what is due: take some messages in hand, send them outside any transaction, write down how it went.
 *
 * A message in hand is left alone by others until `held_until`. If the process dies between the server's yes and our
 * note of it, nobody can know whether the mail left; it is then sent again, under the same Message-ID. A second copy
 * does less harm than a sign-in link that never comes, so that is the choice. Nothing else sends a mail twice.
 */
import type { Selectable } from 'kysely';
import { type Act, type Instance, transact } from '../../act.ts';
import type { Tables } from '../../db/tables.ts';
import { markBounced } from './bounces.ts';
import { minutesUntilNextAttempt, mostAttempts } from './rules.ts';
import { type Failure, failureOf, type Transport } from './transport.ts';

type MessageRow = Selectable<Tables['messages']>;

const batch = 10;
// As many as there are connections to the mail server.
const lanes = 3;
// A batch goes out over three connections, each of which gives up after some 30 seconds.
const heldMinutes = 10;
const minute = 60_000;

/** Sends the messages that are due, ten at a time, until none is left; gives the number sent. */
export const sendDueMessages = async (instance: Instance, transport: Transport): Promise<number> => {
  let sent = 0;
  for (;;) {
    const inHand = await transact(instance, null, takeInHand);
    if (inHand.length === 0) return sent;
    const outcomes = await sendInLanes(instance, transport, inHand);
    sent += outcomes.filter(({ failure }) => failure === null).length;
    // A server that took nothing is down or out of sorts; the rest keeps until the next round.
    if (outcomes.every(({ failure }) => failure !== null)) return sent;
  }
};

/**
 * Sends over a few lanes, and notes each letter before its lane takes the next: if the process dies, what is in doubt is
 * at most one letter a lane.
 */
const sendInLanes = async (
  instance: Instance,
  transport: Transport,
  inHand: readonly MessageRow[],
): Promise<{ readonly failure: Failure | null }[]> => {
  const waiting = [...inHand];
  const outcomes: { readonly failure: Failure | null }[] = [];
  const lane = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const letter = row;
      const failure = await send(letter, transport);
      await transact(instance, null, (act) => note(act, letter, failure));
      outcomes.push({ failure });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outcomes;
};

const takeInHand = async (act: Act): Promise<MessageRow[]> => {
  const free = act.db
    .selectFrom('messages')
    .select('id')
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('due_at', '<=', act.now)
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<=', act.now)]))
    // Whoever stops reminders gets none of those either that wait.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('unsubscribes')
            .whereRef('unsubscribes.email', '=', 'messages.recipient')
            .whereRef('unsubscribes.list', '=', 'messages.list')
            .select('unsubscribes.at'),
        ),
      ),
    )
    .orderBy('due_at')
    .orderBy('id')
    .limit(batch)
    .forUpdate()
    .skipLocked();
  return act.db
    .updateTable('messages')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      held_until: new Date(act.now.getTime() + heldMinutes * minute),
    }))
    .where('id', 'in', free)
    .returningAll()
    .execute();
};

const send = async (row: MessageRow, transport: Transport): Promise<Failure | null> => {
  try {
    const { id, recipient, subject, list, reply_to: replyTo } = row;
    await transport.send({ id, recipient, subject, text: row.body_text, html: row.body_html, replyTo, list });
    return null;
  } catch (error) {
    return failureOf(error);
  }
};

const note = async (act: Act, row: MessageRow, failure: Failure | null): Promise<void> => {
  const givenUp = failure !== null && (failure.forGood || row.attempts >= mostAttempts);
  await act.db
    .updateTable('messages')
    .set(
      failure === null
        ? { sent_at: act.now, held_until: null, last_error: null }
        : {
            held_until: null,
            last_error: failure.why,
            failed_at: givenUp ? act.now : null,
            due_at: new Date(act.now.getTime() + minutesUntilNextAttempt(row.attempts) * minute),
          },
    )
    .where('id', '=', row.id)
    .execute();
  if (failure?.forGood) await markBounced(act, [{ id: row.id, recipient: row.recipient, code: failure.why }]);
};
