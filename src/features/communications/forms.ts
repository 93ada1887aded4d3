import { z } from 'zod';

/** A button alone. */
export const sendingForm = z.object({});
