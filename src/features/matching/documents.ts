/** What a run keeps as JSON, and what a person asked of it. Only this slice writes it. */
import type { RunResult, RunSettings } from '../../core/matching/run.ts';

export type { RunResult, RunSettings };

/** A lock, a veto, or a release of either; in words on the page and in the history. */
export type Change = {
  readonly kind:
    | 'keep'
    | 'release'
    | 'force'
    | 'forbid'
    | 'allow'
    | 'keeps'
    | 'settings'
    | 'newData'
    | 'again'
    | 'repair'
    | 'menteeLeft'
    | 'mentorLeft'
    | 'stable'
    | 'best';
  /** The pairs it is about, by application number. */
  readonly pairs: readonly (readonly [mentee: string, mentor: string])[];
  /** Why, in the coordinator's words; required where the proposal is overruled. */
  readonly reason: string;
};

export type Run = {
  readonly id: string;
  readonly cohortId: string;
  readonly number: number;
  readonly inputId: string;
  readonly inputDigest: string;
  readonly settings: RunSettings;
  readonly result: RunResult;
  readonly basedOn: { readonly id: string; readonly number: number } | null;
  readonly change: Change | null;
  readonly engine: string;
  readonly madeBy: string | null;
  readonly madeAt: Date;
};
