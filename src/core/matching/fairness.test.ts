import { describe, expect, test } from 'vitest';
import { dice, times } from '../../../test/problems.ts';
import { type Audit, audit, fewest, fewestForMean, type Part } from './fairness.ts';

const runs = times(3000);

/** People with one answer each, or with several. */
function drawn(seed: number, overlapping: boolean): Part[] {
  const roll = dice(seed);
  const groups = 1 + roll(6);
  const skew = 1 + roll(4);
  const one = () => `g${Math.min(roll(groups), roll(groups * skew) % groups)}`;
  return Array.from({ length: roll(60) }, () => {
    const placed = roll(3) === 0;
    return {
      groups: overlapping ? [...new Set([one(), one()])].slice(0, roll(3)) : [one()],
      placed,
      points: placed ? roll(1001) : null,
    };
  });
}

describe('an audit by an answer that everybody gives once', () => {
  test(`lets nobody work out fewer than five people, or a mean of fewer than ten, ${runs} times`, () => {
    let told = 0;
    let pooled = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const parts = drawn(seed, false);
      const found = audit(parts, false);
      const where = `seed ${seed}`;
      expect(found.people, where).toBe(parts.length);
      if (found.rows.length === 0) continue;
      told += 1;
      expect(sum(found, 'people'), where).toBe(found.people);
      expect(sum(found, 'placed'), where).toBe(found.placed);
      for (const row of found.rows) expect(row.people, where).toBeGreaterThanOrEqual(fewest);
      const hidden = found.rows.find(({ group }) => group === null);
      const sizes = sizesOf(parts);
      for (const row of found.rows)
        if (row.group !== null) expect(sizes.get(row.group), where).toBe(row.people);
      if (hidden !== undefined) {
        pooled += 1;
        expect(found.small, where).toBeGreaterThanOrEqual(2);
      }
      const small = [...sizes.values()].filter((size) => size < fewest).length;
      expect(small === 0 || hidden !== undefined, where).toBe(true);
      // Whoever takes the means that are told from the mean of all knows the mean of the rest.
      if (found.fit === null) continue;
      const base = (group: string | null) =>
        parts.filter(
          (part) => part.placed && (group === null ? isHidden(found, part) : part.groups.includes(group)),
        ).length;
      const rest = found.rows.filter(({ fit }) => fit?.kind !== 'mean').map(({ group }) => base(group));
      const count = rest.reduce((all, each) => all + each, 0);
      expect(count === 0 || count >= fewestForMean, where).toBe(true);
      for (const { group, fit } of found.rows)
        expect(base(group), where).toBeGreaterThanOrEqual(fit === null ? 0 : fit.kind === 'mean' ? 10 : 5);
    }
    expect(told).toBeGreaterThan(runs / 4);
    expect(pooled).toBeGreaterThan(runs / 10);
  });

  test('tells small groups together, and a group of its own with them where one is too small alone', () => {
    const people = (group: string, count: number, placed: number): Part[] =>
      Array.from({ length: count }, (_, at) => ({
        groups: [group],
        placed: at < placed,
        points: at < placed ? 700 : null,
      }));
    const found = audit(
      [...people('Kenya', 12, 10), ...people('Peru', 6, 3), ...people('Fiji', 2, 0)],
      false,
    );
    expect(found).toMatchObject({
      people: 20,
      placed: 13,
      fit: 700,
      small: 2,
      rows: [
        { group: 'Kenya', people: 12, placed: 10, fit: null },
        { group: null, people: 8, placed: 3, fit: null },
      ],
    });
    expect(found.rows[0]!.difference!.value).toBeCloseTo(10 / 12 - 3 / 8, 12);
  });

  /** So many people of a group; the first have a place, with these points. */
  const of = (group: string, count: number, points: readonly number[]): Part[] =>
    Array.from({ length: count }, (_, at) => ({
      groups: [group],
      placed: at < points.length,
      points: points[at] ?? null,
    }));
  const ten = (worth: number) => Array.from({ length: 10 }, () => worth);

  test.each([
    ['nobody is small', [20, 5], [20, 5], 0],
    ['one is small, and the next joins', [20, 9, 4], [20, -13], 2],
    ['two are small, and five together', [20, 9, 3, 2], [20, 9, -5], 2],
    ['two are small, and five together beside five', [20, 5, 3, 2], [20, 5, -5], 2],
    ['two are small, and four together, so that the next joins', [20, 9, 3, 1], [20, -13], 3],
    ['three are small', [20, 7, 4, 3, 2], [20, 7, -9], 3],
    ['all are small, and one row would be all', [4, 4, 4], [], 3],
    ['all are four people', [3, 1], [], 2],
    ['there is one group', [30], [], 1],
    ['there is nobody', [], [], 0],
  ])(
    'where %s: groups of %j are told as %j, less than nothing being several together',
    (_, sizes, told, small) => {
      const found = audit(
        sizes.flatMap((size, at) => of(`g${at}`, size, [7])),
        false,
      );
      expect(found.rows.map(({ group, people }) => (group === null ? -people : people))).toEqual(told);
      expect(found.small).toBe(small);
      expect(sum(found, 'placed')).toBe(told.length === 0 ? 0 : sizes.length);
    },
  );

  test('tells a mean from ten on, a median from five on, and nothing below', () => {
    const found = audit(
      [
        ...of('ten', 20, ten(600)),
        ...of('six', 15, [100, 900, 300, 500, 200, 800]),
        ...of('five', 10, [1, 9, 5, 2, 8]),
      ],
      false,
    );
    expect(found.rows.map(({ group, fit }) => [group, fit])).toEqual([
      ['ten', { kind: 'mean', points: 600 }],
      ['six', { kind: 'median', points: 400 }],
      ['five', { kind: 'median', points: 5 }],
    ]);
    const few = audit([...of('nine', 20, ten(600).slice(1)), ...of('four', 15, [1, 2, 3, 4])], false);
    expect(few.rows.map(({ fit }) => fit)).toEqual([{ kind: 'median', points: 600 }, null]);
    expect(few.fit).toBeCloseTo((9 * 600 + 10) / 13, 12);
  });

  test('hides a mean that would give away the mean of fewer than ten', () => {
    const found = audit(
      [...of('a', 30, [...ten(600), 600]), ...of('b', 25, ten(500)), ...of('c', 20, ten(1).slice(6))],
      false,
    );
    expect(found.rows.map(({ group, fit }) => [group, fit?.kind ?? null])).toEqual([
      ['a', 'mean'],
      ['b', null],
      ['c', null],
    ]);
    const apart = audit([...of('a', 30, ten(600)), ...of('b', 25, ten(500)), ...of('c', 20, [])], false);
    expect(apart.rows.map(({ fit }) => fit?.kind ?? null)).toEqual(['mean', 'mean', null]);
    // Six and four left over are ten.
    const enough = audit(
      [...of('a', 30, ten(600)), ...of('b', 25, ten(5).slice(4)), ...of('c', 20, ten(1).slice(6))],
      false,
    );
    expect(enough.rows.map(({ fit }) => fit?.kind ?? null)).toEqual(['mean', 'median', null]);
    const larger = audit(
      [...of('a', 30, ten(600)), ...of('b', 25, [...ten(500), 500]), ...of('c', 20, ten(1).slice(6))],
      false,
    );
    expect(larger.rows.map(({ fit }) => fit?.kind ?? null)).toEqual([null, 'mean', null]);
    // Of two means of ten, the one of the smaller group goes.
    const even = audit(
      [...of('a', 30, ten(600)), ...of('b', 25, ten(500)), ...of('c', 20, ten(1).slice(6))],
      false,
    );
    expect(even.rows.map(({ fit }) => fit?.kind ?? null)).toEqual(['mean', null, null]);
  });

  test('tells the mean of all from ten with a place on, and the mean of small groups together', () => {
    const [nine, all] = [ten(600).slice(1), [...of('a', 12, ten(600)), ...of('b', 8, [])]];
    expect(audit(all, false).fit).toBe(600);
    expect(audit([...of('a', 12, nine), ...of('b', 8, [])], false).fit).toBeNull();
    const small = ['b', 'c', 'd'].flatMap((group, at) => of(group, 4, [100, 200, 300, 100 * (at + 1)]));
    expect(audit([...of('a', 12, ten(600)), ...small], false).rows[1]!.fit).toEqual({
      kind: 'mean',
      points: 200,
    });
  });

  test('sorts points as numbers for a median', () => {
    const found = audit([...of('a', 9, [600, 10, 8, 9, 7]), ...of('b', 6, [])], false);
    expect(found.rows[0]!.fit).toEqual({ kind: 'median', points: 9 });
  });

  test('lists the largest group first, equal ones by name', () => {
    for (const names of ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']) {
      const found = audit(
        [...names].flatMap((name) => of(name, name === 'c' ? 9 : 6, [])),
        false,
      );
      expect(found.rows.map(({ group }) => group)).toEqual(['c', 'a', 'b']);
      expect(found.small).toBe(0);
    }
  });

  test('says nothing where only one row would be left', () => {
    expect(audit(of('all', 30, ten(1)), false).rows).toEqual([]);
    expect(audit([...of('most', 30, []), ...of('few', 3, [])], false)).toMatchObject({ rows: [], small: 2 });
  });

  test('tells nothing of four people', () => {
    expect(audit(drawn(3, false).slice(0, 4), false).rows).toEqual([]);
  });
});

describe('an audit by an answer that may be several', () => {
  test(`keeps five inside, five outside and five between, ${runs} times`, () => {
    let told = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const parts = drawn(seed, true);
      const found = audit(parts, true);
      told += found.rows.length;
      const members = (group: string) => parts.filter(({ groups }) => groups.includes(group));
      for (const { group, people, difference } of found.rows) {
        const outside = parts.length - people;
        expect(people >= fewest && (outside === 0 || outside >= fewest), `seed ${seed}`).toBe(true);
        expect(difference === null, `seed ${seed}`).toBe(outside < fewest);
        for (const other of found.rows) {
          const inside = members(group!).every(({ groups }) => groups.includes(other.group!));
          const between = other.people - people;
          expect(!inside || between === 0 || between >= fewest, `seed ${seed}`).toBe(true);
        }
      }
    }
    expect(told).toBeGreaterThan(runs);
  });
});

test('a group inside another is left out where fewer than five lie between, and kept where they are five', () => {
  const people = (count: number, groups: readonly string[]): Part[] =>
    Array.from({ length: count }, () => ({ groups, placed: false, points: null }));
  const near = audit([...people(6, ['wide', 'inner']), ...people(4, ['wide']), ...people(9, [])], true);
  expect(near).toMatchObject({ overlapping: true, small: 1, rows: [{ group: 'wide', people: 10 }] });
  const far = audit([...people(6, ['wide', 'inner']), ...people(5, ['wide']), ...people(9, [])], true);
  expect(far.rows.map(({ group }) => group)).toEqual(['wide', 'inner']);
});

test('groups that overlap only in part are told from five people inside and five outside on', () => {
  const people = (count: number, groups: readonly string[]): Part[] =>
    Array.from({ length: count }, () => ({ groups, placed: false, points: null }));
  const told = (...parts: readonly (readonly Part[])[]) =>
    audit(parts.flat(), true).rows.map(({ group }) => group);
  expect(told(people(5, ['a']), people(5, ['b']))).toEqual(['a', 'b']);
  expect(told(people(5, ['a']), people(4, ['b']))).toEqual([]);
  expect(told(people(4, ['a']), people(9, ['b']))).toEqual([]);
  expect(told(people(6, ['a']), people(4, ['a', 'b']), people(4, ['b']))).toEqual(['b']);
  // Ten and nine people, four of them in both: neither holds the other.
  expect(told(people(6, ['a']), people(4, ['a', 'b']), people(5, ['b']), people(3, []))).toEqual(['a', 'b']);
  // The same people twice over.
  expect(told(people(6, ['a', 'b']), people(5, []))).toEqual(['a', 'b']);
});

test('where everybody is in a group there is nobody else to compare it with', () => {
  const parts = Array.from({ length: 12 }, (_, at): Part => {
    return { groups: at < 6 ? ['all', 'half'] : ['all'], placed: true, points: 500 };
  });
  expect(audit(parts, true).rows.map(({ group, difference }) => [group, difference?.value ?? null])).toEqual([
    ['all', null],
    ['half', 0],
  ]);
});

test('a mean of overlapping groups is told only where those outside are ten with a place, or none', () => {
  const people = (count: number, groups: readonly string[]): Part[] =>
    Array.from({ length: count }, () => ({ groups, placed: true, points: 700 }));
  const means = (outside: number) =>
    audit([...people(12, ['a']), ...people(outside, ['b'])], true).rows.find(({ group }) => group === 'a')!
      .fit;
  expect(means(10)).toEqual({ kind: 'mean', points: 700 });
  expect(means(9)).toBeNull();
  expect(means(0)).toEqual({ kind: 'mean', points: 700 });
  // All of `b` are in `a` too: nobody with a place is outside `a`, and nothing is given away.
  const inside = audit([...people(12, ['a']), ...people(9, ['a', 'b'])], true);
  expect(inside.rows.map(({ group, fit }) => [group, fit?.kind])).toEqual([
    ['a', 'mean'],
    ['b', 'median'],
  ]);
});

const sum = (found: Audit, of: 'people' | 'placed') => found.rows.reduce((all, row) => all + row[of], 0);
const sizesOf = (parts: readonly Part[]) => {
  const sizes = new Map<string, number>();
  for (const { groups } of parts) for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
};
const isHidden = ({ rows }: Audit, { groups }: Part) => !rows.some(({ group }) => groups.includes(group!));
