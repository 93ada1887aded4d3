/** Readings of a cohort: its phases, who may read what, and what has been read. */
import { sql } from 'kysely';
import { type Together, together } from '../../core/review/agreement.ts';
import type { Db } from '../../db/connect.ts';
import { remembered } from '../../db/remembered.ts';
import type { ApplicationState } from '../../db/tables.ts';
import { Refusal } from '../../refusal.ts';
import { stamp } from '../../ui/formats.ts';
import type { Cohort } from '../schemes/queries.ts';
import {
  type Applied,
  type Bar,
  barsDeciding,
  barsOf,
  type Phase,
  phaseThatCounts,
  type Seal,
  sealElsewhere,
} from './review-rules.ts';

export type Outcome = 'accepted' | 'waitlisted' | 'declined';

export const todayIn = (cohort: Pick<Cohort, 'zone'>, now: Date): string =>
  stamp(now, cohort.zone).slice(0, 10);

export const listPhases = async (db: Db, cohort: Pick<Cohort, 'id'>): Promise<readonly Phase[]> => {
  const rows = await db
    .selectFrom('review_phases')
    .selectAll()
    .where('cohort_id', '=', cohort.id)
    .orderBy('opens_on')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    namesHidden: row.names_hidden,
    othersSeen: row.others_seen,
  }));
};

export const currentPhase = async (db: Db, cohort: Cohort, now: Date): Promise<Phase | null> =>
  phaseThatCounts(await listPhases(db, cohort), todayIn(cohort, now));

/** One reading, done here or brought in from a file. */
export type ReadingIn = {
  readonly personId: string | null;
  /** A name, or the file's code. */
  readonly reader: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly comment: string;
};

export type Assigned = { readonly personId: string; readonly name: string; readonly begun: boolean };

export type Pending = { readonly outcome: Outcome; readonly reason: string };

export type ReviewLine = Together & {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly personId: string;
  readonly state: ApplicationState;
  readonly group: string | undefined;
  readonly stated: string | undefined;
  readonly in: readonly ReadingIn[];
  readonly assigned: readonly Assigned[];
  readonly pending: Pending | null;
};

/** The mentee applications that can be read, by number, with readings, readers and pending decision: all, or these. */
export const listReviews = async (
  db: Db,
  cohort: Cohort,
  only: readonly string[] | null = null,
): Promise<readonly ReviewLine[]> => {
  const { special, reviewCategories } = cohort.rules;
  const answer = (key: string | null) => sql<string | null>`answers ->> ${key ?? ''}::text`;
  const rows = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .leftJoin('decisions', (join) =>
      join.onRef('decisions.application_id', '=', 'applications.id').on('decisions.applied_at', 'is', null),
    )
    .where('cohort_id', '=', cohort.id)
    .where('role', '=', 'mentee')
    .where('state', 'not in', ['draft', 'withdrawn'])
    .where(isOneOf(only))
    .select(['applications.id', 'number', 'people.name', 'applications.person_id', 'state'])
    .select([answer(special.menteeGroup).as('group'), answer(special.menteeConflict).as('stated')])
    .select(['decisions.outcome', 'decisions.reason'])
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .execute();
  const readings = await readingsOf(db, cohort.id, only);
  const assigned = await assignmentsOf(db, cohort.id, only);
  const categories = reviewCategories.map(({ key }) => key);
  return rows.map((row) => {
    const own = readings.get(row.id) ?? [];
    return {
      id: row.id,
      number: row.number,
      name: row.name,
      personId: row.person_id,
      state: row.state,
      group: row.group ?? undefined,
      stated: row.stated ?? undefined,
      in: own,
      assigned: assigned.get(row.id) ?? [],
      pending: row.outcome === null ? null : { outcome: row.outcome, reason: row.reason ?? '' },
      ...together(
        own.map(({ scores }) => scores),
        categories,
      ),
    };
  });
};

const isOneOf = (ids: readonly string[] | null) =>
  ids === null ? sql<boolean>`true` : sql<boolean>`applications.id = any(${`{${ids.join(',')}}`}::uuid[])`;

const readingsOf = async (
  db: Db,
  cohortId: string,
  only: readonly string[] | null,
): Promise<ReadonlyMap<string, ReadingIn[]>> => {
  const rows = await db
    .selectFrom('reviews')
    .innerJoin('applications', 'applications.id', 'reviews.application_id')
    .leftJoin('people', 'people.id', 'reviews.person_id')
    .where('cohort_id', '=', cohortId)
    .where(isOneOf(only))
    .select(['application_id', 'reviews.person_id', 'people.name', 'reviewer', 'scores', 'comment'])
    .orderBy('reviews.created_at')
    .orderBy('reviewer')
    .execute();
  return grouped(rows, (row) => ({
    personId: row.person_id,
    reader: row.name ?? row.reviewer,
    scores: row.scores as Record<string, number>,
    comment: row.comment,
  }));
};

const assignmentsOf = async (
  db: Db,
  cohortId: string,
  only: readonly string[] | null,
): Promise<ReadonlyMap<string, Assigned[]>> => {
  const rows = await db
    .selectFrom('assignments')
    .innerJoin('applications', 'applications.id', 'assignments.application_id')
    .innerJoin('people', 'people.id', 'assignments.person_id')
    .where('cohort_id', '=', cohortId)
    .where(isOneOf(only))
    .select(['application_id', 'assignments.person_id', 'people.name'])
    .select(sql<boolean>`draft is not null`.as('begun'))
    .orderBy('people.name')
    .orderBy('people.id')
    .execute();
  return grouped(rows, ({ person_id, name, begun }) => ({ personId: person_id, name, begun }));
};

const grouped = <Row extends { readonly application_id: string }, T>(
  rows: readonly Row[],
  of: (row: Row) => T,
): Map<string, T[]> => {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const own = found.get(row.application_id);
    if (own === undefined) found.set(row.application_id, [of(row)]);
    else own.push(of(row));
  }
  return found;
};

export type PossibleReader = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly isReviewer: boolean;
  readonly group: string | undefined;
  readonly stated: string | undefined;
  readonly isMentee: boolean;
};

/** Everybody whose role lets them read here, by name; and what they said of themselves if they applied too. */
export const listPossibleReaders = async (db: Db, cohort: Cohort): Promise<readonly PossibleReader[]> => {
  const { special } = cohort.rules;
  const rows = await db
    .selectFrom('role_grants')
    .innerJoin('people', 'people.id', 'role_grants.person_id')
    .leftJoin('applications', (join) =>
      join
        .onRef('applications.person_id', '=', 'people.id')
        .on('applications.cohort_id', '=', cohort.id)
        .on('applications.state', 'not in', ['draft', 'withdrawn']),
    )
    .where('role_grants.role', 'in', ['reviewer', 'coordinator'])
    .where((eb) =>
      eb.or([
        eb('role_grants.cohort_id', '=', cohort.id),
        eb('role_grants.scheme_id', '=', cohort.schemeId),
        eb.and([eb('role_grants.scheme_id', 'is', null), eb('role_grants.cohort_id', 'is', null)]),
      ]),
    )
    .groupBy(['people.id', 'people.name', 'people.email', 'people.language'])
    .select(['people.id', 'people.name', 'people.email', 'people.language'])
    .select([
      sql<boolean>`bool_or(role_grants.role = 'reviewer')`.as('reviewer'),
      sql<boolean>`coalesce(bool_or(applications.role = 'mentee'), false)`.as('mentee'),
      sql<
        string | null
      >`max(answers ->> case applications.role when 'mentee' then ${special.menteeGroup ?? ''}::text
        else ${special.mentorGroup ?? ''}::text end)`.as('group'),
      sql<
        string | null
      >`max(answers ->> case applications.role when 'mentee' then ${special.menteeConflict ?? ''}::text
        else ${special.mentorConflict ?? ''}::text end)`.as('stated'),
    ])
    .orderBy('people.name')
    .orderBy('people.id')
    .execute();
  return rows.map(({ reviewer, mentee, group, stated, ...row }) => ({
    ...row,
    isReviewer: reviewer,
    isMentee: mentee,
    group: group ?? undefined,
    stated: stated ?? undefined,
  }));
};

/** Who must not read which of these applications, and why; by application, then person. */
export const barsIn = async (
  db: Db,
  cohort: Cohort,
  lines: readonly Applied[],
  readers: readonly PossibleReader[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Bar>>> => {
  const declared = await db
    .selectFrom('review_conflicts')
    .innerJoin('applications', 'applications.id', 'review_conflicts.application_id')
    .where('cohort_id', '=', cohort.id)
    .select(['application_id as applicationId', 'review_conflicts.person_id as personId'])
    .execute();
  // Whom a reader names is known only beside everybody whose longer name it might be.
  const isNaming = readers.some(({ stated }) => stated !== undefined);
  return barsOf(isNaming ? await everybody(db, cohort) : lines, readers, declared);
};

const everybody = async (db: Db, cohort: Cohort): Promise<readonly Applied[]> => {
  const { special } = cohort.rules;
  const answer = (key: string | null) => sql<string | null>`answers ->> ${key ?? ''}::text`;
  const rows = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .where('cohort_id', '=', cohort.id)
    .where('role', '=', 'mentee')
    .where('state', 'not in', ['draft', 'withdrawn'])
    .select(['applications.id', 'applications.person_id as personId', 'people.name'])
    .select([answer(special.menteeGroup).as('group'), answer(special.menteeConflict).as('stated')])
    .execute();
  return rows.map(({ group, stated, ...row }) => ({
    ...row,
    group: group ?? undefined,
    stated: stated ?? undefined,
  }));
};

/** Applications that this person is reading, and what of them stays shut to them meanwhile, whatever their role. */
export const sealedReadings = async (
  db: Db,
  cohort: Cohort,
  personId: string,
  now: Date,
): Promise<ReadonlyMap<string, Seal>> => {
  const given = await db
    .selectFrom('assignments')
    .innerJoin('applications', 'applications.id', 'assignments.application_id')
    .where('cohort_id', '=', cohort.id)
    .where('assignments.person_id', '=', personId)
    .where('state', 'in', ['submitted', 'underReview'])
    .select('applications.id')
    .select([
      sql<number>`(select count(*) from reviews where application_id = applications.id)`.as('readings'),
      sql<boolean>`exists (select 1 from reviews
        where application_id = applications.id and reviews.person_id = ${personId})`.as('own'),
    ])
    .execute();
  const phase = await currentPhase(db, cohort, now);
  const today = todayIn(cohort, now);
  const seals = given.map(({ id, readings, own }): [string, Seal] => [
    id,
    sealElsewhere({ phase, today, readings, ownIn: own }),
  ]);
  return new Map(seals.filter(([, seal]) => seal.names || seal.others));
};

/**
 * The same, and the scores of what this person must not judge: their own application, those of people they know or who
 * asked not to meet them; and every mentee's, if they applied as a mentee themselves. Whatever shows scores asks here.
 */
export const sealsFor = async (
  db: Db,
  cohort: Cohort,
  personId: string,
  now: Date,
): Promise<ReadonlyMap<string, Seal>> => {
  const seals = new Map(await sealedReadings(db, cohort, personId, now));
  for (const id of await barredFrom(db, cohort, personId))
    seals.set(id, { names: seals.get(id)?.names ?? false, others: true });
  return seals;
};

/** The mentee applications, withdrawn ones too, that this person must not judge. */
const barredFrom = async (db: Db, cohort: Cohort, personId: string): Promise<readonly string[]> => {
  const { special } = cohort.rules;
  const answer = (key: string | null) => sql<string | null>`answers ->> ${key ?? ''}::text`;
  const mentees = db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .where('cohort_id', '=', cohort.id)
    .where('role', '=', 'mentee');
  const own = await db
    .selectFrom('applications')
    .where('cohort_id', '=', cohort.id)
    .where('person_id', '=', personId)
    .where('state', 'not in', ['draft', 'withdrawn'])
    .select('role')
    .select([answer(special.menteeConflict).as('asMentee'), answer(special.mentorConflict).as('asMentor')])
    .execute();
  if (own.some(({ role }) => role === 'mentee'))
    return (await mentees.select('applications.id').execute()).map(({ id }) => id);
  const person = await db.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirst();
  const declared = await db
    .selectFrom('review_conflicts')
    .select(['application_id as applicationId', 'person_id as personId'])
    .where('person_id', '=', personId)
    .execute();
  const stated = own.flatMap(({ asMentor }) => asMentor ?? []);
  // Whoever asked not to meet anybody may mean any mentee; else only few mentees can be meant.
  const few = [
    ...declared.map(({ applicationId }) => applicationId),
    ...(await statementsOf(db, cohort.id, { question: special.menteeConflict ?? '' })),
  ];
  const possible = mentees.where((eb) =>
    stated.length > 0 ? eb.lit(true) : eb.or([eb('applications.person_id', '=', personId), isOneOf(few)]),
  );
  const rows = await possible
    .select(['applications.id', 'applications.person_id as personId', 'people.name'])
    .select(answer(special.menteeConflict).as('asMentee'))
    .execute();
  const viewer = {
    id: personId,
    name: person?.name ?? '',
    stated: stated.length === 0 ? undefined : stated.join('\n'),
    isMentee: false,
  };
  const applied = rows.map(({ asMentee, ...row }) => ({ ...row, stated: asMentee ?? undefined }));
  const bars = barsOf(applied, [viewer], declared);
  return applied.map(({ id }) => id).filter((id) => barsDeciding(bars.get(id)?.get(personId)));
};

/** The applications of mentees who asked not to meet somebody, by the question that asks. */
const statementsOf = remembered([], async (db, cohortId, { question }: { readonly question: string }) => {
  const rows = await db
    .selectFrom('applications')
    .where('cohort_id', '=', cohortId)
    .where('role', '=', 'mentee')
    .where(sql`answers ->> ${question}::text`, 'is not', null)
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
});

/** Refuses a page that shows everybody's names and scores to somebody who has still to read. */
export const refuseWhileReading = async (
  db: Db,
  cohort: Cohort,
  viewer: { readonly personId: string },
  now: Date,
): Promise<void> => {
  const { size } = await sealedReadings(db, cohort, viewer.personId, now);
  if (size > 0) throw new Refusal('readFirst', { count: size });
};

/** Who said that they know an applicant, and how. */
export const conflictsOn = async (
  db: Db,
  applicationId: string,
): Promise<readonly { readonly name: string; readonly reason: string }[]> =>
  db
    .selectFrom('review_conflicts')
    .innerJoin('people', 'people.id', 'review_conflicts.person_id')
    .where('application_id', '=', applicationId)
    .select(['name', 'reason'])
    .orderBy('declared_at')
    .execute();

export type AppliedDecision = Pending & { readonly on: Date; readonly by: string | null };

/** What was decided about an application and applied, the latest first. */
export const appliedDecisions = async (
  db: Db,
  applicationId: string,
): Promise<readonly AppliedDecision[]> => {
  const rows = await db
    .selectFrom('decisions')
    .leftJoin('people', 'people.id', 'decisions.decided_by')
    .where('application_id', '=', applicationId)
    .where('applied_at', 'is not', null)
    .select(['outcome', 'reason', 'applied_at', 'people.name as by'])
    .orderBy('applied_at', 'desc')
    .execute();
  return rows.flatMap(({ applied_at, ...row }) => (applied_at === null ? [] : [{ ...row, on: applied_at }]));
};
