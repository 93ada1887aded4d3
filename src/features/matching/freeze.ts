/** Gathers what a run reads from the database; what is kept of it is decided in frozen-people.ts. */
import { sql } from 'kysely';
import type { Frozen } from '../../core/matching/run.ts';
import type { Answers } from '../../core/questions/question.ts';
import type { Db } from '../../db/connect.ts';
import type { Cohort } from '../schemes/queries.ts';
import { type Applied, freezePeople } from './frozen-people.ts';

/** Everybody who could take part in a cohort's matching, as they are now. */
export const gatherInput = async (db: Db, cohort: Cohort): Promise<Frozen> =>
  freezePeople(cohort, await gatherPeople(db, cohort));

/** The same people with names and all answers, for what a run must not keep. */
export const gatherPeople = async (db: Db, cohort: Cohort): Promise<Applied[]> => {
  const people: Applied[] = [];
  for await (const page of gatherPages(db, cohort.id)) people.push(...page);
  return people;
};

/** So many people at a time, so that a long round holds up nobody who asks the database meanwhile. */
const perPage = 250;

/** Everybody who could take part, a page at a time. */
export async function* gatherPages(db: Db, cohortId: string): AsyncGenerator<Applied[]> {
  const all = await db
    .selectFrom('applications')
    .select('id')
    .where('cohort_id', '=', cohortId)
    .where('state', '!=', 'draft')
    .execute();
  for (let at = 0; at < all.length; at += perPage) {
    const ids = all.slice(at, at + perPage).map(({ id }) => id);
    const rows = await db
      .selectFrom('applications')
      .innerJoin('people', 'people.id', 'applications.person_id')
      .select(['applications.id', 'role', 'number', 'state', 'answers', 'people.name'])
      .where('applications.id', 'in', ids)
      .execute();
    const scores = await scoresOf(db, ids);
    yield rows.map(({ id, answers, ...row }) => ({
      ...row,
      answers: answers as Answers,
      scores: scores.get(id) ?? [],
    }));
  }
}

/**
 * A short text that differs whenever anything that `gatherInput` reads does. The database gives every version of a row
 * the number of the transaction that wrote it; together with counts these tell any change.
 */
export const stateOf = async (db: Db, cohort: Cohort): Promise<string> => {
  const versions = (table: 'applications' | 'people' | 'reviews') => {
    const xmin = sql<string>`${sql.ref(`${table}.xmin`)}::text::bigint`;
    return sql<string>`concat_ws('/', count(${sql.ref(`${table}.id`)}), max(${xmin}), sum(${xmin}))`;
  };
  const people = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .select([versions('applications').as('applications'), versions('people').as('people')])
    .where('cohort_id', '=', cohort.id)
    .executeTakeFirstOrThrow();
  const readings = await db
    .selectFrom('reviews')
    .innerJoin('applications', 'applications.id', 'reviews.application_id')
    .select(versions('reviews').as('reviews'))
    .where('cohort_id', '=', cohort.id)
    .executeTakeFirstOrThrow();
  const { ruleSetId, questionListId, startsOn, endsOn, weeks } = cohort;
  return [
    cohort.id,
    ruleSetId,
    questionListId,
    startsOn,
    endsOn,
    ...weeks,
    people.applications,
    people.people,
    readings.reviews,
  ].join(' ');
};

/** All scores that readers gave to some applications. */
const scoresOf = async (
  db: Db,
  applications: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> => {
  const scores = new Map<string, number[]>();
  if (applications.length === 0) return scores;
  const rows = await db
    .selectFrom('reviews')
    .select(['application_id', 'scores'])
    .where('application_id', 'in', applications)
    .execute();
  for (const row of rows) {
    const given = Object.values(row.scores).filter((score): score is number => typeof score === 'number');
    scores.set(row.application_id, [...(scores.get(row.application_id) ?? []), ...given]);
  }
  return scores;
};
