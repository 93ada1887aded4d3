import { type Selectable, sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import type { Tables } from '../../db/tables.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { colleaguesAmong, readsBlind } from './blindness.ts';
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
  /** Neither reader nor subject is shown: whoever looks reads applications without names. */
  readonly isShut: boolean;
  /** The status code with which it came back for good. */
  readonly bounce: string | null;
};

export type Letter = OutboxRow & { readonly text: string };

export type Outbox = {
  readonly counts: Readonly<Record<MessageState, number>>;
  readonly isBlind: boolean;
  readonly rows: readonly OutboxRow[];
  readonly more: boolean;
};

const pageLength = 100;

/** Who looks, and when: what they may see of letters to applicants depends on it. */
export type Looks = { readonly personId: string; readonly now: Date };

/** The newest hundred messages of one state, and how many there are of each. */
export const listOutbox = async (db: Db, state: MessageState, looks: Looks): Promise<Outbox> => {
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
  const shown = rows.slice(0, pageLength);
  const isBlind = await readsBlind(db, looks.personId, looks.now);
  const open = isBlind
    ? await colleaguesAmong(
        db,
        shown.map(({ recipient }) => recipient),
      )
    : null;
  return {
    counts,
    isBlind,
    rows: shown.map((row) => rowOf(row, open !== null && !open.has(row.recipient))),
    more: rows.length > pageLength,
  };
};

/**
 * One message. A sign-in link that has left by mail is for its reader alone, so it is blacked out here. Refused, for
 * whoever reads applications without names, unless it is to a colleague.
 */
export const findMessage = async (db: Db, id: string, looks: Looks): Promise<Letter> => {
  const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new NotFound();
  const isBlind = await readsBlind(db, looks.personId, looks.now);
  if (isBlind && !(await colleaguesAmong(db, [row.recipient])).has(row.recipient))
    throw new Refusal('blindOutbox');
  return { ...rowOf(row, false), text: row.sent_at === null ? row.body_text : withoutTokens(row.body_text) };
};

/** What the mail server would not take lately; null while nothing is amiss. */
export type Trouble = { readonly count: number; readonly error: string; readonly nextAt: Date };

export const findTrouble = async (db: Db): Promise<Trouble | null> => {
  const row = await db
    .selectFrom('messages')
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('last_error', 'is not', null)
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('due_at').as('next_at'),
      eb.fn.max('last_error').as('error'),
    ])
    .executeTakeFirstOrThrow();
  return row.count === 0 ? null : { count: row.count, error: row.error ?? '', nextAt: new Date(row.next_at) };
};

const stateOf = sql<MessageState>`case when failed_at is not null or bounced_at is not null then 'failed'
  when sent_at is not null then 'sent' else 'waiting' end`;

const rowOf = (row: Selectable<Tables['messages']>, isShut: boolean): OutboxRow => ({
  id: row.id,
  recipient: isShut ? '' : row.recipient,
  subject: isShut ? '' : row.subject,
  isShut,
  bounce: row.bounce,
  state:
    row.failed_at !== null || row.bounced_at !== null ? 'failed' : row.sent_at !== null ? 'sent' : 'waiting',
  dueAt: row.due_at,
  sentAt: row.sent_at,
  attempts: row.attempts,
  lastError: row.last_error,
});
