/**
 * A form that is sent twice is carried out once. Each page with a form gives it a key; the key is stored in the same
 * transaction as what the form does, so a second send, even at the same moment, finds the first one's end.
 */
import { randomUUID } from 'node:crypto';
import { type Act, type Actor, type Db, type Instance, transact } from '../act.ts';

export const newOnce = (): string => randomUUID();

/** Carries out `work` in one transaction and gives the address to go to; a repeat gives the first one's address. */
export const transactOnce = async (
  instance: Instance,
  actor: Actor,
  once: string | null,
  work: (act: Act) => Promise<string>,
): Promise<string> => {
  if (once === null) return transact(instance, actor, work);
  return transact(instance, actor, async (act) => {
    const taken = await act.db
      .insertInto('posts')
      .values({ once, location: '', at: act.now })
      .onConflict((conflict) => conflict.column('once').doNothing())
      .returning('once')
      .executeTakeFirst();
    if (taken === undefined) {
      const first = await act.db
        .selectFrom('posts')
        .select('location')
        .where('once', '=', once)
        .executeTakeFirstOrThrow();
      return first.location;
    }
    const location = await work(act);
    await act.db.updateTable('posts').set({ location }).where('once', '=', once).execute();
    return location;
  });
};

/**
 * Where a form that was carried out sent its sender, or null. For forms that a repeat would find wrong, because the first
 * send took what they ask for: a name, for example.
 */
export const endOf = async (db: Db, once: string | null): Promise<string | null> => {
  if (once === null) return null;
  const done = await db.selectFrom('posts').select('location').where('once', '=', once).executeTakeFirst();
  return done?.location ?? null;
};

/** Forgets keys older than two days; a page left open longer asks again. */
export const forgetOldPosts = async (act: Act): Promise<void> => {
  await act.db
    .deleteFrom('posts')
    .where('at', '<', new Date(act.now.getTime() - 2 * 86_400_000))
    .execute();
};
