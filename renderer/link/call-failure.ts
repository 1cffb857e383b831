import { ORPCError } from '@orpc/client';
import { type ErrorCode, type ErrorEnvelope, isErrorEnvelope } from '../../shared/errors.ts';
import { linkText } from './text.ts';

/** A call that failed, with the words for the recruiter. Every failed call of the link is one of these. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly envelope: ErrorEnvelope;

  constructor(envelope: ErrorEnvelope, cause?: unknown) {
    super(envelope.message, cause === undefined ? undefined : { cause });
    this.envelope = envelope;
  }

  get code(): ErrorCode {
    return this.envelope.code;
  }
}

/** The connection to the console went before the answer came. Repeating a change with its `requestId` is safe. */
export function disconnected(cause?: unknown): CallFailure {
  return new CallFailure(
    { code: 'disconnected', message: linkText.disconnected, retryable: true, id: 'link' },
    cause,
  );
}

/** True for a failure that says the connection went, and nothing else. */
export function isDisconnected(error: unknown): boolean {
  return error instanceof CallFailure && error.code === 'disconnected';
}

/** Turns whatever a call threw into a `CallFailure`. */
export function toCallFailure(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  if (error instanceof ORPCError) {
    const envelope: unknown = error.data;
    if (isErrorEnvelope(envelope)) return new CallFailure(envelope, error);
    const isInput = error.code === 'BAD_REQUEST';
    return new CallFailure(
      {
        code: isInput ? 'invalid-input' : 'internal',
        message: isInput ? linkText.invalidInput : linkText.internal,
        retryable: false,
        id: 'link',
      },
      error,
    );
  }
  return new CallFailure(
    { code: 'internal', message: linkText.internal, retryable: false, id: 'link' },
    error,
  );
}
