import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Reader, shareOut, type ToRead } from './share-out.ts';

const reader = (id: string, load = 0): Reader => ({ id, load });
const toRead = (id: string, barred: string[] = [], has: string[] = []): ToRead => ({
  id,
  barred: new Set(barred),
  has: new Set(has),
});

const loadsOf = (readers: readonly Reader[], given: readonly { reader: string }[]) =>
  readers.map(({ id, load }) => load + given.filter((one) => one.reader === id).length);

describe('sharing out readings', () => {
  test('every application gets two different readers, and loads differ by one at most', () => {
    const applications = Array.from({ length: 35 }, (_, at) => toRead(`ME${at}`));
    const readers = ['a', 'b', 'c', 'd'].map((id) => reader(id));
    const { given, short } = shareOut(applications, readers, 2);
    expect(short).toEqual([]);
    for (const { id } of applications)
      expect(new Set(given.filter((one) => one.application === id).map((one) => one.reader)).size).toBe(2);
    expect(loadsOf(readers, given).sort()).toEqual([17, 17, 18, 18]);
  });

  test('a reader is not always met by the same other reader', () => {
    const applications = Array.from({ length: 12 }, (_, at) => toRead(`ME${at}`));
    const { given } = shareOut(
      applications,
      ['a', 'b', 'c', 'd'].map((id) => reader(id)),
      2,
    );
    const couples = new Set(
      applications.map(({ id }) =>
        given
          .filter((one) => one.application === id)
          .map((one) => one.reader)
          .sort()
          .join(),
      ),
    );
    expect(couples.size).toBeGreaterThan(2);
  });

  test('who may not be read by enough people is named, and the others get theirs', () => {
    const { given, short } = shareOut(
      [toRead('x', ['a', 'b']), toRead('y')],
      ['a', 'b', 'c'].map((id) => reader(id)),
      2,
    );
    expect(short).toEqual([{ application: 'x', missing: 1 }]);
    expect(given.filter(({ application }) => application === 'x')).toEqual([
      { application: 'x', reader: 'c' },
    ]);
    expect(given.filter(({ application }) => application === 'y').length).toBe(2);
  });

  test('what somebody has already stays and counts', () => {
    const { given } = shareOut(
      [toRead('x', [], ['a']), toRead('y')],
      [reader('a', 9), reader('b'), reader('c')],
      2,
    );
    expect(given.map(({ reader: id }) => id).sort()).toEqual(['b', 'b', 'c'].sort());
  });

  test('as many as possible, and no way of giving as many is more even', () => {
    fc.assert(
      fc.property(
        fc.array(fc.subarray([0, 1, 2]), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 2 }),
        (barred, loads, each) => {
          const readers = loads.map((load, at) => reader(String(at), load));
          const applications = barred.map((who, at) => toRead(`x${at}`, who.map(String)));
          const { given } = shareOut(applications, readers, each);
          const best = bestByTrying(barred, loads, each);
          expect(given.length).toBe(best.count);
          expect(loadsOf(readers, given).reduce((sum, load) => sum + load * load, 0)).toBe(best.squares);
          for (const { application, reader: who } of given)
            expect(applications.find(({ id }) => id === application)?.barred.has(who)).toBe(false);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});

/** Every way to give each application up to `each` readers. */
const bestByTrying = (barred: readonly (readonly number[])[], loads: readonly number[], each: number) => {
  let best = { count: -1, squares: 0 };
  const visit = (at: number, now: readonly number[], count: number): void => {
    if (at === barred.length) {
      const squares = now.reduce((sum, load) => sum + load * load, 0);
      if (count > best.count || (count === best.count && squares < best.squares)) best = { count, squares };
      return;
    }
    for (let set = 0; set < 1 << loads.length; set += 1) {
      const who = loads.map((_, reader) => reader).filter((reader) => set & (1 << reader));
      if (who.length > each || who.some((reader) => barred[at]!.includes(reader))) continue;
      visit(
        at + 1,
        now.map((load, reader) => load + (who.includes(reader) ? 1 : 0)),
        count + who.length,
      );
    }
  };
  visit(0, loads, 0);
  return best;
};
