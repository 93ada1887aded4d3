/** Thousands of applications at once, straight into the tables: for tests of what happens with many, not of coming in. */
import type { Kysely } from 'kysely';
import { makePeople } from '../bench/people.ts';
import { json } from '../src/db/connect.ts';
import type { Tables } from '../src/db/tables.ts';

const perInsert = 500;

/** `mentees` and `mentors` seeded people with applications to a cohort of the knowledge translation scheme. */
export const fillCohort = async (
  db: Kysely<Tables>,
  cohortId: string,
  mentees: number,
  mentors: number,
): Promise<void> => {
  const { question_list_id } = await db
    .selectFrom('cohorts')
    .select('question_list_id')
    .where('id', '=', cohortId)
    .executeTakeFirstOrThrow();
  const at = new Date('2026-10-01T12:00:00Z');
  const stamps = { created_at: at, updated_at: at };
  const all = makePeople(1, mentees, mentors);
  for (let from = 0; from < all.length; from += perInsert) {
    const some = all.slice(from, from + perInsert);
    const people = await db
      .insertInto('people')
      .values(
        some.map(({ name, number }) => ({
          name,
          email: `${number}.${cohortId}@example.org`.toLowerCase(),
          zone: null,
          ...stamps,
        })),
      )
      .returning('id')
      .execute();
    const applications = await db
      .insertInto('applications')
      .values(
        some.map(({ role, number, state, answers }, place) => ({
          cohort_id: cohortId,
          person_id: people[place]!.id,
          role,
          number,
          state: state === 'withdrawn' ? ('withdrawn' as const) : ('submitted' as const),
          answers: json(answers),
          question_list_id,
          submitted_at: at,
          ...stamps,
        })),
      )
      .returning('id')
      .execute();
    const readings = some.flatMap(({ scores }, place) =>
      scores.length === 0
        ? []
        : [
            {
              application_id: applications[place]!.id,
              reviewer: 'R1',
              person_id: null,
              scores: json({ clarity: scores[0]!, readiness: scores[1]!, fit: scores[2]! }),
              comment: '',
              ...stamps,
            },
          ],
    );
    if (readings.length > 0) await db.insertInto('reviews').values(readings).execute();
  }
};
