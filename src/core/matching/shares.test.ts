import { describe, expect, test } from 'vitest';
import { differenceOf, wilson } from './shares.ts';

describe('what chance allows', () => {
  // prop.test(k, n, correct = FALSE)$conf.int of R 4.2.
  test.each([
    [0, 8, 0, 0.32440756488388],
    [5, 8, 0.305742394602627, 0.863155714176403],
    [1, 9, 0.0198908876385449, 0.434999705576656],
    [4, 12, 0.138120091091213, 0.6093779111272],
    [19, 24, 0.595295467468113, 0.907551746471481],
    [24, 24, 0.86202379532502, 1],
    [1, 5, 0.0362241086324301, 0.624465370237475],
  ])('for %i of %i is what R says', (part, whole, least, most) => {
    const interval = wilson(part, whole);
    expect(interval.least).toBeCloseTo(least, 9);
    expect(interval.most).toBeCloseTo(most, 9);
  });

  test('for a difference is what Newcombe 1998 printed, method 10', () => {
    // Table II: 56/70 - 48/80, 9/10 - 3/10, 10/10 - 0/20.
    const rounded = (a: number, m: number, b: number, n: number) => {
      const { least, most } = differenceOf({ part: a, whole: m }, { part: b, whole: n });
      return [least.toFixed(4), most.toFixed(4)];
    };
    expect(rounded(56, 70, 48, 80)).toEqual(['0.0524', '0.3339']);
    expect(rounded(9, 10, 3, 10)).toEqual(['0.1705', '0.8090']);
    expect(rounded(10, 10, 0, 20)).toEqual(['0.6791', '1.0000']);
  });
});

test('of nobody and of everybody, chance reaches from nothing and up to all, exactly', () => {
  for (let whole = 1; whole <= 200; whole++) {
    expect(wilson(0, whole).least).toBe(0);
    expect(wilson(whole, whole).most).toBe(1);
  }
});
