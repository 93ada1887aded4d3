import type { Constraint, Criterion } from '../../core/matching/participant.ts';
import type { Role } from './questions-document.ts';
import type { SchemeRules } from './rules-document.ts';
import type { Preset } from './template.ts';

/** Which of a role's questions the rules read, by key: those cannot be taken out. */
export const keysRead = (rules: SchemeRules, role: Role): ReadonlySet<string> => {
  const keys = new Set<string>();
  const ours = role === 'mentee';
  for (const rule of [
    ...rules.allConstraints,
    ...rules.criteria,
    ...rules.presets.flatMap((p) => p.criteria),
  ]) {
    if ('question' in rule && rule.side === role) keys.add(rule.question);
    if ('wanted' in rule) keys.add(ours ? rule.wanted : rule.offered);
    if ('mentee' in rule) keys.add(ours ? rule.mentee : rule.mentor);
    if ('menteeZone' in rule) keys.add(ours ? rule.menteeZone : rule.mentorZone);
    if ('wish' in rule && ours && typeof rule.wish === 'string') keys.add(rule.wish);
  }
  const { special } = rules;
  const read = ours
    ? [special.menteeGroup, special.menteeConflict, special.aim]
    : [special.mentorGroup, special.mentorConflict, special.capacity];
  for (const key of read) if (key !== null) keys.add(key);
  return keys;
};

/** What of the rules names an option: one rule, or ready-made points that an aim chooses. */
export type Naming = { readonly rule: Constraint | Criterion } | { readonly preset: Preset };

/** Which options of a question the rules name, by key: those cannot be taken away. */
export const optionsRead = (rules: SchemeRules, role: Role, key: string): ReadonlyMap<string, Naming> => {
  const ofAim: [string, Naming][] =
    role === 'mentee' && rules.special.aim === key
      ? rules.presets.map((preset) => [preset.key, { preset }])
      : [];
  const ofRules = [
    ...rules.presets.flatMap(({ criteria }) => criteria),
    ...rules.criteria,
    ...rules.allConstraints,
  ].flatMap((rule): [string, Naming][] => {
    if (rule.kind !== 'answer' || rule.side !== role || rule.question !== key) return [];
    const options = 'worth' in rule ? Object.keys(rule.worth) : rule.accepted.map(String);
    return options.map((option) => [option, { rule }]);
  });
  return new Map([...ofAim, ...ofRules]);
};
