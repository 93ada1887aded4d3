/** Two more cohorts: one whose letters wait to be rehearsed, one whose pairs open. Made by operations, days ago. */
import { type Instance, transact } from '../act.ts';
import { addDays, dateOf } from '../core/time/week.ts';
import { openCall, writeCall } from '../features/applications/calls.ts';
import { receiveApplications } from '../features/applications/intake.ts';
import { approveBatch } from '../features/communications/approval.ts';
import { findBatch, listLetters } from '../features/communications/batch-queries.ts';
import { saveLetter } from '../features/communications/letters.ts';
import { sendDueMessages } from '../features/communications/sending.ts';
import { runOnNewData } from '../features/matching/desk.ts';
import { composeLetters } from '../features/matching/letters.ts';
import { publishMatching } from '../features/matching/publishing.ts';
import { findRun } from '../features/matching/queries.ts';
import { keepRun } from '../features/matching/runs.ts';
import { answerOffer } from '../features/pairings/answering.ts';
import { letDueLettersLeave } from '../features/pairings/leaving.ts';
import type { Signer } from '../features/pairings/links.ts';
import { listOffers } from '../features/pairings/queries.ts';
import { createCohort } from '../features/schemes/cohort.ts';
import { cohortById } from '../features/schemes/queries.ts';
import { callText } from './open-call.ts';
import { openRound, type Told, waitingRound } from './told-people.ts';
import type { Visitor } from './world.ts';

type Coordinator = { readonly personId: string; readonly name: string };

/** Builds both; gives whom a visitor may be there. */
export const buildToldStages = async (
  instance: Instance,
  coordinator: Coordinator,
  schemeId: string,
  signer: Signer,
): Promise<readonly Visitor[]> => {
  await publishRound(ago(instance, 2), coordinator, schemeId, {
    name: 'Autumn round',
    closedDaysAgo: 30,
    people: waitingRound,
  });
  const cohortId = await publishRound(ago(instance, 6), coordinator, schemeId, {
    name: 'Early round',
    closedDaysAgo: 45,
    people: openRound,
  });
  await letLeave(instance, coordinator, cohortId, signer);
  return answer(instance, cohortId);
};

/** The same house some days earlier. */
const ago = (instance: Instance, days: number): Instance => ({
  ...instance,
  clock: () => new Date(instance.clock().getTime() - days * 86_400_000),
});

type Round = { readonly name: string; readonly closedDaysAgo: number; readonly people: readonly Told[] };

const publishRound = async (
  instance: Instance,
  coordinator: Coordinator,
  schemeId: string,
  { name, closedDaysAgo, people }: Round,
): Promise<string> => {
  const today = dateOf(instance.clock().getTime());
  const cohortId = await transact(ago(instance, closedDaysAgo + 35), coordinator, async (act) => {
    const id = await createCohort(act, {
      schemeId,
      name,
      opensOn: addDays(today, -closedDaysAgo - 35),
      closesOn: addDays(today, -closedDaysAgo),
      startsOn: addDays(today, 24),
      endsOn: addDays(today, 206),
      places: 6,
      zone: 'Europe/London',
    });
    await writeCall(act, id, callText);
    await openCall(act, id);
    return id;
  });
  await transact(ago(instance, closedDaysAgo + 3), coordinator, async (act) => {
    const cohort = await cohortById(act.db, cohortId);
    for (const role of ['mentee', 'mentor'] as const)
      await receiveApplications(
        act,
        cohort,
        people
          .filter((person) => person.role === role)
          .map((person) => ({ ...person, number: null, submittedAt: act.now, state: 'submitted' as const })),
      );
  });
  const cohort = await cohortById(instance.db, cohortId);
  const made = await runOnNewData(instance.db, cohort, null);
  await transact(instance, coordinator, (act) => keepRun(act, made));
  const run = await findRun(instance.db, cohortId, 1);
  if (run.result.kind !== 'solved') throw new Error(`${name} cannot be matched.`);
  const publication = await composeLetters(instance.db, cohort, run, run.result, coordinator);
  await transact(instance, coordinator, (act) => publishMatching(act, cohort, publication));
  return cohortId;
};

/** The letters get their sentences, are approved, and leave the next morning; every one arrives. */
const letLeave = async (
  instance: Instance,
  coordinator: Coordinator,
  cohortId: string,
  signer: Signer,
): Promise<void> => {
  const evening = ago(instance, 5);
  const batch = await findBatch(instance.db, cohortId);
  if (batch === null) throw new Error('Nothing was published.');
  const letters = await listLetters(instance.db, cohortId);
  await transact(evening, coordinator, async (act) => {
    for (const { id, group } of letters)
      await saveLetter(act, id, group === 'notThisTime' ? 'Please apply again in spring.' : '');
    await approveBatch(act, batch.id, {
      on: addDays(dateOf(act.now.getTime()), 1),
      by: 'oneMoment',
      holdUnfinished: false,
    });
  });
  const morning = ago(instance, 4);
  await letDueLettersLeave(morning, signer);
  // The demonstration has no mail server: what left arrived, and goes nowhere.
  await sendDueMessages(morning, { send: async () => undefined, close: () => undefined });
};

/** One pair opens, one mentor says no, and one is waited for. */
const answer = async (instance: Instance, cohortId: string): Promise<readonly Visitor[]> => {
  const offers = await listOffers(instance.db, cohortId);
  const of = (mentee: string) => offers.find((offer) => offer.mentee === mentee)?.id ?? '';
  const say = (days: number, mentee: string, side: 'mentee' | 'mentor', reason: string | null) =>
    transact(ago(instance, days), null, (act) =>
      answerOffer(act, of(mentee), side, {
        answer: reason === null ? 'accepted' : 'declined',
        reason: reason ?? '',
      }),
    );
  await say(3, 'Blessing Okoro', 'mentee', null);
  await say(2, 'Blessing Okoro', 'mentor', null);
  await say(2, 'Mateo Quispe', 'mentee', null);
  await say(1, 'Leila Rahimi', 'mentor', 'A new job from October.');
  const people = await instance.db
    .selectFrom('offers')
    .select(['mentee_id', 'mentor_id'])
    .where('id', '=', of('Mateo Quispe'))
    .executeTakeFirstOrThrow();
  return [
    {
      id: people.mentee_id,
      name: 'Mateo Quispe',
      role: 'mentee',
      door: { to: 'status', cohortId, role: 'mentee' },
    },
    {
      id: people.mentor_id,
      name: 'Claire Boudreau',
      role: 'mentor',
      door: { to: 'answer', offerId: of('Mateo Quispe'), side: 'mentor' },
    },
  ];
};
