/** Which applications a coordinator's table shows, and how many there are of each sort: counted by the database. */
import { type RawBuilder, sql } from 'kysely';
import { farApart } from '../../core/review/agreement.ts';
import type { Db } from '../../db/connect.ts';
import type { Cohort } from '../schemes/queries.ts';
import { type FarRead, farRead } from '../schemes/reading-counts.ts';
import { readingsEach, type Seal } from './review-rules.ts';
import type { Counts, Show } from './review-shown.ts';

type Seals = ReadonlyMap<string, Seal>;

/** What a coordinator may not see of an application neither puts it among those to talk through nor counts as decided. */
const isShown = (seals: Seals): Record<Show, RawBuilder<boolean>> => {
  const isShut = isAmong(seals, ({ others }) => others);
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

const isAmong = (seals: Seals, is: (seal: Seal) => boolean) =>
  sql<boolean>`${JSON.stringify([...seals].flatMap(([id, seal]) => (is(seal) ? [id] : [])))}::jsonb ? id::text`;

export const countShown = async (db: Db, cohort: Cohort, seals: Seals): Promise<Counts> => {
  const is = isShown(seals);
  const count = (show: Show) => sql<number>`count(*) filter (where ${is[show]})`.as(show);
  const isSealed = isAmong(seals, ({ names, others }) => names || others);
  const counts = await db
    .selectFrom(farRead(cohort).as('application'))
    .select([count('all'), count('none'), count('one'), count('twice')])
    .select([count('apart'), count('short'), count('pending')])
    .select([
      sql<number>`coalesce(sum(least(readings, ${readingsEach})), 0)::bigint`.as('in'),
      sql<number>`count(*) filter (where ${isSealed})`.as('shut'),
    ])
    .executeTakeFirstOrThrow();
  return { ...counts, due: counts.all * readingsEach };
};

/** The applications of one page of the table, by number. */
export const idsShown = async (
  db: Db,
  cohort: Cohort,
  seals: Seals,
  show: Show,
  page: { readonly from: number; readonly size: number },
): Promise<readonly string[]> => {
  // To list all of them nothing need be counted.
  const readable = sql<Pick<FarRead, 'id' | 'number'>>`(select id, number from applications
    where cohort_id = ${cohort.id} and role = 'mentee' and state not in ('draft', 'withdrawn'))`;
  const from: typeof readable = show === 'all' ? readable : farRead(cohort);
  const rows = await db
    .selectFrom(from.as('application'))
    .where(isShown(seals)[show])
    .select('id')
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .offset(page.from)
    .limit(page.size)
    .execute();
  return rows.map(({ id }) => id);
};

/** Readings that are still to be given to somebody. */
export const countMissing = async (db: Db, cohort: Cohort): Promise<number> => {
  const { missing } = await db
    .selectFrom(farRead(cohort).as('application'))
    .select(sql<number>`coalesce(sum(${readingsEach} - readers), 0)::bigint`.as('missing'))
    .where(isShown(new Map()).short)
    .executeTakeFirstOrThrow();
  return missing;
};

export type Load = { readonly left: number; readonly done: number };

/** How many readings each person has still to do here, and has done. */
export const loadsOf = async (db: Db, cohort: Pick<Cohort, 'id'>): Promise<ReadonlyMap<string, Load>> => {
  const here = sql`application_id in (select id from applications
    where cohort_id = ${cohort.id} and role = 'mentee' and state not in ('draft', 'withdrawn'))`;
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
  return new Map(rows.map(({ person, left, done }) => [person, { left, done }]));
};
