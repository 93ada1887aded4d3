/** Runs that are being worked out, or were. */
import type { Db } from '../../db/connect.ts';
import type { WantedRunsTable } from '../../db/tables.ts';
import { NotFound } from '../../refusal.ts';
import type { Change, RunSettings } from './documents.ts';

export type Wanted = {
  readonly id: string;
  readonly cohortId: string;
  readonly seen: number | null;
  readonly inputId: string | null;
  readonly settings: RunSettings;
  readonly change: Change | null;
  readonly state: WantedRunsTable['state'];
  readonly phase: Phase;
  readonly done: number;
  readonly total: number;
  readonly rounds: number;
  readonly starts: number;
  readonly askedBy: { readonly id: string; readonly name: string } | null;
  readonly askedAt: Date;
  readonly trouble: WantedRunsTable['trouble'];
  /** The number of the run that came of it. */
  readonly run: number | null;
};

export const phases = ['reading', 'judging', 'solving', 'explaining', 'keeping'] as const;
export type Phase = (typeof phases)[number];

export const findWanted = async (db: Db, id: string, cohortId: string | null = null): Promise<Wanted> => {
  let found = wantedRows(db).where('wanted_runs.id', '=', id);
  if (cohortId !== null) found = found.where('wanted_runs.cohort_id', '=', cohortId);
  const row = await found.executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return {
    id: row.id,
    cohortId: row.cohort_id,
    seen: row.seen,
    inputId: row.input_id,
    settings: row.settings as RunSettings,
    change: row.change as Change | null,
    state: row.state,
    phase: row.phase,
    done: row.done,
    total: row.total,
    rounds: row.rounds,
    starts: row.starts,
    askedBy: row.asked_by === null ? null : { id: row.asked_by, name: row.name ?? '' },
    askedAt: row.asked_at,
    trouble: row.trouble,
    run: row.run,
  };
};

const wantedRows = (db: Db) =>
  db
    .selectFrom('wanted_runs')
    .leftJoin('people', 'people.id', 'wanted_runs.asked_by')
    .leftJoin('match_runs', 'match_runs.id', 'wanted_runs.run_id')
    .select([
      'wanted_runs.id',
      'wanted_runs.cohort_id',
      'wanted_runs.seen',
      'wanted_runs.input_id',
      'wanted_runs.settings',
      'wanted_runs.change',
      'wanted_runs.state',
      'wanted_runs.phase',
      'wanted_runs.done',
      'wanted_runs.total',
      'wanted_runs.rounds',
      'wanted_runs.starts',
      'wanted_runs.asked_by',
      'wanted_runs.asked_at',
      'wanted_runs.trouble',
      'people.name',
      'match_runs.number as run',
    ]);

/** The run that is being worked out for a cohort, if there is one. */
export const findOpenWanted = async (db: Db, cohortId: string): Promise<string | null> => {
  const row = await db
    .selectFrom('wanted_runs')
    .select('id')
    .where('cohort_id', '=', cohortId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return row?.id ?? null;
};

/** All runs that are open in the house. */
export const listOpenWanted = async (db: Db): Promise<string[]> => {
  const rows = await db
    .selectFrom('wanted_runs')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('asked_at')
    .execute();
  return rows.map(({ id }) => id);
};
