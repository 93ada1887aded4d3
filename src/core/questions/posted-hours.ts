/**
 * The hours of a week as a form sends them: a grid of ticked hours and lines of typed stretches, which are two views of
 * one answer. What the form was drawn from comes along, so that a change in either view counts and neither undoes the
 * other: minute by minute, a line that was changed decides, else a cell that was changed, else what was there. A stretch
 * of half an hour is not lost by the grid, which knows whole hours only. Linear in the minutes of a week.
 */
import { readHours, tidySlots, writeHours } from './hours.ts';
import type { CellProblem } from './problem.ts';
import type { WeeklySlot } from './question.ts';
import { cleanLine } from './text.ts';

/** What was sent, by field name; several values for boxes that share a name. */
export type Fields = Readonly<Record<string, readonly string[]>>;

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const minutesInDay = 1440;
const mostLines = 60;

export const firstOf = (fields: Fields, name: string): string => fields[name]?.[0] ?? '';

export type Line = { readonly day: string; readonly from: string; readonly until: string };

/** The typed lines as they were typed, blank ones left out. A day is its number, Monday 0. */
export function linesOf(fields: Fields, key: string): Line[] {
  const lines: Line[] = [];
  for (let at = 1; at <= mostLines && fields[`${key}-day-${at}`] !== undefined; at++) {
    const [day, from, until] = (['day', 'from', 'until'] as const).map((part) =>
      cleanLine(firstOf(fields, `${key}-${part}-${at}`)),
    ) as [string, string, string];
    if (day + from + until !== '') lines.push({ day, from, until });
  }
  return lines;
}

type Posted = {
  readonly value: readonly WeeklySlot[] | undefined;
  readonly problems: readonly CellProblem[];
};

export function readPostedHours(fields: Fields, key: string): Posted {
  const problems: CellProblem[] = [];
  const typedSlots: WeeklySlot[] = [];
  for (const { day, from, until } of linesOf(fields, key)) {
    const name = /^[0-6]$/.test(day) ? days[Number(day)] : undefined;
    const text = `${name ?? ''} ${from}-${until}`.trim();
    if (name === undefined || from === '' || until === '')
      problems.push({ code: 'hoursNotUnderstood', text });
    else {
      const read = readHours(text);
      problems.push(...read.problems);
      typedSlots.push(...(read.value ?? []));
    }
  }
  const before = readHours(firstOf(fields, `${key}-was`)).value ?? [];
  const was = minutesOf(before);
  const typed = hasLines(fields, key) ? minutesOf(typedSlots) : was;
  const cellsBefore = new Set(cellsOf(before));
  const cells = new Set(fields[key] ?? []);
  const merged = was.map((free, minute) => {
    if (typed[minute] !== free) return typed[minute]!;
    const cell = `${Math.floor(minute / minutesInDay)}-${Math.floor((minute % minutesInDay) / 60)}`;
    return cells.has(cell) !== cellsBefore.has(cell) ? cells.has(cell) : free;
  });
  const slots = slotsOf(merged);
  return { value: slots.length > 0 ? slots : undefined, problems };
}

/** The fields from which the same answer is read back. */
export function hoursFields(key: string, slots: readonly WeeklySlot[]): Record<string, string[]> {
  const tidy = tidySlots(slots);
  const lines = tidy.map(({ day, from, until }, at) => [
    [`${key}-day-${at + 1}`, [String(day)]],
    [`${key}-from-${at + 1}`, [clock(from)]],
    [`${key}-until-${at + 1}`, [clock(until)]],
  ]);
  return { [key]: cellsOf(tidy), [`${key}-was`]: [writeHours(tidy)], ...Object.fromEntries(lines.flat()) };
}

/** The hours of the grid that a stretch touches, as "day-hour". */
function cellsOf(slots: readonly WeeklySlot[]): string[] {
  const cells = slots.flatMap(({ day, from, until }) => {
    const first = Math.floor(from / 60);
    return Array.from({ length: Math.ceil(until / 60) - first }, (_, step) => `${day}-${first + step}`);
  });
  return [...new Set(cells)];
}

function hasLines(fields: Fields, key: string): boolean {
  return fields[`${key}-day-1`] !== undefined;
}

function minutesOf(slots: readonly WeeklySlot[]): boolean[] {
  const free = new Array<boolean>(7 * minutesInDay).fill(false);
  for (const { day, from, until } of slots)
    free.fill(true, day * minutesInDay + from, day * minutesInDay + until);
  return free;
}

function slotsOf(free: readonly boolean[]): WeeklySlot[] {
  const slots: WeeklySlot[] = [];
  for (let day = 0; day < 7; day++) {
    let from: number | null = null;
    for (let minute = 0; minute <= minutesInDay; minute++) {
      const isFree = minute < minutesInDay && free[day * minutesInDay + minute] === true;
      if (isFree && from === null) from = minute;
      if (!isFree && from !== null) {
        slots.push({ day, from, until: minute });
        from = null;
      }
    }
  }
  return slots;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
