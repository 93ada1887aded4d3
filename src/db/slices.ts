/** Reads the slices of a run's result, or of the people that it read, some at a time; see sliced.ts. */
import type { Db } from './connect.ts';

/** Read at once, many megabytes would hold up whoever else asks the database. */
const slicesAtOnce = 8;

/** In their order; none where the document is whole. */
export const slicesOf = async (db: Db, of: 'input_id' | 'run_id', id: string): Promise<Uint8Array[]> => {
  const slices: Uint8Array[] = [];
  for (let isMore = true; isMore; ) {
    const rows = await db
      .selectFrom('match_slices')
      .select('slice')
      .where(of, '=', id)
      .where('at', '>=', slices.length)
      .orderBy('at')
      .limit(slicesAtOnce)
      .execute();
    slices.push(...rows.map(({ slice }) => slice));
    isMore = rows.length === slicesAtOnce;
  }
  return slices;
};
