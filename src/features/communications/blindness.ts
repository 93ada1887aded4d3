/**
 * Who runs the instance may also read applications without names. While they do, the outbox shows them no letter but
 * those to the team: whatever a letter says and whomever it is to, one that is not to a colleague stays shut.
 */
import type { Db } from '../../db/connect.ts';

const day = 86_400_000;

/** Whether this person has an application to read on which names are hidden, in any cohort. */
export const readsBlind = async (db: Db, personId: string, now: Date): Promise<boolean> => {
  const found = await db
    .selectFrom('assignments')
    .innerJoin('applications', 'applications.id', 'assignments.application_id')
    .innerJoin('review_phases', 'review_phases.cohort_id', 'applications.cohort_id')
    .where('assignments.person_id', '=', personId)
    .where('names_hidden', '=', true)
    // Days of a phase are those of its cohort's calendar, which is at most a day behind.
    .where('closes_on', '>=', new Date(now.getTime() - day).toISOString().slice(0, 10))
    .where('applications.state', 'in', ['submitted', 'underReview'])
    .where(({ or, not, exists, selectFrom, eb }) =>
      or([
        not(
          exists(
            selectFrom('reviews')
              .whereRef('reviews.application_id', '=', 'applications.id')
              .where('reviews.person_id', '=', personId)
              .select('reviews.id'),
          ),
        ),
        eb(
          selectFrom('reviews')
            .whereRef('reviews.application_id', '=', 'applications.id')
            .select((one) => one.fn.countAll<number>().as('count')),
          '<',
          2,
        ),
      ]),
    )
    .select('assignments.id')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
};

/** Which of these addresses are a colleague's who has not applied to be a mentee: letters to them name no applicant. */
export const colleaguesAmong = async (db: Db, addresses: readonly string[]): Promise<ReadonlySet<string>> => {
  if (addresses.length === 0) return new Set();
  const rows = await db
    .selectFrom('people')
    .select('email')
    .where('email', 'in', [...new Set(addresses)])
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('role_grants').whereRef('person_id', '=', 'people.id').select('role_grants.id')),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('applications')
            .whereRef('applications.person_id', '=', 'people.id')
            .where('applications.role', '=', 'mentee')
            .select('applications.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('drafts')
            .whereRef('drafts.person_id', '=', 'people.id')
            .where('drafts.role', '=', 'mentee')
            .select('drafts.id'),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ email }) => email));
};
