/** Schemes with their cohorts, as one person may see them. */
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { type Ability, may, type Viewer } from '../../permissions.ts';
import { NotFound } from '../../refusal.ts';
import { allow } from './queries.ts';
import { type Questions, readQuestions } from './questions-document.ts';
import type { Dates, Standing } from './rules.ts';
import { readRules, type SchemeRules } from './rules-document.ts';

export type CohortLine = Dates &
  Standing & {
    readonly id: string;
    readonly name: string;
    readonly zone: string;
    readonly places: number | null;
  };

export type SchemeLine = {
  readonly id: string;
  readonly name: string;
  readonly template: string;
  readonly cohorts: readonly CohortLine[];
};

/** Every scheme in which this person has a role, with the cohorts that are theirs, the latest first. */
export const listSchemes = async (db: Db, viewer: Viewer): Promise<SchemeLine[]> => {
  const schemes = await db.selectFrom('schemes').select(['id', 'name', 'template']).orderBy('name').execute();
  const cohorts = await cohortLines(db);
  return schemes.flatMap((scheme) => {
    const theirs = cohorts.filter(
      ({ schemeId, id }) => schemeId === scheme.id && may(viewer, 'seeCohort', { schemeId, cohortId: id }),
    );
    const isTheirs = may(viewer, 'seeCohort', { schemeId: scheme.id }) || theirs.length > 0;
    return isTheirs ? [{ ...scheme, cohorts: theirs }] : [];
  });
};

/** Cohorts with how many people applied and how often they were matched. */
const cohortLines = async (db: Db, schemeId?: string) => {
  let query = db
    .selectFrom('cohorts')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('applications')
          .where('state', '!=', 'withdrawn')
          .groupBy('cohort_id')
          .select([
            'cohort_id',
            sql<number>`count(*) filter (where role = 'mentee')`.as('mentees'),
            sql<number>`count(*) filter (where role = 'mentor')`.as('mentors'),
          ])
          .as('counts'),
      (join) => join.onRef('counts.cohort_id', '=', 'cohorts.id'),
    )
    .selectAll('cohorts')
    .select(['mentees', 'mentors'])
    .select((eb) =>
      eb
        .selectFrom('matchings')
        .whereRef('matchings.cohort_id', '=', 'cohorts.id')
        .select((inner) => inner.fn.countAll<number>().as('runs'))
        .as('runs'),
    )
    .orderBy('starts_on', 'desc')
    .orderBy('cohorts.name');
  if (schemeId !== undefined) query = query.where('cohorts.scheme_id', '=', schemeId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    schemeId: row.scheme_id,
    name: row.name,
    zone: row.zone,
    places: row.places,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    mentees: row.mentees ?? 0,
    mentors: row.mentors ?? 0,
    runs: row.runs ?? 0,
  }));
};

export type Scheme = {
  readonly id: string;
  readonly name: string;
  readonly template: string;
  readonly definition: string;
  readonly whoLeads: string;
  /** The newest versions. */
  readonly questions: Questions;
  readonly questionsVersion: number;
  readonly rules: SchemeRules;
  readonly rulesVersion: number;
};

/** The scheme, if this person may do this there; Forbidden for a person of the programme, else NotFound. */
export const findScheme = async (db: Db, viewer: Viewer, id: string, ability: Ability): Promise<Scheme> => {
  const scheme = await db.selectFrom('schemes').selectAll().where('id', '=', id).executeTakeFirst();
  if (scheme === undefined) throw new NotFound();
  allow(viewer, ability, { schemeId: id });
  const questions = await db
    .selectFrom('question_lists')
    .selectAll()
    .where('scheme_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const rules = await db
    .selectFrom('rule_sets')
    .selectAll()
    .where('scheme_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return {
    id,
    name: scheme.name,
    template: scheme.template,
    definition: scheme.definition,
    whoLeads: scheme.who_leads,
    questions: readQuestions(questions),
    questionsVersion: questions.version,
    rules: readRules(rules.rules),
    rulesVersion: rules.version,
  };
};

/** The cohorts of one scheme. */
export const listCohorts = (db: Db, schemeId: string): Promise<readonly CohortLine[]> =>
  cohortLines(db, schemeId);

/** Names that another scheme, or another cohort of the scheme, has already. */
export const takenNames = async (
  db: Db,
  of: { readonly schemeId?: string; readonly except?: string },
): Promise<ReadonlySet<string>> => {
  const rows =
    of.schemeId === undefined
      ? await db.selectFrom('schemes').select(['id', 'name']).execute()
      : await db.selectFrom('cohorts').select(['id', 'name']).where('scheme_id', '=', of.schemeId).execute();
  return new Set(rows.filter(({ id }) => id !== of.except).map(({ name }) => name));
};
