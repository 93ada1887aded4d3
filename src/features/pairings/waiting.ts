/** The wait-list: who stays on it, until when, and how they leave it. */
import type { Act } from '../../act.ts';
import { localTime } from '../../core/time/clock.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import type { Signer } from './links.ts';
import { tellOfList } from './list-news.ts';
import { findListPlace, listState } from './waiting-queries.ts';

/**
 * Puts somebody on the list of their cohort until its last day, by their own yes or a coordinator's. Joining twice is
 * joining once. Refused for whoever cannot be placed, has a place, or comes too late.
 */
export const joinList = async (act: Act, applicationId: string, signer: Signer): Promise<void> => {
  await lockApplication(act, applicationId);
  const place = await findListPlace(act.db, applicationId);
  const state = listState(place, act.now);
  if (state === 'waits' || state === 'asked') return;
  if (state !== 'mayJoin') throw new Refusal(state === 'over' ? 'listOver' : 'listShut');
  await act.db
    .insertInto('waiting')
    .values({
      application_id: applicationId,
      cohort_id: place.cohortId,
      joined_at: act.now,
      until_on: place.untilOn,
    })
    .onConflict((conflict) =>
      conflict
        .column('application_id')
        .doUpdateSet({ joined_at: act.now, until_on: place.untilOn, left_at: null, left_why: null }),
    )
    .execute();
  await note(act, 'listJoined', applicationId, place.cohortId);
  await tellOfList(act, place, 'joined', signer);
};

/** Takes somebody off the list; whoever is not on it stays off. */
export const leaveList = async (
  act: Act,
  applicationId: string,
  why: 'self' | 'over' | 'paired',
): Promise<void> => {
  const left = await act.db
    .updateTable('waiting')
    .set({ left_at: act.now, left_why: why })
    .where('application_id', '=', applicationId)
    .where('left_at', 'is', null)
    .returning('cohort_id')
    .executeTakeFirst();
  if (left !== undefined) await note(act, 'listLeft', applicationId, left.cohort_id, { why });
};

/** Ends the lists whose last day is over on their cohort's calendar, and says so to each who waited; gives how many. */
export const closeLists = async (act: Act, signer: Signer): Promise<number> => {
  const waiting = await act.db
    .selectFrom('waiting')
    .innerJoin('cohorts', 'cohorts.id', 'waiting.cohort_id')
    .where('left_at', 'is', null)
    // No calendar is more than a day behind another.
    .where('until_on', '<=', localTime(act.now.getTime(), 'UTC').date)
    .select(['application_id', 'until_on', 'zone'])
    .orderBy('application_id')
    .forUpdate('waiting')
    .execute();
  const over = waiting.filter(({ until_on, zone }) => localTime(act.now.getTime(), zone).date > until_on);
  let ended = 0;
  for (const { application_id } of over) {
    const place = await findListPlace(act.db, application_id);
    // An offer that was made in time may still be answered.
    if (place.offer === 'open' || place.offer === 'prepared') continue;
    await leaveList(act, application_id, 'over');
    await tellOfList(act, place, 'over', signer);
    ended += 1;
  }
  return ended;
};

// It must not shut out offers and letters, which only refer to the application.
const lockApplication = async (act: Act, applicationId: string): Promise<void> => {
  const found = await act.db
    .selectFrom('applications')
    .select('id')
    .where('id', '=', applicationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new NotFound();
};

const note = (
  act: Act,
  action: string,
  applicationId: string,
  cohortId: string,
  facts: Record<string, string> = {},
): Promise<void> => record(act, { action, cohortId, subject: ['applications', applicationId], facts });
