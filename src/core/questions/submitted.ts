/**
 * When a form was sent, out of the many ways in which form tools write it.
 *
 * Year first, day first or month first; names of months in English; 12 or 24 hours; with or without an offset. Without
 * one, the time is meant in the organisers' zone. Whether 03/04 is in April or March is decided for a whole column.
 */
import { instantOf } from '../time/clock.ts';
import { cleanLine, latinDigits } from './text.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const time = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?/;
const offset = /(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})?$|(?:gmt|utc|(?<=\d)z)$/;

/** Milliseconds since 1970, or null where the text names no moment. */
export function readSubmitted(text: string, zone: string, dayFirst: boolean): number | null {
  const source = prepared(text);
  const date = readDate(source, dayFirst);
  if (date === null) return null;
  const rest = source.slice(date.length).replace(/^[t,\s]+/, '');
  const clock = rest === '' ? null : time.exec(rest);
  if (rest !== '' && clock?.index !== 0) return null;
  const minute = clock === null ? 0 : minuteOf(clock);
  if (minute === null) return null;
  const seconds = Number(clock?.[3] ?? 0);
  const after = clock === null ? '' : rest.slice(clock[0].length).trim();
  if (after === '') return instantOf(date.date, minute, zone) + seconds * 1000;
  const shift = offset.exec(rest);
  if (shift === null) return null;
  const minutes = (Number(shift[2] ?? 0) * 60 + Number(shift[3] ?? 0)) * (shift[1] === '-' ? -1 : 1);
  return Date.parse(`${date.date}T00:00:00Z`) + (minute - minutes) * 60_000 + seconds * 1000;
}

/**
 * Whether a column writes the day before the month. Decided by numbers over twelve; else by the order in which the rows
 * came, since exports are in order of submission; else yes.
 */
export function writesDayFirst(cells: readonly string[]): boolean {
  const pairs = cells.flatMap((cell) => {
    const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})/.exec(prepared(cell));
    return match === null
      ? []
      : [{ first: Number(match[1]), second: Number(match[2]), year: Number(match[3]) }];
  });
  if (pairs.some(({ first }) => first > 12)) return true;
  if (pairs.some(({ second }) => second > 12)) return false;
  const backwards = (value: (pair: (typeof pairs)[number]) => number) =>
    pairs.filter((pair, at) => at > 0 && value(pair) < value(pairs[at - 1]!)).length;
  return (
    backwards(({ first, second, year }) => (year * 12 + second) * 31 + first) <=
    backwards(({ first, second, year }) => (year * 12 + first) * 31 + second)
  );
}

function prepared(text: string): string {
  return latinDigits(cleanLine(text).normalize('NFKC'))
    .toLowerCase()
    .replace(/\u2212/g, '-');
}

function readDate(source: string, dayFirst: boolean): { date: string; length: number } | null {
  const numbers = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})/.exec(source);
  if (numbers !== null) {
    const [all, a, b, c] = numbers as unknown as [string, string, string, string];
    if (a.length === 4) return dateFrom(a, b, c, all.length);
    return dayFirst ? dateFrom(c, b, a, all.length) : dateFrom(c, a, b, all.length);
  }
  const named =
    /^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})\.?\s+([a-z]{3,9})|([a-z]{3,9})\s+(\d{1,2}),?)\.?,?\s+(\d{4})/.exec(
      source,
    );
  if (named === null) return null;
  const month = months.indexOf((named[2] ?? named[3])!.slice(0, 3)) + 1;
  return month === 0 ? null : dateFrom(named[5]!, String(month), (named[1] ?? named[4])!, named[0].length);
}

function dateFrom(
  year: string,
  month: string,
  day: string,
  length: number,
): { date: string; length: number } | null {
  const full = year.length === 2 ? `20${year}` : year;
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(parsed) || new Date(parsed).toISOString().slice(0, 10) !== date
    ? null
    : { date, length };
}

function minuteOf(match: RegExpExecArray): number | null {
  const hour = Number(match[1]);
  const half = match[4];
  if (Number(match[2]) > 59 || hour > (half === undefined ? 23 : 12) || (half !== undefined && hour === 0))
    return null;
  return (half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)) * 60 + Number(match[2]);
}
