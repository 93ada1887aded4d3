/** What a cohort's home says of readings, hours, and what is asked for and offered. */
import { sql } from 'kysely';
import { fold } from '../../core/questions/text.ts';
import { farApart, type Scores, together } from '../../core/review/agreement.ts';
import type { Db } from '../../db/connect.ts';
import type { EffortPhase } from '../../db/tables.ts';
import type { Cohort } from './queries.ts';

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
  const applications = await db
    .selectFrom('applications')
    .leftJoin('decisions', (join) =>
      join.onRef('decisions.application_id', '=', 'applications.id').on('decisions.applied_at', 'is', null),
    )
    .where('cohort_id', '=', cohort.id)
    .where('role', '=', 'mentee')
    .where('state', 'not in', ['draft', 'withdrawn'])
    .select(['applications.id', 'state', 'outcome'])
    .select(
      sql<
        Scores[]
      >`coalesce((select jsonb_agg(scores) from reviews where application_id = applications.id), '[]')`.as(
        'scores',
      ),
    )
    .select(
      sql<number>`(select count(*) from (
        select person_id::text from assignments where application_id = applications.id
        union select coalesce(person_id::text, reviewer) from reviews where application_id = applications.id
      ) as readers)`.as('readers'),
    )
    .execute();
  const left = await db
    .selectFrom('assignments')
    .innerJoin('applications', 'applications.id', 'assignments.application_id')
    .innerJoin('people', 'people.id', 'assignments.person_id')
    .where('cohort_id', '=', cohort.id)
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
    .groupBy(['people.id', 'people.name'])
    .select(['people.id as personId', 'people.name', (eb) => eb.fn.countAll<number>().as('count')])
    .orderBy('count', 'desc')
    .orderBy('people.name')
    .execute();
  const phases = await db
    .selectFrom('review_phases')
    .where('cohort_id', '=', cohort.id)
    .select(['opens_on', 'closes_on'])
    .orderBy('opens_on')
    .execute();
  const phase = phases.findLast(({ opens_on }) => opens_on <= today) ?? phases[0];
  const categories = cohort.rules.reviewCategories.map(({ key }) => key);
  const read = applications.map((row) => ({ ...row, ...together(row.scores, categories) }));
  const count = (is: (row: (typeof read)[number]) => boolean) => read.filter(is).length;
  return {
    phase: phase === undefined ? null : { opensOn: phase.opens_on, closesOn: phase.closes_on },
    applications: read.length,
    twice: count(({ readings }) => readings >= readingsEach),
    once: count(({ readings }) => readings === 1),
    none: count(({ readings }) => readings === 0),
    in: read.reduce((sum, { readings }) => sum + Math.min(readingsEach, readings), 0),
    due: read.length * readingsEach,
    apart: count(({ apart }) => apart !== null && apart >= farApart),
    short: count(
      ({ state, readers }) => (state === 'submitted' || state === 'underReview') && readers < readingsEach,
    ),
    pending: count(({ outcome }) => outcome !== null),
    left,
  };
};

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
  const rows = await db
    .selectFrom('applications')
    .where('cohort_id', '=', cohort.id)
    .where('state', 'not in', ['draft', 'withdrawn'])
    .select([
      'role',
      sql<unknown>`case role when 'mentee' then answers -> ${rule.wanted}::text else answers -> ${rule.offered}::text end`.as(
        'answer',
      ),
    ])
    .execute();
  const least = offered.levels.findIndex(({ key }) => key === rule.least);
  const enough = new Set(offered.levels.slice(Math.max(0, least)).map(({ key }) => key));
  const asks = new Map<string, number>();
  const offers = new Map<string, number>();
  const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);
  for (const { role, answer } of rows) {
    if (role === 'mentee') {
      const first: unknown = Array.isArray(answer) ? answer[0] : answer;
      if (typeof first === 'string') add(asks, first);
    } else if (typeof answer === 'object' && answer !== null)
      for (const [item, level] of Object.entries(answer)) if (enough.has(String(level))) add(offers, item);
  }
  const alike = (option: { key: string; label: string }) =>
    offered.options.find(({ key, label }) => key === option.key || fold(label) === fold(option.label))?.key ??
    option.key;
  const areas = wanted.options
    .map((option) => ({
      label: option.label,
      asks: asks.get(option.key) ?? 0,
      offers: offers.get(alike(option)) ?? 0,
    }))
    .filter((area) => area.asks > 0)
    .sort((a, b) => b.asks - a.asks);
  const count = (role: 'mentee' | 'mentor') => rows.filter((row) => row.role === role).length;
  return areas.length === 0 || count('mentor') === 0
    ? null
    : { mentees: count('mentee'), mentors: count('mentor'), areas };
};

/** How many applications wait for this person's reading here. */
export const ownReadingsLeft = (readings: Readings, personId: string): number =>
  readings.left.find((one) => one.personId === personId)?.count ?? 0;
