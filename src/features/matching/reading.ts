/**
 * Reads everybody of a long round without holding up a page: the database is asked for some hundred people at a time, and
 * a thread of its own freezes them. Each application is read once, as it is at that moment.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../../config.ts';
import type { StatedConflicts } from '../../core/matching/conflicts.ts';
import type { Couple, Frozen } from '../../core/matching/run.ts';
import type { Db } from '../../db/connect.ts';
import type { Sliced } from '../../db/sliced.ts';
import { inQuiet } from '../../db/turns.ts';
import type { Cohort } from '../schemes/queries.ts';
import { gatherTexts } from './freeze.ts';
import type { Frame } from './frozen-people.ts';

export type ReadTask = {
  readonly frame: Frame;
  /** What an earlier run read, to count who has changed since. */
  readonly since: { readonly digest: string; readonly frozen: Sliced<Frozen> } | null;
  /** Lists of pairs, of which those between people who are here come back. */
  readonly couples: readonly (readonly Couple[])[];
};

export type ReadAnswer = {
  readonly digest: string;
  readonly frozen: Sliced<Frozen>;
  readonly couples: readonly (readonly Couple[])[];
  /** Since then; 0 where there is none. */
  readonly changed: number;
  /** Statements about people apart in which nobody was recognised. */
  readonly unresolved: StatedConflicts['unresolved'];
};

/** Rejects when the signal says so, and when the thread dies. */
export const readRound = async (
  db: Db,
  cohort: Cohort,
  { since = null, couples = [] }: Partial<Omit<ReadTask, 'frame'>> = {},
  signal: AbortSignal | null = null,
): Promise<ReadAnswer> => {
  const thread = new Worker(join(projectRoot(), 'src/features/matching/reading-thread.ts'));
  try {
    return await new Promise<ReadAnswer>((resolve, reject) => {
      thread.on('message', resolve);
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('The thread that reads people stopped.')));
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      const { questions, rules, startsOn, endsOn, weeks } = cohort;
      const send = async (): Promise<void> => {
        for await (const people of gatherTexts(db, cohort.id)) {
          signal?.throwIfAborted();
          thread.postMessage(people);
          await inQuiet();
        }
        const frame: Frame = { questions, rules, startsOn, endsOn, weeks };
        thread.postMessage({ frame, since, couples } satisfies ReadTask);
      };
      send().catch(reject);
    });
  } finally {
    await thread.terminate();
  }
};
