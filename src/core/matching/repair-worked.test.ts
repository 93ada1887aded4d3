/** Repairs small enough to be worked out by hand. */
import { describe, expect, test } from 'vitest';
import type { Goal, Mentee, Mentor, Problem } from './problem.ts';
import { repair, tradeOff } from './repair.ts';

/** `ax 9`: a and x may be paired, for 9 points. */
function problemOf(
  mentees: Readonly<Record<string, Partial<Mentee>>>,
  mentors: Readonly<Record<string, Partial<Mentor>>>,
  pairs: readonly string[],
  goals: readonly Goal[] = ['people', 'total'],
): Problem {
  const [menteeIds, mentorIds] = [Object.keys(mentees), Object.keys(mentors)];
  return {
    mentees: menteeIds.map((id) => ({ id, priority: 0, demand: 1, ...mentees[id] })),
    mentors: mentorIds.map((id) => ({ id, capacity: 1, minimum: 0, ...mentors[id] })),
    scores: pairs.map((pair) => {
      const [ids, points] = pair.split(' ');
      return [menteeIds.indexOf(ids![0]!), mentorIds.indexOf(ids![1]!), Number(points)];
    }),
    places: null,
    goals,
    everyone: false,
    locked: [],
    vetoed: [],
  };
}

describe('a repair, worked by hand,', () => {
  test('changes nothing that lives where another mentor has room', () => {
    const problem: Problem = {
      mentees: ['a', 'b'].map((id) => ({ id, priority: 0, demand: 1 })),
      mentors: [
        { id: 'x', capacity: 0, minimum: 0 },
        { id: 'y', capacity: 1, minimum: 0 },
        { id: 'z', capacity: 1, minimum: 0 },
      ],
      scores: [
        [0, 1, 900],
        [0, 2, 400],
        [1, 1, 500],
        [1, 2, 800],
      ],
      places: null,
      goals: ['people', 'total'],
      everyone: false,
      locked: [],
      vetoed: [],
    };
    const live = [
      ['a', 'x'],
      ['b', 'y'],
    ] as const;
    expect(repair(problem, live)).toMatchObject({ changes: 0, kept: 1, reached: { placed: 2, total: 900 } });
    expect(tradeOff(problem, live)).toMatchObject([
      { names: ['least', 'repair', 'back'], left: 0, changes: 0, reached: { placed: 2, total: 900 } },
      { names: ['best'], changes: 1, reached: { placed: 2, total: 1700 } },
    ]);
  });

  test('gives a free place to the one whose pairing ended, before people who only wait', () => {
    const problem: Problem = {
      mentees: [
        { id: 'had', priority: 100, demand: 1 },
        { id: 'waits', priority: 500, demand: 1 },
      ],
      mentors: [{ id: 'y', capacity: 1, minimum: 0 }],
      scores: [
        [0, 0, 100],
        [1, 0, 900],
      ],
      places: null,
      goals: ['people', 'priority', 'total'],
      everyone: false,
      locked: [],
      vetoed: [],
    };
    expect(repair(problem, [['had', 'gone']])).toMatchObject({ pairs: [['had', 'y', 100]] });
  });

  test('keeps a live pairing of a mentee with two mentors, and only then looks for the best other one', () => {
    const problem = problemOf({ a: { demand: 2 } }, { x: {}, y: {}, z: {} }, ['ax 1', 'ay 9', 'az 8']);
    expect(repair(problem, [['a', 'x']])).toMatchObject({
      pairs: [
        ['a', 'x', 1],
        ['a', 'y', 9],
      ],
      kept: 1,
      changes: 0,
    });
  });

  test('counts no change where a live pairing was declined or is of people who are gone', () => {
    const problem: Problem = {
      ...problemOf({ a: {} }, { x: {}, y: {} }, ['ax 9', 'ay 1']),
      vetoed: [['a', 'x']],
    };
    const live = [
      ['a', 'x'],
      ['gone', 'x'],
      ['a', 'gone'],
    ] as const;
    expect(repair(problem, live)).toMatchObject({ pairs: [['a', 'y', 1]], kept: 0, changes: 0 });
    expect(tradeOff(problem, live)).toMatchObject([
      { names: ['least', 'repair', 'back', 'best'], pairs: [['a', 'y', 1]], changes: 0 },
    ]);
  });

  test('leaves locked pairs, with the room they fill, as they are', () => {
    // y has two places, one of them locked to b; x must have somebody; c would rather go to y.
    const problem: Problem = {
      ...problemOf({ a: {}, b: {}, c: {} }, { x: { minimum: 1 }, y: { capacity: 2, minimum: 1 } }, [
        'ax 2',
        'ay 5',
        'bx 9',
        'by 0',
        'cx 1',
        'cy 7',
      ]),
      locked: [['b', 'y']],
    };
    expect(repair(problem, [['b', 'x']])).toMatchObject({
      pairs: [
        ['a', 'x', 2],
        ['b', 'y', 0],
        ['c', 'y', 7],
      ],
      kept: 0,
      changes: 1,
    });
    expect(repair({ ...problem, places: 2 }, [['a', 'x']])).toMatchObject({
      pairs: [
        ['a', 'x', 2],
        ['b', 'y', 0],
      ],
      kept: 1,
    });
    // Neither the 9 of b, who is placed, nor the rest, once the lock has the last place, is there to be won.
    const best = tradeOff(problem, [['b', 'x']]).find(({ names }) => names.includes('best'));
    expect(best).toMatchObject({ reached: { placed: 3, total: 9 } });
    const [x, y] = problem.mentors as [Mentor, Mentor];
    const oneLeft: Problem = { ...problem, mentors: [{ ...x, minimum: 0 }, y], places: 1 };
    expect(tradeOff(oneLeft, [['a', 'x']])).toMatchObject([
      { names: ['least', 'repair', 'back', 'best'], changes: 1, left: 1, pairs: [['b', 'y', 0]] },
    ]);
    expect(repair({ ...problem, places: 1 }, [])).toMatchObject({ kind: 'impossible' });
    expect(tradeOff({ ...problem, places: 1 }, [])).toEqual([]);
  });

  test('and the way back for all who had a pairing may cost a change and somebody who waits', () => {
    // h lost a mentor and knows x only, where k lives; k may move to z, which w waits for.
    const problem = problemOf({ h: {}, k: {}, w: {} }, { x: {}, z: {} }, ['hx 1', 'kx 5', 'kz 1', 'wz 9']);
    expect(
      tradeOff(problem, [
        ['h', 'gone'],
        ['k', 'x'],
      ]),
    ).toMatchObject([
      { names: ['least', 'repair', 'best'], changes: 0, left: 1, reached: { placed: 2, total: 14 } },
      { names: ['back'], changes: 1, left: 0, reached: { placed: 2, total: 2 } },
    ]);
  });
});

describe('the best of all, worked by hand,', () => {
  const bestOf = (problem: Problem, live: readonly (readonly [string, string])[]) =>
    tradeOff(problem, live).find(({ names }) => names.includes('best'));

  test('keeps no pair that is weaker than the worst must be', () => {
    const problem = problemOf(
      { a: {}, b: {} },
      { x: {}, y: {} },
      ['ax 10', 'ay 5', 'bx 5', 'by 1'],
      ['people', 'worst', 'total'],
    );
    expect(
      bestOf(problem, [
        ['a', 'x'],
        ['b', 'y'],
      ]),
    ).toMatchObject({ kept: 0, changes: 2, reached: { worst: 5, total: 10 } });
  });

  test('keeps no pair that would leave a mentor empty who is worth more', () => {
    // b would be worth 1 at x, a 5; so x has a price, and a is not left at y for 3.
    const problem = problemOf({ a: {}, b: {} }, { x: {}, y: {} }, ['ax 5', 'ay 3', 'bx 1'], ['total']);
    expect(bestOf(problem, [['a', 'y']])).toMatchObject({ kept: 0, reached: { total: 5 } });
  });

  test('keeps no more pairs with a mentor than the minimum load where others are worth more', () => {
    // y must have one of a, b and c, who are worth more at x; whoever is there lost least.
    const problem = problemOf(
      { a: {}, b: {}, c: {} },
      { x: { capacity: 3 }, y: { capacity: 3, minimum: 1 } },
      ['ax 9', 'ay 6', 'bx 9', 'by 6', 'cx 9', 'cy 1'],
      ['total'],
    );
    expect(
      bestOf(problem, [
        ['a', 'y'],
        ['b', 'y'],
        ['c', 'y'],
      ]),
    ).toMatchObject({ kept: 1, changes: 2, reached: { total: 24 } });
    // A lock is the minimum load already.
    expect(bestOf({ ...problem, locked: [['c', 'y']] }, [['a', 'y']])).toMatchObject({
      kept: 0,
      changes: 1,
      reached: { total: 19 },
    });
    const two = problem.mentors.map((mentor) => (mentor.id === 'y' ? { ...mentor, minimum: 2 } : mentor));
    expect(
      bestOf({ ...problem, mentors: two, locked: [['c', 'y']] }, [
        ['a', 'y'],
        ['b', 'y'],
      ]),
    ).toMatchObject({ kept: 1, changes: 1, reached: { total: 16 } });
  });
});

describe('the turning points, worked by hand,', () => {
  const live = [
    ['a', 'x'],
    ['b', 'y'],
    ['c', 'z'],
  ] as const;
  const sums = (problem: Problem, atMost?: number) =>
    tradeOff(problem, live, atMost).map(({ changes, reached, names }) => [
      changes,
      reached.placed,
      reached.priority,
      reached.total,
      names.join(' '),
    ]);

  test('take the change that brings the most fit first', () => {
    // Each may move to a mentor of their own: for 2, 9 and 5 points more.
    const pairs = ['ax 1', 'by 1', 'cz 1', 'au 3', 'bv 10', 'cw 6'];
    const mentors = { u: {}, v: {}, w: {}, x: {}, y: {}, z: {} };
    const found = [
      [0, 3, 0, 3, 'least repair back'],
      [1, 3, 0, 12, ''],
      [2, 3, 0, 17, ''],
      [3, 3, 0, 19, 'best'],
    ];
    for (const goals of [['total'], ['people', 'total'], ['people', 'priority', 'total']] as const)
      expect(sums(problemOf({ a: {}, b: {}, c: {} }, mentors, pairs, goals)), goals.join()).toEqual(found);
    const problem = problemOf({ a: {}, b: {}, c: {} }, mentors, pairs);
    expect(sums(problem, 3)).toEqual([found[0], found[1], found[3]]);
    expect(sums(problem, 2)).toEqual([found[0], found[3]]);
  });

  test('take the change that brings the highest rated first', () => {
    // d, e and f wait for the places of a, b and c, with 2, 9 and 5 more each, and for fewer points.
    const mentees = {
      a: { priority: 1 },
      b: { priority: 1 },
      c: { priority: 1 },
      d: { priority: 3 },
      e: { priority: 10 },
      f: { priority: 6 },
    };
    const pairs = ['ax 4', 'by 4', 'cz 4', 'dx 3', 'ey 3', 'fz 3'];
    const found = [
      [0, 3, 3, 12, 'least repair back'],
      [1, 3, 12, 11, ''],
      [2, 3, 17, 10, ''],
      [3, 3, 19, 9, 'best'],
    ];
    for (const goals of [
      ['people', 'priority', 'total'],
      ['people', 'priority', 'worst', 'total'],
    ] as const)
      expect(sums(problemOf(mentees, { x: {}, y: {}, z: {} }, pairs, goals)), goals.join()).toEqual(found);
    // Where ratings are no goal, nothing is won by a change.
    expect(sums(problemOf(mentees, { x: {}, y: {}, z: {} }, pairs))).toEqual([
      [0, 3, 3, 12, 'least repair back best'],
    ]);
  });

  test('take the change that lets in the most people first', () => {
    // n comes in if a moves, m only if both b and c do.
    const mentees = { a: {}, b: {}, c: {}, m: {}, n: {} };
    const mentors = { u: {}, w: {}, x: {}, y: {}, z: {} };
    const pairs = ['ax 4', 'by 4', 'cz 4', 'au 4', 'nx 4', 'bz 4', 'cw 4', 'my 4'];
    for (const goals of [
      ['people', 'total'],
      ['people', 'worst', 'total'],
    ] as const)
      expect(sums(problemOf(mentees, mentors, pairs, goals)), goals.join()).toEqual([
        [0, 3, 0, 12, 'least'],
        [1, 4, 0, 16, ''],
        [3, 5, 0, 20, 'repair back best'],
      ]);
  });
});
