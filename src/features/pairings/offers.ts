/** Offers: prepared with a matching, opened when their letters leave, taken back while nobody knows. */
import type { Act } from '../../act.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { daysToAnswer } from './rules.ts';

type Place = { readonly id: string; readonly schemeId: string };

export type NewOffer = {
  readonly menteeApplicationId: string;
  readonly mentorApplicationId: string;
  readonly menteeId: string;
  readonly mentorId: string;
  /** Mentees the mentor takes at once, over all schemes. */
  readonly mentorCapacity: number;
};

/**
 * Prepares the offers of a matching; those that are there already stay, also after all were taken back, and those that
 * fell out are taken back. Gives the offer of each mentee's application. The caller holds the cohort's row; nobody has
 * heard of any of them.
 */
export const prepareOffers = async (
  act: Act,
  cohort: Place,
  runId: string,
  wanted: readonly NewOffer[],
): Promise<ReadonlyMap<string, string>> => {
  const before = await act.db
    .selectFrom('offers')
    .select(['id', 'state', 'mentee_application_id', 'mentor_application_id', 'mentor_capacity'])
    .where('cohort_id', '=', cohort.id)
    .where('state', 'in', ['prepared', 'takenBack'])
    .orderBy('made_at')
    .forUpdate()
    .execute();
  const keyOf = (mentee: string, mentor: string, capacity: number): string =>
    `${mentee} ${mentor} ${capacity}`;
  const due = new Set(
    wanted.map((one) => keyOf(one.menteeApplicationId, one.mentorApplicationId, one.mentorCapacity)),
  );
  // The latest of those for one pair, so that a letter that was taken back still carries its offer.
  const stays = new Map(
    before
      .filter((row) =>
        due.has(keyOf(row.mentee_application_id, row.mentor_application_id, row.mentor_capacity)),
      )
      .map((row) => [row.mentee_application_id, row]),
  );
  const offers = new Map([...stays].map(([mentee, { id }]) => [mentee, id]));
  const stay = new Set(offers.values());
  await setState(
    act,
    'takenBack',
    before.filter(({ id, state }) => state === 'prepared' && !stay.has(id)),
  );
  await setState(
    act,
    'prepared',
    [...stays.values()].filter(({ state }) => state === 'takenBack'),
  );
  const fresh = wanted.filter((one) => !offers.has(one.menteeApplicationId));
  for (let from = 0; from < fresh.length; from += 500) {
    const made = await insertOffers(act, cohort, runId, fresh.slice(from, from + 500));
    for (const row of made) offers.set(row.mentee_application_id, row.id);
  }
  return offers;
};

/** Takes back every offer that nobody knows of, so that its mentor's place is free again. Returns how many. */
export const takeBackOffers = async (act: Act, cohortId: string): Promise<number> => {
  const prepared = await act.db
    .selectFrom('offers')
    .select('id')
    .where('cohort_id', '=', cohortId)
    .where('state', '=', 'prepared')
    .forUpdate()
    .execute();
  await setState(act, 'takenBack', prepared);
  return prepared.length;
};

const setState = async (
  act: Act,
  state: 'prepared' | 'takenBack',
  offers: readonly { readonly id: string }[],
): Promise<void> => {
  if (offers.length === 0) return;
  const ids = offers.map(({ id }) => id);
  await act.db.updateTable('offers').set({ state }).where('id', 'in', ids).execute();
};

export const insertOffers = (act: Act, cohort: Place, runId: string, offers: readonly NewOffer[]) =>
  act.db
    .insertInto('offers')
    .values(
      offers.map((offer) => ({
        cohort_id: cohort.id,
        mentee_application_id: offer.menteeApplicationId,
        mentor_application_id: offer.mentorApplicationId,
        mentee_id: offer.menteeId,
        mentor_id: offer.mentorId,
        mentor_capacity: offer.mentorCapacity,
        run_id: runId,
        state: 'prepared' as const,
        made_by: act.actor?.personId ?? null,
        made_at: act.now,
      })),
    )
    .returning(['id', 'mentee_application_id'])
    .execute();

/** Offers a mentee another mentor after an offer fell through. Refused when the mentor has no place left to promise. */
export const offerInstead = async (
  act: Act,
  cohort: Place,
  runId: string,
  fellThrough: string,
  offer: NewOffer,
): Promise<string> => {
  const old = await act.db
    .selectFrom('offers')
    .select(['state', 'mentee_application_id'])
    .where('id', '=', fellThrough)
    .where('cohort_id', '=', cohort.id)
    .forUpdate()
    .executeTakeFirst();
  if (old === undefined || old.mentee_application_id !== offer.menteeApplicationId) throw new NotFound();
  if (old.state !== 'declined' && old.state !== 'expired' && old.state !== 'noRoom')
    throw new Refusal('offerStands');
  await lockMentorWithRoom(act, offer);
  if (await hasLiveOffer(act, offer.menteeApplicationId)) throw new Refusal('offerStands');
  const [made] = await insertOffers(act, cohort, runId, [offer]);
  if (made === undefined) throw new NotFound();
  await act.db.updateTable('offers').set({ instead_of: fellThrough }).where('id', '=', made.id).execute();
  await record(act, {
    action: 'offerMade',
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    subject: ['offers', made.id],
    facts: { insteadOf: fellThrough },
  });
  return made.id;
};

/** Holds a mentor, whoever else offers them; refused where all their places are promised. */
export const lockMentorWithRoom = async (
  act: Act,
  { mentorId, mentorCapacity }: Pick<NewOffer, 'mentorId' | 'mentorCapacity'>,
): Promise<void> => {
  await act.db
    .selectFrom('people')
    .select('id')
    .where('id', '=', mentorId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if ((await promisedPlaces(act, mentorId)) >= mentorCapacity) throw new Refusal('mentorPromised');
};

/** Whether a mentee has an offer that may still become a pairing, or has. */
export const hasLiveOffer = async (act: Act, menteeApplicationId: string): Promise<boolean> => {
  const live = await act.db
    .selectFrom('offers')
    .select('id')
    .where('mentee_application_id', '=', menteeApplicationId)
    .where('state', 'in', ['prepared', 'open', 'accepted'])
    .executeTakeFirst();
  return live !== undefined;
};

/** Live pairings of a mentor, and offers that may still become one; over all schemes. */
const promisedPlaces = async (act: Act, mentorId: string): Promise<number> => {
  const { count: pairings } = await act.db
    .selectFrom('pairings')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mentor_id', '=', mentorId)
    .where('state', 'in', ['notStarted', 'active', 'paused'])
    .executeTakeFirstOrThrow();
  const { count: offers } = await act.db
    .selectFrom('offers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mentor_id', '=', mentorId)
    .where('state', 'in', ['prepared', 'open'])
    .executeTakeFirstOrThrow();
  return pairings + offers;
};

const day = 86_400_000;

/** Opens offers whose letters have begun to leave; both sides have seven days from the later letter. */
export const openOffers = async (act: Act, offers: readonly string[]): Promise<void> => {
  const ids = [...new Set(offers)];
  if (ids.length === 0) return;
  await act.db
    .updateTable('offers')
    .set({ state: 'open', answer_by: new Date(act.now.getTime() + daysToAnswer * day) })
    .where('id', 'in', ids)
    .where('state', 'in', ['prepared', 'open'])
    .execute();
};
