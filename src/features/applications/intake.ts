/** Taking applications in: one human once, one application for each role in a cohort, set by set and not row by row. */
import { sql } from 'kysely';
import type { Act } from '../../act.ts';
import type { Answers } from '../../core/questions/question.ts';
import type { Db } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { Refusal } from '../../refusal.ts';
import { meetPeople, renamePeople } from '../accounts/acquaintance.ts';
import type { Cohort } from '../schemes/queries.ts';
import { given, type Intake, type Present, type Role, sameAddress } from './applicant.ts';
import { type Planned, planIntake } from './plan.ts';

export type Outcome = 'added' | 'changed' | 'unchanged';

/** Takes one application in and says what that changed. Refuses a number or address that is another's. */
export const receiveApplication = async (act: Act, cohort: Cohort, intake: Intake): Promise<Outcome> => {
  const [outcome] = await receiveApplications(act, cohort, [intake]);
  return outcome ?? 'unchanged';
};

/** The same for many of one role; refuses them all if one clashes. */
export const receiveApplications = async (
  act: Act,
  cohort: Cohort,
  list: readonly Intake[],
): Promise<readonly Outcome[]> => {
  const role = list[0]?.role;
  if (role === undefined) return [];
  await lockIntake(act, cohort.id);
  const plan = planIntake(await presentApplications(act.db, cohort.id, role), list);
  const outcomes = plan.map((planned) => {
    if (planned.outcome === 'clash') throw new Refusal('applicationClash', { email: planned.intake.email });
    return planned.outcome;
  });
  await carryOut(act, cohort, plan);
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
  const facts = { role, added: count('added'), changed: count('changed') };
  if (facts.added + facts.changed > 0)
    await record(act, {
      action: 'applicationsReceived',
      schemeId: cohort.schemeId,
      cohortId: cohort.id,
      facts,
    });
  return outcomes;
};

/** Until the end of the transaction nobody else takes applications into this cohort. */
export const lockIntake = async (act: Act, cohortId: string): Promise<void> => {
  await act.db.selectFrom('cohorts').select('id').where('id', '=', cohortId).forNoKeyUpdate().execute();
};

/** The applications of a cohort in one role, with what we know of each person. */
export const presentApplications = async (
  db: Db,
  cohortId: string,
  role: Role,
): Promise<readonly Present[]> => {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .where('applications.cohort_id', '=', cohortId)
    .where('applications.role', '=', role)
    .select(['applications.id', 'number', 'person_id', 'name', 'email', 'state', 'answers', 'submitted_at'])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('applications as other')
            .whereRef('other.person_id', '=', 'people.id')
            .whereRef('other.id', '!=', 'applications.id')
            .select('other.id'),
        )
        .as('applies_elsewhere'),
      eb
        .exists(
          eb
            .selectFrom('role_grants')
            .whereRef('role_grants.person_id', '=', 'people.id')
            .select('role_grants.id'),
        )
        .as('has_role'),
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    state: row.state,
    answers: row.answers as Answers,
    submittedAt: row.submitted_at,
    isOnlyTrace: !(row.applies_elsewhere || row.has_role),
  }));
};

const chunk = 500;

/** Writes what was planned; clashes are passed over. Some four statements for each 500 rows. */
export const carryOut = async (act: Act, cohort: Cohort, plan: readonly Planned[]): Promise<void> => {
  const added = plan.filter((planned): planned is Added => planned.outcome === 'added');
  const changed = plan.filter((planned): planned is Changed => planned.outcome === 'changed');
  for (let from = 0; from < added.length; from += chunk)
    await add(act, cohort, added.slice(from, from + chunk));
  for (let from = 0; from < changed.length; from += chunk)
    await change(act, cohort, changed.slice(from, from + chunk));
};

type Added = Extract<Planned, { outcome: 'added' }>;
type Changed = Extract<Planned, { outcome: 'changed' | 'unchanged' }>;

const add = async (act: Act, cohort: Cohort, added: readonly Added[]): Promise<void> => {
  const role = added[0]!.intake.role;
  const zoneKey = cohort.questions[role].find(({ kind }) => kind === 'zone')?.key;
  const rows = added.map(({ number, intake }) => ({
    number,
    name: intake.name,
    email: sameAddress(intake.email),
    zone: zoneKey === undefined ? null : ((intake.answers[zoneKey] as string | undefined) ?? null),
    role,
    state: intake.state,
    answers: given(intake.answers),
    submitted_at: intake.submittedAt?.toISOString() ?? null,
  }));
  await meetPeople(act, rows);
  await sql`
    insert into applications
      (cohort_id, person_id, role, number, state, answers, question_list_id, submitted_at, created_at, updated_at)
    select ${cohort.id}::uuid, people.id, r.role, r.number, r.state, r.answers, ${cohort.questionListId}::uuid,
      r.submitted_at, ${act.now}, ${act.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (email text, role text, number text, state text, answers jsonb, submitted_at timestamptz)
    join people on people.email = r.email`.execute(act.db);
};

const change = async (act: Act, cohort: Cohort, changed: readonly Changed[]): Promise<void> => {
  const rows = changed.map(({ present, kept }) => ({
    id: present.id,
    state: kept.state,
    answers: given(kept.answers),
    submitted_at: kept.submittedAt?.toISOString() ?? null,
  }));
  await sql`
    update applications set state = r.state, answers = r.answers, submitted_at = r.submitted_at,
      question_list_id = ${cohort.questionListId}::uuid, updated_at = ${act.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, state text, answers jsonb, submitted_at timestamptz)
    where applications.id = r.id`.execute(act.db);
  await renamePeople(
    act,
    changed.map(({ present, kept }) => ({ id: present.personId, name: kept.name })),
  );
};
