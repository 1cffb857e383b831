import { createHmac } from 'node:crypto';
import { assert, property, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { isSigned } from '../../../electron/core/webhooks/signature.ts';

const secret = new Secret('current-secret');
const previous = new Secret('previous-secret');
const body = Buffer.from('{"event":"CONVERSATION_STARTED"}');
const hmac = (by: Secret, bytes: Uint8Array = body) =>
  createHmac('sha256', by.reveal()).update(bytes).digest();

describe('a signature', () => {
  it.each([
    ['hex', hmac(secret).toString('hex')],
    ['hex in capitals', hmac(secret).toString('hex').toUpperCase()],
    ['hex with its name', `sha256=${hmac(secret).toString('hex')}`],
    ['base64', hmac(secret).toString('base64')],
    ['base64 with its name', `SHA256=${hmac(secret).toString('base64')}`],
    ['base64url', hmac(secret).toString('base64url')],
    ['the secret from before', hmac(previous).toString('hex')],
  ])('is accepted as %s', (_, signature) => {
    expect(isSigned(body, signature, [secret, previous])).toBe(true);
  });

  it('is refused from a secret that is no longer accepted, for other bytes, and without secrets', () => {
    expect(isSigned(body, hmac(previous).toString('hex'), [secret])).toBe(false);
    expect(isSigned(Buffer.from('{}'), hmac(secret).toString('hex'), [secret])).toBe(false);
    expect(isSigned(body, hmac(secret).toString('hex'), [])).toBe(false);
    expect(isSigned(body, undefined, [secret])).toBe(false);
  });

  it('is refused without throwing whatever its length and characters', () => {
    assert(
      property(string(), uint8Array({ maxLength: 64 }), (signature, bytes) => {
        expect(isSigned(body, signature, [secret])).toBe(false);
        expect(isSigned(body, Buffer.from(bytes).toString('hex'), [secret])).toBe(false);
      }),
    );
  });

  it('is accepted for exactly the bytes that were signed', () => {
    assert(
      property(uint8Array(), uint8Array(), (signed, other) => {
        const signature = hmac(secret, signed).toString('base64');
        expect(isSigned(signed, signature, [previous, secret])).toBe(true);
        const isEqual = Buffer.compare(signed, other) === 0;
        expect(isSigned(other, signature, [secret])).toBe(isEqual);
      }),
    );
  });
});
