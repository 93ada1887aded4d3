/**
 * Problem: how many hours do two people share in the leanest week, in a row of one mentee and very many mentors? Method:
 * at a glance first: whoever shares some time of at most k hours shares at most k hours, so the pair earns no more than
 * for these. Then, for the pairs that matter, the kernel counts the bits that two masks share, week after week, and is
 * done with a pair at the first week that falls short. The masks are those of timetable.ts. Running time: about ten
 * nanoseconds a pair and week.
 */
import { wordsInVectors } from '../../time/mask.ts';
import { type Layout, layGroup } from './add.ts';
import { hoursGlanced } from './packed.ts';
import type { Row } from './row.ts';

/** Lays out what the hours that were seen at a glance may earn; gives what they earn unseen, or -1 where nobody is left. */
export function layHours({ packed, desk, mentee }: Row, layout: Layout): number {
  let hope = 0;
  const earned = packed.hoursPoints[packed.criteriaOf[mentee]!]!;
  for (const [table, { zoneOf }] of packed.hours.entries()) {
    if (zoneOf[mentee]! < 0) {
      if (packed.needed[table]! > 0) return -1;
      continue;
    }
    const points = earned[table]!;
    const most = points.at(-1)!;
    const pointsFor = (hours: number) =>
      hours >= hoursGlanced ? most : points[Math.min(4 * hours, points.length - 1)]!;
    // Everybody who is left shares so many hours at a glance; the group tells what more of them would add.
    const seen = packed.glances[table]?.least ?? hoursGlanced;
    const base = pointsFor(seen);
    hope += base;
    if (base === most) continue;
    const shares = desk.at.shares + table * 4 * desk.setBytes;
    const levels = [0, 1, 2, 3].slice(seen).map((level) => shares + level * desk.setBytes);
    layGroup(desk, layout, levels, (choice) => pointsFor(seen + 32 - Math.clz32(choice)) - base, true);
  }
  return hope;
}

/** Strikes the mentors of the row who share too few hours, and adds what the hours of the others earn. */
export function countHours(row: Row): void {
  const { packed, desk, mentee } = row;
  const { words, at, kernel } = desk;
  const earned = packed.hoursPoints[packed.criteriaOf[mentee]!]!;
  for (const [table, { zones, zoneOf, first, masks, starts, clocks }] of packed.hours.entries()) {
    const points = earned[table]!;
    const zone = zoneOf[mentee]!;
    // Whoever gave no hours shares none, and earns nothing for them; see layHours for where some are needed.
    if (zone < 0 || (packed.needed[table] === 0 && points.length === 1)) continue;
    const count = at.hoursCount >> 2;
    words[count] = at.mentors;
    words[count + 1] = at.points;
    words[count + 2] = zoneOf.byteOffset + 4 * packed.mentees;
    words[count + 3] = first.byteOffset + 4 * packed.mentees;
    words[count + 4] = starts.byteOffset + 4 * zone * zones;
    words[count + 5] = clocks.byteOffset;
    words[count + 6] = masks.byteOffset;
    words[count + 7] = masks.byteOffset + 4 * first[mentee]! * wordsInVectors;
    words[count + 8] = packed.needed[table]!;
    words[count + 9] = points.byteOffset;
    words[count + 10] = points.length - 1;
    row.count = kernel.countHours(at.hoursCount, row.count);
  }
}
