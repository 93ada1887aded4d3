/**
 * Counts over thousands of applications, remembered by this process for as long as they are true. The marks (marks.ts) are
 * read first and each time: what is counted after them is never older than they say.
 */
import { createHash } from 'node:crypto';
import type { Db } from './connect.ts';
import { keepFew } from './kept-few.ts';
import { type Marked, marksOf } from './marks.ts';

/**
 * The same question, answered from memory while nothing was written that it reads: applications of the cohort, these
 * tables beside, and what is `asked`. It must read nothing else. So many answers are kept over all cohorts.
 */
export const remembered = <Asked extends object, Answer>(
  beside: readonly Marked[],
  answer: (db: Db, cohortId: string, asked: Asked) => Promise<Answer>,
  most = 100,
): typeof answer => {
  const kept = keepFew<Answer>(most);
  return async (db, cohortId, asked) => {
    const marks = await marksOf(db, cohortId, beside);
    const key = createHash('sha256')
      .update(JSON.stringify([cohortId, marks, asked]))
      .digest('base64');
    const known = kept.get(key);
    return known === undefined ? kept.set(key, await answer(db, cohortId, asked)) : known;
  };
};
