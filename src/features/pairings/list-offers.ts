/** Offers made to people on the wait-list: in a place that is free, of a mentor who has room, while they still wait. */
import type { Act, Db } from '../../act.ts';
import { localTime } from '../../core/time/clock.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { hasLiveOffer, insertOffers, lockMentorWithRoom, type NewOffer } from './offers.ts';
import { livePairing } from './rules.ts';

type Place = { readonly id: string; readonly schemeId: string };

/**
 * Offers somebody on the list a mentor, and gives the offer's id. The cohort's row, the person's place on the list and
 * the mentor's row are locked while places are counted, the mentor's over all schemes.
 */
export const offerFromList = async (
  act: Act,
  cohort: Place,
  runId: string,
  offer: NewOffer,
  { passesOn, after = null }: { readonly passesOn: boolean; readonly after?: string | null },
): Promise<string> => {
  const { places, zone } = await lockCohort(act, cohort.id);
  const waits = await act.db
    .selectFrom('waiting')
    .innerJoin('applications', 'applications.id', 'waiting.application_id')
    .select('until_on')
    .where('application_id', '=', offer.menteeApplicationId)
    .where('waiting.cohort_id', '=', cohort.id)
    .where('left_at', 'is', null)
    .where('until_on', '>=', localTime(act.now.getTime(), zone).date)
    .where('applications.state', 'not in', ['withdrawn', 'declined'])
    .forUpdate('waiting')
    .executeTakeFirst();
  if (waits === undefined) throw new Refusal('notOnList');
  await lockMentorWithRoom(act, offer);
  if (await hasLiveOffer(act, offer.menteeApplicationId)) throw new Refusal('notOnList');
  if (places !== null && (await placesPromised(act.db, cohort.id)) >= places)
    throw new Refusal('placesTaken');
  const [made] = await insertOffers(act, cohort, runId, [offer]);
  if (made === undefined) throw new NotFound();
  await act.db
    .updateTable('offers')
    .set({ from_list: true, passes_on: passesOn, instead_of: after })
    .where('id', '=', made.id)
    .execute();
  await record(act, {
    action: 'offerMadeFromList',
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    subject: ['offers', made.id],
    facts: { passesOn, after },
  });
  return made.id;
};

/** Takes an offer in hand to be passed on; true for the first who does. */
export const takeToPassOn = async (act: Act, offerId: string): Promise<boolean> => {
  const mine = await act.db
    .updateTable('offers')
    .set({ passed_on_at: act.now })
    .where('id', '=', offerId)
    .where('passed_on_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return mine !== undefined;
};

const lockCohort = (act: Act, cohortId: string) =>
  act.db
    .selectFrom('cohorts')
    .select(['places', 'zone'])
    .where('id', '=', cohortId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();

/**
 * Places of a cohort that are taken or promised: pairings that live, offers under way, and mentees whose mentor said no
 * or did not answer and who do not wait on the list themselves.
 */
export const placesPromised = async (db: Db, cohortId: string): Promise<number> => {
  const { count: pairings } = await db
    .selectFrom('pairings')
    .where('cohort_id', '=', cohortId)
    .where('state', 'in', livePairing)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const { count: offers } = await db
    .selectFrom('offers')
    .where('cohort_id', '=', cohortId)
    .where('state', 'in', ['prepared', 'open'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const { count: promised } = await db
    .selectFrom('offers')
    .where('cohort_id', '=', cohortId)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'noRoom'),
        eb.and([eb('state', '=', 'declined'), eb('mentor_answer', '=', 'declined')]),
        eb.and([eb('state', '=', 'expired'), eb('mentee_answer', '=', 'accepted')]),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('offers as next')
            .whereRef('next.mentee_application_id', '=', 'offers.mentee_application_id')
            .where('next.state', '!=', 'takenBack')
            .whereRef('next.made_at', '>', 'offers.made_at')
            .select('next.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('waiting')
            .whereRef('waiting.application_id', '=', 'offers.mentee_application_id')
            .where('left_at', 'is', null)
            .select('waiting.application_id'),
        ),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return pairings + offers + promised;
};
