/**
 * Threads that read the rows of a large round; the people are in memory that all of them share. The work is shared out by
 * rows, and what comes back is put together in the order of rows, so that answers do not depend on the number of threads.
 * Memory: the packed people once, and for each thread its lists (about 200 bytes a mentor).
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../../config.ts';
import { type Candidates, joined } from '../../core/matching/large/candidates.ts';
import { type Crew, oneHand } from '../../core/matching/large/crew.ts';
import type { Packed } from '../../core/matching/large/packed.ts';
import type { Priced } from '../../core/matching/large/pricing.ts';
import type { CrewAnswers, CrewQuestion, CrewSaid } from './crew-thread.ts';

export type HiredCrew = Crew & { readonly close: () => Promise<void> };

/** Below this many pairs, starting threads takes longer than they save. */
const pairsForThreads = 200_000_000;

/** A crew of as many threads as pay, at most `threads`. */
export const hireCrew = (packed: Packed, threads: number): HiredCrew =>
  threads < 2 || packed.mentees * packed.mentors < pairsForThreads
    ? { ...oneHand(packed), close: async () => undefined }
    : crewOf(packed, threads);

/** Exactly `threads` threads, whatever the size of the round. */
export const crewOf = (packed: Packed, threads: number): HiredCrew => {
  const shared = share(packed);
  const hands = Array.from({ length: threads }, () => startHand(shared));
  return {
    candidates: async (scope, sizes, least) => {
      const found = await Promise.all(
        hands.map((ask, at) => {
          const part = [at, at + 1].map((each) => Math.floor((each * packed.mentees) / threads));
          return ask<Candidates>({ kind: 'candidates', scope, sizes, part: [part[0]!, part[1]!], least });
        }),
      );
      return joined(found, packed.mentors, sizes.perMentor);
    },
    violators: (scope, prices, rows, atMost) =>
      Promise.all(
        hands.map((ask, at) => {
          const [from, until] = [at, at + 1].map((each) => Math.floor((each * rows.length) / threads));
          return ask<Priced>({ kind: 'violators', scope, prices, rows: rows.slice(from, until), atMost });
        }),
      ),
    close: async () => {
      await Promise.all(hands.map((ask) => ask(null)));
    },
  };
};

type Ask = <Answer extends CrewAnswers>(question: CrewQuestion | null) => Promise<Answer>;

/** A thread that answers one question after the other; null ends it. */
const startHand = (packed: Packed): Ask => {
  const worker = new Worker(join(projectRoot(), 'src/features/matching/crew-thread.ts'), {
    workerData: packed,
  });
  const waiting: { resolve: (answer: never) => void; reject: (error: Error) => void }[] = [];
  worker.on('message', (said: CrewSaid) => {
    const asker = waiting.shift();
    if ('error' in said) asker?.reject(said.error);
    else asker?.resolve(said.answer as never);
  });
  const ended = (error: Error): void => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('error', ended);
  worker.on('exit', () => ended(new Error('A thread of the matching engine stopped.')));
  return (question) =>
    new Promise((resolve, reject) => {
      if (question === null) {
        worker.terminate().then(() => resolve(undefined as never), reject);
        return;
      }
      waiting.push({ resolve, reject });
      worker.postMessage(question);
    });
};

/** A copy whose arrays lie in shared memory. */
const share = <T>(value: T): T => {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof SharedArrayBuffer) return value;
    const bytes = new Uint8Array(new SharedArrayBuffer(value.byteLength));
    bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    const Kind = value.constructor as new (buffer: ArrayBufferLike) => T;
    return new Kind(bytes.buffer);
  }
  if (Array.isArray(value)) return value.map(share) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, share(inner)])) as T;
};
