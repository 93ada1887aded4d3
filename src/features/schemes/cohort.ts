/** One dated run of a scheme: making it, and changing its dates and places. */
import type { Act } from '../../act.ts';
import { isZone } from '../../core/time/zone.ts';
import { json } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { datesProblems } from './rules.ts';

export type CohortDetails = {
  readonly name: string;
  /** Calendar days in the organisers' zone. */
  readonly opensOn: string;
  readonly closesOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Pairs at most; null for no limit. */
  readonly places: number | null;
  /** The organisers' IANA zone. */
  readonly zone: string;
  /** Mondays of the weeks by which shared hours are judged; none: a week of every clock regime. */
  readonly weeks?: readonly string[];
};

/** Makes a cohort that asks and judges by the scheme's newest questions and rules. */
export const createCohort = async (
  act: Act,
  { schemeId, ...details }: CohortDetails & { readonly schemeId: string },
): Promise<string> => {
  refuse(details);
  const questions = await newest(act, 'question_lists', schemeId);
  const rules = await newest(act, 'rule_sets', schemeId);
  const cohort = await act.db
    .insertInto('cohorts')
    .values({
      scheme_id: schemeId,
      question_list_id: questions,
      rule_set_id: rules,
      ...columns(details),
      created_at: act.now,
    })
    .onConflict((conflict) => conflict.columns(['scheme_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (cohort === undefined) throw new Refusal('cohortNameTaken', { name: details.name });
  await record(act, {
    action: 'cohortCreated',
    schemeId,
    cohortId: cohort.id,
    subject: ['cohorts', cohort.id],
    facts: details,
  });
  return cohort.id;
};

/** Changes name, dates, places or zone of a cohort; says in the history what it is now. */
export const changeCohort = async (act: Act, cohortId: string, details: CohortDetails): Promise<void> => {
  refuse(details);
  const cohort = await act.db
    .selectFrom('cohorts')
    .select('scheme_id')
    .where('id', '=', cohortId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (cohort === undefined) throw new NotFound();
  const taken = await act.db
    .selectFrom('cohorts')
    .select('id')
    .where('scheme_id', '=', cohort.scheme_id)
    .where('name', '=', details.name)
    .where('id', '!=', cohortId)
    .executeTakeFirst();
  if (taken !== undefined) throw new Refusal('cohortNameTaken', { name: details.name });
  await act.db.updateTable('cohorts').set(columns(details)).where('id', '=', cohortId).execute();
  await record(act, {
    action: 'cohortChanged',
    schemeId: cohort.scheme_id,
    cohortId,
    subject: ['cohorts', cohortId],
    facts: details,
  });
};

/** Moves the last day of a cohort's call; who did it and why is for the caller to record. */
export const moveLastDay = async (act: Act, cohortId: string, closesOn: string): Promise<void> => {
  const cohort = await act.db
    .selectFrom('cohorts')
    .select(['opens_on', 'starts_on', 'ends_on'])
    .where('id', '=', cohortId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (cohort === undefined) throw new NotFound();
  const { opens_on: opensOn, starts_on: startsOn, ends_on: endsOn } = cohort;
  const problem = datesProblems({ opensOn, closesOn, startsOn, endsOn })[0];
  if (problem !== undefined) throw new Refusal(problem.code);
  await act.db.updateTable('cohorts').set({ closes_on: closesOn }).where('id', '=', cohortId).execute();
};

const columns = (details: CohortDetails) => ({
  name: details.name,
  opens_on: details.opensOn,
  closes_on: details.closesOn,
  starts_on: details.startsOn,
  ends_on: details.endsOn,
  places: details.places,
  zone: details.zone,
  ...(details.weeks === undefined ? {} : { weeks: json(details.weeks) }),
});

const refuse = (details: CohortDetails): void => {
  const problem = datesProblems(details)[0];
  if (problem !== undefined) throw new Refusal(problem.code);
  if (!isZone(details.zone)) throw new Refusal('zoneUnknown', { zone: details.zone });
};

const newest = async (act: Act, table: 'question_lists' | 'rule_sets', schemeId: string): Promise<string> => {
  const version = await act.db
    .selectFrom(table)
    .select('id')
    .where('scheme_id', '=', schemeId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (version === undefined) throw new NotFound();
  return version.id;
};
