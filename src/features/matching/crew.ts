/**
 * Threads that read the rows of a large round; the people are in memory that all of them share. The work is shared out by
 * rows, and what comes back is put together in the order of rows, so that answers do not depend on the number of threads.
 * Memory: the packed people once; for each thread its desk (desk.ts) and its lists, about 200 bytes a mentor.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../../config.ts';
import type { Above } from '../../core/matching/large/above.ts';
import { type Candidates, joined } from '../../core/matching/large/candidates.ts';
import { type Crew, oneHand, type Prover } from '../../core/matching/large/crew.ts';
import { aligned, bytesOf, type Ground, movedTo, threadsAtMost } from '../../core/matching/large/ground.ts';
import type { Packed } from '../../core/matching/large/packed.ts';
import type { Priced } from '../../core/matching/large/pricing.ts';
import type { CrewAnswers, CrewQuestion, CrewSaid } from './crew-thread.ts';

export type HiredCrew = Crew & Prover & { readonly close: () => Promise<void> };

/** Below this many pairs, starting threads takes longer than they save. */
const pairsForThreads = 200_000_000;

/** A crew of as many threads as pay, at most `threads`. */
export const hireCrew = (packed: Packed, threads: number): HiredCrew =>
  threads < 2 || packed.mentees * packed.mentors < pairsForThreads
    ? { ...oneHand(packed), close: async () => undefined }
    : crewOf(packed, threads);

/** Desks of the ground at which threads of some crew sit. */
const busy = new WeakMap<Ground, Set<number>>();

const takeDesks = ({ ground }: Packed, threads: number): number[] => {
  const taken = busy.get(ground) ?? new Set<number>();
  busy.set(ground, taken);
  const free = Array.from({ length: threadsAtMost }, (_, at) => at + 1).filter((desk) => !taken.has(desk));
  if (free.length === 0) throw new Error('Every desk of this round is taken.');
  const own = free.slice(0, threads);
  for (const desk of own) taken.add(desk);
  return own;
};

/** As many threads as asked for, or as there are desks, whatever the size of the round. */
export const crewOf = (packed: Packed, most: number): HiredCrew => {
  const taken = takeDesks(packed, most);
  const threads = taken.length;
  const hands = taken.map((desk) => startHand({ ...packed, ground: { ...packed.ground, desk } }));
  const write = blackboard();
  const partOf = (at: number): readonly [number, number] => [
    Math.floor((at * packed.mentees) / threads),
    Math.floor(((at + 1) * packed.mentees) / threads),
  ];
  return {
    candidates: async (scope, sizes, least) => {
      const found = await Promise.all(
        hands.map((ask, at) => {
          return ask<Candidates>({ kind: 'candidates', scope, sizes, part: partOf(at), least });
        }),
      );
      return joined(found, packed.mentors, sizes.perMentor);
    },
    violators: (scope, prices, rows, atMost) => {
      const common = { kind: 'violators', ...write({ scope, prices }), atMost } as const;
      return Promise.all(
        hands.map((ask, at) => {
          const [from, until] = [at, at + 1].map((each) => Math.floor((each * rows.length) / threads));
          return ask<Priced>({ ...common, rows: rows.slice(from, until) });
        }),
      );
    },
    above: (aims) =>
      Promise.all(hands.map((ask, at) => ask<Above>({ kind: 'above', aims, part: partOf(at) }))),
    close: async () => {
      await Promise.all(hands.map((ask) => ask(null)));
      for (const desk of taken) busy.get(packed.ground)?.delete(desk);
    },
  };
};

/**
 * Copies values so that their arrays are in memory that all threads share: one copy in place of two for each thread. What
 * was copied before is written over.
 */
const blackboard = (): (<T>(value: T) => T) => {
  let memory = new SharedArrayBuffer(0);
  return (value) => {
    const size = bytesOf(value);
    if (memory.byteLength < size) memory = new SharedArrayBuffer(aligned(size * 1.25));
    return movedTo(memory, value, 0);
  };
};

type Ask = <Answer extends CrewAnswers>(question: CrewQuestion | null) => Promise<Answer>;

/** A thread that answers one question after the other; null ends it. */
const startHand = (packed: Packed): Ask => {
  const worker = new Worker(join(projectRoot(), 'src/features/matching/crew-thread.ts'), {
    workerData: packed,
    // Rows are read without making anything that lasts.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
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
