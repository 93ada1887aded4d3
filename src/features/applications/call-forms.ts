/** What the forms of the call and of starting an application take. */
import { z } from 'zod';
import type { Language } from '../../ui/languages.ts';
import { words as applyWords } from './apply-words.ts';
import { callLimits } from './call-limits.ts';
import { words } from './call-words.ts';

export const callForm = (language: Language) => {
  const t = words(language);
  const blank = t('edit.wrong.blank');
  const long = (name: keyof typeof callLimits) => t('edit.wrong.long', { most: callLimits[name] });
  const needed = (name: keyof typeof callLimits) =>
    z.string(blank).trim().min(1, blank).max(callLimits[name], long(name));
  const optional = (name: keyof typeof callLimits) =>
    z
      .string()
      .trim()
      .max(callLimits[name], long(name))
      .optional()
      .transform((text) => text ?? '');
  const minutes = t('edit.wrong.minutes');
  return z.object({
    headline: needed('headline'),
    lead: needed('lead'),
    forMentees: needed('forMentees'),
    forMentors: needed('forMentors'),
    gives: needed('gives'),
    expects: optional('expects'),
    formMinutes: z
      .number(minutes)
      .int(minutes)
      .min(1, minutes)
      .max(600, minutes)
      .optional()
      .transform((value) => value ?? null),
    costs: optional('costs'),
    contactName: needed('contactName'),
    contactEmail: z
      .string(t('edit.wrong.email'))
      .trim()
      .pipe(z.email(t('edit.wrong.email')).max(254)),
  });
};

export const startForm = (language: Language) => {
  const t = applyWords(language);
  return z.object({
    name: z.string(t('start.name.wrong')).trim().min(1, t('start.name.wrong')).max(200, t('start.name.long')),
    email: z
      .string(t('start.email.wrong'))
      .trim()
      .pipe(z.email(t('start.email.wrong')).max(254)),
    from: z.string().optional(),
  });
};

/** The word that a link to the call carries: letters, digits and hyphens, forty at most; anything else is none. */
export const sourceOf = (text: string | undefined): string | null => {
  const word = (text ?? '').trim().toLowerCase();
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(word) ? word : null;
};
