import { z } from 'zod';

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
