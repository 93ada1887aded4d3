import { z } from 'zod';
import { goalLists } from '../../core/matching/problem.ts';
import type { Text } from '../../ui/text.ts';
import type { words as templateWords } from './letter-template-words.ts';

const number = z.string().trim().min(1).max(80);

/** Forcing or forbidding a pair overrules the proposal: it needs a reason. Keeping and releasing do not. */
export const changeForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['force', 'forbid']),
    mentee: number,
    mentor: number,
    order: z.string().max(20).optional(),
    reason: z.string({ error: 'price.reason.missing' }).trim().min(3, 'price.reason.missing').max(300),
  }),
  z.object({
    kind: z.enum(['release', 'allow']),
    mentee: number,
    mentor: number,
    order: z.string().max(20).optional(),
    reason: z.string().trim().max(300).default(''),
  }),
]);

/** Whether the escapes are those of a text: %FF alone is none. */
const isEscapedText = (text: string): boolean => {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
};

/** "ME01 MO01", each number escaped, since a number may hold anything. */
const couple = z
  .string()
  .max(500)
  .regex(/^(?:[^\s%]|%[0-9A-F]{2})+ (?:[^\s%]|%[0-9A-F]{2})+$/)
  .refine(isEscapedText)
  .transform((text): [string, string] => {
    const [mentee = '', mentor = ''] = text.split(' ').map(decodeURIComponent);
    return [mentee, mentor];
  });

/** The boxes ticked, of those that were shown; other keeps stay as they are. */
export const keepsForm = z.object({
  keep: z.array(couple).default([]),
  shown: z.array(couple).default([]),
});

export const seenForm = z.object({ seen: z.coerce.number().int().min(0).max(1e9).default(0) });

const goalKeys = goalLists.map((goals) => goals.join('-'));

export const rulesForm = z.object({
  // Empty: the weights stay as they are in the run.
  preset: z.string().max(60).default(''),
  goals: z.enum(goalKeys as [string, ...string[]]),
  places: z
    .string()
    .trim()
    .regex(/^[0-9]{0,6}$/, 'rules.places.wrong')
    .default(''),
});

/** The mentor to be offered instead, by application number. */
export const alternateForm = z.object({ mentor: number });

/** Who on the list is offered which mentor, by application numbers, and whether the offer is passed on. */
export const waitingOfferForm = z.object({
  mentee: number,
  mentor: number,
  passOn: z.enum(['yes', 'no']).default('no'),
});

type TemplateWords = Text<typeof templateWords.english>;

/** A kind of letter's own words; what its text needs is looked at apart. `inline`: placeholders of a subject. */
export const templateForm = (t: TemplateWords, inline: readonly string[]) => {
  const known = inline.map((name) => `{${name}}`).join(', ');
  const isKnown = (subject: string): boolean =>
    !/[{}]/.test(
      subject.replace(/\{(\w+)\}/g, (whole, name: string) => (inline.includes(name) ? '' : whole)),
    );
  return z.object({
    subject: z
      .string({ error: t('subject.missing') })
      .trim()
      .min(1, t('subject.missing'))
      .max(200, t('subject.long'))
      .refine(isKnown, t('subject.placeholder', { known })),
    body: z.string({ error: t('subject.missing') }).max(20_000, t('body.long')),
    do: z.enum(['keep', 'preview', 'standard']).default('keep'),
  });
};
