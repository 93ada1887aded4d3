/** One thread of crew.ts: reads rows of the round that it was started with. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Above, type Aims, pairsAbove } from '../../core/matching/large/above.ts';
import { type Candidates, candidates, type Sizes } from '../../core/matching/large/candidates.ts';
import type { Packed } from '../../core/matching/large/packed.ts';
import { type Priced, type Prices, violators } from '../../core/matching/large/pricing.ts';
import type { Scope } from '../../core/matching/large/row.ts';
import { giveWay } from './giving-way.ts';

export type CrewQuestion =
  | {
      readonly kind: 'candidates';
      readonly scope: Scope;
      readonly sizes: Sizes;
      readonly part: readonly [number, number];
      readonly least: number;
    }
  | {
      readonly kind: 'violators';
      readonly scope: Scope;
      readonly prices: Prices;
      readonly rows: Int32Array;
      readonly atMost: number;
    }
  | { readonly kind: 'above'; readonly aims: Aims; readonly part: readonly [number, number] };

export type CrewAnswers = Candidates | Priced | Above | undefined;

export type CrewSaid = { readonly answer: CrewAnswers } | { readonly error: Error };

giveWay();
const packed = workerData as Packed;

const answer = (asked: CrewQuestion): CrewAnswers => {
  switch (asked.kind) {
    case 'candidates':
      return candidates(packed, asked.scope, asked.sizes, asked.part, asked.least);
    case 'above':
      return pairsAbove(packed, asked.aims, asked.part);
    case 'violators':
      return violators(packed, asked.scope, asked.prices, asked.rows, asked.atMost);
  }
};

/** What is said is handed over, not copied: millions of pairs. */
const say = (said: CrewSaid): void => parentPort?.postMessage(said, [...new Set(buffersOf(said))]);

const buffersOf = (value: unknown): ArrayBuffer[] => {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersOf) : [];
};

parentPort?.on('message', (asked: CrewQuestion) => {
  try {
    say({ answer: answer(asked) });
  } catch (error) {
    say({ error: error as Error });
  }
});
