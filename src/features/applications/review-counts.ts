/** Which applications a coordinator's table shows, and how many there are of each sort: counted by the database. */
import { type RawBuilder, sql } from 'kysely';
import { farApart } from '../../core/review/agreement.ts';
import type { Db } from '../../db/connect.ts';
import { remembered } from '../../db/remembered.ts';
import type { Cohort } from '../schemes/queries.ts';
import { type FarRead, farRead } from '../schemes/reading-counts.ts';
import { readingsEach, type Seal } from './review-rules.ts';
import type { Counts, Show } from './review-shown.ts';

type Seals = ReadonlyMap<string, Seal>;

/** Keys of what readers score; and ids of applications, in order, that are shut to the one who looks. */
type Asked = {
  readonly categories: readonly string[];
  /** Shown without names, or without scores. */
  readonly sealed: readonly string[];
  /** Shown without scores. */
  readonly shut: readonly string[];
};

const askedOf = ({ rules }: Pick<Cohort, 'rules'>, seals: Seals): Asked => {
  const idsOf = (is: (seal: Seal) => boolean) =>
    [...seals].flatMap(([id, seal]) => (is(seal) ? [id] : [])).sort();
  return {
    categories: rules.reviewCategories.map(({ key }) => key),
    sealed: idsOf(({ names, others }) => names || others),
    shut: idsOf(({ others }) => others),
  };
};

/** What a coordinator may not see of an application neither puts it among those to talk through nor counts as decided. */
const isShown = ({ shut }: Asked): Record<Show, RawBuilder<boolean>> => {
  const isShut = isAmong(shut);
  return {
    all: sql`true`,
    none: sql`readings = 0`,
    one: sql`readings = 1`,
    twice: sql`readings >= ${readingsEach}`,
    apart: sql`(not ${isShut} and apart >= ${farApart})`,
    short: sql`((state in ('submitted', 'underReview') or ${isShut}) and readers < ${readingsEach})`,
    pending: sql`(not ${isShut} and outcome is not null)`,
  };
};

const isAmong = (ids: readonly string[]) => sql<boolean>`${JSON.stringify(ids)}::jsonb ? id::text`;

const readBeside = ['reviews', 'assignments', 'decisions'] as const;

export const countShown = async (db: Db, cohort: Cohort, seals: Seals): Promise<Counts> => {
  const counts = await counted(db, cohort.id, askedOf(cohort, seals));
  return { ...counts, due: counts.all * readingsEach };
};

const counted = remembered(readBeside, (db, cohortId, asked: Asked) => {
  const is = isShown(asked);
  const count = (show: Show) => sql<number>`count(*) filter (where ${is[show]})`.as(show);
  return db
    .selectFrom(farRead(cohortId, asked.categories).as('application'))
    .select([count('all'), count('none'), count('one'), count('twice')])
    .select([count('apart'), count('short'), count('pending')])
    .select([
      sql<number>`coalesce(sum(least(readings, ${readingsEach})), 0)::bigint`.as('in'),
      sql<number>`count(*) filter (where ${isAmong(asked.sealed)})`.as('shut'),
    ])
    .executeTakeFirstOrThrow();
});

type Page = { readonly from: number; readonly size: number };

/** The applications of one page of the table, by number. */
export const idsShown = (
  db: Db,
  cohort: Cohort,
  seals: Seals,
  show: Show,
  page: Page,
): Promise<readonly string[]> => shown(db, cohort.id, { ...askedOf(cohort, seals), show, ...page });

const shown = remembered(
  readBeside,
  async (db, cohortId, { show, from, size, ...asked }: Asked & Page & { readonly show: Show }) => {
    // To list all of them nothing need be counted.
    const readable = sql<Pick<FarRead, 'id' | 'number'>>`(select id, number from applications
      where cohort_id = ${cohortId} and role = 'mentee' and state not in ('draft', 'withdrawn'))`;
    const all: typeof readable = show === 'all' ? readable : farRead(cohortId, asked.categories);
    const rows = await db
      .selectFrom(all.as('application'))
      .where(isShown(asked)[show])
      .select('id')
      .orderBy(sql`length(number)`)
      .orderBy('number')
      .offset(from)
      .limit(size)
      .execute();
    return rows.map(({ id }) => id);
  },
);

/** Readings that are still to be given to somebody. */
export const countMissing = async (db: Db, cohort: Cohort): Promise<number> => {
  const asked = askedOf(cohort, new Map());
  const { missing } = await db
    .selectFrom(farRead(cohort.id, asked.categories).as('application'))
    .select(sql<number>`coalesce(sum(${readingsEach} - readers), 0)::bigint`.as('missing'))
    .where(isShown(asked).short)
    .executeTakeFirstOrThrow();
  return missing;
};

export type Load = { readonly left: number; readonly done: number };

/** How many readings each person has still to do here, and has done. */
export const loadsOf = (db: Db, cohort: Pick<Cohort, 'id'>): Promise<ReadonlyMap<string, Load>> =>
  loads(db, cohort.id, {});

const loads = remembered(['reviews', 'assignments'], async (db, cohortId) => {
  const here = sql`application_id in (select id from applications
    where cohort_id = ${cohortId} and role = 'mentee' and state not in ('draft', 'withdrawn'))`;
  const each = sql<{ person: string; is_done: boolean }>`(
    select person_id as person, true as is_done from reviews where person_id is not null and ${here}
    union all
    select person_id, false from assignments where ${here} and not exists (
      select 1 from reviews
      where reviews.application_id = assignments.application_id and reviews.person_id = assignments.person_id))`;
  const rows = await db
    .selectFrom(each.as('each'))
    .groupBy('person')
    .select('person')
    .select([
      sql<number>`count(*) filter (where not is_done)`.as('left'),
      sql<number>`count(*) filter (where is_done)`.as('done'),
    ])
    .execute();
  return new Map<string, Load>(rows.map(({ person, left, done }) => [person, { left, done }]));
});
