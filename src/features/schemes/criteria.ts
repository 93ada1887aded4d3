/** Changing what decides about pairs: weights, hard constraints and the order of goals. */
import { isDeepStrictEqual } from 'node:util';
import type { Act } from '../../act.ts';
import type { Constraint, Criterion } from '../../core/matching/participant.ts';
import { type Goal, goalLists } from '../../core/matching/problem.ts';
import { json } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { freshKey } from './option-edits.ts';
import { weightsMissing } from './rules.ts';
import { readRules, type SchemeRules, writeRules } from './rules-document.ts';
import type { ReviewCategory } from './template.ts';
import { useNewest } from './versions.ts';

export type RulesChange =
  /** The ready-made weights of a preset. */
  | { readonly kind: 'preset'; readonly preset: string }
  /** Weights of the scheme's own, by the criterion's id; they add up to 1000. */
  | { readonly kind: 'weights'; readonly weights: Readonly<Record<string, number>> }
  /** Whether each mentee is weighed by the aim that they named. */
  | { readonly kind: 'byAim'; readonly byAim: boolean }
  /** What comes first, and whether pairs are the best set or stable; left out, that stays as it is. */
  | {
      readonly kind: 'goals';
      readonly goals: readonly Goal[];
      readonly mode?: 'best' | 'mentees' | 'mentors' | undefined;
    }
  /** More points for readers to score. */
  | { readonly kind: 'categories'; readonly labels: readonly string[] }
  /** How much a constraint asks for, by its id, and which ones are set aside. */
  | {
      readonly kind: 'constraints';
      readonly hours: Readonly<Record<string, number>>;
      readonly least: Readonly<Record<string, string>>;
      readonly steps: Readonly<Record<string, { readonly least: number; readonly most: number }>>;
      readonly setAside: readonly string[];
    };

/** Makes the next version of the rules; all cohorts follow it, runs already made keep theirs. Returns
 * the keys of score categories added. */
export const changeRules = async (
  act: Act,
  schemeId: string,
  change: RulesChange,
): Promise<readonly string[]> => {
  const scheme = await act.db
    .selectFrom('schemes')
    .select('id')
    .where('id', '=', schemeId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (scheme === undefined) throw new NotFound();
  const last = await act.db
    .selectFrom('rule_sets')
    .select(['version', 'rules'])
    .where('scheme_id', '=', schemeId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const before = readRules(last.rules);
  const rules = writeRules(changedRules(before, change));
  const added = rules.reviewCategories.slice(before.reviewCategories.length).map(({ key }) => key);
  if (isDeepStrictEqual(rules, last.rules)) return added;
  const version = last.version + 1;
  const made = await act.db
    .insertInto('rule_sets')
    .values({ scheme_id: schemeId, version, rules: json(rules), created_at: act.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await useNewest(act, schemeId, { rule_set_id: made.id });
  await record(act, {
    action: 'rulesChanged',
    schemeId,
    subject: ['rule_sets', made.id],
    facts: { version, change: change.kind },
  });
  return added;
};

const withMode = (
  { stable, ...rules }: SchemeRules,
  mode: 'best' | 'mentees' | 'mentors' | undefined,
): SchemeRules => {
  const chosen = mode ?? stable ?? 'best';
  return chosen === 'best' ? rules : { ...rules, stable: chosen };
};

/** The rules after a change; refuses what cannot be. */
export const changedRules = (rules: SchemeRules, change: RulesChange): SchemeRules => {
  switch (change.kind) {
    case 'preset': {
      const preset = rules.presets.find(({ key }) => key === change.preset);
      if (preset === undefined) throw new Refusal('presetUnknown');
      return { ...rules, preset: preset.key, criteria: preset.criteria };
    }
    case 'weights':
      return withWeights(rules, change.weights);
    case 'byAim':
      return { ...rules, byAim: change.byAim && rules.special.aim !== null };
    case 'goals': {
      const known = goalLists.some((goals) => goals.join() === change.goals.join());
      if (!known) throw new Refusal('goalsUnknown');
      return withMode({ ...rules, goals: change.goals }, change.mode);
    }
    case 'categories':
      return { ...rules, reviewCategories: withCategories(rules.reviewCategories, change.labels) };
    case 'constraints':
      return {
        ...rules,
        allConstraints: rules.allConstraints.map((constraint) => asked(constraint, change)),
        setAside: rules.allConstraints.map(({ id }) => id).filter((id) => change.setAside.includes(id)),
      };
  }
};

const withCategories = (categories: readonly ReviewCategory[], labels: readonly string[]) => {
  const all = [...categories];
  for (const label of labels)
    all.push({ key: freshKey(label, new Set(all.map(({ key }) => key))), label, hint: '' });
  return all;
};

const withWeights = (rules: SchemeRules, weights: Readonly<Record<string, number>>): SchemeRules => {
  const criteria = rules.criteria.map(
    (criterion): Criterion => ({ ...criterion, weight: weights[criterion.id] ?? criterion.weight }),
  );
  if (criteria.some(({ weight }) => !Number.isInteger(weight) || weight < 0))
    throw new Refusal('weightsNotWhole');
  const missing = weightsMissing(criteria.map(({ weight }) => weight));
  if (missing !== 0)
    throw new Refusal(missing > 0 ? 'weightsTooFew' : 'weightsTooMany', { by: Math.abs(missing) });
  const preset = rules.presets.find(
    ({ criteria: ready }) => JSON.stringify(ready) === JSON.stringify(criteria),
  );
  return { ...rules, criteria, preset: preset?.key ?? null };
};

const asked = (
  constraint: Constraint,
  { hours, least, steps }: Extract<RulesChange, { kind: 'constraints' }>,
): Constraint => {
  const { id } = constraint;
  if (constraint.kind === 'hours') return { ...constraint, hours: hours[id] ?? constraint.hours };
  if (constraint.kind === 'support' || constraint.kind === 'language')
    return { ...constraint, least: least[id] ?? constraint.least };
  if (constraint.kind === 'step') return { ...constraint, ...steps[id] };
  return constraint;
};
