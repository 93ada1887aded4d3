/** The rules of a scheme as they are kept: plain JSON that only this slice writes, checked before it is kept. */
import type { Constraint, Criterion } from '../../core/matching/participant.ts';
import type { Goal } from '../../core/matching/problem.ts';
import type { Preset, ReviewCategory, SpecialQuestions, Template } from './template.ts';

export type SchemeRules = {
  /** In force, in the order in which reasons are given. */
  readonly constraints: readonly Constraint[];
  /** In force and set aside, in the same order. */
  readonly allConstraints: readonly Constraint[];
  /** Ids of constraints that a coordinator has set aside. */
  readonly setAside: readonly string[];
  /** In force; the weights add up to 1000. */
  readonly criteria: readonly Criterion[];
  readonly presets: readonly Preset[];
  /** The preset that the criteria in force are; null when the weights are the scheme's own. */
  readonly preset: string | null;
  /** Each mentee is weighed by the preset that their own aim names; `criteria` is for those who named none. */
  readonly byAim: boolean;
  readonly goals: readonly Goal[];
  /** Stable pairs instead of the best set, and for which side they are best; left out: the best set. */
  readonly stable?: 'mentees' | 'mentors';
  /** Which questions the programme itself reads. */
  readonly special: SpecialQuestions;
  readonly reviewCategories: readonly ReviewCategory[];
  /** What a new cohort begins with. */
  readonly usual: {
    readonly places: number | null;
    readonly months: number;
    readonly meetingsAMonth: number;
  };
};

/** What is kept: all but what can be worked out. */
export type RulesDocument = Omit<SchemeRules, 'constraints'>;

export const readRules = (document: object): SchemeRules => {
  const kept = document as RulesDocument;
  return { ...kept, constraints: kept.allConstraints.filter(({ id }) => !kept.setAside.includes(id)) };
};

export const writeRules = ({ constraints: _, ...kept }: SchemeRules): RulesDocument => kept;

/** The rules that a scheme starts with. */
export const rulesOf = (template: Template): SchemeRules => ({
  constraints: template.constraints,
  allConstraints: template.constraints,
  setAside: [],
  criteria: template.presets[0]?.criteria ?? [],
  presets: template.presets,
  preset: template.presets[0]?.key ?? null,
  byAim: false,
  goals: template.goals,
  special: template.special,
  reviewCategories: template.reviewCategories,
  usual: { places: template.places, months: template.months, meetingsAMonth: template.meetingsAMonth },
});
