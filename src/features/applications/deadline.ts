/** When a call takes applications; pure. Days are whole days on the organisers' clock, also when it changes. */
import { instantOf } from '../../core/time/clock.ts';
import { addDays } from '../../core/time/week.ts';

export type Window = {
  readonly opensOn: string;
  readonly closesOn: string;
  /** The organisers' IANA zone. */
  readonly zone: string;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
};

/** `hidden`: nobody but the organisers may see it yet. */
export type CallState = 'hidden' | 'announced' | 'open' | 'closed';

export const opensAt = ({ opensOn, zone }: Window): Date => new Date(instantOf(opensOn, 0, zone));

/** The first moment after the last day: an application may still be sent a second before. */
export const closesAt = ({ closesOn, zone, closedAt }: Window): Date => {
  const dayIsOver = new Date(instantOf(addDays(closesOn, 1), 0, zone));
  return closedAt !== null && closedAt < dayIsOver ? closedAt : dayIsOver;
};

/** The last minute in which an application may be sent, as people say it: 23:59. */
export const lastMinute = (window: Window): Date => new Date(closesAt(window).getTime() - 60_000);

export const callState = (window: Window, now: Date): CallState => {
  if (window.openedAt === null) return 'hidden';
  if (now >= closesAt(window)) return 'closed';
  return now < opensAt(window) ? 'announced' : 'open';
};
