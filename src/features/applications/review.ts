/** A reader's own work: scoring an application, and handing one back. */
import type { Act } from '../../act.ts';
import { json } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import type { Cohort } from '../schemes/queries.ts';
import { lockSharing, passOn } from './assignment.ts';
import { currentPhase, todayIn } from './review-queries.ts';
import { stateOf } from './review-rules.ts';

export type Reading = {
  /** From 1 to 5, by the category's key; points that are still open are left out. */
  readonly scores: Readonly<Record<string, number>>;
  /** One sentence for the applicant. */
  readonly comment: string;
};

/**
 * Saves the actor's reading of an application that was given to them. With every point scored it counts; before that it
 * is kept for them alone. Refused outside the time of reading.
 */
export const saveReading = async (
  act: Act,
  cohort: Cohort,
  applicationId: string,
  reading: Reading,
): Promise<'kept' | 'saved'> => {
  const { application, personId } = await ownAssignment(act, cohort, applicationId);
  const own = await act.db
    .selectFrom('reviews')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const isWhole = cohort.rules.reviewCategories.every(({ key }) => reading.scores[key] !== undefined);
  if (!isWhole && own !== undefined) throw new Refusal('readingNotWhole');
  await act.db
    .updateTable('assignments')
    .set({ draft: isWhole ? null : json(reading) })
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .execute();
  if (!isWhole) return 'kept';
  await act.db
    .insertInto('reviews')
    .values({
      application_id: applicationId,
      reviewer: personId,
      person_id: personId,
      scores: json(reading.scores),
      comment: reading.comment,
      created_at: act.now,
      updated_at: act.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['application_id', 'reviewer']).doUpdateSet((eb) => ({
        scores: eb.ref('excluded.scores'),
        comment: eb.ref('excluded.comment'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .execute();
  if (application.state === 'submitted')
    await act.db
      .updateTable('applications')
      .set({ state: 'underReview' })
      .where('id', '=', applicationId)
      .execute();
  await note(act, cohort, applicationId, own === undefined ? 'readingSaved' : 'readingChanged', {
    number: application.number,
  });
  return 'saved';
};

/**
 * Notes that the actor knows the applicant: what they scored is taken out, they never read this application again, and
 * another reader gets it. Returns whether one was found.
 */
export const declareConflict = async (
  act: Act,
  cohort: Cohort,
  applicationId: string,
  reason: string,
): Promise<boolean> => {
  await lockSharing(act, cohort);
  const { application, personId } = await ownAssignment(act, cohort, applicationId);
  await act.db
    .insertInto('review_conflicts')
    .values({ application_id: applicationId, person_id: personId, reason, declared_at: act.now })
    .onConflict((conflict) => conflict.columns(['application_id', 'person_id']).doNothing())
    .execute();
  for (const table of ['assignments', 'reviews'] as const)
    await act.db
      .deleteFrom(table)
      .where('application_id', '=', applicationId)
      .where('person_id', '=', personId)
      .execute();
  const isPassedOn = await passOn(act, cohort, applicationId);
  await note(act, cohort, applicationId, 'conflictDeclared', {
    number: application.number,
    passedOn: isPassedOn ? 'yes' : 'no',
  });
  return isPassedOn;
};

/** The actor's assignment, while it may be worked on; locks the application, then the assignment. */
const ownAssignment = async (act: Act, cohort: Cohort, applicationId: string) => {
  const personId = act.actor?.personId;
  if (personId === undefined) throw new NotFound();
  const application = await act.db
    .selectFrom('applications')
    .select(['number', 'state'])
    .where('id', '=', applicationId)
    .where('cohort_id', '=', cohort.id)
    .forUpdate()
    .executeTakeFirst();
  const assignment = await act.db
    .selectFrom('assignments')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (application === undefined || assignment === undefined) throw new NotFound();
  if (application.state === 'withdrawn')
    throw new Refusal('readingWithdrawn', { number: application.number });
  if (application.state !== 'submitted' && application.state !== 'underReview')
    throw new Refusal('readingDecided');
  const phase = await currentPhase(act.db, cohort, act.now);
  const state = phase === null ? 'ahead' : stateOf(phase, todayIn(cohort, act.now));
  if (state !== 'open') throw new Refusal(state === 'ahead' ? 'readingAhead' : 'readingClosed');
  return { application, personId };
};

const note = (
  act: Act,
  cohort: Cohort,
  applicationId: string,
  action: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> =>
  record(act, {
    action,
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    subject: ['applications', applicationId],
    facts,
  });
