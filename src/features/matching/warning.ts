/** The supply-gap warning of every open call, worked out off the road of requests and only when somebody came or left. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Instance, transact } from '../../act.ts';
import { projectRoot } from '../../config.ts';
import type { Rules } from '../../core/matching/participant.ts';
import type { Frozen } from '../../core/matching/run.ts';
import { mostPairs, type SupplyWarning } from '../../core/matching/warning.ts';
import { type Db, json } from '../../db/connect.ts';
import { stamp } from '../../ui/formats.ts';
import { type Cohort, cohortById } from '../schemes/queries.ts';
import { gatherInput, stateOf } from './freeze.ts';
import { rulesInForce } from './frozen-people.ts';
import { countParts } from './queries.ts';

/** Brings the warnings of all open calls up to date; says how many were worked out. */
export const warnOfGaps = async (instance: Instance): Promise<number> => {
  let made = 0;
  for (const cohort of await openCalls(instance)) {
    const isTooLarge = (await countPairs(instance.db, cohort.id)) > mostPairs;
    // Nobody is read where it could not be told anyway.
    const state = isTooLarge ? tooLarge : await stateOf(instance.db, cohort);
    const known = await instance.db
      .selectFrom('supply_warnings')
      .select('state')
      .where('cohort_id', '=', cohort.id)
      .executeTakeFirst();
    if (known?.state === state) continue;
    const warning = isTooLarge
      ? null
      : await workOut({ frozen: await gatherInput(instance.db, cohort), rules: rulesInForce(cohort) });
    await keep(instance, cohort, state, warning);
    made += 1;
  }
  return made;
};

const tooLarge = 'too large';

/** Pairs of people who could take part. */
const countPairs = async (db: Db, cohortId: string): Promise<number> => {
  const { mentees, mentors } = await countParts(db, cohortId);
  return mentees * mentors;
};

export type Matter = { readonly frozen: Frozen; readonly rules: Rules };

/** In a thread of its own, which ends with the answer, so that no page waits for it. */
const workOut = (matter: Matter): Promise<SupplyWarning | null> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(join(projectRoot(), 'src/features/matching/warning-thread.ts'), {
      workerData: matter,
    });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread ended without an answer.')));
  });

const keep = (
  instance: Instance,
  cohort: Cohort,
  state: string,
  warning: SupplyWarning | null,
): Promise<void> =>
  transact(instance, null, async (act) => {
    const made = { state, warning: warning === null ? null : json(warning), made_at: act.now };
    await act.db
      .insertInto('supply_warnings')
      .values({ cohort_id: cohort.id, ...made })
      .onConflict((conflict) => conflict.column('cohort_id').doUpdateSet(made))
      .execute();
  });

const openCalls = async ({ db, clock }: Instance): Promise<Cohort[]> => {
  const rows = await db
    .selectFrom('calls')
    .select('cohort_id')
    .where('opened_at', 'is not', null)
    .where('closed_at', 'is', null)
    .execute();
  const cohorts = await Promise.all(rows.map(({ cohort_id }) => cohortById(db, cohort_id)));
  return cohorts.filter(({ zone, opensOn, closesOn }) => {
    const today = stamp(clock(), zone).slice(0, 10);
    return opensOn <= today && today <= closesOn;
  });
};
