/**
 * Dates of the calendar as text, YYYY-MM-DD, and weeks that begin on Monday 00:00 UTC. Instants are milliseconds since
 * 1970-01-01T00:00Z. Dates of the proleptic Gregorian calendar; a date that does not exist is a RangeError.
 */

export const dayLength = 86_400_000;
export const weekLength = 7 * dayLength;
export const minuteLength = 60_000;

/** The instant of 00:00 UTC on a date. */
export function startOf(date: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant) || dateOf(instant) !== date) throw new RangeError(`Not a date: ${date}`);
  return instant;
}

/** The UTC date of an instant. */
export function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return dateOf(startOf(date) + days * dayLength);
}

/** 0 is Monday. */
export function weekday(date: string): number {
  return (new Date(startOf(date)).getUTCDay() + 6) % 7;
}

/** The Monday of the week in which a date lies. */
export function mondayOf(date: string): string {
  return addDays(date, -weekday(date));
}

/** The Mondays of all weeks that a period touches; both ends belong to the period. */
export function mondays(from: string, until: string): string[] {
  const found: string[] = [];
  for (let week = mondayOf(from); week <= until; week = addDays(week, 7)) found.push(week);
  return found;
}
