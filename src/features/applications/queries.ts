/** Applications of a cohort: the list, one of them, and all as a table. */
import { sql } from 'kysely';
import type { Answers, Question } from '../../core/questions/question.ts';
import type { Db } from '../../db/connect.ts';
import type { ApplicationState } from '../../db/tables.ts';
import { NotFound } from '../../refusal.ts';
import { askedBefore } from '../schemes/asked-queries.ts';
import type { Cohort } from '../schemes/queries.ts';
import { readQuestions } from '../schemes/questions-document.ts';
import type { Role } from './applicant.ts';
import { type Seal, stateShown } from './review-rules.ts';

export type ApplicationLine = {
  readonly id: string;
  readonly number: string;
  /** Null while the one who looks reads it without names. */
  readonly name: string | null;
  readonly role: Role;
  readonly state: ApplicationState;
  readonly submittedAt: Date | null;
  readonly reviews: number;
  /** Of all scores of all readers; null without any. */
  readonly mean: number | null;
};

export type Filter = { readonly role: Role | null; readonly find: string };

/** One page of the list, by role and number; and how many there are in all. */
export const listApplications = async (
  db: Db,
  cohort: Pick<Cohort, 'id'>,
  { role, find }: Filter,
  page: { readonly from: number; readonly size: number },
  seals: ReadonlyMap<string, Seal> = new Map(),
): Promise<{ readonly lines: readonly ApplicationLine[]; readonly total: number }> => {
  let all = db.selectFrom('applications').where('cohort_id', '=', cohort.id);
  if (role !== null) all = all.where('role', '=', role);
  if (find !== '') {
    const looked = find.replaceAll('\0', '');
    // Whoever reads without names must not find one by it either.
    const nameless = [...seals].flatMap(([id, seal]) => (seal.names ? [id] : []));
    const isNamed = sql`not (${JSON.stringify(nameless)}::jsonb ? applications.id::text)`;
    all = all.where(
      sql<boolean>`(strpos(lower(number collate "C"), lower(${looked}::text collate "C")) > 0
        or ${nameless.length === 0 ? sql`true` : isNamed} and person_id in (
          select id from people where strpos(found_by, lower(${looked}::text collate "und-x-icu")) > 0))`,
    );
  }
  // No more than stands in the index: a page in its order reads nothing else, and a search no answers.
  const shown = all
    .select('id')
    // Counted along, a page in the order of the index would have to read them all.
    .select(find === '' ? sql<number>`0`.as('total') : sql<number>`count(*) over ()`.as('total'))
    .orderBy('role')
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .offset(page.from)
    .limit(page.size);
  const rows = await db
    .selectFrom(shown.as('shown'))
    .innerJoin('applications', 'applications.id', 'shown.id')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .leftJoinLateral(
      () =>
        sql<{ reviews: number; mean: string | null }>`(
          select count(distinct reviews.id) as reviews, avg(score.value::numeric)::text as mean
          from reviews left join lateral jsonb_each_text(reviews.scores) as score on true
          where reviews.application_id = applications.id)`.as('scored'),
      (join) => join.onTrue(),
    )
    .select(['applications.id', 'number', 'people.name', 'role', 'state', 'submitted_at'])
    .select(['scored.reviews', 'scored.mean', 'total'])
    .orderBy('role')
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .execute();
  const found = rows[0]?.total ?? (page.from === 0 ? 0 : null);
  const total =
    find !== '' && found !== null
      ? found
      : (await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total;
  const lines = rows.map(({ submitted_at, name, mean, reviews, total: _, ...row }) => {
    const seal = seals.get(row.id);
    return {
      ...row,
      state: stateShown(row.state, seal),
      name: seal?.names ? null : name,
      submittedAt: submitted_at,
      reviews: reviews ?? 0,
      mean: mean === null || seal?.others ? null : Number(mean),
    };
  });
  return { lines, total };
};

export type Application = {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly state: ApplicationState;
  readonly submittedAt: Date | null;
  readonly answers: Answers;
  /** The list that was answered, and what was answered before it; the cohort may ask another by now. */
  readonly asked: readonly Question[];
  readonly reviews: readonly {
    readonly reviewer: string;
    readonly scores: Readonly<Record<string, number>>;
    readonly comment: string;
  }[];
};

/** An application of this cohort, or NotFound. */
export const findApplication = async (
  db: Db,
  cohort: Pick<Cohort, 'id' | 'schemeId'>,
  id: string,
): Promise<Application> => {
  const row = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .innerJoin('question_lists', 'question_lists.id', 'applications.question_list_id')
    .where('applications.id', '=', id)
    .where('cohort_id', '=', cohort.id)
    .select(['applications.id', 'number', 'people.name', 'email', 'role', 'state', 'submitted_at', 'answers'])
    .select(['mentee_questions', 'mentor_questions'])
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  const reviews = await db
    .selectFrom('reviews')
    .leftJoin('people', 'people.id', 'reviews.person_id')
    .where('application_id', '=', id)
    // One who read here is named; a file names its readers as it does.
    .select([sql<string>`coalesce(people.name, reviewer)`.as('reviewer'), 'scores', 'comment'])
    .orderBy('reviewer')
    .execute();
  const answers = row.answers as Answers;
  const answered = readQuestions(row)[row.role];
  const before = await askedBefore(db, cohort.schemeId, row.role, answered, [answers]);
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    email: row.email,
    role: row.role,
    state: row.state,
    submittedAt: row.submitted_at,
    answers,
    asked: [...answered, ...before],
    reviews: reviews.map((review) => ({ ...review, scores: review.scores as Record<string, number> })),
  };
};

/** Every application of one role with its answers, for a table. */
export const allApplications = async (db: Db, cohort: Pick<Cohort, 'id'>, role: Role) => {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .where('cohort_id', '=', cohort.id)
    .where('role', '=', role)
    .select(['applications.id', 'number', 'people.name', 'email', 'state', 'submitted_at', 'answers'])
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, answers: row.answers as Answers }));
};
