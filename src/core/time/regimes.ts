/**
 * Cuts a period into clock regimes: stretches of whole weeks in which no participating zone changes its offset.
 *
 * Method: read each zone's changes once; a week is steady if none falls inside it; steady weeks that follow each other
 * with the same offsets form one regime; a week with a change in it stands alone, not steady. Zones × weeks steps.
 */
import { type ClockChange, type ClockHistory, clockHistory } from './clock.ts';
import { addDays, mondayOf, mondays, startOf, weekLength } from './week.ts';

/** The dates between which pairs are to meet, both included, and the weeks by which hours are judged. */
export type Calendar = {
  readonly from: string;
  readonly until: string;
  /** Mondays. Left out: one week of every regime of the period. */
  readonly weeks?: readonly string[];
};

export type Regime = {
  /** The Monday of its first week. */
  readonly week: string;
  readonly weeks: number;
  /** Whether every zone keeps one offset throughout. */
  readonly steady: boolean;
  /** What changes inside it, in order of time; empty if steady. */
  readonly changes: readonly ClockChange[];
};

/** Regimes in order of time; both dates belong to the period. Unknown zones and wrong dates are RangeErrors. */
export function regimes(zones: readonly string[], from: string, until: string): Regime[] {
  const changes = histories(zones, mondayOf(from), addDays(mondayOf(until), 7)).flatMap(
    (history) => history.changes,
  );
  const found: Regime[] = [];
  for (const week of mondays(from, until)) {
    const start = startOf(week);
    const inside = changes.filter((change) => change.at > start && change.at < start + weekLength);
    const last = found.at(-1);
    if (last?.steady && inside.length === 0 && !changes.some((change) => change.at === start)) {
      found[found.length - 1] = { ...last, weeks: last.weeks + 1 };
    } else {
      found.push({
        week,
        weeks: 1,
        steady: inside.length === 0,
        changes: inside.sort((a, b) => a.at - b.at),
      });
    }
  }
  return found;
}

/** The Mondays by which hours are judged, in order: those the calendar names, else the first of every regime. */
export function judgedWeeks(zones: readonly string[], calendar: Calendar): string[] {
  if (!namesWeeks(calendar)) return regimes(zones, calendar.from, calendar.until).map(({ week }) => week);
  return [...new Set((calendar.weeks ?? []).map(mondayOf))].sort();
}

export function namesWeeks({ weeks }: Calendar): boolean {
  return weeks !== undefined && weeks.length > 0;
}

/** One history for each different zone, from the start of one date to the start of another. */
export function histories(zones: readonly string[], from: string, until: string): ClockHistory[] {
  return [...new Set(zones)].map((zone) => clockHistory(zone, startOf(from), startOf(until)));
}
