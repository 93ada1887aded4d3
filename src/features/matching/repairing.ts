/** Where an offer fell through: the mentee is offered another mentor, and nobody else moves. */
import type { Act } from '../../act.ts';
import type { Db } from '../../db/connect.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { findBatch } from '../communications/batch-queries.ts';
import { writeOfferLetters } from '../communications/batches.ts';
import { offerInstead } from '../pairings/offers.ts';
import { listOffers } from '../pairings/queries.ts';
import type { Cohort } from '../schemes/queries.ts';
import { askEngine } from './engine.ts';
import { pairLetters } from './letter-pairs.ts';
import { findAddressees } from './letter-people.ts';
import { type Draft, offerOf, openDesk } from './letters.ts';
import { letterOf } from './publishing.ts';
import { findFrozen, findRun } from './queries.ts';

export type Repair = {
  readonly runId: string;
  readonly fellThrough: string;
  readonly offer: ReturnType<typeof offerOf>[number];
  readonly drafts: readonly Draft[];
  readonly mentorName: string;
};

/** Works out the letters that offer a mentee one of the alternates, or says why that cannot be. */
export const composeRepair = async (
  db: Db,
  cohort: Cohort,
  offerId: string,
  mentorNumber: string,
  by: { readonly name: string },
): Promise<Repair | Refusal> => {
  const fallen = (await listOffers(db, cohort.id)).find(({ id }) => id === offerId);
  if (fallen === undefined) throw new NotFound();
  if (fallen.replaced || fallen.alternates.length === 0) return new Refusal('offerStands');
  if (!fallen.alternates.some(({ number }) => number === mentorNumber)) return new Refusal('mentorPromised');
  const batch = await findBatch(db, cohort.id);
  if (batch === null) throw new NotFound();
  const run = await findRun(db, cohort.id, batch.run);
  if (run.result.kind !== 'solved') throw new NotFound();
  const people = await findAddressees(db, cohort.id);
  const frozen = await findFrozen(db, run.inputId);
  const desk = await openDesk(db, cohort, run, run.result, people, by, frozen);
  const mentee = people.mentee.get(fallen.menteeNumber);
  const mentor = people.mentor.get(mentorNumber);
  const [offer] = offerOf(desk, people, fallen.menteeNumber, mentorNumber);
  const pair = await askEngine('pair', {
    digest: run.inputDigest,
    frozen: desk.frozen,
    settings: run.settings,
    mentee: fallen.menteeNumber,
    mentor: mentorNumber,
  });
  if (mentee === undefined || mentor === undefined || offer === undefined || pair === null)
    throw new NotFound();
  const drafts = pairLetters(desk, { mentee, mentor, pair }, 'instead');
  return { runId: run.id, fellThrough: offerId, offer, drafts, mentorName: mentor.name };
};

/** Makes the offer and lets its two letters leave at once; the actor's press is the confirmation. */
export const offerAlternate = async (act: Act, cohort: Cohort, repair: Repair): Promise<void> => {
  const id = await offerInstead(act, cohort, repair.runId, repair.fellThrough, repair.offer);
  const letters = repair.drafts.map((draft) => letterOf(draft, id));
  await writeOfferLetters(act, cohort, repair.runId, letters);
};
