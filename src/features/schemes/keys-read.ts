import type { Role } from './questions-document.ts';
import type { SchemeRules } from './rules-document.ts';

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
