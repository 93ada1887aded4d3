import { z } from 'zod';
import type { Text } from '../../ui/text.ts';
import type { letterWords } from './letter-words.ts';

/** A button alone. */
export const sendingForm = z.object({});

/** One sentence meant for the person; a letter that needs none may do without. */
export const letterForm = z.object({
  sentence: z.string().trim().max(1000, 'letter.sentence.long').default(''),
});

export const holdForm = z.object({ hold: z.enum(['yes', 'no']).default('yes') });

export const leavingForm = z.object({
  on: z.string({ error: 'leaving.on.missing' }).date('leaving.on.missing'),
  by: z.enum(['ownClock', 'oneMoment']).default('ownClock'),
  unfinished: z.enum(['hold', 'refuse']).default('refuse'),
});

/** Nobody: the request is taken back. */
export const readerForm = z.object({ reader: z.union([z.uuid(), z.literal('')]).default('') });

export const readingForm = z.object({ note: z.string().trim().max(2000).default('') });

type Words = Text<typeof letterWords.english>;

/** A letter's subject and its text; what the text needs is looked at apart. */
export const letterWordsForm = (t: Words) =>
  z.object({
    subject: z
      .string({ error: t('subject.missing') })
      .trim()
      .min(1, t('subject.missing'))
      .max(200, t('subject.long'))
      .regex(/^[^{}\n]*$/, t('subject.brace')),
    body: z.string({ error: t('problem.blank') }).max(20_000, t('body.long')),
  });

/** A day; empty: with the others again. */
export const laterForm = (t: Words) =>
  z.object({
    later: z
      .union([z.literal(''), z.string().date(t('later.missing'))], { error: t('later.missing') })
      .default(''),
  });

/** Taking a letter out needs a reason; putting it back does not. */
export const deletionForm = (t: Words) =>
  z.discriminatedUnion('do', [
    z.object({ do: z.literal('restore') }),
    z.object({
      do: z.literal('delete'),
      why: z
        .string({ error: t('change.delete.missing') })
        .trim()
        .min(3, t('change.delete.missing'))
        .max(300, t('change.delete.long')),
    }),
  ]);
