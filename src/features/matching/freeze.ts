/** Gathers what a run reads from the database; what is kept of it is decided in frozen-people.ts. */
import { sql } from 'kysely';
import type { Frozen } from '../../core/matching/run.ts';
import type { Db } from '../../db/connect.ts';
import type { Cohort } from '../schemes/queries.ts';
import { type Applied, freezePeople, readPeople } from './frozen-people.ts';

/** Everybody who could take part in a cohort's matching, as they are now. */
export const gatherInput = async (db: Db, cohort: Cohort): Promise<Frozen> =>
  freezePeople(cohort, await gatherPeople(db, cohort));

/** The same people with names and all answers, for what a run must not keep. */
export const gatherPeople = async (db: Db, cohort: Pick<Cohort, 'id'>): Promise<Applied[]> => {
  const people: Applied[] = [];
  for await (const some of gatherTexts(db, cohort.id)) people.push(...readPeople(some));
  return people;
};

/** So many people at a time, so that a long round holds up nobody who asks the database meanwhile. */
const atOnce = 60;

/**
 * Everybody who could take part, some at a time, as the JSON that `readPeople` reads: the database writes it, and a thread
 * may read it that nobody waits for.
 */
export async function* gatherTexts(db: Db, cohortId: string): AsyncGenerator<string> {
  for (const role of ['mentee', 'mentor'] as const) {
    let last: string | null = '';
    while (last !== null) {
      const those = db
        .selectFrom('applications')
        .selectAll()
        .where('cohort_id', '=', cohortId)
        .where('role', '=', role)
        .where('number', '>', last)
        .where('state', '!=', 'draft')
        .orderBy('number')
        .limit(atOnce);
      const scores = sql`(select json_agg(scores) from reviews where application_id = those.id)`;
      const read: { last: string | null; people: string | null } = await db
        .selectFrom(those.as('those'))
        .innerJoin('people', 'people.id', 'those.person_id')
        .select([
          sql<string | null>`max(number)`.as('last'),
          sql<string | null>`json_agg(json_build_object('role', role, 'number', number, 'state', state,
            'answers', answers, 'name', people.name, 'scores', ${scores}))::text`.as('people'),
        ])
        .executeTakeFirstOrThrow();
      if (read.people !== null) yield read.people;
      last = read.last;
    }
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
