/** How far a cohort is, stage by stage; as many questions to the database however many applied. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { stamp } from '../../ui/formats.ts';
import { findCall, windowOf } from '../applications/call-queries.ts';
import { callState } from '../applications/deadline.ts';
import { currentPhase, todayIn } from '../applications/review-queries.ts';
import { stateOf } from '../applications/review-rules.ts';
import { lastApplied } from '../applications/undeciding.ts';
import { letterCounts } from '../communications/letter-counts.ts';
import { listSilent } from '../pairings/answer-days.ts';
import type { Cohort } from '../schemes/queries.ts';
import type { Stage, Standing } from './rules.ts';

/** How far a cohort is at a moment. */
export const standingOf = async (db: Db, cohort: Cohort, now: Date): Promise<Standing> => ({
  call: await callOf(db, cohort, now),
  reading: await readingOf(db, cohort, now),
  decisions: await decisionsOf(db, cohort),
  matching: await matchingOf(db, cohort.id),
  letters: await lettersOf(db, cohort.id),
  pairs: await pairsOf(db, cohort),
});

/** Changes with what a page says will be stepped back, so that what was read is what is done. */
export const markOf = (
  stage: Stage,
  { call, reading, decisions, matching, letters, pairs }: Standing,
): string => {
  const said: Record<Stage, unknown> = {
    // People go on applying and reading meanwhile; only the day must be the one that was read.
    call: [call.state, call.closesOn],
    reading: [reading.state, reading.closesOn],
    decisions,
    matching,
    letters,
    pairs: [pairs.closesOn],
  };
  return createHash('sha256')
    .update(JSON.stringify([stage, said[stage]]))
    .digest('hex');
};

const callOf = async (db: Db, cohort: Cohort, now: Date): Promise<Standing['call']> => {
  const call = await findCall(db, cohort.id);
  const { sent } = await db
    .selectFrom('applications')
    .where('cohort_id', '=', cohort.id)
    .where('state', 'not in', ['draft', 'withdrawn'])
    .select((eb) => eb.fn.countAll<number>().as('sent'))
    .executeTakeFirstOrThrow();
  return {
    state: call.words === null ? 'unwritten' : callState(windowOf(call), now),
    closesOn: cohort.closesOn,
    unsent: (await listUnsent(db, cohort.id)).length,
    sent,
  };
};

export type Unsent = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly role: 'mentee' | 'mentor';
};

/** Who has begun a form and neither sent it nor put it aside. */
export const listUnsent = (db: Db, cohortId: string): Promise<readonly Unsent[]> =>
  db
    .selectFrom('drafts')
    .innerJoin('people', 'people.id', 'drafts.person_id')
    .where('cohort_id', '=', cohortId)
    .where('discarded_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('applications')
            .select('applications.id')
            .whereRef('applications.cohort_id', '=', 'drafts.cohort_id')
            .whereRef('applications.person_id', '=', 'drafts.person_id')
            .whereRef('applications.role', '=', 'drafts.role'),
        ),
      ),
    )
    .select(['people.id', 'people.name', 'people.email', 'people.language', 'drafts.role'])
    .orderBy('people.email')
    .orderBy('drafts.role')
    .execute();

const readingOf = async (db: Db, cohort: Cohort, now: Date): Promise<Standing['reading']> => {
  const phase = await currentPhase(db, cohort, now);
  const counts = await db
    .selectFrom('applications')
    .where('cohort_id', '=', cohort.id)
    .where('role', '=', 'mentee')
    .where('state', 'not in', ['draft', 'withdrawn'])
    .select([
      sql<number>`coalesce(sum((select count(*) from reviews
        where reviews.application_id = applications.id)), 0)::bigint`.as('in'),
      sql<number>`count(*) filter (where state in ('submitted', 'underReview'))`.as('undecided'),
    ])
    .executeTakeFirstOrThrow();
  const left = await listReadersLeft(db, cohort.id);
  return {
    state: phase === null ? 'none' : stateOf(phase, todayIn(cohort, now)),
    opensOn: phase?.opensOn ?? '',
    closesOn: phase?.closesOn ?? '',
    namesHidden: phase?.namesHidden ?? false,
    in: counts.in,
    undecided: counts.undecided,
    left: left.reduce((sum, { count }) => sum + count, 0),
    readers: left.length,
  };
};

export type ReaderLeft = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly count: number;
};

/** Readers with readings left, and how many. */
export const listReadersLeft = (db: Db, cohortId: string): Promise<readonly ReaderLeft[]> =>
  db
    .selectFrom('assignments')
    .innerJoin('applications', 'applications.id', 'assignments.application_id')
    .innerJoin('people', 'people.id', 'assignments.person_id')
    .where('cohort_id', '=', cohortId)
    .where('state', 'in', ['submitted', 'underReview'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('reviews')
            .select('reviews.id')
            .whereRef('reviews.application_id', '=', 'assignments.application_id')
            .whereRef('reviews.person_id', '=', 'assignments.person_id'),
        ),
      ),
    )
    .groupBy(['people.id', 'people.name', 'people.email', 'people.language'])
    .select(['people.id', 'people.name', 'people.email', 'people.language'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .orderBy('people.email')
    .execute();

const decisionsOf = async (db: Db, cohort: Cohort): Promise<Standing['decisions']> => {
  const applied = await lastApplied(db, cohort.id);
  const stands = applied.filter(({ state, outcome }) => state === outcome);
  const { waiting } = await db
    .selectFrom('decisions')
    .innerJoin('applications', 'applications.id', 'decisions.application_id')
    .where('cohort_id', '=', cohort.id)
    .where('applied_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  const [first] = stands;
  const count = (is: 'accepted' | 'waitlisted' | 'declined') =>
    stands.filter(({ outcome }) => outcome === is).length;
  return {
    accepted: count('accepted'),
    waitlisted: count('waitlisted'),
    declined: count('declined'),
    withdrawn: applied.filter(({ state }) => state === 'withdrawn').length,
    marked: stands.filter(({ isMarked }) => isMarked).length,
    waiting,
    on: first === undefined ? '' : stamp(first.appliedAt, cohort.zone).slice(0, 10),
    by: first?.by ?? '',
  };
};

const matchingOf = async (db: Db, cohortId: string): Promise<Standing['matching']> => {
  const shown = await db
    .selectFrom('matchings')
    .innerJoin('match_runs', 'match_runs.id', 'matchings.run_id')
    .where('matchings.cohort_id', '=', cohortId)
    .select(['number', sql<number | null>`jsonb_array_length(result -> 'pairs')`.as('pairs')])
    .executeTakeFirst();
  const { runs } = await db
    .selectFrom('match_runs')
    .where('cohort_id', '=', cohortId)
    .select((eb) => eb.fn.countAll<number>().as('runs'))
    .executeTakeFirstOrThrow();
  return { run: shown?.number ?? 0, pairs: shown?.pairs ?? 0, runs };
};

const lettersOf = async (db: Db, cohortId: string): Promise<Standing['letters']> => {
  const row = await db
    .selectFrom('batches')
    .innerJoin('letters', 'letters.batch_id', 'batches.id')
    .innerJoin('applications', 'applications.id', 'letters.application_id')
    .where('batches.cohort_id', '=', cohortId)
    .where('batches.kind', 'in', ['matching', 'takenBack'])
    .where('letters.deleted_at', 'is', null)
    .groupBy(['batches.id', 'batches.kind', 'approved_at', 'leaves_on'])
    .select(['batches.kind', 'approved_at', 'leaves_on'])
    .select([
      sql<number>`count(distinct person_id) filter (where letters.left_at is not null)`.as('people'),
      sql<number>`count(*) filter (where sentence <> '')`.as('sentences'),
      sql<number>`count(*) filter (where read_at is not null)`.as('read'),
    ])
    .executeTakeFirst();
  const { prepared } = await db
    .selectFrom('offers')
    .where('cohort_id', '=', cohortId)
    .where('state', '=', 'prepared')
    .select((eb) => eb.fn.countAll<number>().as('prepared'))
    .executeTakeFirstOrThrow();
  const none = { all: 0, left: 0, leaving: 0, held: 0, people: 0, sentences: 0, read: 0, leavesOn: '' };
  if (row === undefined) return { ...none, state: 'none', prepared, takenBack: 0 };
  const { all, left, leaving, held } = await letterCounts(db, cohortId, ['matching', 'takenBack']);
  if (row.kind === 'takenBack') return { ...none, state: 'none', prepared, takenBack: all };
  return {
    state: left > 0 ? 'left' : row.approved_at === null ? 'written' : 'set',
    all,
    left,
    leaving,
    held,
    people: row.people,
    sentences: row.sentences,
    read: row.read,
    leavesOn: row.leaves_on ?? '',
    takenBack: 0,
    prepared,
  };
};

const pairsOf = async (db: Db, cohort: Cohort): Promise<Standing['pairs']> => {
  const { open, answered, last } = await db
    .selectFrom('offers')
    .where('cohort_id', '=', cohort.id)
    .where('state', '=', 'open')
    .select([
      sql<number>`count(*)`.as('open'),
      sql<number>`count(*) filter (where mentee_answer is not null or mentor_answer is not null)`.as(
        'answered',
      ),
      (eb) => eb.fn.max('answer_by').as('last'),
    ])
    .executeTakeFirstOrThrow();
  const { opened } = await db
    .selectFrom('pairings')
    .where('cohort_id', '=', cohort.id)
    .select((eb) => eb.fn.countAll<number>().as('opened'))
    .executeTakeFirstOrThrow();
  return {
    open,
    answered,
    opened,
    closesOn: last === null ? '' : stamp(last, cohort.zone).slice(0, 10),
    silent: (await listSilent(db, cohort.id)).length,
    state: open > 0 ? 'open' : 'none',
  };
};
