/** The people a matching writes to, by role and application number. */
import type { Db } from '../../db/connect.ts';
import { isLanguage, type Language } from '../../ui/languages.ts';

export type Addressee = {
  readonly applicationId: string;
  readonly personId: string;
  readonly number: string;
  readonly name: string;
  readonly language: Language;
  readonly state: string;
  /** What readers wrote about it; for the coordinator's eyes. */
  readonly comments: readonly string[];
};

export type Addressees = {
  readonly mentee: ReadonlyMap<string, Addressee>;
  readonly mentor: ReadonlyMap<string, Addressee>;
};

export const findAddressees = async (db: Db, cohortId: string): Promise<Addressees> => {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .where('cohort_id', '=', cohortId)
    .select(['applications.id', 'person_id', 'role', 'number', 'state', 'people.name', 'people.language'])
    .execute();
  const reviews = await db
    .selectFrom('reviews')
    .innerJoin('applications', 'applications.id', 'reviews.application_id')
    .where('cohort_id', '=', cohortId)
    .select(['application_id', 'comment'])
    .orderBy('reviewer')
    .execute();
  const comments = Map.groupBy(reviews, ({ application_id }) => application_id);
  const of = (role: 'mentee' | 'mentor') =>
    new Map(
      rows
        .filter((row) => row.role === role)
        .map((row): [string, Addressee] => [
          row.number,
          {
            applicationId: row.id,
            personId: row.person_id,
            number: row.number,
            name: row.name,
            language: isLanguage(row.language) ? row.language : 'en',
            state: row.state,
            comments: (comments.get(row.id) ?? []).map(({ comment }) => comment.trim()),
          },
        ]),
    );
  return { mentee: of('mentee'), mentor: of('mentor') };
};
