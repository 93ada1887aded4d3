import { z } from 'zod';
import type { Language } from '../../ui/languages.ts';
import { words } from './words.ts';

/** Why, what was told before, and for stages with a last day the new one. */
export const stepForm = (
  language: Language,
  stage: { readonly isDated: boolean; readonly today: string },
) => {
  const t = words(language);
  const day = z.iso.date(t('step.until.wrong')).refine((typed) => typed >= stage.today, t('step.until.over'));
  return z.object({
    reason: z
      .string(t('step.reason.wrong'))
      .trim()
      .min(3, t('step.reason.wrong'))
      .max(500, t('step.reason.long')),
    mark: z.string().default(''),
    until: stage.isDated ? day : z.undefined().or(z.string().transform(() => undefined)),
    tell: z
      .string()
      .optional()
      .transform((tell) => tell !== undefined),
  });
};
