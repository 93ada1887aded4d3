/** Gathers what a run reads from the database; what is kept of it is decided in frozen-people.ts. */
import type { Frozen } from '../../core/matching/run.ts';
import type { Answers } from '../../core/questions/question.ts';
import type { Db } from '../../db/connect.ts';
import type { Cohort } from '../schemes/queries.ts';
import { freezePeople } from './frozen-people.ts';

/** Everybody who could take part in a cohort's matching, as they are now. */
export const gatherInput = async (db: Db, cohort: Cohort): Promise<Frozen> => {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .select(['applications.id', 'role', 'number', 'state', 'answers', 'people.name'])
    .where('cohort_id', '=', cohort.id)
    .where('state', '!=', 'draft')
    .execute();
  const scores = await scoresOf(db, cohort.id);
  return freezePeople(
    cohort,
    rows.map(({ id, answers, ...row }) => ({
      ...row,
      answers: answers as Answers,
      scores: scores.get(id) ?? [],
    })),
  );
};

/** All scores that readers gave, by application. */
const scoresOf = async (db: Db, cohortId: string): Promise<ReadonlyMap<string, readonly number[]>> => {
  const rows = await db
    .selectFrom('reviews')
    .innerJoin('applications', 'applications.id', 'reviews.application_id')
    .select(['application_id', 'scores'])
    .where('cohort_id', '=', cohortId)
    .execute();
  const scores = new Map<string, number[]>();
  for (const row of rows) {
    const given = Object.values(row.scores).filter((score): score is number => typeof score === 'number');
    scores.set(row.application_id, [...(scores.get(row.application_id) ?? []), ...given]);
  }
  return scores;
};
