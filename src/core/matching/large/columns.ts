/**
 * Problem: many mentees have the same wishes, or speak the same languages; what they earn with each mentor need not be
 * worked out for each of them again. Method: the points of one class of mentees with all mentors are a column; the last
 * few are kept on the desk (desk.ts), and rows are read in an order in which classes stand together. Running time:
 * mentors × answers for each class.
 */
import { shareOf } from '../criteria.ts';
import { type Desk, tableLength } from './desk.ts';
import type { Classed } from './packed.ts';

/** Where the points of a mentee's class with every mentor lie. `number` tells the criterion from the others. */
export function columnOf(desk: Desk, criterion: Classed, number: number, mentee: number): number {
  const { kept, at, slots, columnBytes, kernel } = desk;
  const own = criterion.classOf[mentee]!;
  const key = number * 2 ** 32 + own;
  const known = kept.get(key);
  if (known !== undefined) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const [oldest] = kept.size < slots ? [] : kept;
  const column = oldest === undefined ? at.columns + kept.size * columnBytes : oldest[1];
  if (oldest !== undefined) kept.delete(oldest[0]);
  if (criterion.kind === 'support') fillSupport(desk, criterion, own, column);
  else if (criterion.kind === 'language') fillLanguage(desk, criterion, own, column);
  else fillTable(desk, criterion, own, column);
  if (criterion.extra !== null) kernel.addColumn(column, criterion.extra.byteOffset, columnBytes);
  kept.set(key, column);
  return column;
}

type Of<Kind extends Classed['kind']> = Extract<Classed, { kind: Kind }>;

function fillSupport(
  desk: Desk,
  { weight, highest, wishes, levels }: Of<'support'>,
  own: number,
  column: number,
): void {
  const { at, kernel, lanes, words, shorts } = desk;
  const [first, last] = [wishes.starts[own]!, wishes.starts[own + 1]!];
  const whole = (2 ** (last - first) - 1) * highest;
  const parts = at.parts >> 2;
  words.fill(0, parts, parts + lanes);
  for (let wish = first; wish < last; wish++) {
    const item = wishes.items[wish]!;
    if (item >= 0) {
      kernel.addTimes(at.parts, levels.byteOffset + item * lanes, 2 ** (last - 1 - wish), lanes);
    }
  }
  // Few different parts come up again and again, unless there are very many wishes.
  if (whole < tableLength) {
    for (let part = 0; part <= whole; part++) shorts[(at.table >> 1) + part] = shareOf(weight, part, whole);
    kernel.lookUp(column, at.parts, at.table, lanes);
  } else {
    for (let j = 0; j < lanes; j++) shorts[(column >> 1) + j] = shareOf(weight, words[parts + j]!, whole);
  }
}

function fillLanguage(
  { at, kernel, lanes, words }: Desk,
  { points, spoken, levels }: Of<'language'>,
  own: number,
  column: number,
): void {
  words.fill(0, at.parts >> 2, (at.parts >> 2) + lanes);
  for (let each = spoken.starts[own]!; each < spoken.starts[own + 1]!; each++) {
    const [language, level] = [spoken.items[each]! >> 8, spoken.items[each]! & 255];
    kernel.raiseTo(at.parts, levels.byteOffset + language * lanes, level, lanes);
  }
  kernel.lookUp(column, at.parts, points.byteOffset, lanes);
}

function fillTable(
  { kernel, lanes }: Desk,
  { points, width, mentorAt }: Of<'table'>,
  own: number,
  column: number,
): void {
  kernel.lookUp(column, mentorAt.byteOffset, points.byteOffset + 2 * own * width, lanes);
}
