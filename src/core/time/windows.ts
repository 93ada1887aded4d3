/**
 * When two people are both free: as stretches of one UTC day, to be drawn, and as windows that each reads on their own
 * clock. Exact to the quarter of an hour, also in weeks of clock changes.
 */
import { type LocalTime, localTime } from './clock.ts';
import { has, quartersInWeek } from './mask.ts';
import { freeIn } from './pair-hours.ts';
import type { Availability } from './timetable.ts';
import { dateOf, dayLength, mondayOf, startOf } from './week.ts';

/** Minutes of one UTC day, 0…1440. */
export type Stretch = { readonly from: number; readonly until: number };

/** Who is free when on one UTC day. */
export type DayRuler = { readonly first: Stretch[]; readonly second: Stretch[]; readonly both: Stretch[] };

/** The free stretches of a UTC date, for drawing a day; `both` are the shared ones. */
export function dayRuler(first: Availability, second: Availability, date: string): DayRuler {
  const monday = mondayOf(date);
  const base = ((startOf(date) - startOf(monday)) / dayLength) * 96;
  const a = freeIn(first, monday);
  const b = freeIn(second, monday);
  const stretches = (free: (quarter: number) => boolean): Stretch[] =>
    runs(96, (quarter) => free(base + quarter)).map(([from, until]) => ({
      from: from * 15,
      until: until * 15,
    }));
  return {
    first: stretches((quarter) => has(a, quarter)),
    second: stretches((quarter) => has(b, quarter)),
    both: stretches((quarter) => has(a, quarter) && has(b, quarter)),
  };
}

/** A shared stretch of one week as each side's clock shows it. */
export type SharedWindow = {
  readonly start: number;
  readonly end: number;
  /** The UTC date on which it begins: the date to draw with `dayRuler`. */
  readonly date: string;
  readonly first: { readonly from: LocalTime; readonly until: LocalTime };
  readonly second: { readonly from: LocalTime; readonly until: LocalTime };
};

/** The shared windows of the UTC week that begins on a Monday, in order of time. */
export function sharedWindows(first: Availability, second: Availability, monday: string): SharedWindow[] {
  const a = freeIn(first, monday);
  const b = freeIn(second, monday);
  return runs(quartersInWeek, (quarter) => has(a, quarter) && has(b, quarter)).map(([from, until]) => {
    const start = startOf(monday) + from * 900_000;
    const end = startOf(monday) + until * 900_000;
    const seen = ({ zone }: Availability) => ({ from: localTime(start, zone), until: localTime(end, zone) });
    return { start, end, date: dateOf(start), first: seen(first), second: seen(second) };
  });
}

/** Stretches [from, until) of consecutive steps for which something is true. */
function runs(length: number, isTrue: (step: number) => boolean): [from: number, until: number][] {
  const found: [number, number][] = [];
  for (let step = 0; step < length; step++) {
    if (!isTrue(step)) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === step) last[1] = step + 1;
    else found.push([step, step + 1]);
  }
  return found;
}
