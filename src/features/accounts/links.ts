/** Signing in by a link that is mailed: good for twenty minutes and for one use. */
import type { Act } from '../../act.ts';
import { paths } from '../../paths.ts';
import { queueMessage } from '../communications/outbox.ts';
import { signInLetter } from './letters.ts';
import { plainAddress } from './people.ts';
import { type Accounts, startSession } from './session.ts';
import { digestOf, newToken, tokenOfPress } from './token.ts';
import { countTry } from './tries.ts';

export const linkMinutes = 20;
const minute = 60_000;

export type Wish = { readonly email: string; readonly to?: string | undefined; readonly address: string };
export type Answer = { readonly tooMany: boolean; readonly link: string | null };

/**
 * Mails a link to a person of this instance. An address that nobody here has gets nothing, and the same answer.
 * Counts each wish, by network address and by mail address, and refuses when there were too many.
 */
export const sendSignInLink = async (act: Act, accounts: Accounts, wish: Wish): Promise<Answer> => {
  const email = plainAddress(wish.email);
  const fromThere = await countTry(act, accounts, { what: `address ${wish.address}`, most: 60 });
  const forThem = await countTry(act, accounts, { what: `email ${email}`, most: 5 });
  if (!fromThere || !forThem) return { tooMany: true, link: null };
  const person = await act.db.selectFrom('people').selectAll().where('email', '=', email).executeTakeFirst();
  if (person === undefined) return { tooMany: false, link: null };

  const token = newToken();
  const { id } = await act.db
    .insertInto('sign_in_links')
    .values({
      digest: digestOf(token),
      person_id: person.id,
      created_at: act.now,
      expires_at: new Date(act.now.getTime() + linkMinutes * minute),
      used_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const link = `${accounts.origin}${paths.signInLink(token, wish.to)}`;
  const letter = signInLetter(person, { link, minutes: linkMinutes });
  await queueMessage(act, { kind: 'signIn', recipient: email, occasion: id, ...letter });
  return { tooMany: false, link };
};

/**
 * Uses up a link and signs its person in; gives the session's token, or null when the link is used, too old or unknown.
 * `once` is the key of the page it was pressed on: a second press there gives the same session.
 */
export const useLink = async (act: Act, linkToken: string, once: string | null): Promise<string | null> => {
  const token = tokenOfPress(linkToken, once);
  const used = await act.db
    .updateTable('sign_in_links')
    .set({ used_at: act.now })
    .where('digest', '=', digestOf(linkToken))
    .where('used_at', 'is', null)
    .where('expires_at', '>', act.now)
    .returning('person_id')
    .executeTakeFirst();
  if (used !== undefined) return startSession(act, used.person_id, token);
  const before = await act.db
    .selectFrom('sessions')
    .select('id')
    .where('digest', '=', digestOf(token))
    .executeTakeFirst();
  return before === undefined ? null : token;
};
