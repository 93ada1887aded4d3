/** The criteria by which people are chosen, in words for those who think of applying. */
import type { Language } from '../../ui/languages.ts';
import type { Cohort } from '../schemes/queries.ts';
import { constraintInWords, criterionInWords } from '../schemes/rules-in-words.ts';
import { words } from '../schemes/words.ts';

export type Selection = {
  /** Points that readers score. */
  readonly points: readonly string[];
  /** What counts for a pair, the most first. */
  readonly criteria: readonly { readonly name: string; readonly weight: number }[];
  readonly musts: readonly string[];
};

export const selectionInWords = (language: Language, { rules, questions }: Cohort): Selection => {
  const t = words(language);
  return {
    points: rules.reviewCategories.map(({ label }) => label),
    criteria: rules.criteria
      .filter(({ weight }) => weight > 0)
      .map((rule) => ({ name: criterionInWords(t, rule, questions), weight: rule.weight }))
      .sort((a, b) => b.weight - a.weight),
    musts: rules.constraints.map((rule) => constraintInWords(t, rule, questions)),
  };
};
