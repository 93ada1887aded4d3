import { describe, expect, test } from 'vitest';
import { dice } from '../../../test/problems.ts';
import { clearHeap, emptyHeap, raise, takeLeast } from './heap.ts';

describe('a heap', () => {
  test('gives its items by rising key, each once, also where keys were lowered or are equal', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const roll = dice(seed);
      const keys = Float64Array.from({ length: 1 + roll(30) }, () => roll(20));
      const heap = emptyHeap(keys);
      const inside = new Set<number>();
      for (let step = 0; step < 100; step++) {
        const item = roll(keys.length);
        if (roll(3) > 0) {
          if (inside.has(item)) keys[item]! -= roll(5);
          raise(heap, item);
          inside.add(item);
        } else if (inside.size > 0) {
          const smallest = Math.min(...[...inside].map((one) => keys[one]!));
          const least = takeLeast(heap);
          expect([inside.delete(least), keys[least]], `seed ${seed}`).toEqual([true, smallest]);
        }
        expect(heap.size, `seed ${seed}`).toBe(inside.size);
      }
    }
  });

  test('that was cleared takes the same items again', () => {
    const keys = Float64Array.of(3, 1, 2, 0);
    const heap = emptyHeap(keys);
    for (const item of [0, 1, 2, 3]) raise(heap, item);
    expect(takeLeast(heap)).toBe(3);
    clearHeap(heap);
    expect(heap.size).toBe(0);
    for (const item of [2, 0, 3]) raise(heap, item);
    expect([takeLeast(heap), takeLeast(heap), takeLeast(heap)]).toEqual([3, 2, 0]);
  });
});
