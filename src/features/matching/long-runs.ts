/**
 * Works out the runs that are wanted, one after the other, in the threads of the engine. A run that was under way when the
 * process ended is taken up again by the next, on the people that were frozen for it.
 */
import { type Instance, transact } from '../../act.ts';
import {
  newPulse,
  type Pulse,
  rounds,
  rowsRead,
  rowsWanted,
  Stopped,
} from '../../core/matching/large/pulse.ts';
import type { Stage } from '../../core/matching/run.ts';
import { Refusal } from '../../refusal.ts';
import { cohortById } from '../schemes/queries.ts';
import { seeAsRead, stateToday } from './desk.ts';
import { askEngine } from './engine.ts';
import { parkSlices } from './parking.ts';
import { findSliced, inputDigestOf, putTogether } from './queries.ts';
import { readRound } from './reading.ts';
import { beginWanted, endWanted, failWanted, freezeWanted, type Heard, hearWanted } from './wanted.ts';
import { findWanted, listOpenWanted, type Phase, type Wanted } from './wanted-queries.ts';

/** What this process works out; `stop` ends it within milliseconds. */
const underWay = new Map<string, { readonly stop: (why: Error) => void; readonly ended: Promise<void> }>();

/** The house closes, and the run waits for the next process. */
class Closing extends Error {
  override readonly name = 'Closing';
}

/** Begins the runs that wait, and those that another process left. */
export const takeUpRuns = async (instance: Instance): Promise<void> => {
  for (const id of await listOpenWanted(instance.db)) void workOut(instance, id);
};

/** Ends the work of this process at once; the next one takes it up. */
export const leaveRuns = async (): Promise<void> => {
  for (const { stop } of underWay.values()) stop(new Closing('The house is closing.'));
  await Promise.all([...underWay.values()].map(({ ended }) => ended));
};

/** Ends the work on a run at once, where this process does it; others notice within two seconds. */
export const stopWorking = (id: string): void =>
  underWay.get(id)?.stop(new Stopped('The run was cancelled.'));

/** Works a run out, unless somebody does already; resolves when it has ended, whatever came of it. */
export const workOut = (instance: Instance, id: string): Promise<void> => {
  const known = underWay.get(id);
  if (known !== undefined) return known.ended;
  const stopping = new AbortController();
  const ended = begin(instance, id, stopping)
    .catch((error: unknown) => console.error(`A run of the matching failed: ${kindOf(error)}`))
    .finally(() => underWay.delete(id));
  underWay.set(id, { stop: (why) => stopping.abort(why), ended });
  return ended;
};

const begin = async (instance: Instance, id: string, stopping: AbortController): Promise<void> => {
  const isOurs = await transact(instance, null, (act) => beginWanted(act, id));
  if (!isOurs) return;
  const watch = startWatch(instance, id, stopping);
  try {
    await carryOut(instance, await findWanted(instance.db, id), watch, stopping.signal);
  } catch (error) {
    if (error instanceof Stopped || error instanceof Closing) return;
    const hasMoved = error instanceof Refusal && error.key === 'matchingMoved';
    if (!hasMoved) console.error(`A run of the matching failed: ${kindOf(error)}`);
    await transact(instance, null, (act) => failWanted(act, id, hasMoved ? 'moved' : 'crashed'));
  } finally {
    await watch.end();
  }
};

/** Without its words, which may name people. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

const carryOut = async (
  instance: Instance,
  wanted: Wanted,
  { at, pulse }: Watch,
  signal: AbortSignal,
): Promise<void> => {
  const { id, cohortId, seen, change, askedBy } = wanted;
  const cohort = await cohortById(instance.db, cohortId);
  const actor = askedBy === null ? null : { personId: askedBy.id };
  const read = wanted.inputId === null ? await readAnew(instance, wanted, signal) : null;
  const inputId = read?.inputId ?? wanted.inputId ?? '';
  const settings = read?.settings ?? wanted.settings;
  const digest = read?.digest ?? (await inputDigestOf(instance.db, inputId));
  const frozen = read?.frozen ?? (await findSliced(instance.db, inputId));
  const { head, slices } = await askEngine(
    'longRun',
    { digest, frozen, settings },
    { tell: at, pulse, signal },
  );
  at('keeping');
  await parkSlices(instance, wanted, slices);
  const remember = await putTogether(inputId, settings, { head, slices }, read?.frozen ?? null);
  const { id: ofCohort, schemeId } = cohort;
  const runId = await transact(instance, actor, (act) =>
    endWanted(act, id, {
      cohort: { id: ofCohort, schemeId },
      seen,
      frozen: frozen.head,
      inputId,
      settings,
      result: head,
      parked: wanted,
      change,
    }),
  );
  if (runId !== null) remember(runId);
};

/** Reads and freezes the people; locks and vetoes of people who have gone fall away. */
const readAnew = async (instance: Instance, wanted: Wanted, signal: AbortSignal) => {
  const { locked, vetoed } = wanted.settings;
  const cohort = await cohortById(instance.db, wanted.cohortId);
  const state = await stateToday(instance.db, cohort);
  const { digest, frozen, couples, unresolved } = await readRound(
    instance.db,
    cohort,
    { couples: [locked, vetoed] },
    signal,
  );
  seeAsRead(digest, state, unresolved.length);
  const settings = { ...wanted.settings, locked: couples[0] ?? [], vetoed: couples[1] ?? [] };
  await parkSlices(instance, wanted, frozen.slices);
  const inputId = await transact(instance, null, (act) =>
    freezeWanted(act, wanted, digest, frozen.head, settings),
  );
  return { inputId, settings, digest, frozen };
};

type Watch = {
  readonly pulse: Pulse;
  readonly at: (stage: Stage | 'keeping') => void;
  readonly end: () => Promise<void>;
};

const often = 1000;

/** Writes down how far a run is, every second, and stops the work once nobody wants it. */
const startWatch = (instance: Instance, id: string, stopping: AbortController): Watch => {
  const pulse = newPulse();
  let stage: Stage | 'reading' | 'keeping' = 'reading';
  const hear = async (): Promise<void> => {
    const isWanted = await transact(instance, null, (act) => hearWanted(act, id, heardOf(stage, pulse)));
    if (!isWanted) stopping.abort(new Stopped('The run was cancelled.'));
  };
  let hearing: Promise<void> | null = null;
  const timer = setInterval(() => {
    // A note that cannot be written now is written with the next.
    hearing ??= hear()
      .catch(() => undefined)
      .finally(() => {
        hearing = null;
      });
  }, often);
  return {
    pulse,
    at: (next) => {
      stage = next;
    },
    end: async () => {
      clearInterval(timer);
      await hearing;
    },
  };
};

/** While rows are read for the first time, the solver judges; later it holds what it found against all other pairs. */
const heardOf = (stage: Stage | 'reading' | 'keeping', pulse: Pulse): Heard => {
  const [done, total, count] = [rowsRead, rowsWanted, rounds].map((at) => Atomics.load(pulse, at));
  const isJudging = stage === 'solving' && count === 0 && total! > 0;
  const phase: Phase = stage === 'proving' ? 'explaining' : isJudging ? 'judging' : stage;
  return { phase, done: Math.min(done!, total!), total: total!, rounds: count! };
};
