/** Offering a mentor who is free to the person on the wait-list whom the round's own rule puts first. */
import { type Act, type Instance, transact } from '../../act.ts';
import type { Db } from '../../db/connect.ts';
import { Refusal } from '../../refusal.ts';
import { writeOfferLetters } from '../communications/batches.ts';
import { offerFromList, takeToPassOn } from '../pairings/list-offers.ts';
import { fellThrough } from '../pairings/rules.ts';
import { type Cohort, cohortById } from '../schemes/queries.ts';
import { pairLetters } from './letter-pairs.ts';
import { findAddressees } from './letter-people.ts';
import { type Draft, offerOf, openDesk } from './letters.ts';
import { type ListBoard, lookAtList } from './list-board.ts';
import { letterOf } from './publishing.ts';

export type ListOffer = {
  readonly runId: string;
  readonly offer: ReturnType<typeof offerOf>[number];
  readonly drafts: readonly Draft[];
  readonly mentee: string;
  readonly mentor: string;
};

/** Without a mentee: whoever is next in line for this mentor alone. */
type Wanted = { readonly mentee?: string; readonly mentor: string };

/** Works out the two letters of a proposal as the list stands now, or says that it has changed. */
export const composeListOffer = async (
  db: Db,
  cohort: Cohort,
  wanted: Wanted,
  by: { readonly name: string },
  now: Date,
): Promise<ListOffer | Refusal> => {
  const alone = wanted.mentee === undefined ? wanted.mentor : undefined;
  const board = await lookAtList(db, cohort, now, alone);
  const found = board?.proposals.find(
    ({ pair }) =>
      pair.mentor === wanted.mentor && (wanted.mentee === undefined || pair.mentee === wanted.mentee),
  );
  if (board === null || found === undefined) return new Refusal('listMoved');
  const people = await findAddressees(db, cohort.id);
  const desk = await openDesk(db, cohort, withRulesOf(board), noResult, people, by, board.frozen);
  const { mentee: menteeNumber, mentor: mentorNumber } = found.pair;
  const mentee = people.mentee.get(menteeNumber);
  const mentor = people.mentor.get(mentorNumber);
  const [offer] = offerOf(desk, people, menteeNumber, mentorNumber);
  if (mentee === undefined || mentor === undefined || offer === undefined) return new Refusal('listMoved');
  const drafts = pairLetters(desk, { mentee, mentor, pair: found.pair }, 'list');
  return {
    runId: board.run.id,
    // What the list's own run saw was the room that is left; the promise is over all that they take.
    offer: { ...offer, mentorCapacity: found.mentor.capacity },
    drafts,
    mentee: mentee.name,
    mentor: mentor.name,
  };
};

const noResult = { pairs: [] };

const withRulesOf = ({ run, settings }: ListBoard) => ({ ...run, settings });

/** Makes the offer and lets its two letters leave at once; the actor's press is the confirmation. */
export const makeListOffer = async (
  act: Act,
  cohort: Cohort,
  made: ListOffer,
  how: { readonly passesOn: boolean; readonly after?: string },
): Promise<void> => {
  const id = await offerFromList(act, cohort, made.runId, made.offer, how);
  await writeOfferLetters(
    act,
    cohort,
    made.runId,
    made.drafts.map((draft) => letterOf(draft, id)),
  );
};

/**
 * Where an offer from the list fell through, and its maker said so beforehand, the mentor is offered to the next who
 * fits, in the maker's name; gives how many were. Each offer is passed on once, by whichever process is first.
 */
export const passOnOffers = async (instance: Instance): Promise<number> => {
  const fallen = await instance.db
    .selectFrom('offers')
    .innerJoin('applications', 'applications.id', 'offers.mentor_application_id')
    .leftJoin('people', 'people.id', 'offers.made_by')
    .where('from_list', '=', true)
    .where('passes_on', '=', true)
    .where('passed_on_at', 'is', null)
    .where('offers.state', 'in', fellThrough)
    .select(['offers.id', 'offers.cohort_id', 'applications.number', 'people.id as by', 'people.name'])
    .orderBy('offers.made_at')
    .orderBy('offers.id')
    .execute();
  let passed = 0;
  for (const { id, cohort_id, number, by, name } of fallen) {
    const cohort = await cohortById(instance.db, cohort_id);
    const next =
      by === null || name === null
        ? null
        : await composeListOffer(instance.db, cohort, { mentor: number }, { name }, instance.clock());
    const done = await transact(instance, by === null ? null : { personId: by }, (act) =>
      passOn(act, cohort, id, next instanceof Refusal ? null : next),
    ).catch(whenRefused);
    if (done) passed += 1;
  }
  return passed;
};

const passOn = async (act: Act, cohort: Cohort, after: string, next: ListOffer | null): Promise<boolean> => {
  if (!(await takeToPassOn(act, after)) || next === null) return false;
  await makeListOffer(act, cohort, next, { passesOn: true, after });
  return true;
};

/** Somebody was faster with the place, the mentor or the person; the next round looks again. */
const whenRefused = (error: unknown): false => {
  if (error instanceof Refusal) return false;
  throw error;
};
