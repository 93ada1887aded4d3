import { expect, test } from 'vitest';
import { takeLeast } from './queue.ts';
import { emptyTrail, forget, isBelowEnd, reach, tryNode } from './trail.ts';

test('a node keeps the cheapest way that was tried, by worth and then by lots, and the first of equal ones', () => {
  const trail = emptyTrail(4);
  const tried: readonly (readonly [high: number, low: number, from: number, via: number])[] = [
    [5, 0, 1, 10],
    [5, 0, 2, 11],
    [5, 1, 2, 12],
    [6, -9, 2, 13],
    [5, -1, 3, 14],
    [4, 7, 1, 15],
    [4, 7, 3, 16],
  ];
  const known = tried.map(([high, low, from, via]) => {
    tryNode(trail, 0, high, low, from, via);
    expect(trail.queue.size).toBe(1);
    return [trail.high[0], trail.low[0], trail.from[0], trail.via[0]];
  });
  const [first, , , , better, best] = tried;
  expect(known).toEqual([first, first, first, first, better, best, best]);
});

test('the cheapest end is known, and nothing is reached that costs as much', () => {
  const trail = emptyTrail(5);
  trail.isEnd[1] = 1;
  trail.isEnd[2] = 1;
  reach(trail, 0, 0, 0, 0, 0);
  tryNode(trail, 3, 9, 0, 0, 0);
  expect(trail.end).toBe(-1);
  expect(isBelowEnd(trail, 10 ** 9, 0)).toBe(true);
  tryNode(trail, 1, 6, 2, 0, 0);
  tryNode(trail, 2, 6, 2, 0, 0);
  tryNode(trail, 4, 6, 2, 0, 0);
  expect([trail.end, trail.endHigh, trail.endLow]).toEqual([1, 6, 2]);
  expect([
    isBelowEnd(trail, 6, 1),
    isBelowEnd(trail, 6, 2),
    isBelowEnd(trail, 5, 3),
    isBelowEnd(trail, 7, 0),
  ]).toEqual([true, false, true, false]);
  tryNode(trail, 2, 6, 1, 0, 0);
  expect([trail.end, trail.endHigh, trail.endLow]).toEqual([2, 6, 1]);
  expect(trail.high[4]).toBe(Number.POSITIVE_INFINITY);
});

test('once it forgets, a trail is as good as a new one', () => {
  const trail = emptyTrail(3);
  trail.isEnd[2] = 1;
  reach(trail, 0, 0, 0, 0, 0);
  trail.settled.push(takeLeast(trail.queue));
  tryNode(trail, 1, 3, 1, 0, 4);
  tryNode(trail, 1, 2, 1, 0, 4);
  tryNode(trail, 2, 5, 1, 1, 6);
  forget(trail);
  trail.isEnd[2] = 0;
  // Which way it came to a node is read only where it came to it again.
  expect(trail).toMatchObject({
    ...emptyTrail(3),
    from: trail.from,
    via: trail.via,
    queue: { ...trail.queue, size: 0, places: Int32Array.of(-1, -1, -1) },
  });
});
