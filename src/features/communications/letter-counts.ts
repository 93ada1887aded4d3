/** How many letters of a cohort leave, are held, were taken out or have left: counted here for every page. */
import type { Db } from '../../db/connect.ts';
import { groupOf, type LetterGroup } from './rules.ts';

export type LetterCounts = {
  /** Every letter but those that were taken out. */
  readonly all: number;
  readonly left: number;
  /** Not left and not held back; on their day these leave. */
  readonly leaving: number;
  readonly held: number;
  readonly takenOut: number;
  /** Of `all`, by the sort of letter. */
  readonly groups: Readonly<Record<LetterGroup, number>>;
};

/** `kinds`: of the matching alone, with the letters of later offers, or those that were taken back. */
export const letterCounts = async (
  db: Db,
  cohortId: string,
  kinds: readonly ('matching' | 'offer' | 'takenBack')[] = ['matching'],
): Promise<LetterCounts> => {
  const rows = await db
    .selectFrom('letters')
    .innerJoin('batches', 'batches.id', 'letters.batch_id')
    .where('batches.cohort_id', '=', cohortId)
    .where('batches.kind', 'in', kinds)
    .groupBy('letters.kind')
    .select('letters.kind')
    .select((eb) => {
      const count = eb.fn.countAll<number>();
      const here = count
        .filterWhere('letters.deleted_at', 'is', null)
        .filterWhere('letters.left_at', 'is', null);
      return [
        count.filterWhere('letters.left_at', 'is not', null).as('left'),
        here.filterWhere('held_at', 'is', null).as('leaving'),
        here.filterWhere('held_at', 'is not', null).as('held'),
        count
          .filterWhere('letters.left_at', 'is', null)
          .filterWhere('letters.deleted_at', 'is not', null)
          .as('out'),
      ];
    })
    .execute();
  const groups = { place: 0, mentee: 0, notThisTime: 0, reserve: 0 };
  const sum = { left: 0, leaving: 0, held: 0, takenOut: 0 };
  for (const { kind, left, leaving, held, out } of rows) {
    groups[groupOf(kind)] += left + leaving + held;
    sum.left += left;
    sum.leaving += leaving;
    sum.held += held;
    sum.takenOut += out;
  }
  return { all: sum.left + sum.leaving + sum.held, ...sum, groups };
};
