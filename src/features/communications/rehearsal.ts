/** Which letters the outbox lists, and the day it proposes. Pure. */
import { localTime } from '../../core/time/clock.ts';
import { addDays } from '../../core/time/week.ts';
import type { LetterRow } from './batch-queries.ts';
import { letterGroups } from './rules.ts';

/** Rows that a first look takes in; the rest is one press away. */
const firstRows = 12;

export const shownLetters = (
  rows: readonly LetterRow[],
  asked: string | undefined,
  all: boolean,
): { readonly show: string; readonly all: boolean; readonly shown: readonly LetterRow[] } => {
  if (asked === 'held') return { show: 'held', all, shown: rows.filter(({ state }) => state === 'held') };
  const group = letterGroups.find((each) => each === asked);
  if (group !== undefined) return { show: group, all, shown: rows.filter((row) => row.group === group) };
  return { show: 'first', all, shown: all ? rows : rows.slice(0, firstRows) };
};

/** The Monday after today, on a zone's calendar. */
export const nextMonday = (now: Date, zone: string): string => {
  const { date, day } = localTime(now.getTime(), zone);
  return addDays(date, 7 - day);
};
