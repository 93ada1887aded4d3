import { describe, expect, test } from 'vitest';
import { problemOf } from '../../../test/named-problem.ts';
import type { Price, Problem } from './problem.ts';
import { decide, openDesk, type Policy, pricesFor, runCourse } from './rolling.ts';

describe('whom somebody gets at the desk', () => {
  /** Points with three mentors, the price of each, and that of a place; who is taken. */
  const taken = (
    points: readonly (number | null)[],
    prices: readonly Price[],
    {
      places = [0, 0] as Price,
      room = [1, 1, 1],
      left = null as number | null,
      names = ['X', 'Y', 'Z'],
    } = {},
  ) => {
    const desk = openDesk({
      ...problemOf(['a'], {}, {}, { places: left }),
      mentors: names.map((id, at) => ({ id, capacity: room[at]!, minimum: 0 })),
      scores: points.flatMap((worth, at) => (worth === null ? [] : [[0, at, worth] as const])),
    });
    const score = decide(desk, { mentors: prices, places }, 0);
    return score === null ? null : names[score[1]]!;
  };
  const free: Price = [0, 0];

  test.each([
    ['the most points', [500, 900, 800], [free, free, free], {}, 'Y'],
    ['the most points less the price', [500, 900, 700], [free, [0, 401], [0, 199]], {}, 'Z'],
    ['whose place nobody else needs', [1, 900, 900], [free, [1, 0], [1, 500]], {}, 'X'],
    [
      'who costs nobody a place more than they are worth',
      [null, 900, 900],
      [free, [1, 0], [1, 500]],
      {},
      'Y',
    ],
    ['who is worth just the price', [900, null, null], [[1, 900], free, free], {}, 'X'],
    ['nobody below the price', [900, null, null], [[1, 901], free, free], {}, null],
    ['nobody who would cost two people', [900, null, null], [[2, 0], free, free], {}, null],
    ['nobody where a place is worth more', [900, null, null], [free, free, free], { places: [1, 901] }, null],
    ['nobody where both are', [900, null, null], [[0, 500], free, free], { places: [1, 401] }, null],
    [
      'who is worth a place and the price',
      [900, null, null],
      [[0, 500], free, free],
      { places: [1, 400] },
      'X',
    ],
    ['who has room', [900, 800, 700], [free, free, free], { room: [0, 0, 1] }, 'Z'],
    ['nobody where no place is left', [900, 800, 700], [free, free, free], { left: 0 }, null],
    ['of equal worth, the more points', [500, 700, 600], [free, [0, 200], [0, 100]], {}, 'Y'],
    [
      'of equal worth and points, the lower id',
      [700, 700, 700],
      [free, free, free],
      { names: ['R', 'P', 'Q'] },
      'P',
    ],
    ['nobody where nobody fits', [null, null, null], [free, free, free], {}, null],
  ] as [string, (number | null)[], Price[], Parameters<typeof taken>[2], string | null][])(
    'is %s',
    (_, points, prices, more, who) => {
      expect(taken(points, prices, more)).toBe(who);
      // The order of rows does not matter.
      const turned = {
        ...more,
        names: (more?.names ?? ['X', 'Y', 'Z']).toReversed(),
        room: (more?.room ?? [1, 1, 1]).toReversed(),
      };
      expect(taken(points.toReversed(), prices.toReversed(), turned)).toBe(who);
    },
  );

  test('is nobody who is vetoed', () => {
    const { rows, room, places } = openDesk(
      problemOf(
        ['a', 'b'],
        { X: 2, Y: 1 },
        { 'a X': 1, 'a Y': 2, 'b X': 3 },
        { vetoed: [['a', 'Y']], places: 7 },
      ),
    );
    expect({ rows, room, places }).toEqual({ rows: [[[0, 0, 1]], [[1, 0, 3]]], room: [2, 1], places: 7 });
  });
});

describe('prices', () => {
  /** Many want what X and Y give; "rare" wants what only X gives. */
  const problem = (more: Partial<Problem> = {}) =>
    problemOf(
      ['usual', 'rare'],
      { X: 1, Y: 1, Z: 1 },
      { 'usual X': 900, 'usual Y': 600, 'usual Z': 500, 'rare X': 950 },
      more,
    );
  const [usual, rare] = [0, 1];
  const free: Price = [0, 0];

  // Each is what would be lost with a place of the mentor: people, then points.
  test.each([
    ['nobody came', [], 2, [free, free, free]],
    ['nobody will come', [rare, usual], 0, [free, free, free]],
    ['the last one comes again', [rare, usual], 1, [[0, 300], free, free]],
    ['both come again', [rare, usual], 2, [[1, 950], [0, 100], free]],
    [
      'the last one comes twice',
      [rare, usual],
      3,
      [
        [1, 950],
        [1, 600],
        [1, 500],
      ],
    ],
    ['only the rare one comes, twice', [rare], 2, [[1, 950], free, free]],
  ] as [string, number[], number, Price[]][])('where %s', (_, past, expected, mentors) => {
    const prices = pricesFor(openDesk(problem()), past, expected);
    expect(prices.mentors).toEqual(mentors);
    expect(prices.places).toEqual(free);
  });

  test('are nothing for a mentor without room, and those of others rise', () => {
    const desk = openDesk(problem());
    desk.room[1] = 0;
    expect(pricesFor(desk, [usual], 2).mentors).toEqual([[1, 900], free, [1, 500]]);
  });

  test('are on places where places are what is short', () => {
    const { mentors, places } = pricesFor(openDesk(problem({ places: 1 })), [usual], 2);
    // One of two comes in, with X: without that place neither, without X the next best mentor.
    expect(places[0]).toBe(1);
    expect(mentors[0]![0]).toBe(0);
    expect(mentors[0]![1]).toBeLessThanOrEqual(300);
  });
});

describe('a course', () => {
  const people = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9'];
  /** Nine who could have X or Y, and the last one, who could have X alone. */
  const points = Object.fromEntries(
    people.flatMap((id, at) =>
      at === 9
        ? [[`${id} X`, 800]]
        : [
            [`${id} X`, 500],
            [`${id} Y`, 400],
          ],
    ),
  );
  const course = (policy: Policy, more: Partial<Problem> = {}, mentors = [0, 1], room = { X: 1, Y: 1 }) =>
    runCourse(problemOf(people, room, points, more), [...people.keys()], mentors, policy);

  test('takes the first mentor with room in the order in which they are tried, or the best', () => {
    expect(course('now')).toEqual({ placed: 2, total: 900, waited: 0 });
    expect(course('first', {}, [1, 0])).toEqual({ placed: 2, total: 900, waited: 0 });
    expect(course('first', { places: 1 }, [1, 0])).toEqual({ placed: 1, total: 400, waited: 0 });
    expect(course('first', { places: 1 }, [0, 1])).toEqual({ placed: 1, total: 500, waited: 0 });
    expect(course('first', { places: 0 })).toEqual({ placed: 0, total: 0, waited: 0 });
    expect(course('first', {}, [1, 0], { X: 0, Y: 3 })).toEqual({ placed: 3, total: 1200, waited: 0 });
  });

  test('with prices lets the first fifth in as if nobody else came', () => {
    expect(course('priced')).toEqual({ placed: 2, total: 900, waited: 0 });
  });

  test('with prices keeps the mentor of the few for them', () => {
    // Every other one needs X; the others could have X or Y, and like X better.
    const ids = Array.from({ length: 20 }, (_, at) => `a${at + 10}`);
    const worth = Object.fromEntries(
      ids.flatMap((id, at) =>
        at % 2 === 1
          ? [[`${id} X`, 500]]
          : [
              [`${id} X`, 600],
              [`${id} Y`, 400],
            ],
      ),
    );
    const problem = problemOf(ids, { X: 10, Y: 10 }, worth);
    const arrivals = [...ids.keys()];
    // The first come takes X ten times; then only those who could have Y come in.
    expect(runCourse(problem, arrivals, [0, 1], 'now')).toEqual({
      placed: 15,
      total: 5 * 600 + 5 * 500 + 5 * 400,
      waited: 0,
    });
    // Only the two who like X better and come before anything is learnt have it; eight of ten are left for the rest.
    const priced = runCourse(problem, arrivals, [0, 1], 'priced');
    expect(priced.placed).toBe(18);
    expect(priced.total).toBe(2 * 600 + 8 * 500 + 8 * 400);
  });
});

describe('a course of twenty who could all have the same mentor', () => {
  const ids = Array.from({ length: 20 }, (_, at) => `a${at + 10}`);
  const arrivals = [...ids.keys()];

  test('keeps places for people like those who came, and gives what is left at the end to those who waited', () => {
    // The first eighteen have 900 points, the last two 500: until the last tenth nobody like them came.
    const worth = Object.fromEntries(ids.map((id, at) => [`${id} X`, at < 18 ? 900 : 500]));
    const problem = problemOf(ids, { X: 20 }, worth);
    const reached = { placed: 20, total: 18 * 900 + 2 * 500 };
    expect(runCourse(problem, arrivals, [0], 'priced')).toEqual({ ...reached, waited: 2 });
    expect(runCourse(problem, arrivals, [0], 'now')).toEqual({ ...reached, waited: 0 });
  });

  test('knows nothing of those who will come', () => {
    // Ten who could have X or Y, then ten who could only have X.
    const worth = Object.fromEntries(
      ids.flatMap((id, at) =>
        at < 10
          ? [
              [`${id} X`, 600],
              [`${id} Y`, 400],
            ]
          : [[`${id} X`, 500]],
      ),
    );
    const course = runCourse(problemOf(ids, { X: 10, Y: 20 }, worth), arrivals, [0, 1], 'priced');
    expect(course).toEqual({ placed: 10, total: 10 * 600, waited: 0 });
  });
});
