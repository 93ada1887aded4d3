import { describe, expect, test } from 'vitest';
import { checkProblem } from './check.ts';
import type { Problem } from './problem.ts';
import { solve } from './solve.ts';

const sound: Problem = {
  mentees: [
    { id: 'a', priority: 0, demand: 1 },
    { id: 'b', priority: 4, demand: 2 },
  ],
  mentors: [
    { id: 'x', capacity: 1, minimum: 0 },
    { id: 'y', capacity: 2, minimum: 1 },
  ],
  scores: [
    [0, 0, 7],
    [1, 1, 0],
  ],
  places: 2,
  goals: ['people', 'total'],
  everyone: false,
  locked: [],
  vetoed: [],
};

const [a, b] = sound.mentees as [Problem['mentees'][number], Problem['mentees'][number]];
const [x, y] = sound.mentors as [Problem['mentors'][number], Problem['mentors'][number]];

describe('a problem', () => {
  test('that is well formed passes', () => {
    expect(() => checkProblem(sound)).not.toThrow();
  });

  const most = Number.MAX_SAFE_INTEGER;
  const breaches: [change: Partial<Problem>, message: string][] = [
    [{ mentees: [a, { ...b, id: 'a' }] }, 'mentees[1].id: "a" appears twice'],
    [{ mentors: [x, { ...y, id: 'x' }] }, 'mentors[1].id: "x" appears twice'],
    [{ mentees: [a, { ...b, id: 7 as unknown as string }] }, 'mentees[1].id: must be text'],
    [
      { mentees: [{ ...a, priority: -1 }, b] },
      'mentees[0].priority: must be an integer of at least 0, not -1',
    ],
    [{ mentees: [a, { ...b, demand: 0 }] }, 'mentees[1].demand: must be an integer of at least 1, not 0'],
    [
      { mentors: [{ ...x, capacity: 1.5 }, y] },
      'mentors[0].capacity: must be an integer of at least 0, not 1.5',
    ],
    [
      { mentors: [{ ...x, capacity: -1 }, y] },
      'mentors[0].capacity: must be an integer of at least 0, not -1',
    ],
    [
      { mentors: [x, { ...y, minimum: Number.NaN }] },
      'mentors[1].minimum: must be an integer of at least 0, not NaN',
    ],
    [
      { mentors: [x, { ...y, minimum: 2 ** 53 }] },
      'mentors[1].minimum: must be an integer of at least 0, not 9007199254740992',
    ],
    [{ scores: [[2, 0, 1]] }, 'scores[0][0]: there is no mentee 2; they count from 0 to 1'],
    [{ scores: [[0.5, 0, 1]] }, 'scores[0][0]: there is no mentee 0.5; they count from 0 to 1'],
    [
      {
        scores: [
          [0, 1, 1],
          [0, -1, 1],
        ],
      },
      'scores[1][1]: there is no mentor -1; they count from 0 to 1',
    ],
    [{ scores: [[0, 2, 1]] }, 'scores[0][1]: there is no mentor 2; they count from 0 to 1'],
    [{ scores: [[0, 0, -1]] }, 'scores[0][2]: must be an integer of at least 0, not -1'],
    [
      {
        scores: [
          [1, 1, 1],
          [0, 1, 1],
          [1, 0, 1],
          [0, 0, 1],
          [0, 1, 2],
        ],
      },
      'scores[4]: mentee 0 and mentor 1 appear twice',
    ],
    [
      {
        scores: [
          [0, 0, most],
          [1, 0, 1],
        ],
      },
      'scores: their points cannot be added exactly',
    ],
    [{ mentees: [a, { ...b, priority: 2 ** 52 }] }, 'mentees: their priorities cannot be added exactly'],
    [{ places: -1 }, 'places: must be an integer of at least 0, not -1'],
    [
      { goals: ['total', 'people'] },
      'goals: "total, people" is not a list the engine can follow; it knows total · people, total · people, priority, total · people, worst, total · people, priority, worst, total',
    ],
    [{ locked: [['c', 'x']] }, 'locked[0][0]: there is no mentee "c"'],
    [
      {
        vetoed: [
          ['a', 'x'],
          ['a', 'z'],
        ],
      },
      'vetoed[1][1]: there is no mentor "z"',
    ],
  ];
  test.each(breaches)('is refused by the name of the field and why: %j', (change, message) => {
    const field = message.split(':')[0];
    expect(() => solve({ ...sound, ...change })).toThrow(
      expect.objectContaining({ name: 'ProblemError', field, message }),
    );
  });

  test('without goals is refused', () => {
    expect(() => solve({ ...sound, goals: [] })).toThrow('goals: "" is not a list the engine can follow');
  });

  const sums: Partial<Problem>[] = [
    { scores: [[0, 0, most]] },
    {
      scores: [
        [0, 0, most - 1],
        [1, 0, 1],
      ],
    },
    { mentees: [{ ...a, priority: most }], scores: [] },
    { mentees: [{ ...a, priority: most - 8 }, b] },
    // Nobody has more mentors than there are, whatever they ask for.
    { mentees: [{ ...a, demand: 1000, priority: 2 ** 51 }, b] },
    { mentees: [], mentors: [], scores: [] },
    { places: 0 },
    { places: null },
  ];
  test.each(sums)('passes at the limit: %j', (change) => {
    expect(() => checkProblem({ ...sound, ...change })).not.toThrow();
  });
});

describe('a problem without an answer', () => {
  const why = (change: Partial<Problem>) => {
    const answer = solve({ ...sound, ...change });
    return answer.kind === 'infeasible' ? answer.reason.sentence : null;
  };

  test('says so in a sentence with its facts', () => {
    expect(why({ locked: [['a', 'x']], vetoed: [['a', 'x']] })).toBe('a and x are both locked and vetoed.');
    expect(why({ locked: [['a', 'y']] })).toBe('a and y are locked, but they are not an eligible pair.');
    expect(why({ mentors: [x, { ...y, minimum: 3 }] })).toBe(
      'y must get at least 3 mentees, but has room for 2.',
    );
    expect(why({ mentors: [x, { ...y, minimum: 2 }] })).toBe(
      'y must get at least 2 mentees, but only 1 may be paired with them.',
    );
    expect(why({ places: 0 })).toBe('Minimum loads and locked pairs take 1 pair, but there is room for 0.');
    expect(why({ everyone: true })).toBe(
      'b must have 2 mentors, but only 1 with room may be paired with them.',
    );
  });

  test('names the people who compete where counting alone does not show it', () => {
    const mentees = ['a', 'b', 'c'].map((id) => ({ id, priority: 0, demand: 1 }));
    const mentors = ['x', 'y'].map((id) => ({ id, capacity: 2, minimum: 0 }));
    const scores = [
      [0, 0, 1],
      [1, 0, 1],
      [2, 0, 1],
      [0, 1, 1],
    ] as const;
    expect(
      why({
        mentees,
        mentors: [mentors[0]!, { ...mentors[1]!, minimum: 0 }],
        scores,
        everyone: true,
        places: null,
      }),
    ).toBeNull();
    const alone = scores.slice(0, 3);
    expect(why({ mentees, mentors, scores: alone, everyone: true, places: null })).toBe(
      'a, b, c must have 3 mentors between them, but only 2 places can be found for them.',
    );
    const needy = ['x', 'y'].map((id) => ({ id, capacity: 2, minimum: 1 }));
    const one = [
      [0, 0, 1],
      [0, 1, 1],
    ] as const;
    expect(why({ mentees, mentors: needy, scores: one, places: null })).toBe(
      'x, y must get 2 mentees between them, but only 1 can be found for them.',
    );
  });
});
