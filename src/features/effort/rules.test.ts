import { expect, test } from 'vitest';
import { suggestionsFrom, timed } from './rules.ts';

const read = (day: string) => ({ action: 'readingSaved', day }) as const;

test('readings of a day are suggested at four minutes each, the latest day first', () => {
  const found = suggestionsFrom(
    [read('2026-11-05'), read('2026-11-05'), { action: 'matchingRun', day: '2026-11-06' }],
    [],
  );
  expect(found).toEqual([
    {
      occasion: 'matching 2026-11-06',
      phase: 'matching',
      day: '2026-11-06',
      minutes: 10,
      did: [{ action: 'matchingRun', count: 1 }],
    },
    {
      occasion: 'reading 2026-11-05',
      phase: 'reading',
      day: '2026-11-05',
      minutes: 8,
      did: [{ action: 'readingSaved', count: 2 }],
    },
  ]);
});

test('what was booked or turned down is not suggested again, what came later is', () => {
  const deeds = [read('2026-11-05'), read('2026-11-05')];
  const booked = { occasion: 'reading 2026-11-05', minutes: 8 };
  expect(suggestionsFrom(deeds, [booked])).toEqual([]);
  expect(suggestionsFrom([...deeds, read('2026-11-05')], [booked]).map(({ minutes }) => minutes)).toEqual([
    4,
  ]);
});

test('a timer counts whole minutes, one at least and a day at most', () => {
  const start = new Date('2026-11-05T09:00:00Z');
  expect(timed(start, new Date('2026-11-05T09:00:05Z'))).toBe(1);
  expect(timed(start, new Date('2026-11-05T10:30:10Z'))).toBe(90);
  expect(timed(start, new Date('2026-12-05T10:30:10Z'))).toBe(1440);
});
