/** Offers that fall through: by a no, by silence, or because somebody steps back; and who is told of it. */
import type { Act } from '../../act.ts';
import { record } from '../../history.ts';
import { holdLetterOf } from '../communications/letters.ts';
import { tellOtherSide } from './news.ts';
import { otherSide, type Side } from './rules.ts';

/** Tells the side that did not cause it, if they have heard of the offer; a letter that is still here stays. */
export const partWith = async (act: Act, offerId: string, by: Side): Promise<void> => {
  const other = otherSide(by);
  const held = await holdLetterOf(act, offerId, other, 'otherSaidNo');
  if (!held) await tellOtherSide(act, offerId, other);
};

/** Closes offers that nobody answered in time. Whoever had said yes is told; whose letter is still here never is. */
export const expireOffers = async (act: Act): Promise<number> => {
  const expired = await act.db
    .updateTable('offers')
    .set({ state: 'expired' })
    .where('state', '=', 'open')
    .where('answer_by', '<', act.now)
    .returning(['id', 'cohort_id', 'mentee_answer', 'mentor_answer'])
    .execute();
  for (const offer of expired) {
    for (const side of ['mentee', 'mentor'] as const) {
      await holdLetterOf(act, offer.id, side, 'tooLate');
      const answer = side === 'mentee' ? offer.mentee_answer : offer.mentor_answer;
      if (answer === 'accepted') await tellOtherSide(act, offer.id, side);
    }
    await record(act, { action: 'offerExpired', cohortId: offer.cohort_id, subject: ['offers', offer.id] });
  }
  return expired.length;
};

/**
 * Whoever withdraws after the letters have begun to leave has said no to their offer too; gives how many offers closed.
 * Before that, the matching is run and published again instead.
 */
export const closeWithdrawnOffers = async (act: Act): Promise<number> => {
  const left = await act.db
    .selectFrom('offers')
    .innerJoin('applications as asks', 'asks.id', 'offers.mentee_application_id')
    .innerJoin('applications as gives', 'gives.id', 'offers.mentor_application_id')
    .where('offers.state', 'in', ['prepared', 'open'])
    .where((eb) => eb.or([eb('asks.state', '=', 'withdrawn'), eb('gives.state', '=', 'withdrawn')]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('batches')
          .whereRef('batches.cohort_id', '=', 'offers.cohort_id')
          .where('batches.left_at', 'is not', null)
          .select('batches.id'),
      ),
    )
    .select(['offers.id', 'offers.cohort_id', 'asks.state as mentee_state'])
    .forUpdate('offers')
    .execute();
  for (const { id, cohort_id, mentee_state } of left) {
    const side: Side = mentee_state === 'withdrawn' ? 'mentee' : 'mentor';
    await act.db
      .updateTable('offers')
      .set({
        state: 'declined',
        ...(side === 'mentee'
          ? { mentee_answer: 'declined', mentee_answered_at: act.now }
          : { mentor_answer: 'declined', mentor_answered_at: act.now }),
      })
      .where('id', '=', id)
      .execute();
    await holdLetterOf(act, id, side, 'withdrawn');
    await record(act, {
      action: 'offerDeclined',
      cohortId: cohort_id,
      subject: ['offers', id],
      facts: { side, withdrawn: true },
    });
    await partWith(act, id, side);
  }
  return left.length;
};
