import { z } from 'zod';

/** Yes, or no with a reason if there is one to give. */
export const answerForm = z.object({
  answer: z.enum(['accepted', 'declined'], { error: 'answer.missing' }),
  reason: z.string().trim().max(500, 'answer.reason.long').default(''),
});

/** Staying on the list, or leaving it. */
export const stayForm = z.object({ stay: z.enum(['yes', 'no']) });

/** Somebody whose mentor fell through is put on the list by a coordinator. */
export const listingForm = z.object({ application: z.uuid() });
