import type { ReadFailure } from '../../../shared/uploads/model.ts';

/** A file that cannot be read as a table; the reason goes to the recruiter. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly failure: ReadFailure;

  constructor(failure: ReadFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}
