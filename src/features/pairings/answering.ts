/** One side says yes or no. When both have said yes, the pairing opens, if the mentor has a place left. */
import type { Selectable } from 'kysely';
import type { Act } from '../../act.ts';
import type { Tables } from '../../db/tables.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { partWith } from './falling.ts';
import { tellPair } from './news.ts';
import { type Answer, afterAnswer, freePlace, livePairing, mayAnswer, type Side } from './rules.ts';
import { leaveList } from './waiting.ts';

export type Given = { readonly answer: Answer; readonly reason: string };

type Offer = Selectable<Tables['offers']>;

/**
 * Keeps an answer with its reason. Opens the pairing when it is the second yes: the mentor's row is locked while places
 * are counted, over all schemes. A no tells the other side, if they have heard of the offer, and holds their letter else.
 */
export const answerOffer = async (
  act: Act,
  id: string,
  side: Side,
  given: Given,
): Promise<Offer['state']> => {
  const offer = await lockOffer(act, id);
  const answers = { mentee: offer.mentee_answer, mentor: offer.mentor_answer };
  if (answers[side] === given.answer) return offer.state;
  if (!mayAnswer(offer.state, answers, side, given.answer)) throw new Refusal('offerClosed');
  if (given.answer === 'accepted') await refuseWithdrawn(act, offer);
  const now = { ...answers, [side]: given.answer };
  const bothYes = now.mentee === 'accepted' && now.mentor === 'accepted';
  const place = bothYes ? await placeOf(act, offer) : null;
  const isFreeMentee = bothYes ? await hasNoPairing(act, offer) : true;
  const state = afterAnswer(now, place !== null && isFreeMentee);
  await act.db
    .updateTable('offers')
    .set({
      state,
      ...(side === 'mentee'
        ? { mentee_answer: given.answer, mentee_answered_at: act.now }
        : { mentor_answer: given.answer, mentor_answered_at: act.now }),
      ...(given.answer === 'declined' ? { reason: given.reason } : {}),
    })
    .where('id', '=', id)
    .execute();
  await note(act, offer, given.answer === 'accepted' ? 'offerAccepted' : 'offerDeclined', side);
  if (state === 'declined') await partWith(act, offer.id, side);
  if (state === 'accepted' && place !== null) await openPairing(act, offer, place);
  return state;
};

const lockOffer = async (act: Act, id: string): Promise<Offer> => {
  const offer = await act.db
    .selectFrom('offers')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (offer === undefined || offer.state === 'prepared') throw new NotFound();
  return offer;
};

// The other may have stepped back a moment ago; the offer is closed at the next round.
const refuseWithdrawn = async (act: Act, offer: Offer): Promise<void> => {
  const gone = await act.db
    .selectFrom('applications')
    .select('id')
    .where('id', 'in', [offer.mentee_application_id, offer.mentor_application_id])
    .where('state', '=', 'withdrawn')
    .executeTakeFirst();
  if (gone !== undefined) throw new Refusal('offerClosed');
};

// The mentor's row is the lock of all their places. It must not shut out others who only refer to the person.
const placeOf = async (act: Act, offer: Offer): Promise<number | null> => {
  await act.db
    .selectFrom('people')
    .select('id')
    .where('id', '=', offer.mentor_id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const taken = await act.db
    .selectFrom('pairings')
    .select('mentor_place')
    .where('mentor_id', '=', offer.mentor_id)
    .where('state', 'in', livePairing)
    .execute();
  return freePlace(
    offer.mentor_capacity,
    taken.map(({ mentor_place }) => mentor_place),
  );
};

const hasNoPairing = async (act: Act, offer: Offer): Promise<boolean> => {
  const there = await act.db
    .selectFrom('pairings')
    .select('id')
    .where('cohort_id', '=', offer.cohort_id)
    .where('mentee_id', '=', offer.mentee_id)
    .where('state', 'in', livePairing)
    .executeTakeFirst();
  return there === undefined;
};

const openPairing = async (act: Act, offer: Offer, place: number): Promise<void> => {
  const { id } = await act.db
    .insertInto('pairings')
    .values({
      cohort_id: offer.cohort_id,
      offer_id: offer.id,
      mentee_application_id: offer.mentee_application_id,
      mentor_application_id: offer.mentor_application_id,
      mentee_id: offer.mentee_id,
      mentor_id: offer.mentor_id,
      mentor_capacity: offer.mentor_capacity,
      mentor_place: place,
      state: 'notStarted',
      opened_at: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await act.db
    .insertInto('pairing_states')
    .values({ pairing_id: id, state: 'notStarted', at: act.now, by_id: act.actor?.personId ?? null })
    .execute();
  await record(act, { action: 'pairingOpened', cohortId: offer.cohort_id, subject: ['pairings', id] });
  await leaveList(act, offer.mentee_application_id, 'paired');
  await tellPair(act, offer.id);
};

const note = async (act: Act, offer: Offer, action: string, side: Side): Promise<void> => {
  const { number } = await act.db
    .selectFrom('applications')
    .select('number')
    .where('id', '=', side === 'mentee' ? offer.mentee_application_id : offer.mentor_application_id)
    .executeTakeFirstOrThrow();
  const facts = { side, number };
  await record(act, { action, cohortId: offer.cohort_id, subject: ['offers', offer.id], facts });
};
