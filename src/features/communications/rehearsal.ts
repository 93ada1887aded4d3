/** Which letters the outbox lists, and the day it proposes. Pure. */
import { localTime } from '../../core/time/clock.ts';
import { addDays } from '../../core/time/week.ts';
import type { LetterRow } from './batch-queries.ts';
import { type LetterState, letterGroups } from './rules.ts';

/** Rows that a first look takes in; the rest is one press away. */
const firstRows = 12;

/** What the list can be narrowed to. */
export const shows = ['first', ...letterGroups, 'leaving', 'held', 'deleted'] as const;
type Show = (typeof shows)[number];

/** `of`: the whole list that the look is a part of; letters that were taken out stand in a list of their own. */
export const shownLetters = (
  rows: readonly LetterRow[],
  asked: string | undefined,
  all: boolean,
): {
  readonly show: Show;
  readonly all: boolean;
  readonly of: readonly LetterRow[];
  readonly shown: readonly LetterRow[];
} => {
  const show = shows.find((each) => each === asked) ?? 'first';
  const stay = rows.filter(({ state }) => state !== 'deleted');
  const group = letterGroups.find((each) => each === show);
  if (group !== undefined) return { show, all, of: stay, shown: stay.filter((row) => row.group === group) };
  if (show === 'leaving') return { show, all, of: stay, shown: stay.filter(isSetToLeave) };
  if (show === 'held') return { show, all, of: stay, shown: stay.filter(({ state }) => state === 'held') };
  if (show === 'deleted') {
    const out = rows.filter(({ state }) => state === 'deleted');
    return { show, all, of: out, shown: out };
  }
  return { show, all, of: stay, shown: all ? stay : stay.slice(0, firstRows) };
};

/** It has its day, or is on its way already. */
export const isSetToLeave = ({
  state,
  dueAt,
}: {
  readonly state: LetterState;
  readonly dueAt: Date | null;
}) => state === 'leaving' || (dueAt !== null && (state === 'read' || state === 'notRead'));

/** The Monday after today, on a zone's calendar. */
export const nextMonday = (now: Date, zone: string): string => {
  const { date, day } = localTime(now.getTime(), zone);
  return addDays(date, 7 - day);
};
