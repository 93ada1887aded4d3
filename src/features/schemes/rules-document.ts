/** The rules of a scheme as they are kept: plain JSON that only this slice writes, checked before it is kept. */
import type { Constraint, Criterion } from '../../core/matching/participant.ts';
import type { Goal } from '../../core/matching/problem.ts';

export type SchemeRules = {
  readonly constraints: readonly Constraint[];
  /** The weights in force; they add up to 1000. */
  readonly criteria: readonly Criterion[];
  /** Ready-made weights, by name. */
  readonly presets: Readonly<Record<string, readonly Criterion[]>>;
  readonly goals: readonly Goal[];
  /** What readers score, by key. */
  readonly reviewCategories: readonly { readonly key: string; readonly label: string }[];
  /** The mentor's question that says how many mentees they take; null: one each. */
  readonly capacityQuestion: string | null;
};

export const readRules = (document: object): SchemeRules => document as SchemeRules;
