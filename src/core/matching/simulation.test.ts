import { describe, expect, test } from 'vitest';
import { problemOf } from '../../../test/named-problem.ts';
import { dice } from '../../../test/problems.ts';
import type { Problem } from './problem.ts';
import { type Policy, runCourse, simulate } from './rolling.ts';

describe('a simulation', () => {
  const problem = problemOf(
    ['a', 'b', 'c', 'd', 'e', 'f'],
    { X: 1, Y: 2, Z: 1 },
    {
      'a X': 900,
      'a Y': 100,
      'b X': 300,
      'c X': 500,
      'c Z': 700,
      'd Z': 200,
      'd Y': 50,
      'e Y': 640,
      'f Y': 10,
      'f Z': 990,
    },
  );

  /** The orders drawn anew: whoever knows the seed can draw them. */
  const drawn = (seed: number, mentees: number, mentors: number) => {
    const roll = dice(seed);
    const shuffled = (count: number) => {
      const order = [...Array(count).keys()];
      for (let at = count - 1; at > 0; at--) {
        const other = roll(at + 1);
        [order[at], order[other]] = [order[other]!, order[at]!];
      }
      return order;
    };
    return { arrivals: shuffled(mentees), mentors: shuffled(mentors) };
  };

  /** Ten for six, drawn by dice: here prices gain in some orders and lose in others. */
  const crowd = (): Problem => {
    const roll = dice(1);
    const people = [...'abcdefghij'].flatMap((id) => [...'UVWXYZ'].map((mentor) => `${id} ${mentor}`));
    const points = people.flatMap((pair) => (roll(3) === 0 ? [[pair, 100 * (1 + roll(9))] as const] : []));
    return problemOf([...'abcdefghij'], { U: 1, V: 1, W: 1, X: 1, Y: 1, Z: 1 }, Object.fromEntries(points));
  };

  test.each([
    ['few', problem],
    ['a crowd', crowd()],
  ])(
    'of %s tells the middle of all orders, between which nine of ten lie, and what prices gain in the same order',
    (_, problem) => {
      const orders = 40;
      const { mentees, mentors: offering } = problem;
      const found = simulate(problem, orders, 2027);
      const courses = Array.from({ length: orders }, (_, at) => {
        const { arrivals, mentors } = drawn(2027 + at, mentees.length, offering.length);
        const run = (policy: Policy) => runCourse(problem, arrivals, mentors, policy);
        return { first: run('first'), now: run('now'), priced: run('priced') };
      });
      // Of forty, the second lowest, the twentieth and the thirty-eighth.
      const spread = (values: readonly number[]) => {
        const sorted = values.toSorted((a, b) => a - b);
        return { low: sorted[1], middle: sorted[19], high: sorted[37] };
      };
      for (const policy of ['first', 'now', 'priced'] as const)
        expect(found.policies[policy]).toEqual({
          placed: spread(courses.map((course) => course[policy].placed)),
          total: spread(courses.map((course) => course[policy].total)),
          waited: spread(courses.map((course) => course[policy].waited)),
        });
      for (const policy of ['first', 'now'] as const) {
        const gained = courses.map((course) => course.priced.placed - course[policy].placed);
        const [more, same, fewer] = [1, 0, -1].map((sign) =>
          gained.filter((gain) => Math.sign(gain) === sign),
        );
        expect(found.gains[policy]).toEqual({
          placed: spread(gained),
          total: spread(courses.map((course) => course.priced.total - course[policy].total)),
          more: more!.length,
          same: same!.length,
          fewer: fewer!.length,
        });
      }
      expect(new Set(courses.map(({ first }) => first.total)).size).toBeGreaterThan(3);
      expect(found).toMatchObject({ orders, seed: 2027, arrivals: mentees.length });
    },
  );

  test('tells what could have been reached by whoever knew everybody', () => {
    expect(simulate(problem, 1, 1).hindsight).toEqual({ placed: 4, total: 900 + 990 + 640 + 50 });
    const { gains } = simulate(crowd(), 40, 2027);
    for (const { more, fewer } of Object.values(gains)) expect(Math.min(more, fewer)).toBeGreaterThan(0);
  });
});
