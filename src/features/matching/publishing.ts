/** A run becomes letters in the outbox and offers that nobody knows of yet. Nothing is sent. */
import type { Act } from '../../act.ts';
import { record } from '../../history.ts';
import { Refusal } from '../../refusal.ts';
import { type NewLetter, type Written, writeMatchingLetters } from '../communications/batches.ts';
import { prepareOffers } from '../pairings/offers.ts';
import { type Draft, hintOf, type Publication } from './letters.ts';
import { lockMatching, refuseIfOvertaken } from './runs.ts';

type Place = { readonly id: string; readonly schemeId: string };

/**
 * Publishes the run that the board shows: its offers are prepared and its letters written into one batch that is held.
 * A second press, by whomever, writes nothing twice; after changes it replaces what has not left.
 */
export const publishMatching = async (
  act: Act,
  cohort: Place,
  publication: Publication,
): Promise<Written> => {
  const { run, drafts, offers } = publication;
  const current = await lockMatching(act, cohort.id);
  if (current === null) throw new Refusal('boardIsEmpty');
  await refuseIfOvertaken(act, cohort.id, current.number, run.number);
  if (drafts.length === 0) throw new Refusal('nothingToPublish');
  const there = await lettersOf(act, cohort.id, run.id);
  if (there !== null) return there;
  await refuseWithdrawn(act, publication);
  const ids = await prepareOffers(act, cohort, run.id, offers);
  const applicationOf = new Map(offers.map((offer) => [offer.menteeNumber, offer.menteeApplicationId]));
  const letters = drafts.map((draft) => {
    const application = draft.pair === null ? undefined : applicationOf.get(draft.pair.mentee);
    return letterOf(draft, application === undefined ? undefined : ids.get(application));
  });
  const written = await writeMatchingLetters(act, cohort, run.id, letters);
  if (written.isBack || written.added + written.changed + written.removed > 0)
    await record(act, {
      action: 'matchingPublished',
      schemeId: cohort.schemeId,
      cohortId: cohort.id,
      subject: ['match_runs', run.id],
      facts: { number: run.number, letters: letters.length, pairs: offers.length },
    });
  return written;
};

/** The letters of this run, when somebody was faster and the scheme's words are still those they were written in. */
const lettersOf = async (act: Act, cohortId: string, runId: string): Promise<Written | null> => {
  const batch = await act.db
    .selectFrom('batches')
    .innerJoin('letters', 'letters.batch_id', 'batches.id')
    .select((eb) => ['batches.id', eb.fn.countAll<number>().as('count')])
    .where('batches.cohort_id', '=', cohortId)
    .where('batches.kind', '=', 'matching')
    .where('batches.run_id', '=', runId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('letter_templates')
            .innerJoin('cohorts', 'cohorts.scheme_id', 'letter_templates.scheme_id')
            .where('cohorts.id', '=', cohortId)
            .whereRef('letter_templates.written_at', '>', 'batches.written_at')
            .select('letter_templates.id'),
        ),
      ),
    )
    .groupBy('batches.id')
    .executeTakeFirst();
  return batch === undefined
    ? null
    : { batchId: batch.id, added: 0, changed: 0, removed: 0, same: batch.count, isBack: false };
};

/** A letter with the offer that it asks about. A mentor of two pairs gets two letters. */
export const letterOf = (draft: Draft, offerId: string | undefined): NewLetter => ({
  applicationId: draft.to.applicationId,
  about: draft.pair === null ? '' : draft.pair[draft.pair.side === 'mentee' ? 'mentor' : 'mentee'],
  offer: draft.pair === null || offerId === undefined ? null : { id: offerId, side: draft.pair.side },
  kind: draft.kind,
  label: draft.label,
  language: draft.to.language,
  subject: draft.subject,
  body: draft.body,
  hint: hintOf(draft),
  needsSentence: draft.needsSentence,
});

const refuseWithdrawn = async (act: Act, { offers }: Publication): Promise<void> => {
  const ids = offers.flatMap((offer) => [offer.menteeApplicationId, offer.mentorApplicationId]);
  if (ids.length === 0) return;
  const gone = await act.db
    .selectFrom('applications')
    .select('id')
    .where('id', 'in', ids)
    .where('state', 'in', ['withdrawn', 'declined', 'draft'])
    .execute();
  if (gone.length > 0) throw new Refusal('publishWithdrawn', { count: gone.length });
};
