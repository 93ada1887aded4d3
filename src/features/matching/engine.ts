/**
 * The engine works in a thread of its own, so that no page waits for a matching. One thread a process, started at the
 * first question; it keeps what it prepared for the last few inputs, since a run is asked about many times.
 *
 * The thread runs the TypeScript as it stands: Node strips the types.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../../config.ts';
import type { Pulse } from '../../core/matching/large/pulse.ts';
import type { Frozen, Stage } from '../../core/matching/run.ts';
import type { Answers, Questions, Said } from './engine-questions.ts';

type Waiting = {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly tell: (stage: Stage) => void;
  /** Sends the question again, with its people. */
  readonly introduce: () => void;
};

let thread: Worker | null = null;
let next = 0;
const waiting = new Map<number, Waiting>();

/**
 * Asks the engine, and hears what it is at. Rejects if the thread dies; the next question starts a new one. A `pulse` counts
 * the rows that a large round has read, and stops it.
 */
export const askEngine = <Kind extends keyof Questions>(
  kind: Kind,
  question: Questions[Kind],
  tell: (stage: Stage) => void = () => undefined,
  pulse: Pulse | null = null,
): Promise<Answers[Kind]> =>
  new Promise((resolve, reject) => {
    const id = next++;
    const { frozen, ...rest } = question;
    const engine = running();
    const send = (people: Frozen | null): void =>
      engine.postMessage({ id, kind, question: rest, frozen: people, pulse });
    waiting.set(id, { resolve, reject, tell, introduce: () => send(frozen) });
    engine.ref();
    send(null);
  });

/** Ends the thread; questions that are still open are rejected. */
export const stopEngine = async (): Promise<void> => {
  await thread?.terminate();
};

const running = (): Worker => {
  if (thread !== null) return thread;
  const started = new Worker(join(projectRoot(), 'src/features/matching/engine-thread.ts'));
  started.on('message', (said: Said) => {
    const asker = waiting.get(said.id);
    if ('stage' in said) return asker?.tell(said.stage);
    if ('unknown' in said) return asker?.introduce();
    waiting.delete(said.id);
    if (waiting.size === 0) started.unref();
    if ('error' in said) asker?.reject(said.error);
    else asker?.resolve(said.answer as never);
  });
  const ended = (error: Error): void => {
    if (thread === started) thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  started.on('error', ended);
  started.on('exit', () => ended(new Error('The matching engine stopped.')));
  thread = started;
  return started;
};
