/**
 * The engine works in threads of its own, so that no page waits for a matching: one for rounds that take well below a
 * second, one for longer ones, so that nobody with a few people waits for somebody with thousands, and while a long run is
 * under way one for questions about others. Each is started at its first question, and keeps what it prepared for the last
 * few inputs, since a run is asked about many times.
 *
 * The threads run the TypeScript as it stands: Node strips the types.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../../config.ts';
import type { Pulse } from '../../core/matching/large/pulse.ts';
import type { Frozen, RunResult, Stage } from '../../core/matching/run.ts';
import { asPassedOn, type Sliced } from '../../db/sliced.ts';
import type { Answers, Questions, Said } from './engine-questions.ts';
import { isLongRound } from './long.ts';

/** What somebody who waits wants to hear, and how they stop waiting. */
export type Waiting = {
  readonly tell?: (stage: Stage) => void;
  /** Counts the rows that a large round has read. */
  readonly pulse?: Pulse;
  /** Ends the work, whatever it is at, within milliseconds. */
  readonly signal?: AbortSignal;
};

/** Asks the engine, and hears what it is at. Rejects if the thread dies; the next question starts a new one. */
export const askEngine = <Kind extends keyof Questions>(
  kind: Kind,
  question: Questions[Kind],
  waiting: Waiting = {},
): Promise<Answers[Kind]> => {
  const { frozen, ...rest } = question;
  const isLong = 'slices' in frozen || isLongRound(frozen);
  if (!isLong) return shortLane.ask(kind, rest, frozen, waiting);
  if (kind !== 'longRun') return (longRuns > 0 ? asideLane : longLane).ask(kind, rest, frozen, waiting);
  longRuns += 1;
  return longLane.ask<Answers[Kind]>(kind, rest, frozen, waiting).finally(() => {
    longRuns -= 1;
    if (longRuns === 0) asideLane.close();
  });
};

/** Runs that the long lane has been asked for. */
let longRuns = 0;

/** Ends the threads; questions that are still open are rejected. */
export const stopEngine = async (): Promise<void> => {
  await Promise.all([shortLane, longLane, asideLane].map((lane) => lane.stop()));
};

/** A run of thousands passes in the slices it was put together from: copied whole, it would hold up every page. */
const asSent = (question: object): object =>
  'result' in question ? { ...question, result: asPassedOn(question.result as RunResult) } : question;

type Open = {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly tell: (stage: Stage) => void;
  /** Sends the question again, with its people. */
  readonly introduce: () => void;
};

/** One thread that answers one question after the other. */
const openLane = () => {
  let thread: Worker | null = null;
  let next = 0;
  let isClosing = false;
  const open = new Map<number, Open>();

  const running = (): Worker => {
    if (thread !== null) return thread;
    const started = new Worker(join(projectRoot(), 'src/features/matching/engine-thread.ts'), {
      // What a search throws away is swept up often: a fifth less memory, at no cost in time.
      resourceLimits: { maxYoungGenerationSizeMb: 12 },
    });
    started.on('message', (said: Said) => {
      const asker = open.get(said.id);
      if (thread !== started) return;
      if ('stage' in said) return asker?.tell(said.stage);
      if ('unknown' in said) return asker?.introduce();
      open.delete(said.id);
      if (open.size === 0) started.unref();
      if (isClosing) close();
      if ('error' in said) asker?.reject(said.error);
      else asker?.resolve(said.answer as never);
    });
    const ended = (error: Error): void => {
      if (thread !== started) return;
      thread = null;
      for (const { reject } of open.values()) reject(error);
      open.clear();
    };
    started.on('error', ended);
    started.on('exit', () => ended(new Error('The matching engine stopped.')));
    thread = started;
    return started;
  };

  /** The only way to stop work at once is to end its thread; whatever else was asked begins again on the next. */
  const abandon = (id: number, why: Error): void => {
    const asker = open.get(id);
    if (asker === undefined) return;
    open.delete(id);
    const old = thread;
    thread = null;
    void old?.terminate();
    asker.reject(why);
    for (const { introduce } of open.values()) introduce();
  };

  const ask = <Answer>(
    kind: string,
    question: object,
    frozen: Frozen | Sliced<Frozen>,
    { tell = () => undefined, pulse, signal }: Waiting,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const id = next++;
      const send = (people: Frozen | Sliced<Frozen> | null): void => {
        const engine = running();
        engine.ref();
        engine.postMessage({ id, kind, question: asSent(question), frozen: people, pulse: pulse ?? null });
      };
      isClosing = false;
      open.set(id, {
        resolve,
        reject,
        tell,
        introduce: () => send('slices' in frozen ? frozen : asPassedOn(frozen)),
      });
      signal?.addEventListener('abort', () => abandon(id, signal.reason as Error), { once: true });
      send(null);
    });

  const stop = async (): Promise<void> => {
    await thread?.terminate();
  };

  /** Ends the thread, and gives its memory back, once it has nothing more to answer. */
  const close = (): void => {
    isClosing = open.size > 0;
    if (isClosing) return;
    const old = thread;
    thread = null;
    void old?.terminate();
  };

  return { ask, stop, close };
};

const shortLane = openLane();
const longLane = openLane();
const asideLane = openLane();
