import { expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { clearQueue, emptyQueue, type Queue, raise, takeLeast } from './queue.ts';

const queueOf = (keys: readonly (readonly [number, number])[]): Queue =>
  emptyQueue(
    Float64Array.from(keys, ([high]) => high),
    Float64Array.from(keys, ([, low]) => low),
  );

const taken = (queue: Queue): number[] => {
  const order: number[] = [];
  while (queue.size > 0) order.push(takeLeast(queue));
  return order;
};

test('items come out by the first key, and by the second where the first are equal', () => {
  const queue = queueOf([
    [5, 0],
    [2, 9],
    [2, -1],
    [7, 3],
    [-4, 8],
    [2, 4],
  ]);
  for (const item of [0, 1, 2, 3, 4, 5]) raise(queue, item);
  expect(taken(queue)).toEqual([4, 2, 5, 1, 0, 3]);
});

test('an item moves up when its keys are lowered, and may come again once it is out', () => {
  const queue = queueOf([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  for (const item of [0, 1, 2]) raise(queue, item);
  queue.high[2] = 1;
  queue.low[2] = 0;
  raise(queue, 2);
  expect(queue.size).toBe(3);
  expect(takeLeast(queue)).toBe(2);
  queue.high[2] = 0;
  raise(queue, 2);
  expect(taken(queue)).toEqual([2, 0, 1]);
});

test('an emptied queue is as good as a new one', () => {
  const queue = queueOf([
    [3, 0],
    [1, 0],
    [2, 0],
  ]);
  for (const item of [0, 1, 2]) raise(queue, item);
  clearQueue(queue);
  expect(queue.size).toBe(0);
  for (const item of [2, 0]) raise(queue, item);
  expect(taken(queue)).toEqual([2, 0]);
});

test('whatever is raised and taken in whatever order, the least of what is inside comes out', () => {
  for (let seed = 1; seed <= times(300); seed++) {
    const roll = dice(seed);
    const count = 1 + roll(40);
    const queue = queueOf(Array.from({ length: count }, () => [roll(6), roll(6)] as const));
    const inside = new Set<number>();
    const key = (item: number) => queue.high[item]! * 100 + queue.low[item]!;
    for (let step = 0; step < 200; step++) {
      const item = roll(count);
      if (roll(3) > 0) {
        if (inside.has(item)) queue.low[item]! -= roll(3);
        else [queue.high[item], queue.low[item]] = [roll(6), roll(6)];
        if (roll(4) === 0) queue.high[item]! -= 1;
        raise(queue, item);
        inside.add(item);
      } else if (inside.size > 0) {
        const least = Math.min(...[...inside].map(key));
        const out = takeLeast(queue);
        expect(inside.delete(out), `seed ${seed}`).toBe(true);
        expect(key(out), `seed ${seed}`).toBe(least);
      }
      expect(queue.size).toBe(inside.size);
    }
  }
});
