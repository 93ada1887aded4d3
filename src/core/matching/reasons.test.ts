import { describe, expect, test } from 'vitest';
import type { Bar } from './constraints.ts';
import { barrierOf } from './reasons.ts';

/** A constraint that everybody but these fails, with how near each partner comes. */
const bar = (id: string, passing: readonly number[], more: Partial<Bar> & { near?: number[] } = {}): Bar => ({
  id,
  own: null,
  fails: (_, j) => !passing.includes(j),
  facts: () => ({ kind: 'withdrawn', side: null }),
  nearness: (_, j) => more.near?.[j] ?? 0,
  ...more,
});

const partners = ['x3', 'x1', 'x2', 'x0'].map((id) => ({ id }));
const of = (all: readonly Bar[], withdrawn = false) =>
  barrierOf({ side: 'mentee', at: 0, withdrawn, partners }, all);

describe('what keeps a mentee from everybody', () => {
  test('is nothing where somebody is left, or where there is nobody', () => {
    expect(of([bar('a', [0, 1]), bar('b', [1, 2])])).toBeNull();
    expect(of([])).toBeNull();
    expect(barrierOf({ side: 'mentee', at: 0, withdrawn: true, partners: [] }, [bar('a', [])])).toBeNull();
  });

  test('is the constraint at which nobody is left, though each lets somebody through', () => {
    const all = [bar('a', [0, 1, 2]), bar('b', [1, 3]), bar('c', [0, 2, 3]), bar('d', [])];
    expect(of(all)).toEqual({ constraint: 'c', own: false, nearest: 1 });
  });

  test('is their own answer first, and then nobody comes nearest', () => {
    const all = [bar('a', []), bar('mine', [], { own: 'mentee' }), bar('theirs', [], { own: 'mentor' })];
    expect(of(all)).toEqual({ constraint: 'mine', own: true, nearest: null });
    expect(of([all[0]!, all[2]!])).toMatchObject({ constraint: 'a', own: false });
    expect(of([all[2]!])).toMatchObject({ constraint: 'theirs', own: false });
  });

  test('is withdrawal before all else: their own, or that of everybody else', () => {
    const all = [bar('a', []), bar('withdrawn', [])];
    expect(of(all, true)).toEqual({ constraint: 'withdrawn', own: true, nearest: null });
    expect(of(all, false)).toEqual({ constraint: 'withdrawn', own: false, nearest: 3 });
    expect(of([bar('a', []), bar('withdrawn', [1])], true)).toMatchObject({ constraint: 'a', own: false });
  });
});

describe('who comes nearest', () => {
  test('is who is nearest to passing', () => {
    expect(of([bar('a', [], { near: [1, 2, 5, 4] })])?.nearest).toBe(2);
    expect(of([bar('a', [], { near: [-9, -2, -3, -4] })])?.nearest).toBe(1);
  });

  test('is, of equally near ones, who fails fewest others; then the lowest id', () => {
    const even = bar('a', [], { near: [7, 7, 7, 0] });
    expect(of([even, bar('b', [0, 2, 3]), bar('c', [0])])?.nearest).toBe(0);
    expect(of([even, bar('b', [0, 2, 3])])?.nearest).toBe(2);
    expect(of([even])?.nearest).toBe(1);
    expect(of([bar('a', [], { near: [7, 7, 7, 7] })])?.nearest).toBe(3);
  });

  test('is only one of those whom the constraints before let through', () => {
    expect(of([bar('a', [0, 2]), bar('b', [1, 3], { near: [1, 9, 3, 9] })])?.nearest).toBe(2);
  });

  test('for a mentor is a mentee: places are asked the other way round', () => {
    const turned: Bar = {
      ...bar('a', []),
      own: 'mentee',
      fails: (i, j) => !(i === 3 && j === 1),
      nearness: (i, j) => (j === 2 ? i : -i),
    };
    expect(barrierOf({ side: 'mentor', at: 2, withdrawn: false, partners }, [turned])).toEqual({
      constraint: 'a',
      own: false,
      nearest: 3,
    });
    expect(barrierOf({ side: 'mentor', at: 1, withdrawn: false, partners }, [turned])).toBeNull();
  });
});
