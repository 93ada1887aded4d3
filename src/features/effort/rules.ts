/** Phases of work, and what may be suggested from what somebody did; pure. */
import type { EffortPhase } from '../../db/tables.ts';

export const phases = [
  'development',
  'promotion',
  'reading',
  'matching',
  'training',
  'support',
  'evaluationLiaison',
] as const satisfies readonly EffortPhase[];

/** What a deed of the audit trail usually takes, in minutes. */
export const usual = {
  cohortCreated: ['development', 30],
  cohortChanged: ['development', 5],
  reviewPhaseSet: ['development', 5],
  fileImported: ['reading', 10],
  readingsShared: ['reading', 5],
  readingSaved: ['reading', 4],
  decisionsMarked: ['reading', 5],
  matchingRun: ['matching', 10],
} as const satisfies Readonly<Record<string, readonly [EffortPhase, number]>>;

export type Work = keyof typeof usual;

export const works = Object.keys(usual) as Work[];

export type Deed = {
  readonly action: Work;
  /** The day on the organisers' clock. */
  readonly day: string;
};

export type Booked = { readonly occasion: string; readonly minutes: number };

export type Suggestion = {
  readonly occasion: string;
  readonly phase: EffortPhase;
  readonly day: string;
  /** What is not yet booked. */
  readonly minutes: number;
  readonly did: readonly { readonly action: Work; readonly count: number }[];
};

/** One suggestion for each phase and day, the latest first, less what was booked or turned down before. */
export const suggestionsFrom = (deeds: readonly Deed[], booked: readonly Booked[]): Suggestion[] => {
  const byOccasion = Map.groupBy(deeds, ({ action, day }) => `${usual[action][0]} ${day}`);
  return [...byOccasion]
    .map(([occasion, done]): Suggestion => {
      const [phase = '', day = ''] = occasion.split(' ');
      const due = done.reduce((sum, { action }) => sum + usual[action][1], 0);
      const before = booked
        .filter((one) => one.occasion === occasion)
        .reduce((sum, one) => sum + one.minutes, 0);
      const counts = Map.groupBy(done, ({ action }) => action);
      return {
        occasion,
        phase: phase as EffortPhase,
        day,
        minutes: due - before,
        did: [...counts].map(([action, list]) => ({ action, count: list.length })),
      };
    })
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => (a.day === b.day ? (a.phase < b.phase ? -1 : 1) : a.day < b.day ? 1 : -1));
};

export const longestMinutes = 24 * 60;

/** What a timer comes to: whole minutes, one at least. */
export const timed = (startedAt: Date, now: Date): number =>
  Math.min(longestMinutes, Math.max(1, Math.round((now.getTime() - startedAt.getTime()) / 60_000)));
