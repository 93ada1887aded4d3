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

test('an aim may be measured by many more criteria than there are general ones', () => {
  const topics = { kind: 'topics', mentee: 'tags', mentor: 'tags' } as const;
  const same = { kind: 'same', mentee: 'grade', mentor: 'grade' } as const;
  const many = [1, 2, 3, 4, 5].flatMap((at): Criterion[] => [
    { ...topics, id: `o${at}`, weight: 20 * at },
    { ...same, id: `k${at}`, weight: at },
  ]);
  const mentees = [
    { grade: 'one', tags: [...'abcde'] },
    { grade: 'one', tags: [...'ab'] },
    { grade: 'two', tags: ['a'] },
  ];
  const mentors = Array.from({ length: 300 }, (_, at) => ({ grade: 'one', tags: [[...'abcde'][at % 5]!] }));
  const own = { question: 'grade', criteria: { one: many } };
  const found = pairsOf(roundOf(mentees, mentors, { own }));
  // Each topic is as rare as another: a fifth of 20, 40, 60, 80 and 100 points, or a half, and 15 for the grade.
  expect(found.filter(([mentee]) => mentee === 0).every(([, , points]) => points === 75)).toBe(true);
  expect(found.slice(300, 305).map(([, , points]) => points)).toEqual([165, 165, 15, 15, 15]);
  expect(found.slice(600).every(([, , points]) => points === 0)).toBe(true);
});

test('rules that read the same answers share one table of them', () => {
  const support = { weight: 10, kind: 'support', wanted: 'wants', offered: 'offers' } as const;
  const criteria = [1, 2].map((at): Criterion => ({ ...support, id: `s${at}` }));
  const packed = pack(roundOf([nobody], [nobody], { criteria }));
  const [one, other] = packed.criteria[0]!.map((each) => (each.kind === 'support' ? each.levels : null));
  expect(one).toBe(other);
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
