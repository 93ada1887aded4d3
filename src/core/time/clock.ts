/**
 * What a clock on the wall of a named zone shows. The zone rules are those of the JavaScript engine, read through
 * Temporal; offsets are minutes east of UTC. Offsets with seconds (only before 1972) are rounded to the minute.
 */
import { Temporal } from 'temporal-polyfill';
import { dateOf, minuteLength, startOf, weekday } from './week.ts';

/** A moment at which a zone changes its offset. */
export type ClockChange = {
  readonly zone: string;
  readonly at: number;
  /** The date on that zone's calendar, before the change. */
  readonly on: string;
  readonly before: number;
  readonly after: number;
};

/** The offset in force at `from`, and every change after it and before `until`. */
export type ClockHistory = {
  readonly zone: string;
  readonly first: number;
  readonly changes: readonly ClockChange[];
};

/** What a clock shows: `minute` counts from midnight, `day` 0 is Monday. */
export type LocalTime = { readonly date: string; readonly day: number; readonly minute: number };

/** Minutes east of UTC at an instant. An unknown zone is a RangeError, as in every function here. */
export function offsetAt(zone: string, instant: number): number {
  return Math.round(zoned(zone, instant).offsetNanoseconds / 60e9);
}

/** Changes of offset; a transition that keeps the offset (a mere change of name) is left out. */
export function clockHistory(zone: string, from: number, until: number): ClockHistory {
  const changes: ClockChange[] = [];
  let moment = zoned(zone, from);
  const first = offsetAt(zone, from);
  let before = first;
  for (;;) {
    const next = moment.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= until) return { zone, first, changes };
    const at = next.epochMilliseconds;
    const after = offsetAt(zone, at);
    if (after !== before) changes.push({ zone, at, on: dateOf(at + before * minuteLength), before, after });
    before = after;
    moment = next;
  }
}

export function localTime(instant: number, zone: string): LocalTime {
  const shown = instant + offsetAt(zone, instant) * minuteLength;
  const date = dateOf(shown);
  return { date, day: weekday(date), minute: Math.floor((shown - startOf(date)) / minuteLength) };
}

/**
 * The instant at which a clock shows a date and minute. Where the clock shows it twice, the earlier; where it never
 * does, because it is put forward, the time moves on by the length of the gap (as in RFC 5545).
 */
export function instantOf(date: string, minute: number, zone: string): number {
  const local = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes: minute });
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

function zoned(zone: string, instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
