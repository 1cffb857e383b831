import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createKeychainStore } from '../../../electron/core/keychain.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { systemClock } from '../../../electron/core/system-clock.ts';

// A service of its own, so that a developer's real keys are never touched.
const service = `Popp Console test ${randomUUID()}`;

/** Why the real keychain cannot be used here; nothing when it can. */
async function obstacle(): Promise<string | undefined> {
  const store = createKeychainStore({ clock: systemClock, service });
  try {
    return (await store.place()) === 'keychain' ? undefined : store.reason();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const reason = await obstacle();
const isRequired = process.env['REQUIRE_KEYCHAIN'] === '1';

test.runIf(isRequired)('the keychain is reachable, as REQUIRE_KEYCHAIN asks', () => {
  expect(reason).toBeUndefined();
});

describe.skipIf(reason !== undefined)(`the real keychain ${reason ?? ''}`, () => {
  test('keeps a key beyond the store that set it, and lets go of it', async () => {
    const account = `popp-key https://api.joinpopp.com ${randomUUID()}`;
    const first = createKeychainStore({ clock: systemClock, service });
    await first.set(account, new Secret('popp-live-key-0123456789'));
    const second = createKeychainStore({ clock: systemClock, service });
    expect((await second.get(account))?.reveal()).toBe('popp-live-key-0123456789');
    await second.delete(account);
    expect(await first.get(account)).toBeUndefined();
  });

  test('finds nothing under another organisation', async () => {
    const store = createKeychainStore({ clock: systemClock, service });
    const account = `popp-key https://api.joinpopp.com ${randomUUID()}`;
    await store.set(account, new Secret('popp-live-key-0123456789'));
    expect(await store.get(`${account}x`)).toBeUndefined();
    await store.delete(account);
  });

  test('keeps what people put into keys: long, and beyond ASCII', async () => {
    const store = createKeychainStore({ clock: systemClock, service });
    const account = randomUUID();
    const value = `${'k'.repeat(1_000)} åé漢`;
    await store.set(account, new Secret(value));
    expect((await store.get(account))?.reveal()).toBe(value);
    await store.delete(account);
  });
});

describe.skipIf(reason === undefined || isRequired)('without the real keychain', () => {
  test('secrets are kept for this run where there is none, and nothing is kept where it is locked', async () => {
    const store = createKeychainStore({ clock: systemClock, service });
    const kept = await store
      .set('account', new Secret('popp-live-key-0123456789'))
      .then(() => 'in memory')
      .catch((error: unknown) => (error instanceof Error ? error.name : 'failed'));
    expect(['in memory', 'ConsoleError']).toContain(kept);
  });
});
