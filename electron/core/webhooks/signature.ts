import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../secret.ts';

/** The header that carries Popp's signature (docs.joinpopp.com: Webhook event structure). */
export const signatureHeader = 'x-signature';

/**
 * Whether one of the secrets signed exactly these bytes with HMAC-SHA256. How Popp writes the signature down is not
 * documented: hex and base64 are accepted, with or without `sha256=`. Compares in constant time.
 */
export function isSigned(
  body: Uint8Array,
  signature: string | undefined,
  secrets: readonly Secret[],
): boolean {
  const given = signature === undefined ? undefined : digestOf(signature.trim());
  let isMatch = false;
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret.reveal()).update(body).digest();
    // Every secret is compared, whichever matched.
    if (timingSafeEqual(expected, given ?? Buffer.alloc(expected.length))) isMatch = true;
  }
  return isMatch && given !== undefined;
}

function digestOf(signature: string): Buffer | undefined {
  const bare = signature.replace(/^sha256=/i, '');
  if (/^[\da-f]{64}$/i.test(bare)) return Buffer.from(bare, 'hex');
  if (/^[A-Za-z\d+/_-]{43}=?$/.test(bare)) {
    const digest = Buffer.from(bare, 'base64');
    return digest.length === 32 ? digest : undefined;
  }
  return undefined;
}
