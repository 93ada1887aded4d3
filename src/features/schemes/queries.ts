/** Schemes and cohorts, found through the person who asks. */
import type { Db } from '../../db/connect.ts';
import { type Ability, belongs, may, type Viewer } from '../../permissions.ts';
import { Forbidden, NotFound } from '../../refusal.ts';
import { type Questions, readQuestions } from './questions-document.ts';
import { readRules, type SchemeRules } from './rules-document.ts';

export type Cohort = {
  readonly id: string;
  readonly name: string;
  readonly schemeId: string;
  readonly schemeName: string;
  readonly enrolment: 'cohort' | 'rolling';
  /** Calendar days in the organisers' zone. */
  readonly opensOn: string;
  readonly closesOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly places: number | null;
  /** The organisers' IANA zone. */
  readonly zone: string;
  /** Mondays of the weeks by which shared hours are judged; none: a week of every clock regime. */
  readonly weeks: readonly string[];
  readonly questionListId: string;
  readonly questions: Questions;
  readonly ruleSetId: string;
  readonly rules: SchemeRules;
};

/** The cohort, if this person may do this there; Forbidden for a person of the programme, else NotFound. */
export const findCohort = async (db: Db, viewer: Viewer, id: string, ability: Ability): Promise<Cohort> => {
  const cohort = await cohortById(db, id);
  allow(viewer, ability, { schemeId: cohort.schemeId, cohortId: cohort.id });
  return cohort;
};

/** The cohort, for operations that have already been allowed. */
export const cohortById = async (db: Db, id: string): Promise<Cohort> => {
  const row = await db
    .selectFrom('cohorts')
    .innerJoin('schemes', 'schemes.id', 'cohorts.scheme_id')
    .innerJoin('question_lists', 'question_lists.id', 'cohorts.question_list_id')
    .innerJoin('rule_sets', 'rule_sets.id', 'cohorts.rule_set_id')
    .where('cohorts.id', '=', id)
    .selectAll('cohorts')
    .select(['schemes.name as scheme_name', 'mentee_questions', 'mentor_questions', 'rules'])
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return {
    id: row.id,
    name: row.name,
    schemeId: row.scheme_id,
    schemeName: row.scheme_name,
    enrolment: row.enrolment,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    places: row.places,
    zone: row.zone,
    weeks: row.weeks,
    questionListId: row.question_list_id,
    questions: readQuestions(row),
    ruleSetId: row.rule_set_id,
    rules: readRules(row.rules),
  };
};

/** Throws unless the viewer may; tells why only to people who belong there. */
export const allow = (
  viewer: Viewer,
  ability: Ability,
  scope: { readonly schemeId: string; readonly cohortId?: string },
): void => {
  if (may(viewer, ability, scope)) return;
  throw belongs(viewer, scope) ? new Forbidden() : new NotFound();
};
