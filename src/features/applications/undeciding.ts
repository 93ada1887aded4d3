/** Taking decisions back that were applied: they wait again, each with its reason. */
import { sql } from 'kysely';
import type { Act } from '../../act.ts';
import type { Db } from '../../db/connect.ts';
import type { ApplicationState } from '../../db/tables.ts';
import { Refusal } from '../../refusal.ts';
import type { Cohort } from '../schemes/queries.ts';
import { lockSharing } from './assignment.ts';
import type { Outcome } from './review-queries.ts';

export type Applied = {
  readonly applicationId: string;
  readonly number: string;
  readonly outcome: Outcome;
  readonly state: ApplicationState;
  /** What the application was before: the outcome before this one, else read or not. */
  readonly before: 'accepted' | 'waitlisted' | 'declined' | 'underReview' | 'submitted';
  /** A newer decision about it waits already. */
  readonly isMarked: boolean;
  readonly appliedAt: Date;
  readonly by: string | null;
};

/** The decisions that were applied last, all of one press; none when no decision stands. */
export const lastApplied = async (db: Db, cohortId: string): Promise<readonly Applied[]> => {
  const last = db
    .selectFrom('decisions')
    .innerJoin('applications', 'applications.id', 'decisions.application_id')
    .where('cohort_id', '=', cohortId)
    // What somebody withdrew from stands no more, and must not hide what was applied before.
    .whereRef('applications.state', '=', 'decisions.outcome')
    .select((eb) => eb.fn.max('applied_at').as('at'));
  const rows = await db
    .selectFrom('decisions')
    .innerJoin('applications', 'applications.id', 'decisions.application_id')
    .leftJoin('people', 'people.id', 'decisions.applied_by')
    .where('cohort_id', '=', cohortId)
    .where('applied_at', '=', last)
    .select(['application_id', 'number', 'outcome', 'state', 'applied_at', 'people.name as by'])
    .select([
      sql<Applied['before']>`coalesce(
        (select outcome from decisions as earlier where earlier.application_id = applications.id
          and earlier.applied_at < decisions.applied_at order by earlier.applied_at desc limit 1),
        case when exists (select 1 from reviews where reviews.application_id = applications.id)
          then 'underReview' else 'submitted' end)`.as('before'),
      sql<boolean>`exists (select 1 from decisions as newer
        where newer.application_id = applications.id and newer.applied_at is null)`.as('marked'),
    ])
    .orderBy('number')
    .execute();
  return rows.flatMap(({ application_id, marked, applied_at, ...row }) =>
    applied_at === null
      ? []
      : [{ ...row, applicationId: application_id, isMarked: marked, appliedAt: applied_at }],
  );
};

/**
 * Makes the decisions that were applied last wait again, and the applications what they were before. Somebody who has
 * withdrawn since stays withdrawn. Refused where a newer decision waits. Returns how many wait again.
 */
export const takeDecisionsBack = async (act: Act, cohort: Pick<Cohort, 'id'>): Promise<number> => {
  await lockSharing(act, cohort);
  await act.db
    .selectFrom('applications')
    .select('id')
    .where('cohort_id', '=', cohort.id)
    .orderBy('id')
    .forUpdate()
    .execute();
  const applied = await lastApplied(act.db, cohort.id);
  const standing = applied.filter(({ state, outcome }) => state === outcome);
  const marked = standing.filter(({ isMarked }) => isMarked);
  if (marked.length > 0) throw new Refusal('newerMarksWait', { count: marked.length });
  const [first] = standing;
  if (first === undefined) throw new Refusal('nothingApplied');
  for (const [state, some] of Map.groupBy(standing, ({ before }) => before))
    await act.db
      .updateTable('applications')
      .set({ state, updated_at: act.now })
      .where('id', 'in', idsOf(some))
      .execute();
  await act.db
    .updateTable('decisions')
    .set({ applied_at: null, applied_by: null })
    .where('application_id', 'in', idsOf(standing))
    .where('applied_at', '=', first.appliedAt)
    .execute();
  return standing.length;
};

const idsOf = (rows: readonly Applied[]): string[] => rows.map(({ applicationId }) => applicationId);
