/** Offers and pairings of a cohort, and one offer as its own side sees it. */
import type { Frozen, RunSolved } from '../../core/matching/run.ts';
import type { Db } from '../../db/connect.ts';
import { keepFew } from '../../db/kept-few.ts';
import { joined } from '../../db/sliced.ts';
import { slicesOf } from '../../db/slices.ts';
import type { PairingState } from '../../db/tables.ts';
import { NotFound } from '../../refusal.ts';
import { type Answer, fellThrough, type OfferState, type Side } from './rules.ts';

export type Alternate = { readonly number: string; readonly name: string; readonly fit: number };

export type OfferLine = {
  readonly id: string;
  readonly menteeNumber: string;
  readonly mentorNumber: string;
  readonly mentee: string;
  readonly mentor: string;
  readonly state: OfferState;
  readonly menteeAnswer: Answer | null;
  readonly mentorAnswer: Answer | null;
  /** Empty if they gave none; null where the viewer is one of the two. */
  readonly reason: string | null;
  readonly answerBy: Date | null;
  readonly menteeApplicationId: string;
  /** The mentee waits on the list; and whether the mentor, who is in no other offer or pairing here, has a place. */
  readonly onList: boolean;
  readonly mentorHasRoom: boolean;
  /** The pairing that opened from it. */
  readonly pairing: { readonly state: PairingState; readonly openedAt: Date } | null;
  /** Another offer to the same mentee has taken its place. */
  readonly replaced: boolean;
  /** Mentors with a place left who fit, the best first; only where the offer fell through. */
  readonly alternates: readonly Alternate[];
};

const fell = (state: OfferState): boolean => fellThrough.some((one) => one === state);

/** Every offer that was made in a cohort, with what became of it. */
export const listOffers = async (
  db: Db,
  cohortId: string,
  viewerId: string | null = null,
): Promise<readonly OfferLine[]> => {
  const rows = await db
    .selectFrom('offers')
    .innerJoin('people as mentee', 'mentee.id', 'offers.mentee_id')
    .innerJoin('people as mentor', 'mentor.id', 'offers.mentor_id')
    .innerJoin('applications as asks', 'asks.id', 'offers.mentee_application_id')
    .innerJoin('applications as gives', 'gives.id', 'offers.mentor_application_id')
    .leftJoin('pairings', 'pairings.offer_id', 'offers.id')
    .leftJoin('waiting', (join) =>
      join
        .onRef('waiting.application_id', '=', 'offers.mentee_application_id')
        .on('waiting.left_at', 'is', null),
    )
    .where('offers.cohort_id', '=', cohortId)
    .where('offers.state', '!=', 'takenBack')
    .select(['offers.id', 'offers.state', 'mentee_answer', 'mentor_answer', 'reason', 'answer_by'])
    .select(['mentee.name as mentee', 'mentor.name as mentor', 'offers.mentee_application_id'])
    .select(['asks.number as mentee_number', 'gives.number as mentor_number'])
    .select(['offers.mentee_id', 'offers.mentor_id', 'waiting.application_id as on_list'])
    .select(['pairings.state as pairing_state', 'pairings.opened_at', 'gives.state as mentor_state'])
    .orderBy('offers.made_at')
    .orderBy('asks.number')
    .execute();
  const live = new Set(rows.filter((row) => !fell(row.state)).map((row) => row.mentee_application_id));
  const last = new Map(rows.map((row) => [row.mentee_application_id, row.id]));
  const open = rows.filter(
    (row) =>
      fell(row.state) &&
      !live.has(row.mentee_application_id) &&
      last.get(row.mentee_application_id) === row.id,
  );
  const alternates =
    open.length === 0
      ? new Map<string, Alternate[]>()
      : await alternatesOf(
          db,
          cohortId,
          rows,
          open.map((row) => row.mentee_number),
        );
  // A mentor with another offer or a pairing may have further places; the wait-list counts those.
  const busy = new Set(rows.filter((row) => !fell(row.state)).map(({ mentor_id }) => mentor_id));
  const refused = new Set(
    rows.filter((row) => row.mentor_answer === 'declined').map(({ mentor_id }) => mentor_id),
  );
  return rows.map((row) => ({
    id: row.id,
    menteeApplicationId: row.mentee_application_id,
    onList: row.on_list !== null,
    mentorHasRoom:
      !busy.has(row.mentor_id) && !refused.has(row.mentor_id) && row.mentor_state !== 'withdrawn',
    menteeNumber: row.mentee_number,
    mentorNumber: row.mentor_number,
    mentee: row.mentee,
    mentor: row.mentor,
    state: row.state,
    menteeAnswer: row.mentee_answer,
    mentorAnswer: row.mentor_answer,
    reason: viewerId !== null && [row.mentee_id, row.mentor_id].includes(viewerId) ? null : row.reason,
    answerBy: row.answer_by,
    pairing:
      row.pairing_state === null || row.opened_at === null
        ? null
        : { state: row.pairing_state, openedAt: row.opened_at },
    replaced: fell(row.state) && !open.includes(row),
    alternates: open.includes(row) ? (alternates.get(row.mentee_number) ?? []).slice(0, 3) : [],
  }));
};

type Offered = { readonly mentee_number: string; readonly mentor_number: string };

/** Eligible mentors of the run that was told who still have a place to promise, over all schemes, for some mentees. */
const alternatesOf = async (
  db: Db,
  cohortId: string,
  offered: readonly Offered[],
  mentees: readonly string[],
): Promise<ReadonlyMap<string, Alternate[]>> => {
  const { best } = await findTold(db, cohortId);
  const room = await mentorsWithRoom(db, cohortId);
  const asked = new Set(offered.map((row) => `${row.mentee_number} ${row.mentor_number}`));
  return new Map(
    mentees.map((mentee) => [
      mentee,
      (best[mentee] ?? [])
        .filter(([mentor]) => room.has(mentor) && !asked.has(`${mentee} ${mentor}`))
        .map(([mentor, points]) => ({
          number: mentor,
          name: room.get(mentor)?.name ?? mentor,
          fit: Math.floor((points + 5) / 10),
        })),
    ]),
  );
};

/** What offers read of the run that was told: each mentee's best mentors, and how many mentees each mentor takes. */
type Told = { readonly best: RunSolved['best']; readonly capacities: ReadonlyMap<string, number> };

const told = keepFew<Told>(20);

/** Runs never change, so the last few are remembered. */
const findTold = async (db: Db, cohortId: string): Promise<Told> => {
  const run = await db
    .selectFrom('batches')
    .innerJoin('match_runs', 'match_runs.id', 'batches.run_id')
    .where('batches.cohort_id', '=', cohortId)
    .where('batches.kind', '=', 'matching')
    .select(['match_runs.id', 'input_id'])
    .executeTakeFirst();
  if (run === undefined) return { best: {}, capacities: new Map() };
  const known = told.get(run.id);
  if (known !== undefined) return known;
  const { result, frozen } = await db
    .selectFrom('match_runs')
    .innerJoin('match_inputs', 'match_inputs.id', 'match_runs.input_id')
    .where('match_runs.id', '=', run.id)
    .select(['result', 'frozen'])
    .executeTakeFirstOrThrow();
  const found: Partial<RunSolved> = await joined({
    head: result,
    slices: await slicesOf(db, 'run_id', run.id),
  });
  const { mentors = [] }: Partial<Frozen> = await joined({
    head: frozen,
    slices: await slicesOf(db, 'input_id', run.input_id),
  });
  return told.set(run.id, {
    best: found.best ?? {},
    capacities: new Map(mentors.map(({ id, capacity }) => [id, capacity])),
  });
};

export type MentorRoom = {
  readonly name: string;
  readonly personId: string;
  readonly applicationId: string;
  readonly capacity: number;
  /** Mentees they could still take. */
  readonly room: number;
};

/**
 * Mentors of a cohort with a place that no pairing stands in and no offer may still take, and who have not said no.
 * `capacity`: how many each takes by application number; as the run that was told saw it, when left out.
 */
export const mentorsWithRoom = async (
  db: Db,
  cohortId: string,
  capacity?: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, MentorRoom>> => {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .innerJoin('batches', (join) =>
      join.onRef('batches.cohort_id', '=', 'applications.cohort_id').on('batches.kind', '=', 'matching'),
    )
    .innerJoin('match_runs', 'match_runs.id', 'batches.run_id')
    .where('applications.cohort_id', '=', cohortId)
    .where('applications.role', '=', 'mentor')
    .where('applications.state', 'not in', ['withdrawn', 'declined', 'draft'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('offers')
            .whereRef('offers.mentor_application_id', '=', 'applications.id')
            .where('mentor_answer', '=', 'declined')
            .select('offers.id'),
        ),
      ),
    )
    .select(['applications.id', 'applications.number', 'people.name', 'people.id as person_id'])
    .select((eb) => [
      eb
        .selectFrom('pairings')
        .whereRef('pairings.mentor_id', '=', 'people.id')
        .where('pairings.state', 'in', ['notStarted', 'active', 'paused'])
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('paired'),
      eb
        .selectFrom('offers')
        .whereRef('offers.mentor_id', '=', 'people.id')
        .where('offers.state', 'in', ['prepared', 'open'])
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('offered'),
    ])
    .execute();
  const takes = capacity ?? (await findTold(db, cohortId)).capacities;
  return new Map(
    rows
      .map((row): [string, MentorRoom] => {
        const most = takes.get(row.number) ?? 0;
        const room = most - (row.paired ?? 0) - (row.offered ?? 0);
        return [
          row.number,
          { name: row.name, personId: row.person_id, applicationId: row.id, capacity: most, room },
        ];
      })
      .filter(([, { room }]) => room > 0),
  );
};

/** Letters of offers made after the matching was told that leave with the next look at the clock. */
export const countAboutToLeave = async (db: Db, cohortId: string, now: Date): Promise<number> => {
  const { count } = await db
    .selectFrom('letters')
    .innerJoin('batches', 'batches.id', 'letters.batch_id')
    .where('batches.cohort_id', '=', cohortId)
    .where('batches.kind', '=', 'offer')
    .where('letters.left_at', 'is', null)
    .where('letters.held_at', 'is', null)
    .where('letters.deleted_at', 'is', null)
    .where('letters.due_at', '<=', now)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

export type OwnOffer = {
  readonly id: string;
  readonly side: Side;
  readonly state: OfferState;
  readonly own: Answer | null;
  readonly readerId: string;
  readonly reader: string;
  readonly readerZone: string | null;
  readonly partner: string;
  /** Told when both have said yes. */
  readonly partnerEmail: string | null;
  readonly answerBy: Date | null;
  readonly schemeName: string;
  readonly whoLeads: string;
};

/** An offer as one side may see it; not there before the letters left. */
export const findOwnOffer = async (db: Db, id: string, side: Side): Promise<OwnOffer> => {
  const row = await db
    .selectFrom('offers')
    .innerJoin('people as mentee', 'mentee.id', 'offers.mentee_id')
    .innerJoin('people as mentor', 'mentor.id', 'offers.mentor_id')
    .innerJoin('cohorts', 'cohorts.id', 'offers.cohort_id')
    .innerJoin('schemes', 'schemes.id', 'cohorts.scheme_id')
    .where('offers.id', '=', id)
    .where('offers.state', 'not in', ['prepared'])
    .select(['offers.id', 'offers.state', 'mentee_answer', 'mentor_answer', 'answer_by'])
    .select(['offers.mentee_id', 'offers.mentor_id'])
    .select(['mentee.name as mentee_name', 'mentee.zone as mentee_zone', 'mentee.email as mentee_email'])
    .select(['mentor.name as mentor_name', 'mentor.zone as mentor_zone', 'mentor.email as mentor_email'])
    .select(['schemes.name as scheme_name', 'schemes.who_leads'])
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  const isMentee = side === 'mentee';
  const partnerEmail = isMentee ? row.mentor_email : row.mentee_email;
  return {
    id: row.id,
    side,
    state: row.state,
    own: isMentee ? row.mentee_answer : row.mentor_answer,
    readerId: isMentee ? row.mentee_id : row.mentor_id,
    reader: isMentee ? row.mentee_name : row.mentor_name,
    readerZone: isMentee ? row.mentee_zone : row.mentor_zone,
    partner: isMentee ? row.mentor_name : row.mentee_name,
    partnerEmail: row.state === 'accepted' ? partnerEmail : null,
    answerBy: row.answer_by,
    schemeName: row.scheme_name,
    whoLeads: row.who_leads,
  };
};
