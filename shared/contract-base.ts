import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorEnvelopeSchema } from './error-envelope.ts';

/** How a call behaves: `read` may be repeated at will, `change` carries a `requestId`, `stream` stays open. */
export type CallKind = 'read' | 'change' | 'stream';

const base = oc
  .$meta<{ readonly kind: CallKind }>({ kind: 'read' })
  .errors({ CONSOLE: { data: errorEnvelopeSchema } });

/** Minted by the caller, once per intention; repeating it returns the first answer. */
export const requestIdSchema = z
  .string()
  .min(16)
  .max(64)
  .regex(/^[\w-]+$/);

/** Declares a call that changes nothing. Unknown input keys are refused, unknown output keys are stripped. */
export function read<I extends z.ZodRawShape, O extends z.ZodType>(input: I, output: O) {
  return base.meta({ kind: 'read' }).input(z.strictObject(input)).output(output);
}

/** Declares a call that changes something; `requestId` is added to its input. */
export function change<I extends z.ZodRawShape, O extends z.ZodType>(input: I, output: O) {
  return base
    .meta({ kind: 'change' })
    .input(z.strictObject({ ...input, requestId: requestIdSchema }))
    .output(output);
}

/** Declares a stream of events; a stream that lost its connection is opened again and its readers refetch. */
export function stream<I extends z.ZodRawShape, O extends z.ZodType>(input: I, event: O) {
  return base.meta({ kind: 'stream' }).input(z.strictObject(input)).output(eventIterator(event));
}

/** The answer of a change that has nothing to tell. */
export const doneSchema = z.object({ done: z.literal(true) });
