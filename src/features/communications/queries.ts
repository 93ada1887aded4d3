import { type Selectable, sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import type { Tables } from '../../db/tables.ts';
import { NotFound } from '../../refusal.ts';
import { type MessageState, messageStates, withoutTokens } from './rules.ts';

export type OutboxRow = {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly state: MessageState;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  readonly attempts: number;
  readonly lastError: string | null;
};

export type Letter = OutboxRow & { readonly text: string };

export type Outbox = {
  readonly counts: Readonly<Record<MessageState, number>>;
  readonly rows: readonly OutboxRow[];
  readonly more: boolean;
};

const pageLength = 100;

/** The newest hundred messages of one state, and how many there are of each. */
export const listOutbox = async (db: Db, state: MessageState): Promise<Outbox> => {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where(stateOf, '=', state)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(pageLength + 1)
    .execute();
  const counted = await db
    .selectFrom('messages')
    .select([stateOf.as('state'), (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(stateOf)
    .execute();
  const counts = Object.fromEntries(
    messageStates.map((name) => [name, counted.find((one) => one.state === name)?.count ?? 0]),
  ) as Record<MessageState, number>;
  return { counts, rows: rows.slice(0, pageLength).map(rowOf), more: rows.length > pageLength };
};

/** One message. A sign-in link that has left by mail is for its reader alone, so it is blacked out here. */
export const findMessage = async (db: Db, id: string): Promise<Letter> => {
  const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return { ...rowOf(row), text: row.sent_at === null ? row.body_text : withoutTokens(row.body_text) };
};

const stateOf = sql<MessageState>`case when sent_at is not null then 'sent'
  when failed_at is not null then 'failed' else 'waiting' end`;

const rowOf = (row: Selectable<Tables['messages']>): OutboxRow => ({
  id: row.id,
  recipient: row.recipient,
  subject: row.subject,
  state: row.sent_at !== null ? 'sent' : row.failed_at !== null ? 'failed' : 'waiting',
  dueAt: row.due_at,
  sentAt: row.sent_at,
  attempts: row.attempts,
  lastError: row.last_error,
});
