/** Stopping reminders and news by a signed link (RFC 8058). It names a message, so that no address stands in it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Act } from '../../act.ts';
import type { Db } from '../../db/connect.ts';
import type { MailList } from '../../db/tables.ts';
import { paths } from '../../paths.ts';
import { NotFound } from '../../refusal.ts';

/** Gives the address at which the reader of a message stops mail like it. */
export const stopLink =
  ({ secret, origin }: { readonly secret: string; readonly origin: string }) =>
  (messageId: string): string =>
    `${origin}${paths.stop(stopToken(secret, messageId))}`;

export const stopToken = (secret: string, messageId: string): string =>
  `${messageId}.${signature(secret, messageId)}`;

const signature = (secret: string, messageId: string): string =>
  createHmac('sha256', secret).update(`stop\n${messageId}`).digest('base64url').slice(0, 32);

export type Stopping = { readonly email: string; readonly list: MailList; readonly isStopped: boolean };

/** Whose mail of which sort a link stops; NotFound for a link that nobody here signed. */
export const findStopping = async (db: Db, secret: string, token: string): Promise<Stopping> => {
  const [, id = '', signed = ''] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{32})$/.exec(token) ?? [];
  if (id === '' || !timingSafeEqual(Buffer.from(signature(secret, id)), Buffer.from(signed)))
    throw new NotFound();
  const row = await db
    .selectFrom('messages')
    .leftJoin('unsubscribes', (join) =>
      join
        .onRef('unsubscribes.email', '=', 'messages.recipient')
        .onRef('unsubscribes.list', '=', 'messages.list'),
    )
    .select(['recipient', 'messages.list', 'unsubscribes.at'])
    .where('messages.id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.list === null) throw new NotFound();
  return { email: row.recipient, list: row.list, isStopped: row.at !== null };
};

/** No more mail of this sort to this address; what waits is not sent either. Doing it twice is doing it once. */
export const stopMail = async (act: Act, { email, list }: Stopping): Promise<void> => {
  await act.db
    .insertInto('unsubscribes')
    .values({ email, list, at: act.now })
    .onConflict((conflict) => conflict.columns(['email', 'list']).doNothing())
    .execute();
};

export const startMailAgain = async (act: Act, { email, list }: Stopping): Promise<void> => {
  await act.db.deleteFrom('unsubscribes').where('email', '=', email).where('list', '=', list).execute();
};
