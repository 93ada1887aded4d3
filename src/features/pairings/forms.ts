import { z } from 'zod';

/** Yes, or no with a reason if there is one to give. */
export const answerForm = z.object({
  answer: z.enum(['accepted', 'declined'], { error: 'answer.missing' }),
  reason: z.string().trim().max(500, 'answer.reason.long').default(''),
});
