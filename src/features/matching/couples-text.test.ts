import { expect, test } from 'vitest';
import type { Couple } from '../../core/matching/run.ts';
import { textOfCouples } from './couples-text.ts';

test.each([0, 1, 5000, 12_345])('%i pairs are the same list again', (count) => {
  const couples = Array.from({ length: count }, (_, at): Couple => [`ME"${at}`, `MÖ${at}`]);
  const pieces = textOfCouples(couples.values());
  expect(pieces).toHaveLength(Math.ceil(count / 5000));
  expect(JSON.parse(`[${Buffer.concat(pieces).toString()}]`)).toEqual(couples);
  // Each can be handed over to another thread.
  const memories = pieces.map(({ buffer }) => buffer);
  expect(structuredClone(pieces, { transfer: memories })).toHaveLength(pieces.length);
});
