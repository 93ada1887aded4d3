/** What a cohort's home and its history show. */
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { remembered } from '../../db/remembered.ts';
import type { ApplicationState } from '../../db/tables.ts';
import { type Outcome, outcomeOf } from './outcome-queries.ts';
import type { Cohort } from './queries.ts';
import type { Role } from './questions-document.ts';
import type { Standing } from './rules.ts';

export type OpenImport = {
  readonly id: string;
  readonly filename: string;
  readonly state: 'uploaded' | 'mapped';
};

export type Overview = Standing & {
  readonly byState: readonly {
    readonly role: Role;
    readonly state: ApplicationState;
    readonly count: number;
  }[];
  /** Different countries over both roles. */
  readonly countries: number;
  /** Somebody has read one of them. */
  readonly isRead: boolean;
  readonly openImports: readonly OpenImport[];
  /** Applications that changed after the last run. */
  readonly changedSinceRun: number;
  readonly outcome: Outcome;
  /** Null until somebody has written the call. */
  readonly call: { readonly openedAt: Date | null; readonly closedAt: Date | null } | null;
};

/** Counts of a cohort: who applied, from where, and what waits. */
export const cohortOverview = async (db: Db, cohort: Cohort): Promise<Overview> => {
  const [mentee, mentor] = (['mentee', 'mentor'] as const).map(
    (role) => cohort.questions[role].find(({ kind }) => kind === 'country')?.key ?? '',
  );
  const { byState, countries } = await countPeople(db, cohort.id, { mentee: mentee!, mentor: mentor! });
  const openImports = await db
    .selectFrom('imports')
    .where('cohort_id', '=', cohort.id)
    .where('state', 'in', ['uploaded', 'mapped'])
    .select(['id', 'filename', 'state'])
    .orderBy('created_at', 'desc')
    .limit(3)
    .execute();
  const runs = await db
    .selectFrom('match_runs')
    .where('cohort_id', '=', cohort.id)
    // A run that was taken from the board counts no more than none.
    .where((eb) => eb.exists(eb.selectFrom('matchings').select('run_id').where('cohort_id', '=', cohort.id)))
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('made_at').as('last')])
    .executeTakeFirstOrThrow();
  const { isRead } = await lookForReadings(db, cohort.id, {});
  const changed = runs.last === null ? 0 : (await countChanged(db, cohort.id, { since: runs.last })).changed;
  const call = await db
    .selectFrom('calls')
    .where('cohort_id', '=', cohort.id)
    .select(['opened_at', 'closed_at'])
    .executeTakeFirst();
  const total = (role: Role) =>
    byState
      .filter((each) => each.role === role && each.state !== 'withdrawn')
      .reduce((sum, { count }) => sum + count, 0);
  return {
    mentees: total('mentee'),
    mentors: total('mentor'),
    runs: runs.count,
    byState,
    countries,
    isRead,
    openImports: openImports as OpenImport[],
    changedSinceRun: changed,
    outcome: await outcomeOf(db, cohort.id),
    call: call === undefined ? null : { openedAt: call.opened_at, closedAt: call.closed_at },
  };
};

/** By role and state, and over how many countries; asked for the questions that ask for one, whatever they are called. */
const countPeople = remembered(
  [],
  async (db, cohortId, asked: { readonly mentee: string; readonly mentor: string }) => {
    const country = sql<
      string | null
    >`answers ->> case role when 'mentee' then ${asked.mentee}::text else ${asked.mentor}::text end`;
    // At once, for to read thousands of rows twice costs twice as much; and grouped, for to sort so many names costs more.
    const byCountry = await db
      .selectFrom('applications')
      .where('cohort_id', '=', cohortId)
      .select(['role', 'state', country.as('country')])
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .groupBy(['role', 'state', 'country'])
      .orderBy('role')
      .orderBy('state')
      .execute();
    const byState = [...Map.groupBy(byCountry, ({ role, state }) => `${role} ${state}`).values()].map(
      (some) => ({
        role: some[0]!.role,
        state: some[0]!.state,
        count: some.reduce((sum, { count }) => sum + count, 0),
      }),
    );
    const countries = new Set(
      byCountry.flatMap(({ state, country }) =>
        state === 'withdrawn' ? [] : (country?.trim().toLowerCase() ?? []),
      ),
    );
    countries.delete('');
    return { byState, countries: countries.size };
  },
);

const stillHere = (db: Db, cohortId: string) =>
  db.selectFrom('applications').where('cohort_id', '=', cohortId).where('state', '!=', 'withdrawn');

const lookForReadings = remembered(['reviews'], async (db, cohortId) => {
  const read = await stillHere(db, cohortId)
    .innerJoin('reviews', 'reviews.application_id', 'applications.id')
    .select('applications.id')
    .limit(1)
    .executeTakeFirst();
  return { isRead: read !== undefined };
});

const countChanged = remembered([], (db, cohortId, { since }: { readonly since: Date }) =>
  stillHere(db, cohortId)
    .where('updated_at', '>', since)
    .select((eb) => eb.fn.countAll<number>().as('changed'))
    .executeTakeFirstOrThrow(),
);

export type DeedLine = {
  readonly id: number;
  readonly at: Date;
  /** Null: the house itself, or an applicant. */
  readonly who: string | null;
  /** Somebody who applied, and who is named to nobody here: readers must not learn who sent what and when. */
  readonly isApplicant: boolean;
  readonly action: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
};

/**
 * The audit trail of a cohort and its scheme, the latest first. What was done about the viewer's own application is told
 * without what and by whom.
 */
export const listHistory = async (
  db: Db,
  cohort: Pick<Cohort, 'id' | 'schemeId'>,
  viewerId: string,
  page: { readonly from: number; readonly size: number },
): Promise<{ readonly lines: readonly DeedLine[]; readonly total: number }> => {
  const all = db
    .selectFrom('history')
    .where((eb) =>
      eb.or([
        eb('cohort_id', '=', cohort.id),
        eb.and([eb('cohort_id', 'is', null), eb('scheme_id', '=', cohort.schemeId)]),
      ]),
    );
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .leftJoin('people', 'people.id', 'history.actor_id')
    .select(['history.id', 'at', 'action', 'facts', 'people.name as who'])
    .select([
      sql<boolean>`coalesce(
        action in ('offerAccepted', 'offerDeclined') and actor_id is null
        or exists (select 1 from (
            select person_id from applications where cohort_id = ${cohort.id}
            union select person_id from drafts where cohort_id = ${cohort.id}
          ) as applied where applied.person_id = history.actor_id)
          and not exists (select 1 from role_grants where role_grants.person_id = history.actor_id
            and coalesce(role_grants.cohort_id, ${cohort.id}) = ${cohort.id}
            and coalesce(role_grants.scheme_id, ${cohort.schemeId}) = ${cohort.schemeId}),
        false)`.as('isApplicant'),
      sql<boolean>`exists (select 1 from applications as own
        where own.cohort_id = ${cohort.id} and own.person_id = ${viewerId} and own.role = 'mentee'
          and (facts -> 'number' = to_jsonb(own.number)
            or jsonb_typeof(facts -> 'numbers') = 'array' and facts -> 'numbers' ? own.number))`.as('isOwn'),
    ])
    .orderBy('history.id', 'desc')
    .offset(page.from)
    .limit(page.size)
    .execute();
  return {
    lines: rows.map(({ isOwn, ...row }) =>
      isOwn && !row.isApplicant
        ? { ...row, who: null, action: 'aboutYourself', facts: {} }
        : { ...row, who: row.isApplicant ? null : row.who, facts: row.facts as DeedLine['facts'] },
    ),
    total,
  };
};
