import { inspect } from 'node:util';

const redacted = '[redacted]';

/** A secret value that prints as `[redacted]` wherever it is logged, joined or serialised. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself; called only where a request is signed or sent. */
  reveal(): string {
    return this.#value;
  }

  /** The last four characters, or nothing of a short secret. */
  lastFour(): string {
    return this.#value.length >= 12 ? this.#value.slice(-4) : '';
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }

  [inspect.custom](): string {
    return redacted;
  }
}
