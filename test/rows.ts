/** What the rows of a large round say, for tests that know it otherwise. */
import type { Packed } from '../src/core/matching/large/packed.ts';
import { emptyRow, readRow, wholeScope } from '../src/core/matching/large/row.ts';

export type Found = readonly [mentee: number, mentor: number, points: number];

/** The same round at another desk, where the twin of the kernel reads. */
export const withTwin = (packed: Packed): Packed => ({
  ...packed,
  ground: { ...packed.ground, memory: null, desk: 1 },
});

/** Every pair of some mentees with its points, in the order in which their rows are read; all of them unless told. */
export function pairsInRows(packed: Packed, mentees: Iterable<number> = packed.barred.keys()): Found[] {
  const row = emptyRow(packed, wholeScope(packed));
  const found: Found[] = [];
  for (const mentee of mentees) {
    readRow(row, mentee);
    for (let at = 0; at < row.count; at++) found.push([mentee, row.mentors[at]!, row.points[at]!]);
  }
  return found;
}
