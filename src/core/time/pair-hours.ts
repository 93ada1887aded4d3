/**
 * What two people's clocks do to their shared hours: week by week and at each clock change. Exact also inside
 * weeks in which a clock changes, because every quarter is read by the offset in force at that moment.
 */
import { type ClockChange, clockHistory } from './clock.ts';
import { drawn, type Mask, sharedHours, turned, weekClock } from './mask.ts';
import type { Availability } from './timetable.ts';
import { addDays, startOf } from './week.ts';

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
