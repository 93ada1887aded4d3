import { expect, test } from 'vitest';
import { inBatches, inTurns } from './in-turns.ts';

test('others come in while thousands of things are gone through, in their order', async () => {
  let turns = 0;
  let isOver = false;
  const other = (): void => {
    turns += 1;
    if (!isOver) setImmediate(other);
  };
  setImmediate(other);
  const things = Array.from({ length: 100 }, (_, at) => at);
  const slowly = function* () {
    for (const thing of things) {
      for (const end = performance.now() + 1; performance.now() < end; );
      yield thing;
    }
  };
  const found: number[] = [];
  for await (const thing of inTurns(slowly())) found.push(thing);
  isOver = true;
  expect(found).toEqual(things);
  expect(turns).toBeGreaterThanOrEqual(10);
});

test('batches hold everything once', () => {
  expect([...inBatches([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
  expect([...inBatches([1, 2], 2)]).toEqual([[1, 2]]);
  expect([...inBatches([], 2)]).toEqual([]);
});
