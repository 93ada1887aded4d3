import { z } from 'zod';
import type { Language } from '../../ui/languages.ts';
import { longestMinutes, phases } from './rules.ts';
import { words } from './words.ts';

export const timeForm = (language: Language) => {
  const t = words(language);
  const wrong = t('add.wrong.time');
  const whole = (most: number) => z.coerce.number(wrong).int(wrong).min(0, wrong).max(most, wrong).default(0);
  return z
    .object({
      phase: z.enum(phases, t('add.wrong.phase')),
      hours: whole(24),
      minutes: whole(longestMinutes),
      day: z.iso.date(t('add.wrong.day')),
      note: z.string().trim().max(200, t('add.wrong.note')).default(''),
    })
    .transform(({ hours, minutes, day, ...rest }) => ({
      ...rest,
      workedOn: day,
      minutes: hours * 60 + minutes,
    }))
    .refine(({ minutes }) => minutes >= 1 && minutes <= longestMinutes, { error: wrong, path: ['hours'] });
};

export const timerForm = (language: Language) =>
  z.object({ phase: z.enum(phases, words(language)('add.wrong.phase')) });

export const suggestionForm = (language: Language) => {
  const wrong = words(language)('suggestion.wrong');
  return z.object({
    occasion: z.string().max(60),
    suggested: z.coerce.number().int().min(1),
    minutes: z.coerce.number(wrong).int(wrong).min(1, wrong).max(longestMinutes, wrong),
    no: z.string().optional(),
  });
};

export const buttonForm = z.object({});
