import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../../act.ts';
import type { Accounts } from './session.ts';

export const windowMinutes = 15;
const minute = 60_000;

/** Counts one more try of something, and says whether it is still within `most` in a quarter of an hour. */
export const countTry = async (
  act: Act,
  accounts: Accounts,
  { what, most }: { readonly what: string; readonly most: number },
): Promise<boolean> => {
  const mark = createHmac('sha256', accounts.secret).update(what).digest('hex');
  const windowStart = new Date(act.now.getTime() - windowMinutes * minute);
  const isOld = sql<boolean>`sign_in_tries.since <= ${windowStart}`;
  const { count } = await act.db
    .insertInto('sign_in_tries')
    .values({ mark, count: 1, since: act.now })
    .onConflict((conflict) =>
      conflict.column('mark').doUpdateSet({
        count: sql<number>`case when ${isOld} then 1 else sign_in_tries.count + 1 end`,
        since: sql<Date>`case when ${isOld} then ${act.now}::timestamptz else sign_in_tries.since end`,
      }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return count <= most;
};

/** Forgets tries, links and sessions that can no longer matter. */
export const forgetOldSignIns = async (act: Act): Promise<void> => {
  const before = (days: number) => new Date(act.now.getTime() - days * 86_400_000);
  await act.db.deleteFrom('sign_in_tries').where('since', '<', before(1)).execute();
  await act.db.deleteFrom('sign_in_links').where('expires_at', '<', before(7)).execute();
  await act.db.deleteFrom('sessions').where('expires_at', '<', act.now).execute();
};
