/** The closed list of error codes that may cross to the renderer. */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'not-allowed',
  'key-missing',
  'key-rejected',
  'keychain-locked',
  'keychain-unavailable',
  'offline',
  'timeout',
  'rate-limited',
  'popp-refused',
  'popp-failed',
  'unreadable-answer',
  'redirected',
  'unsupported',
  'file-unreadable',
  'file-too-large',
  'storage-failed',
  'folder-locked',
  'paused',
  'disconnected',
  'cancelled',
  'internal',
] as const;

/** One of the closed list of error codes. */
export type ErrorCode = (typeof errorCodes)[number];

/** What crosses to the renderer when a call fails; `id` finds the cause in the local log. */
export type ErrorEnvelope = {
  readonly code: ErrorCode;
  /** Written for a recruiter: what happened, what was not lost, what to do. */
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number | undefined;
  /** Facts for the screen, such as the field a message belongs to. Never a secret, never a request body. */
  readonly details?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly id: string;
};

/** Tells a failure of the core from anything else that a call may throw; without a schema, which the first screen need not load. */
export function isErrorEnvelope(value: unknown): value is ErrorEnvelope {
  if (typeof value !== 'object' || value === null) return false;
  const {
    code,
    message,
    retryable,
    retryAfterMs,
    details,
    id,
  }: Partial<Record<keyof ErrorEnvelope, unknown>> = value;
  return (
    errorCodes.some((known) => known === code) &&
    typeof message === 'string' &&
    typeof retryable === 'boolean' &&
    typeof id === 'string' &&
    (retryAfterMs === undefined ||
      (Number.isSafeInteger(retryAfterMs) && Number(retryAfterMs) >= 0)) &&
    (details === undefined || areDetails(details))
  );
}

function areDetails(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((each) =>
    ['string', 'number', 'boolean'].includes(typeof each),
  );
}

/** What a service knows about a failure beside its message. */
export type FailureFacts = {
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  /** Goes to the local log alone. */
  readonly cause?: unknown;
};

/** A failure that a service raises on purpose, with words for the recruiter. Anything else thrown is `internal`. */
export class ConsoleError extends Error {
  override readonly name = 'ConsoleError';
  readonly code: ErrorCode;
  readonly facts: FailureFacts;

  constructor(code: ErrorCode, message: string, facts: FailureFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = code;
    this.facts = facts;
  }
}

/** Fails a `switch` at compile time when a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${String(value)}`);
}
