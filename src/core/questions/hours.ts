/**
 * Hours of an ordinary week, between text such as "Mon 09:00-11:00; Thu 19:00-21:00" and slots.
 *
 * Reads generously: full or short English names of days, several days before a time ("Tue, Thu 9-11"), ranges of days,
 * several times after a day, any dash, "to", am and pm, 24:00, digits of any script, and hours past midnight, which are
 * split over both days. What it cannot read it hands back as a problem with the words in question.
 */
import type { CellProblem, Reading } from './problem.ts';
import type { WeeklySlot } from './question.ts';
import { latinDigits } from './text.ts';

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const groups: Readonly<Record<string, readonly number[]>> = {
  weekday: [0, 1, 2, 3, 4],
  weekdays: [0, 1, 2, 3, 4],
  weekend: [5, 6],
  weekends: [5, 6],
  daily: [0, 1, 2, 3, 4, 5, 6],
  everyday: [0, 1, 2, 3, 4, 5, 6],
};

const clock = '(\\d{1,2})(?:[:.h](\\d{2})|h)?\\s*(am|pm)?';
const separators = /(?:[\s;,&/+|:()]|and\b|from\b)+/y;
const times = new RegExp(`${clock}\\s*-\\s*${clock}(?![\\d:])`, 'y');
const dayRange = /([a-z]+)\.?\s*-\s*([a-z]+)\.?/y;
const dayName = /([a-z]+)\.?/y;
const fragment = /[^;,\n]*/y;

export function readHours(text: string): Reading<readonly WeeklySlot[]> {
  const source = prepared(text);
  const slots: WeeklySlot[] = [];
  const problems: CellProblem[] = [];
  let days: number[] = [];
  let timed = true;
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  const addDays = (found: readonly number[]) => {
    days = timed ? [...found] : [...days, ...found];
    timed = false;
  };

  for (take(separators); at < source.length; take(separators)) {
    const before = at;
    const time = take(times);
    if (time !== null) {
      const stretch = days.length > 0 ? readTimes(time) : 'notUnderstood';
      if (stretch === 'ambiguous') problems.push({ code: 'hoursAmbiguous', text: time[0] });
      else if (stretch === 'notUnderstood') problems.push({ code: 'hoursNotUnderstood', text: time[0] });
      else for (const day of days) slots.push(...overMidnight(day, ...stretch));
      timed = true;
      continue;
    }
    const range = take(dayRange);
    const [first, last] = [dayIndex(range?.[1]), dayIndex(range?.[2])];
    if (first >= 0 && last >= 0) {
      addDays(Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (first + step) % 7));
      continue;
    }
    at = before;
    const name = take(dayName)?.[1];
    const found = name === undefined ? [] : (groups[name] ?? [dayIndex(name)].filter((day) => day >= 0));
    if (found.length > 0) {
      addDays(found);
      continue;
    }
    at = before;
    problems.push({ code: 'hoursNotUnderstood', text: (take(fragment)?.[0] ?? '').trim() });
    if (at === before) at++;
    timed = true;
  }
  if (!timed) problems.push({ code: 'hoursNotUnderstood', text: days.map(shortName).join(', ') });
  return { value: slots.length > 0 ? tidySlots(slots) : undefined, problems };
}

/** "Mon 09:00-11:00; Thu 19:00-21:00"; what `readHours` reads back to the same tidy slots. */
export function writeHours(slots: readonly WeeklySlot[]): string {
  return tidySlots(slots)
    .map(({ day, from, until }) => `${shortName(day)} ${clockText(from)}-${clockText(until)}`)
    .join('; ');
}

/** In order, with slots of one day that touch or overlap joined, empty ones left out. */
export function tidySlots(slots: readonly WeeklySlot[]): WeeklySlot[] {
  const tidy: { day: number; from: number; until: number }[] = [];
  for (const slot of [...slots]
    .filter(({ from, until }) => from < until)
    .sort((a, b) => a.day - b.day || a.from - b.from)) {
    const last = tidy.at(-1);
    if (last !== undefined && last.day === slot.day && slot.from <= last.until)
      last.until = Math.max(last.until, slot.until);
    else tidy.push({ ...slot });
  }
  return tidy;
}

function prepared(text: string): string {
  return latinDigits(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015\u2212~\u301c]/g, '-')
    .replace(/\b([ap])\.?\s?m\b\.?/g, '$1m')
    .replace(/\bnoon\b/g, '12:00')
    .replace(/\bmidnight\b/g, '24:00')
    .replace(/\s(?:to|till|until)\s/g, '-')
    .replace(/\bevery day\b/g, 'daily')
    .replace(/\b(\d{2})(\d{2})(?=\s*(?:-|$|[;,\n]))/g, '$1:$2');
}

/** Monday is 0; -1 for a word that is no day. Two letters or more, also plural, also "tues", "thurs". */
function dayIndex(word: string | undefined): number {
  if (word === undefined || word.length < 2) return -1;
  return names.findIndex(
    (name) => name.startsWith(word) || `${name}s` === word || (word === 'weds' && name === 'wednesday'),
  );
}

function readTimes(match: RegExpExecArray): [from: number, until: number] | 'ambiguous' | 'notUnderstood' {
  const [, hourA, minuteA = '0', halfA, hourB, minuteB = '0', halfB] = match;
  const from = minutes(Number(hourA), Number(minuteA), halfA);
  const until = minutes(Number(hourB), Number(minuteB), halfB);
  if (from === null || until === null || from === 1440) return 'notUnderstood';
  if (halfA === undefined && halfB === undefined) {
    if (until > from || until === 0) return [from, until === 0 ? 1440 : until];
    return from < 13 * 60 ? 'ambiguous' : until === from ? 'notUnderstood' : [from, until];
  }
  // "9-11am", "11-1pm", "9am-5": the half that is not said is the one that keeps the stretch shorter than twelve hours.
  if (halfA === undefined || halfB === undefined) {
    if (Number(hourA) > 12 || Number(hourB) > 12) return 'notUnderstood';
    const options = ['am', 'pm'].map((half) =>
      halfA === undefined
        ? ([minutes(Number(hourA), Number(minuteA), half)!, until] as const)
        : ([from, minutes(Number(hourB), Number(minuteB), half)!] as const),
    );
    const [a, b] = options.sort((x, y) => lengthOf(x) - lengthOf(y))[0]!;
    return a === b ? 'notUnderstood' : [a, b === 0 ? 1440 : b];
  }
  return from === until ? 'notUnderstood' : [from, until === 0 ? 1440 : until];
}

function lengthOf([from, until]: readonly [number, number]): number {
  return (until - from + 1440) % 1440 || 1440;
}

function minutes(hour: number, minute: number, half: string | undefined): number | null {
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  if (half === undefined) return hour * 60 + minute;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) * 60 + minute + (half === 'pm' ? 720 : 0);
}

function overMidnight(day: number, from: number, until: number): WeeklySlot[] {
  if (until > from) return [{ day, from, until }];
  return [
    { day, from, until: 1440 },
    { day: (day + 1) % 7, from: 0, until },
  ];
}

function shortName(day: number): string {
  const name = names[day]!.slice(0, 3);
  return name[0]!.toUpperCase() + name.slice(1);
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
