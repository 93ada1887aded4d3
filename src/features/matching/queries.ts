/** Runs and what they were made from. */
import { sql } from 'kysely';
import type { Reached } from '../../core/matching/problem.ts';
import type { Frozen } from '../../core/matching/run.ts';
import type { Db } from '../../db/connect.ts';
import { keepFew } from '../../db/kept-few.ts';
import { remembered } from '../../db/remembered.ts';
import { joined, type Sliced } from '../../db/sliced.ts';
import { slicesOf } from '../../db/slices.ts';
import { NotFound } from '../../refusal.ts';
import type { Change, Run, RunResult, RunSettings } from './documents.ts';
import { isLong } from './long.ts';

/** The run that a cohort's board shows, or null before the first. */
export const findCurrentRun = async (db: Db, cohortId: string): Promise<Run | null> => {
  const row = await runRows(db)
    .innerJoin('matchings', 'matchings.run_id', 'match_runs.id')
    .where('matchings.cohort_id', '=', cohortId)
    .executeTakeFirst();
  return row === undefined ? null : asRun(db, row);
};

/** The number of that run, or null before the first. */
export const findCurrentNumber = async (db: Db, cohortId: string): Promise<number | null> => {
  const row = await db
    .selectFrom('matchings')
    .innerJoin('match_runs', 'match_runs.id', 'matchings.run_id')
    .select('number')
    .where('matchings.cohort_id', '=', cohortId)
    .executeTakeFirst();
  return row?.number ?? null;
};

export const findRun = async (db: Db, cohortId: string, number: number): Promise<Run> => {
  const row = await runRows(db)
    .where('match_runs.cohort_id', '=', cohortId)
    .where('match_runs.number', '=', number)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return asRun(db, row);
};

const runRows = (db: Db) =>
  db
    .selectFrom('match_runs')
    .innerJoin('match_inputs', 'match_inputs.id', 'match_runs.input_id')
    .leftJoin('match_runs as base', 'base.id', 'match_runs.based_on')
    .leftJoin('people', 'people.id', 'match_runs.made_by')
    .select([
      'match_runs.id',
      'match_runs.cohort_id',
      'match_runs.number',
      'match_runs.input_id',
      'match_runs.based_on',
      'match_runs.change',
      'match_runs.engine',
      'match_runs.made_at',
    ])
    .select(['match_inputs.digest', 'base.number as base_number', 'people.name as made_by_name']);

type RunRow = NonNullable<Awaited<ReturnType<ReturnType<typeof runRows>['executeTakeFirst']>>>;

const asRun = async (db: Db, row: RunRow): Promise<Run> => ({
  id: row.id,
  cohortId: row.cohort_id,
  number: row.number,
  inputId: row.input_id,
  inputDigest: row.digest,
  ...(await findDocuments(db, row.id)),
  basedOn:
    row.based_on === null || row.base_number === null ? null : { id: row.based_on, number: row.base_number },
  change: row.change as Change | null,
  engine: row.engine,
  madeBy: row.made_by_name,
  madeAt: row.made_at,
});

type Documents = Pick<Run, 'settings' | 'result'>;

const documents = keepFew<Documents>(6);

/** What a run was asked and found: megabytes in a large round, and never changed, so the last few are remembered. */
const findDocuments = async (db: Db, runId: string): Promise<Documents> => {
  const known = documents.get(runId);
  if (known !== undefined) return known;
  const row = await db
    .selectFrom('match_runs')
    .select(['settings', 'result'])
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  const slices = await slicesOf(db, 'run_id', runId);
  const result = await joined({ head: row.result as RunResult, slices });
  return documents.set(runId, { settings: row.settings as RunSettings, result });
};

/**
 * Puts together what a run of this process found before anybody asks for it, piece by piece, and the people that it read
 * unless they are remembered already.
 */
export const putTogether = async (
  inputId: string,
  settings: RunSettings,
  run: Sliced<RunResult>,
  people: Sliced<Frozen> | null,
) => {
  const result = await joined(run);
  const isKnown = people === null || frozenInputs.get(inputId) !== undefined;
  const frozen = isKnown ? null : await joined(people);
  return (runId: string): void => {
    documents.set(runId, { settings, result });
    if (frozen !== null) frozenInputs.set(inputId, frozen);
  };
};

export type RunLine = Pick<Run, 'number' | 'change' | 'madeBy' | 'madeAt'> & {
  readonly basedOn: number | null;
  readonly placed: number | null;
  readonly total: number | null;
  readonly current: boolean;
};

/** All runs of a cohort, the newest first. */
export const listRuns = async (db: Db, cohortId: string): Promise<RunLine[]> => {
  const rows = await runRows(db)
    .leftJoin('matchings', 'matchings.run_id', 'match_runs.id')
    .select('matchings.run_id as current')
    .select(sql<Reached | null>`match_runs.result -> 'reached'`.as('reached'))
    .where('match_runs.cohort_id', '=', cohortId)
    .orderBy('match_runs.number', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    change: row.change as Change | null,
    madeBy: row.made_by_name,
    madeAt: row.made_at,
    basedOn: row.base_number,
    placed: row.reached?.placed ?? null,
    total: row.reached?.total ?? null,
    current: row.current !== null,
  }));
};

const frozenInputs = keepFew<Frozen>(4);

/** The frozen people that a run read. They never change, so the last few are remembered. */
export const findFrozen = async (db: Db, inputId: string): Promise<Frozen> => {
  const known = frozenInputs.get(inputId);
  if (known !== undefined) return known;
  return frozenInputs.set(inputId, await joined(await findSliced(db, inputId)));
};

export const inputDigestOf = async (db: Db, inputId: string): Promise<string> => {
  const { digest } = await db
    .selectFrom('match_inputs')
    .select('digest')
    .where('id', '=', inputId)
    .executeTakeFirstOrThrow();
  return digest;
};

/** The same people as they are kept, for a thread to read. */
export const findSliced = async (db: Db, inputId: string): Promise<Sliced<Frozen>> => {
  const row = await db
    .selectFrom('match_inputs')
    .select('frozen')
    .where('id', '=', inputId)
    .executeTakeFirstOrThrow();
  return { head: row.frozen as Frozen, slices: await slicesOf(db, 'input_id', inputId) };
};

/** A name and a place for each application number of a cohort, to be shown beside a run's numbers. */
export type Named = { readonly name: string; readonly applicationId: string };

type Names = { readonly mentee: ReadonlyMap<string, Named>; readonly mentor: ReadonlyMap<string, Named> };

export const namesByNumber = async (
  db: Db,
  cohortId: string,
  /** Only these numbers, of either side; everybody where it is left out. */
  only: Iterable<string> | null = null,
): Promise<Names> => {
  if (only === null) return allNames(db, cohortId, {});
  // Joined, so that the few are looked up and not everybody is read.
  const those = sql<{ number: string; side: keyof Names }>`(
    select number, side from jsonb_array_elements_text(${JSON.stringify([...new Set(only)])}::jsonb) as number,
      (values ('mentee'), ('mentor')) as sides (side))`;
  return byNumber(
    await namedRows(db, cohortId)
      .innerJoin(those.as('those'), (join) =>
        join.onRef('those.number', '=', 'applications.number').onRef('those.side', '=', 'role'),
      )
      .execute(),
  );
};

/** Read at once, tens of thousands would hold up whoever else asks the database. */
const namesAtOnce = 2000;

const allNames = remembered(
  ['people'],
  async (db, cohortId) => {
    const rows: NamedRow[] = [];
    for (const role of ['mentee', 'mentor'] as const) {
      for (let last: string | null = ''; last !== null; ) {
        const some: NamedRow[] = await namedRows(db, cohortId)
          .where('role', '=', role)
          .where('applications.number', '>', last)
          .orderBy('applications.number')
          .limit(namesAtOnce)
          .execute();
        rows.push(...some);
        last = some.length < namesAtOnce ? null : (some.at(-1)?.number ?? null);
      }
    }
    return byNumber(rows);
  },
  6,
);

const namedRows = (db: Db, cohortId: string) =>
  db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .select(['applications.id', 'role', 'applications.number', 'name'])
    .where('cohort_id', '=', cohortId);

type NamedRow = {
  readonly id: string;
  readonly role: keyof Names;
  readonly number: string;
  readonly name: string;
};

const byNumber = (rows: readonly NamedRow[]): Names => {
  const of = (role: keyof Names) =>
    new Map(
      rows
        .filter((row) => row.role === role)
        .map((row) => [row.number, { name: row.name, applicationId: row.id }]),
    );
  return { mentee: of('mentee'), mentor: of('mentor') };
};

/** Whether a run on everybody who applied takes long. */
export const isLongCohort = async (db: Db, cohortId: string): Promise<boolean> => {
  const rows = await db
    .selectFrom('applications')
    .select((eb) => ['role', eb.fn.countAll<number>().as('people')])
    .where('cohort_id', '=', cohortId)
    .where('state', '!=', 'draft')
    .groupBy('role')
    .execute();
  const of = (role: 'mentee' | 'mentor') => rows.find((row) => row.role === role)?.people ?? 0;
  return isLong(of('mentee'), of('mentor'));
};

export type Parts = { readonly mentees: number; readonly mentors: number; readonly readings: number };

/** Who could take part, before the first run. */
export const countParts = (db: Db, cohortId: string): Promise<Parts> => parts(db, cohortId, {});

const parts = remembered(['reviews'], async (db, cohortId): Promise<Parts> => {
  const taking = db
    .selectFrom('applications')
    .where('cohort_id', '=', cohortId)
    .where('state', 'not in', ['draft', 'withdrawn', 'declined']);
  const counts = await taking
    .select([
      sql<number>`count(*) filter (where role = 'mentee')`.as('mentees'),
      sql<number>`count(*) filter (where role = 'mentor')`.as('mentors'),
    ])
    .executeTakeFirstOrThrow();
  const { readings } = await taking
    .innerJoin('reviews', 'reviews.application_id', 'applications.id')
    .where('role', '=', 'mentee')
    .select((eb) => eb.fn.countAll<number>().as('readings'))
    .executeTakeFirstOrThrow();
  return { ...counts, readings };
});
