import { expect, test } from 'vitest';
import { inSlices, joined, joinedNow } from './sliced.ts';

const long = Array.from({ length: 4001 }, (_, at) => ({ id: `ME${at}`, text: `é ${at}`, empty: null }));
const document = {
  kind: 'solved',
  few: [1, 2, 3],
  nothing: null,
  people: long,
  certificate: { prices: long.map((_, at) => [at, 1 - at]), from: 0 },
  best: Object.fromEntries(long.map(({ id }, at) => [id, [[`MO${at}`, at]]])),
};

test('a long document is put together again as it was, at once or piece by piece', async () => {
  const sliced = inSlices(document);
  expect(sliced.slices.length).toBeGreaterThan(3 * 16);
  expect(sliced.head).toEqual({
    ...document,
    people: [],
    best: {},
    certificate: { prices: [], from: 0 },
  });
  expect(joinedNow(sliced)).toEqual(document);
  expect(await joined(sliced)).toEqual(document);
  // Each can be handed over to another thread: none shares its memory.
  const memories = sliced.slices.map(({ buffer }) => buffer as ArrayBuffer);
  expect(structuredClone(sliced, { transfer: memories }).slices).toHaveLength(memories.length);
  // The head is not touched: it may be read again.
  expect(sliced.head.people).toEqual([]);
});

test('a short document is all head', () => {
  const short = { ...document, people: long.slice(0, 1500), best: {}, certificate: null };
  expect(inSlices(short)).toEqual({ head: short, slices: [] });
});
