import { expect, test } from 'vitest';
import { nobody, type Person, pairsOf, roundOf } from '../../../../test/rows.ts';
import type { Criterion } from '../participant.ts';
import { pack } from './pack.ts';

test('a mentee is measured by the criteria of their own aim, and by the general ones without', () => {
  const same = { id: 'k', kind: 'same', mentee: 'team', mentor: 'team' } as const;
  const own = {
    question: 'grade',
    criteria: { one: [{ ...same, weight: 11 }], two: [], four: [{ ...same, weight: 44 }] },
  };
  const grades = ['one', 'two', 'three', 'four', ['one'], undefined] as const;
  const mentees = grades.map((grade) => ({ team: 'joy', ...(grade && { grade: grade as string }) }));
  const round = roundOf(mentees, [{ team: 'joy' }], { criteria: [{ ...same, weight: 77 }], own });
  expect(pairsOf(round).map(([, , points]) => points)).toEqual([11, 0, 77, 44, 77, 77]);
  expect(pack(round).most).toBe(77);
});

test('mentees who are alike are read together: by set of criteria, then class, then as they stand', () => {
  const step = { id: 't', weight: 60, kind: 'step', mentee: 'grade', mentor: 'grade', ideal: 0 } as const;
  const support = { id: 's', weight: 210, kind: 'support', wanted: 'wants', offered: 'offers' } as const;
  const wants = (item: string, grade: string): Person => ({ wants: [item], grade });
  const mentees = [
    wants('maps', 'two'),
    wants('plans', 'one'),
    wants('maps', 'one'),
    wants('plans', 'one'),
    wants('maps', 'two'),
    { ...wants('maps', 'three'), team: 'other' },
    wants('maps', 'three'),
  ];
  const order = (criteria: readonly Criterion[]) =>
    Array.from(
      pack(roundOf(mentees, [nobody], { criteria, own: { question: 'team', criteria: { other: [] } } }))
        .order,
    );
  expect(order([support, step])).toEqual([2, 0, 4, 6, 1, 3, 5]);
  expect(order([step, support])).toEqual([2, 1, 3, 0, 4, 6, 5]);
  expect(order([])).toEqual([0, 1, 2, 3, 4, 6, 5]);
});

test('rules that cannot be packed say why', () => {
  const language = { id: 'l', kind: 'language', mentee: 'speaks', mentor: 'speaks', least: 'some' } as const;
  const unknown = roundOf([nobody], [nobody], { constraints: [language] });
  expect(() => pack(unknown)).toThrow(new RangeError('No such level: some'));
  const same = (weight: number): Criterion => ({
    ...{ id: `${weight}`, weight, kind: 'same', mentee: 'team', mentor: 'team' },
  });
  const heavy = (weight: number) =>
    roundOf([{ team: 'joy' }], [{ team: 'joy' }], {
      criteria: [same(7)],
      own: { question: 'team', criteria: { joy: [same(7000), same(weight)] } },
    });
  expect(pairsOf(heavy(1000))).toEqual([[0, 0, 8000]]);
  expect(() => pack(heavy(1001))).toThrow(new RangeError('Criteria may earn 8000 points in all, not 8001.'));
});
