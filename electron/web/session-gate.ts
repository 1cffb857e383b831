import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../core/capabilities.ts';

/** How long a printed address may be used. */
export const codeLifetimeMs = 60_000;

/** Exchanges the printed address's single-use code for a token that lives as long as the process. */
export interface SessionGate {
  /** A fresh single-use code; earlier unused codes stop working. */
  mintCode(): string;
  /** The token, or `undefined` for a code that is wrong, used or older than a minute. */
  exchange(code: string): string | undefined;
  /** Whether a token was given out by this process. */
  knows(token: string): boolean;
}

/** A gate that keeps only hashes of what it gave out. */
export function createSessionGate(clock: Clock): SessionGate {
  let current: { readonly hash: Buffer; readonly mintedAtMs: number } | undefined;
  const tokens: Buffer[] = [];
  return {
    mintCode() {
      const code = randomBytes(32).toString('base64url');
      current = { hash: digest(code), mintedAtMs: clock.monotonicMs() };
      return code;
    },
    exchange(code) {
      if (current === undefined || !timingSafeEqual(current.hash, digest(code))) return undefined;
      const expired = clock.monotonicMs() - current.mintedAtMs > codeLifetimeMs;
      current = undefined;
      if (expired) return undefined;
      const token = randomBytes(32).toString('base64url');
      tokens.push(digest(token));
      return token;
    },
    knows(token) {
      const hash = digest(token);
      return tokens.some((known) => timingSafeEqual(known, hash));
    },
  };
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
