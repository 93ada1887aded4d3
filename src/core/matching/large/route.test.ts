/**
 * Prices and pairs after small changes, reckoned by hand. Points are worth 2 and to be in 1, so whoever is out has the
 * potential -1, and a mentor's price is their potential below 0. Mentees are a, b, c, d, mentors x, y, z, w.
 */
import { describe, expect, test } from 'vitest';
import { faultIn, residualAt, type Small } from '../../../../test/residuals.ts';
import type { Found } from '../../../../test/rows.ts';
import { ask, bar, offer } from './change.ts';
import { addPair, findPair } from './listed.ts';
import { wakeAll, wakeRows } from './mend.ts';
import { type Residual, sinkOf, sourceOf } from './residual.ts';
import { lowerPrices, send } from './route.ts';
import { lotOf } from './ties.ts';

const [a, b, c, d] = [0, 1, 2, 3] as const;
const [x, y, z, w] = [0, 1, 2, 3] as const;

/** Potentials of mentees, of mentors, and of the sink, above that of the source. */
function pricesOf(residual: Residual): number[][] {
  const { high, mentees, mentors } = residual;
  const above = Array.from(high, (each) => each - high[sourceOf(residual)]! + 0);
  const places = above[mentees + mentors]!;
  return [above.slice(0, mentees), above.slice(mentees, mentees + mentors - 1), [places]];
}

const pairsOf = ({ chosen, mentorOf }: Residual) =>
  chosen.map((pairs) => pairs.map((pair) => mentorOf[pair]!).sort());

const start = (small: Small, made: readonly (readonly [number, number])[], potential: readonly number[]) => {
  const residual = residualAt(small, made, potential);
  expect(faultIn(residual)).toBeNull();
  return residual;
};

/** a has x, c has y; b would take x, and d would take y, were they cheaper. */
const apart = () =>
  start(
    {
      demand: [1, 1, 1, 1],
      capacity: [1, 1],
      pairs: [
        [a, x, 20],
        [b, x, 14],
        [c, y, 7],
        [d, y, 5],
      ],
    },
    [
      [a, x],
      [c, y],
    ],
    [9, -1, 2, -1, -31, -12, 0],
  );

/** a has x and b has y, each could take the other's, and c would take x, were x cheaper. */
const crossed: Small = {
  demand: [1, 1, 1],
  capacity: [1, 1],
  pairs: [
    [a, x, 20],
    [a, y, 18],
    [b, y, 20],
    [b, x, 18],
    [c, x, 14],
  ],
};
const straight = [
  [a, x],
  [b, y],
] as const;

describe('one unit', () => {
  test('leaves by the nearest way, and another one comes by the nearest; prices further off stay', () => {
    const residual = apart();
    bar(residual, findPair(residual, a, x));
    // a gives 10 up to be out; b comes once x is 2 cheaper.
    expect(pairsOf(residual)).toEqual([[], [x], [y], []]);
    expect(pricesOf(residual)).toEqual([[-1, -1, 2, -1], [-29, -12], [0]]);
    expect(faultIn(residual)).toBeNull();
  });

  test('goes straight to where one is lacking if that is nearer than to leave', () => {
    const residual = start(crossed, straight, [9, 9, -1, -31, -31, 0]);
    bar(residual, findPair(residual, a, x));
    // a pays 4 more for y than for x, and b 4 more for x: 8, where to be out would cost 10.
    expect(pairsOf(residual)).toEqual([[y], [x], []]);
    expect(pricesOf(residual)).toEqual([[1, 5, -1], [-31, -35], [0]]);
    expect(faultIn(residual)).toBeNull();
  });

  /** One place, worth 15, which a has with x; c would take x at 19, and b y at 9. */
  const tight = () =>
    start(
      {
        demand: [1, 1, 1],
        capacity: [1, 1],
        places: 1,
        pairs: [
          [a, x, 10],
          [b, y, 4],
          [c, x, 9],
        ],
      },
      [[a, x]],
      [0, -1, -1, -20, -15, -15],
    );

  test('comes in for whoever leaves, at the price of a place that was paid before', () => {
    const residual = tight();
    ask(residual, a, 0);
    expect(pairsOf(residual)).toEqual([[], [], [x]]);
    expect(pricesOf(residual)).toEqual([[1, -1, -1], [-19, -15], [-15]]);
    expect(faultIn(residual)).toBeNull();
  });

  test('does not fill more room where places are dearer than all who would come', () => {
    const residual = tight();
    offer(residual, x, 2);
    expect(pairsOf(residual)).toEqual([[x], [], []]);
    expect(pricesOf(residual)).toEqual([[0, -1, -1], [-19, -15], [-19]]);
    expect(faultIn(residual)).toBeNull();
  });

  test('finds a mentor who has just become cheaper, further down a row than any was worth a look before', () => {
    const residual = start(
      {
        demand: [1, 1, 1],
        capacity: [1, 1],
        pairs: [
          [a, x, 20],
          [b, y, 20],
          [b, x, 14],
          [c, x, 12],
        ],
      },
      straight,
      [9, 9, -1, -31, -31, 0],
    );
    // As in a flow that is kept, where nobody can have the guest.
    residual.high[residual.mentees + residual.mentors - 1] = -1000;
    bar(residual, findPair(residual, a, x));
    expect(pricesOf(residual)).toEqual([[-1, 9, -1], [-25, -31], [0]]);
    bar(residual, findPair(residual, b, y));
    expect(pairsOf(residual)).toEqual([[], [x], []]);
    expect(faultIn(residual)).toBeNull();
  });

  test('goes from a mentor to a mentee who both leave over their own pair, which is undone', () => {
    const residual = apart();
    for (const room of [residual.demand, residual.given]) room[a] = 0;
    for (const room of [residual.capacity, residual.out]) room[x] = 0;
    residual.count -= 1;
    send(residual, residual.mentees + x, a);
    expect(pairsOf(residual)).toEqual([[], [], [y], []]);
    expect(faultIn(residual)).toBeNull();
  });

  test('without any way is a flow that has lost its balance', () => {
    const residual = residualAt({ demand: [1], capacity: [1], places: 0, pairs: [] }, [], [-1, 0, 0]);
    expect(() => send(residual, sinkOf(residual), sourceOf(residual))).toThrow(
      new Error('A flow has lost its balance.'),
    );
  });

  test('is refused where lots can no longer be added exactly', () => {
    const at = (low: number) => {
      const residual = apart();
      residual.low[sourceOf(residual)] = low;
      return () => bar(residual, findPair(residual, a, x));
    };
    // a takes the source's.
    expect(at(2 ** 52)).not.toThrow();
    expect(at(2 ** 52 + 1)).toThrow(new RangeError('Lots no longer add up exactly.'));
    expect(at(-(2 ** 52) - 1)).toThrow(RangeError);
  });
});

describe('several units', () => {
  const listMore = (residual: Residual, more: readonly Found[]) => {
    for (const [mentee, mentor, points] of more) addPair(residual, mentee, mentor, points);
    return wakeRows(
      residual,
      more.map(([mentee]) => mentee),
    );
  };

  test('that a better pair sets free meet again where both have left, once for each place', () => {
    const residual = start(
      {
        demand: [1, 1, 1, 1],
        capacity: [2, 2],
        pairs: [
          [a, x, 20],
          [b, x, 20],
          [c, y, 20],
          [d, y, 20],
          [c, x, 18],
          [d, x, 17],
        ],
      },
      [
        [a, x],
        [b, x],
        [c, y],
        [d, y],
      ],
      [9, 9, 9, 9, -31, -31, 0],
    );
    const isChanged = listMore(residual, [
      [a, y, 23],
      [b, y, 23],
    ]);
    // Both would pay 6 more for y. One gets it as c goes back to x for 4; the other one is as well off with x.
    expect(isChanged).toBe(true);
    expect(pricesOf(residual)).toEqual([[9, 9, 5, 3], [-31, -37], [0]]);
    expect(faultIn(residual)).toBeNull();
    expect(residual.count).toBe(4);
  });

  test('leave one place to nobody where a better pair takes the place of two', () => {
    const residual = start(
      {
        demand: [1, 1],
        capacity: [1, 1],
        pairs: [
          [a, x, 10],
          [b, y, 1],
        ],
      },
      [
        [a, x],
        [b, y],
      ],
      [20, 2, 0, 0, 0],
    );
    expect(listMore(residual, [[a, y, 100]])).toBe(true);
    expect(pairsOf(residual)).toEqual([[y], []]);
    expect(pricesOf(residual)).toEqual([[197, -1], [0, -3], [0]]);
    expect(faultIn(residual)).toBeNull();
    expect([residual.count, ...residual.out]).toEqual([1, 0, 1, 0]);
  });

  test('come to a mentor whose price nobody pays, and the price is gone', () => {
    const small: Small = {
      demand: [1],
      capacity: [1, 1],
      pairs: [
        [a, x, 20],
        [a, y, 5],
      ],
    };
    const residual = residualAt(small, [[a, x]], [40, 0, -6, 0]);
    expect(faultIn(residual)).toBe('more at 1 gains 6, 0');
    wakeAll(residual);
    expect(pricesOf(residual)).toEqual([[40], [0, 0], [0]]);
    expect(faultIn(residual)).toBeNull();
  });

  test('leave the price of a place alone where somebody only moves', () => {
    const residual = start(
      { demand: [1], capacity: [1, 1], places: 1, pairs: [[a, x, 10]] },
      [[a, x]],
      [5, -15, -15, -15],
    );
    expect(listMore(residual, [[a, y, 11]])).toBe(true);
    expect(pairsOf(residual)).toEqual([[y]]);
    expect(pricesOf(residual)).toEqual([[7], [-15, -15], [-15]]);
    expect(faultIn(residual)).toBeNull();
  });
});

test('prices go as low as others who would come allow, but not where there is no room or nobody', () => {
  const residual = start(
    {
      demand: [1, 1, 1, 1],
      capacity: [1, 0, 1, 1],
      pairs: [
        [a, x, 20],
        [b, x, 14],
        [c, y, 5],
        [d, w, 7],
      ],
    },
    [
      [a, x],
      [d, w],
    ],
    [9, -1, -1, 2, -31, -100, 7, -12, 0],
  );
  residual.low[residual.mentees + z] = 5;
  lowerPrices(residual);
  // b comes for 29, so a can be left 11; y keeps the price that nobody pays; z costs nothing, and w, whom one wants, neither.
  expect(pricesOf(residual)).toEqual([[11, -1, -1, 14], [-29, -100, 0, 0], [0]]);
  expect(faultIn(residual)).toBeNull();
  const lotWith = (mentee: number) => lotOf(residual.lots, mentee, x);
  expect(residual.low[residual.mentees + x]).toBe(-lotWith(b));
  expect(residual.low[a]).toBe(lotWith(a) - lotWith(b));
  expect(residual.low[residual.mentees + z]).toBe(0);
  bar(residual, findPair(residual, a, x));
  expect(pairsOf(residual)).toEqual([[], [x], [], [w]]);
  expect(faultIn(residual)).toBeNull();
});
