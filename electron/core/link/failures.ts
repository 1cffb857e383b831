import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { ConsoleError, type ErrorEnvelope } from '../../../shared/errors.ts';
import type { Logger } from '../capabilities.ts';

/** Turns anything thrown into the one error that may cross to the renderer; the cause goes to the log under its id. */
export function toCallError(
  error: unknown,
  call: string,
  logger: Logger,
): ORPCError<'CONSOLE', ErrorEnvelope> {
  if (error instanceof ORPCError && error.code === 'CONSOLE')
    return error as ORPCError<'CONSOLE', ErrorEnvelope>;
  const id = randomUUID();
  const envelope = { ...describe(error), id };
  logger.warn('call failed', { id, call, code: envelope.code, cause: causeOf(error) });
  return new ORPCError('CONSOLE', { defined: true, message: envelope.message, data: envelope });
}

function describe(error: unknown): Omit<ErrorEnvelope, 'id'> {
  if (error instanceof ConsoleError) {
    const { retryable = false, retryAfterMs, details } = error.facts;
    return {
      code: error.code,
      message: error.message,
      retryable,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(details === undefined ? {} : { details: { ...details } }),
    };
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return {
      code: 'invalid-input',
      message: 'The console refused this request because it was not complete. Nothing was changed.',
      retryable: false,
    };
  }
  if (error instanceof ORPCError && error.code === 'NOT_FOUND') {
    return {
      code: 'not-found',
      message: 'The console does not know this request. Reload the page.',
      retryable: false,
    };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { code: 'cancelled', message: 'This was cancelled. Nothing was lost.', retryable: true };
  }
  return {
    code: 'internal',
    message:
      'Something went wrong inside the console. What you entered is kept. Try again; if it happens again, report the id below.',
    retryable: true,
  };
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Validation causes hold the input, which may be candidate data; only its shape is logged.
  if (error instanceof ORPCError) return `${error.code} ${error.message}`;
  const below = error.cause === undefined ? '' : ` < ${causeOf(error.cause)}`;
  return `${error.stack ?? error.message}${below}`;
}
