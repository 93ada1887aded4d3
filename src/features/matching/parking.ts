/**
 * Slices of long documents, laid down one by one under the wanted run that makes them, in a transaction each: whoever asks
 * the embedded database meanwhile waits for one slice and not for megabytes. Once all are there, one statement gives them
 * to the input or the run that they belong to. Those of a process that died are never seen, and swept.
 */
import { sql } from 'kysely';
import { type Act, type Instance, transact } from '../../act.ts';
import { Stopped } from '../../core/matching/large/pulse.ts';
import { inQuiet } from '../../db/turns.ts';
import type { Wanted } from './wanted-queries.ts';

/** A wanted run, and how often it had been started when this process took it. */
export type Start = Pick<Wanted, 'id' | 'starts'>;

/** Lays slices down in their order; stops once the run is no longer wanted of this process. */
export const parkSlices = async (
  instance: Instance,
  { id, starts }: Start,
  slices: readonly Uint8Array[],
): Promise<void> => {
  for (const [at, slice] of slices.entries()) {
    await inQuiet();
    const { numInsertedOrUpdatedRows } = await transact(instance, null, ({ db }) =>
      db
        .insertInto('match_slices')
        .columns(['wanted_id', 'start', 'at', 'slice'])
        .expression((eb) =>
          eb
            .selectFrom('wanted_runs')
            .select([
              'id',
              'starts',
              sql<number>`${at}::int`.as('at'),
              sql<Uint8Array>`${slice}::bytea`.as('slice'),
            ])
            .where('id', '=', id)
            .where('state', '=', 'running')
            .where('starts', '=', starts),
        )
        .executeTakeFirstOrThrow(),
    );
    if (numInsertedOrUpdatedRows !== 1n) throw new Stopped('The run is not wanted any more.');
  }
};

/** Gives what was laid down to an input or a run. */
export const placeSlices = async (
  act: Act,
  { id, starts }: Start,
  owner: { readonly input_id: string } | { readonly run_id: string },
): Promise<void> => {
  await act.db
    .updateTable('match_slices')
    .set({ wanted_id: null, start: null, ...owner })
    .where('wanted_id', '=', id)
    .where('start', '=', starts)
    .execute();
};

/** Throws away what was laid down: it is kept elsewhere already. */
export const dropSlices = async (act: Act, { id, starts }: Start): Promise<void> => {
  await act.db.deleteFrom('match_slices').where('wanted_id', '=', id).where('start', '=', starts).execute();
};

/** Throws away what nobody will give to anything: of runs that have ended, and of earlier starts. */
export const sweepSlices = async (act: Act): Promise<void> => {
  await act.db
    .deleteFrom('match_slices')
    .where('wanted_id', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('wanted_runs')
            .select('id')
            .whereRef('wanted_runs.id', '=', 'match_slices.wanted_id')
            .whereRef('wanted_runs.starts', '=', 'match_slices.start')
            .where('state', '=', 'running'),
        ),
      ),
    )
    .execute();
};
