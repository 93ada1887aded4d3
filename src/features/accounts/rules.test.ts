import { describe, expect, test } from 'vitest';
import { roles } from '../../permissions.ts';
import { overlap, type Reach, roleAgainst } from './rules.ts';

const places = {
  all: { schemeId: null, cohortId: null },
  A: { schemeId: 'A', cohortId: null },
  A1: { schemeId: 'A', cohortId: 'A1' },
  A2: { schemeId: 'A', cohortId: 'A2' },
  B: { schemeId: 'B', cohortId: null },
  B1: { schemeId: 'B', cohortId: 'B1' },
} satisfies Record<string, Reach>;

type Name = keyof typeof places;
const names = Object.keys(places) as Name[];

/** Every cell: which places share something. */
const shared: Record<Name, readonly Name[]> = {
  all: names,
  A: ['all', 'A', 'A1', 'A2'],
  A1: ['all', 'A', 'A1'],
  A2: ['all', 'A', 'A2'],
  B: ['all', 'B', 'B1'],
  B1: ['all', 'B', 'B1'],
};

describe('two roles reach the same thing', () => {
  test.each(names)('%s and each other place', (one) => {
    expect(names.filter((other) => overlap(places[one], places[other]))).toEqual(shared[one]);
  });
});

describe('a role is ruled out', () => {
  test('for coordinator and evaluator of one programme, in both directions, and for nothing else', () => {
    const found = roles.flatMap((held) =>
      roles.flatMap((wished) => {
        const against = roleAgainst([{ role: held, ...places.A }], { role: wished, ...places.A1 });
        return against === null ? [] : [[held, wished]];
      }),
    );
    expect(found).toEqual([
      ['coordinator', 'evaluator'],
      ['evaluator', 'coordinator'],
    ]);
  });

  test('only where both reach', () => {
    const wished = { role: 'evaluator', ...places.B } as const;
    const against = names.filter((place) => roleAgainst([{ role: 'coordinator', ...places[place] }], wished));
    expect(against).toEqual(['all', 'B', 'B1']);
  });
});
