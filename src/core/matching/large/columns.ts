/**
 * Problem: many mentees have the same wishes, or speak the same languages; what they earn with each mentor need not be
 * worked out for each of them again. Method: the points of one class of mentees with all mentors are a column; the last
 * few are kept, and rows are read in an order in which classes stand together. Running time: mentors × answers for each
 * class. Memory: at most `bytesKept` for each criterion.
 */
import { shareOf } from '../criteria.ts';
import type { Packed, Points } from './packed.ts';
import type { Row } from './row.ts';

export type Column = Uint16Array | Int32Array;

type Classed = Extract<Points, { kind: 'support' | 'language' }>;

const bytesKept = 6e6;

/** Points of the row's mentee with every mentor. */
export function columnOf(row: Row, criterion: Classed): Column {
  const { packed, mentee, columns } = row;
  const own = criterion.classOf[mentee]!;
  const kept = columns.get(criterion) ?? new Map<number, Column>();
  columns.set(criterion, kept);
  const known = kept.get(own);
  if (known !== undefined) return known;
  const oldest = kept.size * packed.mentors * 2 >= bytesKept ? kept.keys().next().value : undefined;
  const reused = oldest === undefined ? undefined : kept.get(oldest);
  if (oldest !== undefined) kept.delete(oldest);
  const column = reused ?? emptyColumn(packed);
  if (criterion.kind === 'support') fillSupport(row, criterion, own, column);
  else fillLanguage(row, criterion, own, column);
  kept.set(own, column);
  return column;
}

function emptyColumn({ most, mentors }: Packed): Column {
  return most < 2 ** 16 ? new Uint16Array(mentors) : new Int32Array(mentors);
}

function fillSupport(
  { parts, packed }: Row,
  { weight, highest, wishes, levels }: Extract<Points, { kind: 'support' }>,
  own: number,
  column: Column,
): void {
  const [first, last] = [wishes.starts[own]!, wishes.starts[own + 1]!];
  const whole = (2 ** (last - first) - 1) * highest;
  parts.fill(0);
  for (let wish = first; wish < last; wish++) {
    const from = wishes.items[wish]! * packed.mentors;
    const share = 2 ** (last - 1 - wish);
    if (from < 0) continue;
    for (let j = 0; j < packed.mentors; j++) parts[j]! += share * levels[from + j]!;
  }
  // Few different parts come up again and again, unless there are very many wishes.
  const shares = Int32Array.from({ length: Math.max(1, Math.min(whole + 1, 4096)) }, (_, part) =>
    shareOf(weight, part, whole),
  );
  for (let j = 0; j < packed.mentors; j++) column[j] = shares[parts[j]!] ?? shareOf(weight, parts[j]!, whole);
}

function fillLanguage(
  { parts, packed }: Row,
  { points, spoken, levels }: Extract<Points, { kind: 'language' }>,
  own: number,
  column: Column,
): void {
  parts.fill(0);
  for (let at = spoken.starts[own]!; at < spoken.starts[own + 1]!; at++) {
    const level = spoken.items[at]! & 255;
    const from = (spoken.items[at]! >> 8) * packed.mentors;
    for (let j = 0; j < packed.mentors; j++) {
      const other = levels[from + j]!;
      const both = other < level ? other : level;
      if (both > parts[j]!) parts[j] = both;
    }
  }
  for (let j = 0; j < packed.mentors; j++) column[j] = points[parts[j]!]!;
}
