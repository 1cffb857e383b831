import { z } from 'zod';
import { errorCodes, type ErrorEnvelope } from './errors.ts';

/** What may cross to the renderer of a failure; anything else is stripped. */
export const errorEnvelopeSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  retryable: z.boolean(),
  retryAfterMs: z.number().int().nonnegative().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  id: z.string(),
}) satisfies z.ZodType<ErrorEnvelope>;
