import { z } from 'zod';
import type { Language } from '../../ui/languages.ts';
import type { Entries } from '../../web/form.ts';
import type { ReviewCategory } from '../schemes/template.ts';
import type { Reading } from './review.ts';
import { words } from './review-words.ts';

export const phaseForm = (language: Language) => {
  const t = words(language);
  const day = z.iso.date(t('phase.wrong.date'));
  return z
    .object({
      phase: z.uuid().optional(),
      opensOn: day,
      closesOn: day,
      namesHidden: z.literal('yes').optional(),
      othersSeen: z.enum(['never', 'afterOwn', 'always']),
    })
    .refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
      error: t('phase.wrong.order'),
      path: ['closesOn'],
    });
};

export const readersForm = (language: Language) => {
  const wrong = words(language)('share.who.wrong');
  return z.object({ reader: z.array(z.uuid(wrong), wrong).min(1, wrong) });
};

export const addReaderForm = (language: Language) =>
  z.object({ reader: z.uuid(words(language)('one.add.wrong')) });

export const outcomes = ['accepted', 'waitlisted', 'declined'] as const;

export const decisionForm = (language: Language) => {
  const t = words(language);
  const none = t('decide.chosen.wrong');
  return z
    .object({
      application: z.array(z.uuid(none), none).min(1, none),
      outcome: z.enum([...outcomes, 'open'], t('decide.outcome.wrong')),
      reason: z.string().trim().max(500, t('decide.reason.wrong')).default(''),
    })
    .refine(({ outcome, reason }) => outcome === 'open' || reason.length >= 3, {
      error: t('decide.reason.wrong'),
      path: ['reason'],
    });
};

export const conflictForm = (language: Language) => {
  const wrong = words(language)('reading.conflict.reason.wrong');
  return z.object({ reason: z.string(wrong).trim().min(3, wrong).max(300, wrong) });
};

/** The digest of the decisions that the coordinator saw. */
export const applyForm = z.object({ mark: z.string().regex(/^[0-9a-f]{64}$/) });

export const scoreField = (key: string): string => `score-${key}`;

/** What a reader chose; points that are open are left out. A number that is none counts as open. */
export const readReading = (entries: Entries, categories: readonly ReviewCategory[]): Reading => ({
  scores: Object.fromEntries(
    categories.flatMap(({ key }) => {
      const score = entries[scoreField(key)] ?? '';
      return /^[1-5]$/.test(score) ? [[key, Number(score)]] : [];
    }),
  ),
  comment: (entries['comment'] ?? '').replace(/\r\n?/g, '\n').trim(),
});

export const longestComment = 1000;
