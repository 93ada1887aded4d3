/** Pairs by the million as text; for the engine's thread. */
import type { Couple } from '../../core/matching/run.ts';
import { inBatches } from '../../sheets/in-turns.ts';

const couplesInPiece = 5000;

/** Pairs as JSON without the brackets of the list, in pieces of some hundred kilobytes. */
export const textOfCouples = (couples: Iterable<Couple>): Uint8Array<ArrayBuffer>[] => {
  const encoder = new TextEncoder();
  return Array.from(inBatches(couples, couplesInPiece), (batch) => JSON.stringify(batch).slice(1, -1)).map(
    (text, at) => encoder.encode(at === 0 ? text : `,${text}`),
  );
};
