/**
 * Problem: what do the criteria earn a mentee with each mentor? Method: they are laid out on the desk for the sieve of
 * the kernel: columns of points, and groups of at most four sets of mentors with a table of what each choice of them
 * earns; the roundings are those of criteria.ts. Hours are laid out as groups too, which tell what they may earn at most.
 * Running time: what the mentee answered; mentors, where a column must be filled.
 */
import { shareOf } from '../criteria.ts';
import { columnOf } from './columns.ts';
import { type Desk, groupBytes } from './desk.ts';
import type { Lists, Packed, Points } from './packed.ts';

/** What is laid out so far. `plus`: points that every mentor earns. */
export type Layout = {
  columns: number;
  groups: number;
  sets: number;
  ownColumns: number;
  plus: number;
};

/** Lays out all criteria but hours. */
export function layCriteria(
  desk: Desk,
  layout: Layout,
  { criteria, criteriaOf }: Packed,
  mentee: number,
): void {
  const own = criteriaOf[mentee]!;
  for (const [at, criterion] of criteria[own]!.entries()) {
    switch (criterion.kind) {
      case 'support':
      case 'language':
      case 'table':
        layColumn(desk, layout, columnOf(desk, criterion, own * 256 + at, mentee));
        break;
      case 'mentor':
        layColumn(desk, layout, criterion.points.byteOffset);
        break;
      case 'mentee':
        layout.plus += criterion.points[mentee]!;
        break;
      case 'same': {
        const set = setOfList(desk, layout, criterion.mentors, criterion.listOf[mentee]!);
        layGroup(desk, layout, [set], (is) => (is === 1 ? criterion.weight : 0), false);
        break;
      }
      case 'topics':
        layTopics(desk, layout, criterion, mentee);
    }
  }
}

function layColumn({ words, at }: Desk, layout: Layout, column: number): void {
  words[(at.columnList >> 2) + layout.columns++] = column;
}

/** Of one to four sets `earned` tells the points of each choice: bit k for the k-th. A hope is no points yet. */
export function layGroup(
  { words, bytes, at }: Desk,
  layout: Layout,
  sets: readonly number[],
  earned: (choice: number) => number,
  isHope: boolean,
): void {
  const group = at.groups + layout.groups++ * groupBytes;
  for (let set = 0; set < 4; set++) words[(group >> 2) + set] = sets[set] ?? 0;
  words[(group >> 2) + 4] = isHope ? 1 : 0;
  let most = 0;
  for (let choice = 0; choice < 2 ** sets.length; choice++) {
    const points = earned(choice);
    bytes[group + 32 + choice] = points & 255;
    bytes[group + 48 + choice] = points >> 8;
    most = Math.max(most, points);
  }
  words[(group >> 2) + 5] = most;
}

/** Notes in each group what the later ones add at most; gives what all add. */
export function closeGroups({ words, at }: Desk, { groups }: Layout): number {
  let later = 0;
  for (let group = at.groups + (groups - 1) * groupBytes; group >= at.groups; group -= groupBytes) {
    const own = words[(group >> 2) + 5]!;
    words[(group >> 2) + 5] = later;
    later += own;
  }
  return later;
}

/** A set of the mentors on a list, made for this row. */
function setOfList(
  { words, at, setBytes }: Desk,
  layout: Layout,
  { starts, items }: Lists,
  list: number,
): number {
  const set = at.sets + layout.sets++ * setBytes;
  const first = set >> 2;
  words.fill(0, first, first + (setBytes >> 2));
  for (let next = starts[list]!; next < starts[list + 1]!; next++) {
    words[first + (items[next]! >> 5)]! |= 1 << (items[next]! & 31);
  }
  return set;
}

type Topics = Extract<Points, { kind: 'topics' }>;

function layTopics(desk: Desk, layout: Layout, criterion: Topics, mentee: number): void {
  const { wanted, worth, whole, weight, setOf, sets, mentors } = criterion;
  const [first, last] = [wanted.starts[mentee]!, wanted.starts[mentee + 1]!];
  if (first === last) return;
  if (last - first > 4) {
    layColumn(desk, layout, topicsColumn(desk, layout, criterion, mentee));
    return;
  }
  const tags = wanted.items.subarray(first, last);
  const own = Array.from(tags, (tag) =>
    setOf[tag]! < 0 ? setOfList(desk, layout, mentors, tag) : sets.byteOffset + setOf[tag]! * desk.setBytes,
  );
  const earned = (choice: number): number => {
    const part = tags.reduce((sum, tag, bit) => sum + ((choice >> bit) & 1) * worth[tag]!, 0);
    return shareOf(weight, part, whole[mentee]!);
  };
  layGroup(desk, layout, own, earned, false);
}

/** Many topics: marks the parts of those who have one, and turns them into points. */
function topicsColumn(
  { words, shorts, at, lanes, columnBytes }: Desk,
  layout: Layout,
  { wanted, worth, whole, weight, mentors }: Topics,
  mentee: number,
): number {
  const parts = at.parts >> 2;
  words.fill(0, parts, parts + lanes);
  for (let wish = wanted.starts[mentee]!; wish < wanted.starts[mentee + 1]!; wish++) {
    const tag = wanted.items[wish]!;
    for (let next = mentors.starts[tag]!; next < mentors.starts[tag + 1]!; next++) {
      words[parts + mentors.items[next]!]! += worth[tag]!;
    }
  }
  const column = at.ownColumns + layout.ownColumns++ * columnBytes;
  for (let j = 0; j < lanes; j++) {
    const part = words[parts + j]!;
    shorts[(column >> 1) + j] = part === 0 ? 0 : shareOf(weight, part, whole[mentee]!);
  }
  return column;
}
