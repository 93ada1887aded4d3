/** Making runs, and moving between them. A run is never changed: every change makes the next one. */

import type { Act } from '../../act.ts';
import { engineVersion, type Frozen } from '../../core/matching/run.ts';
import { json } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { canonical, digestOf } from './canonical.ts';
import type { Change, RunResult, RunSettings } from './documents.ts';
import { dropSlices, placeSlices, type Start } from './parking.ts';

export type NewRun = {
  readonly cohort: { readonly id: string; readonly schemeId: string };
  /** The run that the person was looking at, or null before the first. */
  readonly seen: number | null;
  readonly frozen: Frozen;
  /** Where the frozen people are kept already; null: they are new. */
  readonly inputId: string | null;
  readonly settings: RunSettings;
  readonly result: RunResult;
  /** Where that of the result lies which is too long for one column. */
  readonly parked?: Start;
  readonly change: Change | null;
};

/** Keeps a run with its frozen input and shows it on the board; gives its number. Refused when somebody else was faster. */
export const keepRun = async (act: Act, run: NewRun): Promise<number> => {
  const current = await lockMatching(act, run.cohort.id);
  await refuseIfOvertaken(act, run.cohort.id, current?.number ?? null, run.seen);
  const input = run.inputId ?? (await keepInput(act, run.cohort.id, run.frozen));
  const number = (await lastNumber(act, run.cohort.id)) + 1;
  const { id } = await act.db
    .insertInto('match_runs')
    .values({
      cohort_id: run.cohort.id,
      number,
      input_id: input,
      settings: json(run.settings),
      result: json(run.result),
      based_on: current?.id ?? null,
      change: run.change === null ? null : json(run.change),
      engine: engineVersion,
      made_by: act.actor?.personId ?? null,
      made_at: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (run.parked !== undefined) await placeSlices(act, run.parked, { run_id: id });
  await show(act, run.cohort.id, id);
  await record(act, {
    action: 'matchingRun',
    schemeId: run.cohort.schemeId,
    cohortId: run.cohort.id,
    subject: ['match_runs', id],
    facts: {
      number,
      change: run.change?.kind ?? 'first',
      pairs: run.change?.pairs.map((pair) => pair.join(' – ')) ?? [],
      reason: run.change?.reason ?? '',
      placed: run.result.kind === 'solved' ? run.result.reached.placed : 0,
    },
  });
  return number;
};

/** Shows an earlier (or later) run on the board again. Nothing is lost: every run stays. */
export const restoreRun = async (
  act: Act,
  cohort: { readonly id: string; readonly schemeId: string },
  seen: number,
  number: number,
): Promise<void> => {
  const current = await lockMatching(act, cohort.id);
  await refuseIfOvertaken(act, cohort.id, current?.number ?? null, seen);
  const run = await act.db
    .selectFrom('match_runs')
    .select('id')
    .where('cohort_id', '=', cohort.id)
    .where('number', '=', number)
    .executeTakeFirst();
  if (run === undefined) throw new NotFound();
  await show(act, cohort.id, run.id);
  await record(act, {
    action: 'matchingRestored',
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    subject: ['match_runs', run.id],
    facts: { number, from: current?.number ?? null },
  });
};

/** Takes the shown run from the board: no run counts until one is shown or made again. Every run stays. */
export const putRunAway = async (act: Act, cohortId: string): Promise<void> => {
  const current = await lockMatching(act, cohortId);
  if (current === null) throw new NotFound();
  await act.db.deleteFrom('matchings').where('cohort_id', '=', cohortId).execute();
};

/** The current run, its cohort's row locked: that row is there before the first run is. */
export const lockMatching = async (
  act: Act,
  cohortId: string,
): Promise<{ id: string; number: number } | null> => {
  await act.db
    .selectFrom('cohorts')
    .select('id')
    .where('id', '=', cohortId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const row = await act.db
    .selectFrom('matchings')
    .innerJoin('match_runs', 'match_runs.id', 'matchings.run_id')
    .select(['match_runs.id', 'match_runs.number'])
    .where('matchings.cohort_id', '=', cohortId)
    .executeTakeFirst();
  return row ?? null;
};

/** Refuses when the board has moved on since the person looked at it. */
export const refuseIfOvertaken = async (
  act: Act,
  cohortId: string,
  current: number | null,
  seen: number | null,
): Promise<void> => {
  if (current === seen || current === null) return;
  const newer = await act.db
    .selectFrom('match_runs')
    .leftJoin('people', 'people.id', 'match_runs.made_by')
    .select('name')
    .where('cohort_id', '=', cohortId)
    .where('number', '=', current)
    .executeTakeFirst();
  throw new Refusal('matchingMoved', { run: current, seen: seen ?? 0, who: newer?.name ?? '' });
};

const keepInput = (act: Act, cohortId: string, frozen: Frozen): Promise<string> =>
  keepFrozen(act, cohortId, digestOf(frozen), canonical(frozen));

/** Keeps frozen people once for each digest, with those of them that lie elsewhere still, and gives where. */
export const keepFrozen = async (
  act: Act,
  cohortId: string,
  digest: string,
  head: Frozen,
  parked?: Start,
): Promise<string> => {
  const kept = await act.db
    .insertInto('match_inputs')
    .values({ cohort_id: cohortId, digest, frozen: json(head), created_at: act.now })
    .onConflict((conflict) => conflict.columns(['cohort_id', 'digest']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (parked !== undefined)
    await (kept === undefined ? dropSlices(act, parked) : placeSlices(act, parked, { input_id: kept.id }));
  const { id } = await act.db
    .selectFrom('match_inputs')
    .select('id')
    .where('cohort_id', '=', cohortId)
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow();
  return id;
};

const lastNumber = async (act: Act, cohortId: string): Promise<number> => {
  const { last } = await act.db
    .selectFrom('match_runs')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('cohort_id', '=', cohortId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
};

const show = async (act: Act, cohortId: string, runId: string): Promise<void> => {
  await act.db
    .insertInto('matchings')
    .values({ cohort_id: cohortId, run_id: runId, updated_at: act.now })
    .onConflict((conflict) =>
      conflict.column('cohort_id').doUpdateSet({ run_id: runId, updated_at: act.now }),
    )
    .execute();
};
