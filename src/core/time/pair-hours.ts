/**
 * What two people's clocks do to their shared hours: week by week and at each clock change. Exact also inside
 * weeks in which a clock changes, because every quarter is read by the offset in force at that moment.
 */
import { type ClockChange, clockHistory } from './clock.ts';
import { drawn, type Mask, sharedHours, turned, weekClock } from './mask.ts';
import type { Calendar } from './regimes.ts';
import { type Availability, timetable, type WeekHours } from './timetable.ts';
import { addDays, mondays, startOf } from './week.ts';

/** A clock change that alters the shared hours of a pair, or could have. */
export type HoursChange = {
  readonly at: number;
  /** The date on the changing side's calendar. */
  readonly on: string;
  readonly whose: 'first' | 'second' | 'both';
  readonly zones: readonly string[];
  readonly hoursBefore: number;
  readonly hoursAfter: number;
};

export type PairHours = {
  /** Shared hours in each judged week. */
  readonly weeks: readonly WeekHours[];
  /** The judged week with the fewest, the earliest of equals. Null if the pair has none. */
  readonly leanest: WeekHours | null;
  /** Every clock change of the period; one that matters has unequal hours. */
  readonly changes: readonly HoursChange[];
};

/** All facts about a pair's hours within a calendar. */
export function pairHours(first: Availability, second: Availability, calendar: Calendar): PairHours {
  const weeks = timetable([first, second], calendar).weeks(0, 1);
  return {
    weeks,
    leanest: fewest(weeks),
    changes: hoursChanges(first, second, calendar.from, calendar.until),
  };
}

/** The first clock change from one date to another that alters the hours of a pair; null if none does. */
export function nextHoursChange(
  first: Availability,
  second: Availability,
  from: string,
  until: string,
): HoursChange | null {
  return (
    hoursChanges(first, second, from, until).find(
      ({ hoursBefore, hoursAfter }) => hoursBefore !== hoursAfter,
    ) ?? null
  );
}

/** The week of a period in which two people share least, weeks of clock changes included. */
export function lowestWeek(
  first: Availability,
  second: Availability,
  from: string,
  until: string,
): WeekHours | null {
  return fewest(mondays(from, until).map((week) => ({ week, hours: sharedInWeek(first, second, week) })));
}

/** Shared hours in the UTC week that begins on a Monday. */
export function sharedInWeek(first: Availability, second: Availability, monday: string): number {
  return sharedHours(freeIn(first, monday), freeIn(second, monday));
}

/** Every clock change of the two from one date to another (both included), with the weekly hours before and after it. */
export function hoursChanges(
  first: Availability,
  second: Availability,
  from: string,
  until: string,
): HoursChange[] {
  const start = startOf(from);
  const end = startOf(addDays(until, 1));
  const histories = [clockHistory(first.zone, start, end), clockHistory(second.zone, start, end)] as const;
  const moments = [...new Set(histories.flatMap((history) => history.changes.map((change) => change.at)))];
  let offsets: readonly [number, number] = [histories[0].first, histories[1].first];
  const local = [drawn(first.slots), drawn(second.slots)] as const;
  return moments
    .sort((a, b) => a - b)
    .map((at) => {
      const own = histories.map((history) => history.changes.find((change) => change.at === at));
      const next = [own[0]?.after ?? offsets[0], own[1]?.after ?? offsets[1]] as const;
      const changes = own.filter((change): change is ClockChange => change !== undefined);
      const hoursBefore = steadyHours(local, offsets);
      offsets = next;
      return {
        at,
        on: changes[0]!.on,
        whose: changes.length === 2 ? 'both' : own[0] ? 'first' : 'second',
        zones: [...new Set(changes.map((change) => change.zone))],
        hoursBefore,
        hoursAfter: steadyHours(local, next),
      };
    });
}

/** A person's free quarters of the UTC week that begins on a Monday. */
export function freeIn(person: Availability, monday: string): Mask {
  const history = clockHistory(person.zone, startOf(monday), startOf(addDays(monday, 7)));
  return turned(drawn(person.slots), weekClock(history, monday));
}

function steadyHours(local: readonly [Mask, Mask], offsets: readonly [number, number]): number {
  const [a, b] = local.map((mask, side) =>
    turned(mask, [{ from: 0, offset: Math.round(offsets[side]! / 15) }]),
  );
  return sharedHours(a!, b!);
}

function fewest(weeks: readonly WeekHours[]): WeekHours | null {
  return weeks.reduce<WeekHours | null>(
    (least, week) => (least === null || week.hours < least.hours ? week : least),
    null,
  );
}
