import { expect, test } from 'vitest';
import { type Scores, together, totalOf } from './agreement.ts';

const categories = ['clarity', 'readiness', 'fit'];

test('the mean is of all scores, and totals are compared', () => {
  const both = [
    { clarity: 5, readiness: 4, fit: 5 },
    { clarity: 3, readiness: 4, fit: 3 },
  ];
  expect(together(both, categories)).toEqual({ readings: 2, mean: 4, apart: 4 });
});

test('one reading agrees with nobody, none has no mean', () => {
  expect(together([{ clarity: 2, readiness: 3, fit: 4 }], categories)).toEqual({
    readings: 1,
    mean: 3,
    apart: null,
  });
  expect(together([], categories)).toEqual({ readings: 0, mean: null, apart: null });
});

test('a reading that lacks a point is counted but not compared', () => {
  const both: Scores[] = [{ clarity: 5, readiness: 5, fit: 5 }, { clarity: 1 }];
  expect(together(both, categories)).toEqual({ readings: 2, mean: 4, apart: null });
});

test('a total is over the points given', () => {
  expect(totalOf({ clarity: 4, readiness: 3 }, 5)).toEqual({ points: 7, of: 10 });
});
