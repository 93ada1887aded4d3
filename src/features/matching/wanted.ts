/**
 * Runs that take long: asked for, begun, heard of, cancelled, kept. One at a time is open for a cohort. Whoever changes a
 * row asks for its state in the same statement, or behind the lock of its cohort, so that a cancel and an end at the same
 * moment leave one of the two.
 */
import type { Act } from '../../act.ts';
import { isSame } from '../../core/matching/ask.ts';
import type { Frozen } from '../../core/matching/run.ts';
import { json } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import type { Wish } from './desk.ts';
import type { RunSettings } from './documents.ts';
import { keepFrozen, keepRun, lockMatching, type NewRun, refuseIfOvertaken } from './runs.ts';
import type { Phase, Wanted } from './wanted-queries.ts';

/** Asks for a run. Whoever asks for the one that is open already watches it too; another is refused until it ends. */
export const wantRun = async (
  act: Act,
  { cohort, seen, inputId, settings, change }: Wish,
): Promise<string> => {
  const current = await lockMatching(act, cohort.id);
  const open = await act.db
    .selectFrom('wanted_runs')
    .leftJoin('people', 'people.id', 'asked_by')
    .select(['wanted_runs.id', 'seen', 'input_id', 'settings', 'change', 'name'])
    .where('cohort_id', '=', cohort.id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  if (open !== undefined) {
    const asksTheSame = open.seen === seen && isSame(open.change, change) && isSame(open.settings, settings);
    if (!asksTheSame) throw new Refusal('runUnderWay', { who: open.name ?? '' });
    return open.id;
  }
  await refuseIfOvertaken(act, cohort.id, current?.number ?? null, seen);
  const { id } = await act.db
    .insertInto('wanted_runs')
    .values({
      cohort_id: cohort.id,
      seen,
      input_id: inputId,
      settings: json(settings),
      change: change === null ? null : json(change),
      state: 'waiting',
      asked_by: act.actor?.personId ?? null,
      asked_at: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** After so many seconds without a word, whoever worked a run out is held to be gone. */
const silence = 15;
/** A process that ended so often in the midst of a run will do so again. */
const startsAtMost = 3;

/** Takes a run that waits, or that nobody works out any more; false where there is nothing to take. */
export const beginWanted = async (act: Act, id: string): Promise<boolean> => {
  const silent = new Date(act.now.getTime() - silence * 1000);
  const row = await act.db
    .updateTable('wanted_runs')
    .set((eb) => ({ state: 'running', heard_at: act.now, starts: eb('starts', '+', 1) }))
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'waiting'),
        eb.and([eb('state', '=', 'running'), eb('heard_at', '<=', silent)]),
      ]),
    )
    .returning('starts')
    .executeTakeFirst();
  if (row === undefined) return false;
  if (row.starts <= startsAtMost) return true;
  await failWanted(act, id, 'crashed');
  return false;
};

export type Heard = {
  readonly phase: Phase;
  readonly done: number;
  readonly total: number;
  readonly rounds: number;
};

/** Notes how far a run is; false once it is no longer wanted. */
export const hearWanted = async (act: Act, id: string, heard: Heard): Promise<boolean> => {
  const { numUpdatedRows } = await act.db
    .updateTable('wanted_runs')
    .set({ ...heard, heard_at: act.now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** Keeps the people that a run reads, whose slices are laid down, so that it can be taken up again on the same. */
export const freezeWanted = async (
  act: Act,
  wanted: Pick<Wanted, 'id' | 'cohortId' | 'starts'>,
  digest: string,
  head: Frozen,
  settings: RunSettings,
): Promise<string> => {
  const { id, cohortId } = wanted;
  const inputId = await keepFrozen(act, cohortId, digest, head, wanted);
  await act.db
    .updateTable('wanted_runs')
    .set({ input_id: inputId, settings: json(settings) })
    .where('id', '=', id)
    .execute();
  return inputId;
};

/** Keeps the run and gives its id, unless it was cancelled at the last moment; then null. */
export const endWanted = async (act: Act, id: string, run: NewRun): Promise<string | null> => {
  await lockMatching(act, run.cohort.id);
  if (!(await hearWanted(act, id, { phase: 'keeping', done: 0, total: 0, rounds: 0 }))) return null;
  const number = await keepRun(act, run);
  const { run_id } = await act.db
    .updateTable('wanted_runs')
    .set((eb) => ({
      state: 'done',
      ended_at: act.now,
      run_id: eb
        .selectFrom('match_runs')
        .select('id')
        .where('cohort_id', '=', run.cohort.id)
        .where('number', '=', number),
    }))
    .where('id', '=', id)
    .returning('run_id')
    .executeTakeFirstOrThrow();
  return run_id;
};

export const failWanted = async (act: Act, id: string, trouble: 'moved' | 'crashed'): Promise<void> => {
  await act.db
    .updateTable('wanted_runs')
    .set({ state: 'failed', trouble, ended_at: act.now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
};

/** Cancels a run; false where it had ended. */
export const cancelWanted = async (
  act: Act,
  cohort: { readonly id: string; readonly schemeId: string },
  id: string,
): Promise<boolean> => {
  await lockMatching(act, cohort.id);
  const row = await act.db
    .selectFrom('wanted_runs')
    .select('state')
    .where('id', '=', id)
    .where('cohort_id', '=', cohort.id)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  if (row.state !== 'waiting' && row.state !== 'running') return false;
  await act.db
    .updateTable('wanted_runs')
    .set({ state: 'cancelled', ended_at: act.now })
    .where('id', '=', id)
    .execute();
  await record(act, {
    action: 'matchingCancelled',
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    subject: ['wanted_runs', id],
  });
  return true;
};
