import { describe, expect, test } from 'vitest';
import { keychainAccount } from '../../../electron/core/keychain-account.ts';
import { classifyKeychainFailure } from '../../../electron/core/keychain-failures.ts';
import { createKeychainStore, type KeytarLike } from '../../../electron/core/keychain.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createManualClock } from '../../support/manual-clock.ts';

/** A keytar in memory whose next calls can be made to fail, to hang, or to look locked as libsecret does. */
function fakeKeytar() {
  const entries = new Map<string, string>();
  const state: { locked: boolean; fails?: Error | undefined; hangs: boolean; calls: number } = {
    locked: false,
    hangs: false,
    calls: 0,
  };
  let release: (() => void) | undefined;

  async function enter(): Promise<void> {
    state.calls += 1;
    if (state.hangs) await new Promise<void>((resolve) => (release = resolve));
    if (state.fails !== undefined) throw state.fails;
  }

  const keytar: KeytarLike = {
    async getPassword(_service, account) {
      await enter();
      return state.locked ? null : (entries.get(account) ?? null);
    },
    async setPassword(_service, account, password) {
      await enter();
      if (state.locked) throw new Error('Cannot create an item in a locked collection');
      entries.set(account, password);
    },
    async deletePassword(_service, account) {
      await enter();
      return !state.locked && entries.delete(account);
    },
  };
  return { keytar, entries, state, release: () => release?.() };
}

const key = new Secret('popp-live-key-0123456789');

describe('a keychain that works', () => {
  test('keeps, finds and deletes, and leaves nothing of its check behind', async () => {
    const { keytar, entries } = fakeKeytar();
    const store = createKeychainStore({ clock: createManualClock(), load: async () => keytar });
    expect(await store.place()).toBe('keychain');
    await store.set('a', key);
    expect([...entries]).toEqual([['a', key.reveal()]]);
    expect((await store.get('a'))?.reveal()).toBe(key.reveal());
    await store.delete('a');
    expect(await store.get('a')).toBeUndefined();
    expect(entries.size).toBe(0);
  });
});

describe('no keychain', () => {
  test.each([
    'Cannot autolaunch D-Bus without X11 $DISPLAY',
    'libsecret-1.so.0: cannot open shared object file: No such file or directory',
    "Cannot find package 'keytar' imported from console",
    'The name org.freedesktop.secrets was not provided by any .service files',
  ])('keeps secrets in memory for this run: %s', async (words) => {
    const load = () => Promise.reject(new Error(words));
    const store = createKeychainStore({ clock: createManualClock(), load });
    await store.set('a', key);
    expect(await store.place()).toBe('memory');
    expect((await store.get('a'))?.reveal()).toBe(key.reveal());
    expect(store.reason()).toBe(words);
  });

  test('is found out once', async () => {
    let loads = 0;
    const load = () => {
      loads += 1;
      return Promise.reject(new Error('no native build'));
    };
    const store = createKeychainStore({ clock: createManualClock(), load });
    await Promise.all([store.place(), store.get('a'), store.get('b')]);
    await store.get('a');
    expect(loads).toBe(1);
  });
});

describe('a locked keychain', () => {
  test('is not taken for an empty one, although a locked keyring finds nothing without an error', async () => {
    const { keytar, state } = fakeKeytar();
    const store = createKeychainStore({ clock: createManualClock(), load: async () => keytar });
    await store.set('a', key);
    state.locked = true;
    await expect(store.get('a')).rejects.toMatchObject({ code: 'keychain-locked' });
    await expect(store.set('a', key)).rejects.toMatchObject({ code: 'keychain-locked' });
    await expect(store.delete('a')).rejects.toMatchObject({ code: 'keychain-locked' });
    state.locked = false;
    expect((await store.get('a'))?.reveal()).toBe(key.reveal());
  });

  test('at the start does not turn into memory', async () => {
    const { keytar, state } = fakeKeytar();
    state.locked = true;
    const store = createKeychainStore({ clock: createManualClock(), load: async () => keytar });
    await expect(store.place()).rejects.toMatchObject({ code: 'keychain-locked' });
    state.locked = false;
    expect(await store.place()).toBe('keychain');
  });

  test('that waits for a person is locked after 10 s, and holds one call alone', async () => {
    const clock = createManualClock();
    const { keytar, state, release } = fakeKeytar();
    const store = createKeychainStore({ clock, load: async () => keytar });
    await store.place();
    const callsBefore = state.calls;
    state.hangs = true;
    const first = store.get('a').catch((error: unknown) => error);
    await clock.advance(9_999);
    expect(clock.pending()).toBe(1);
    await clock.advance(1);
    expect(await first).toMatchObject({ code: 'keychain-locked' });
    await expect(store.get('a')).rejects.toMatchObject({ code: 'keychain-locked' });
    expect(state.calls).toBe(callsBefore + 1);
    state.hangs = false;
    release();
    await clock.advance(0);
    expect(await store.get('a')).toBeUndefined();
  });
});

describe('a keychain that fails in an unknown way', () => {
  test('says so and keeps nothing in memory behind the back', async () => {
    const { keytar, state } = fakeKeytar();
    const store = createKeychainStore({ clock: createManualClock(), load: async () => keytar });
    await store.place();
    state.fails = new Error('the vault is on fire');
    await expect(store.set('a', key)).rejects.toMatchObject({ code: 'keychain-unavailable' });
    state.fails = undefined;
    expect(await store.get('a')).toBeUndefined();
  });
});

describe('classifyKeychainFailure', () => {
  test.each([
    ['Cannot create an item in a locked collection', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'absent'],
    ['something else', 'failed'],
  ] as const)('%s: %s', (words, failure) => {
    expect(classifyKeychainFailure(new Error(words))).toBe(failure);
  });
});

describe('keychainAccount', () => {
  const owner = { origin: 'https://api.joinpopp.com', organizationId: 'org_1' };

  test('differs for another origin, organisation or kind', () => {
    const accounts = [
      keychainAccount('popp-key', owner),
      keychainAccount('webhook-secret', owner),
      keychainAccount('popp-key', { ...owner, origin: 'https://api.popp.ai' }),
      keychainAccount('popp-key', { ...owner, organizationId: 'org_2' }),
    ];
    expect(new Set(accounts).size).toBe(4);
  });

  test('an organisation cannot pretend to be a part of the name', () => {
    const forged = keychainAccount('popp-key', { origin: 'https://a', organizationId: 'b c' });
    expect(forged.split(' ')).toHaveLength(3);
  });
});
