import { z } from 'zod';

/** Which repair is kept: who leaves is read apart, since it must be somebody of the run. */
export const repairForm = z.object({
  who: z.string().max(120),
  point: z.coerce.number().int().min(0).max(99),
  print: z.string().max(40),
});

/** Stable pairs, for whichever side they are best, or the best set. */
export const modeForm = z.object({ mode: z.enum(['best', 'mentees', 'mentors']) });
