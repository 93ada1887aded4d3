/** What a cohort's home says of readings, hours, and what is asked for and offered. */
import { sql } from 'kysely';
import { fold } from '../../core/questions/text.ts';
import { farApart } from '../../core/review/agreement.ts';
import type { Db } from '../../db/connect.ts';
import { remembered } from '../../db/remembered.ts';
import type { EffortPhase } from '../../db/tables.ts';
import type { Cohort } from './queries.ts';
import { farRead } from './reading-counts.ts';

const readingsEach = 2;

export type Readings = {
  readonly phase: { readonly opensOn: string; readonly closesOn: string } | null;
  readonly applications: number;
  readonly twice: number;
  readonly once: number;
  readonly none: number;
  /** Readings in, two at most of each application. */
  readonly in: number;
  readonly due: number;
  /** Read twice, and far apart. */
  readonly apart: number;
  /** Applications without two readers. */
  readonly short: number;
  readonly pending: number;
  /** Who has how many left, the most first. */
  readonly left: readonly { readonly personId: string; readonly name: string; readonly count: number }[];
};

/** How far the readings of a cohort are. */
export const readingsOf = async (db: Db, cohort: Cohort, today: string): Promise<Readings> => {
  const categories = cohort.rules.reviewCategories.map(({ key }) => key);
  const { counts, left } = await countReadings(db, cohort.id, { categories });
  const readers = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${`{${[...left.keys()].join(',')}}`}::uuid[])`)
    .orderBy('name')
    .execute();
  const phases = await db
    .selectFrom('review_phases')
    .where('cohort_id', '=', cohort.id)
    .select(['opens_on', 'closes_on'])
    .orderBy('opens_on')
    .execute();
  const phase = phases.findLast(({ opens_on }) => opens_on <= today) ?? phases[0];
  return {
    ...counts,
    phase: phase === undefined ? null : { opensOn: phase.opens_on, closesOn: phase.closes_on },
    due: counts.applications * readingsEach,
    left: readers
      .map(({ id, name }) => ({ personId: id, name, count: left.get(id) ?? 0 }))
      .sort((a, b) => b.count - a.count),
  };
};

type Counts = Omit<Readings, 'phase' | 'due' | 'left'>;

/** The counts, and how many readings each reader has left. */
const countReadings = remembered(
  ['reviews', 'assignments', 'decisions'],
  async (db, cohortId, { categories }: { readonly categories: readonly string[] }) => {
    const counts: Counts = await db
      .selectFrom(farRead(cohortId, categories).as('application'))
      .select([
        sql<number>`count(*)`.as('applications'),
        sql<number>`count(*) filter (where readings >= ${readingsEach})`.as('twice'),
        sql<number>`count(*) filter (where readings = 1)`.as('once'),
        sql<number>`count(*) filter (where readings = 0)`.as('none'),
        sql<number>`coalesce(sum(least(readings, ${readingsEach})), 0)::bigint`.as('in'),
        sql<number>`count(*) filter (where apart >= ${farApart})`.as('apart'),
        sql<number>`count(*) filter (where state in ('submitted', 'underReview') and readers < ${readingsEach})`.as(
          'short',
        ),
        sql<number>`count(outcome)`.as('pending'),
      ])
      .executeTakeFirstOrThrow();
    const left = await db
      .selectFrom('assignments')
      .innerJoin('applications', 'applications.id', 'assignments.application_id')
      .where('cohort_id', '=', cohortId)
      .where('state', 'in', ['submitted', 'underReview'])
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('reviews')
              .select('reviews.id')
              .whereRef('reviews.application_id', '=', 'assignments.application_id')
              .whereRef('reviews.person_id', '=', 'assignments.person_id'),
          ),
        ),
      )
      .groupBy('assignments.person_id')
      .select(['assignments.person_id as personId', (eb) => eb.fn.countAll<number>().as('count')])
      .execute();
    return { counts, left: new Map(left.map(({ personId, count }) => [personId, count])) };
  },
);

export type Hours = readonly { readonly phase: EffortPhase; readonly minutes: number }[];

/** Hours by phase, of this cohort and of the scheme's last round before it. */
export const hoursOf = async (db: Db, cohort: Cohort): Promise<{ spent: Hours; planned: Hours }> => {
  const rows = await db
    .selectFrom('effort_entries')
    .innerJoin('cohorts', 'cohorts.id', 'effort_entries.cohort_id')
    .where('scheme_id', '=', cohort.schemeId)
    .where('starts_on', '<=', cohort.startsOn)
    .groupBy(['cohorts.id', 'starts_on', 'phase'])
    .select(['cohorts.id', 'phase', (eb) => eb.fn.sum<string>('minutes').as('minutes')])
    .orderBy('starts_on', 'desc')
    .orderBy('cohorts.id')
    .execute();
  const of = (id: string | undefined): Hours =>
    rows.filter((row) => row.id === id).map(({ phase, minutes }) => ({ phase, minutes: Number(minutes) }));
  return { spent: of(cohort.id), planned: of(rows.find(({ id }) => id !== cohort.id)?.id) };
};

export type Area = { readonly label: string; readonly asks: number; readonly offers: number };

export type Supply = {
  readonly mentees: number;
  readonly mentors: number;
  /** Asked for by somebody first, the most asked for first. */
  readonly areas: readonly Area[];
};

/** What mentees ask for first, and how many mentors offer it at the level that the rules need; null if none is asked. */
export const supplyOf = async (db: Db, cohort: Cohort): Promise<Supply | null> => {
  const rule = cohort.rules.constraints.find(({ kind }) => kind === 'support');
  if (rule?.kind !== 'support') return null;
  const wanted = cohort.questions.mentee.find(({ key }) => key === rule.wanted);
  const offered = cohort.questions.mentor.find(({ key }) => key === rule.offered);
  if (wanted === undefined || !('options' in wanted) || offered?.kind !== 'levels') return null;
  const least = offered.levels.findIndex(({ key }) => key === rule.least);
  const { asks, mentors, offers } = await countSupply(db, cohort.id, {
    wanted: rule.wanted,
    offered: rule.offered,
    options: offered.options.map(({ key }) => key),
    enough: offered.levels.slice(Math.max(0, least)).map(({ key }) => key),
  });
  const alike = (option: { key: string; label: string }) =>
    offered.options.findIndex(({ key, label }) => key === option.key || fold(label) === fold(option.label));
  const areas = wanted.options
    .map((option) => ({
      label: option.label,
      asks: asks.find(({ item }) => item === option.key)?.people ?? 0,
      offers: offers[alike(option)] ?? 0,
    }))
    .filter((area) => area.asks > 0)
    .sort((a, b) => b.asks - a.asks);
  const mentees = asks.reduce((sum, { people }) => sum + people, 0);
  return areas.length === 0 || mentors === 0 ? null : { mentees, mentors, areas };
};

/** Keys of two questions, of the second's options, and of its levels that will do. */
type SupplyAsked = {
  readonly wanted: string;
  readonly offered: string;
  readonly options: readonly string[];
  readonly enough: readonly string[];
};

const countSupply = remembered([], async (db, cohortId, asked: SupplyAsked) => {
  const of = (role: 'mentee' | 'mentor') =>
    db
      .selectFrom('applications')
      .where('cohort_id', '=', cohortId)
      .where('role', '=', role)
      .where('state', 'not in', ['draft', 'withdrawn']);
  const answer = (key: string) => sql`answers -> ${key}::text`;
  const asks = await of('mentee')
    .select([
      sql<
        string | null
      >`case jsonb_typeof(${answer(asked.wanted)}) when 'array' then ${answer(asked.wanted)} ->> 0
        when 'string' then answers ->> ${asked.wanted}::text end`.as('item'),
      sql<number>`count(*)`.as('people'),
    ])
    .groupBy('item')
    .execute();
  const isOffered = (key: string) => sql`own.own ->> ${key}::text in (${sql.join(asked.enough)})`;
  // Without its offset, the answer would be taken out of the others for each option anew.
  const own = of('mentor')
    .select(sql`${answer(asked.offered)}`.as('own'))
    .offset(0);
  const { mentors, offers } = await db
    .selectFrom(own.as('own'))
    .select([
      sql<number>`count(*)`.as('mentors'),
      // In the order of the options, whose keys would be no names of columns.
      sql<
        number[]
      >`jsonb_build_array(${sql.join(asked.options.map((key) => sql`count(*) filter (where ${isOffered(key)})`))})`.as(
        'offers',
      ),
    ])
    .executeTakeFirstOrThrow();
  return { asks, mentors, offers };
});

/** How many applications wait for this person's reading here. */
export const ownReadingsLeft = (readings: Readings, personId: string): number =>
  readings.left.find((one) => one.personId === personId)?.count ?? 0;
