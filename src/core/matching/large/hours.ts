/**
 * Problem: how many hours do two people share in the leanest week, in a row of one mentee and very many mentors? Method:
 * the words of the mentee's masks in which they are free at all are found once; each pair is then a few bit counts, and
 * is left at the first week that falls short. The masks are those of timetable.ts. Running time: the mentee's words × weeks.
 */
import { bits as countBits, wordsInMask } from '../../time/mask.ts';
import type { Row } from './row.ts';

/** The words of each of the mentee's masks that are not empty: how many, then which. */
export function findFree({ packed, free, mentee, clocksAtMost }: Row): void {
  packed.hours.forEach(({ zoneOf, first, words }, table) => {
    if (zoneOf[mentee]! < 0) return;
    const end = Math.min(first[mentee + 1] ?? words.length / wordsInMask, first[mentee]! + clocksAtMost);
    for (let mask = first[mentee]!; mask < end; mask++) {
      const at = (table * clocksAtMost + mask - first[mentee]!) * (wordsInMask + 1);
      let count = 0;
      for (let word = 0; word < wordsInMask; word++) {
        if (words[mask * wordsInMask + word] !== 0) free[at + ++count] = word;
      }
      free[at] = count;
    }
  });
}

/** All points of the pair at a place of the row, or -1 where they share too few hours. */
export function withHours(row: Row, at: number): number {
  const { packed, mentee } = row;
  let points = row.points[at]!;
  for (let table = 0; table < packed.hours.length; table++) {
    const quarters = sharedQuarters(row, table, row.mentors[at]!);
    if (quarters < packed.needed[table]!) return -1;
    for (const criterion of packed.criteria[packed.criteriaOf[mentee]!]!) {
      if (criterion.kind !== 'hours' || criterion.table !== table) continue;
      points += criterion.points[Math.min(quarters, criterion.points.length - 1)]!;
    }
  }
  return points;
}

/** In the leanest week; no more is counted once the need is missed. */
function sharedQuarters({ packed, mentee, free, clocksAtMost }: Row, table: number, mentor: number): number {
  const { zones, zoneOf, first, words, starts, clocks } = packed.hours[table]!;
  const zoneA = zoneOf[mentee]!;
  const zoneB = zoneOf[packed.mentees + mentor]!;
  if (zoneA < 0 || zoneB < 0) return 0;
  const needed = packed.needed[table]!;
  const end = starts[zoneA * zones + zoneB + 1]!;
  let least = -1;
  for (let at = starts[zoneA * zones + zoneB]!; at < end; at += 2) {
    const from = (table * clocksAtMost + clocks[at]!) * (wordsInMask + 1);
    const a = (first[mentee]! + clocks[at]!) * wordsInMask;
    const b = (first[packed.mentees + mentor]! + clocks[at + 1]!) * wordsInMask;
    let quarters = 0;
    for (let next = from + 1; next <= from + free[from]!; next++) {
      const both = words[a + free[next]!]! & words[b + free[next]!]!;
      if (both !== 0) quarters += countBits(both);
    }
    if (least < 0 || quarters < least) least = quarters;
    if (least < needed) return least;
  }
  return Math.max(0, least);
}
