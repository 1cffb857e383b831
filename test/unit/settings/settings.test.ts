import { describe, expect, test } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { createMemorySecrets } from '../../../electron/core/keychain-memory.ts';
import { keychainLocked } from '../../../electron/core/keychain-failures.ts';
import { createSettingsService } from '../../../electron/core/settings/service.ts';
import { defaultSettings } from '../../../shared/settings/defaults.ts';
import type { PolicyReading } from '../../../shared/settings/managed.ts';
import { testCapabilities, testPolicy } from '../../support/capabilities.ts';

const call = { signal: new AbortController().signal };
const requestId = '0123456789abcdef';

function settingsOver(
  kept: Record<string, unknown>,
  secrets = createMemorySecrets(),
  policy?: PolicyReading,
) {
  const store = new Map(Object.entries(kept));
  return createSettingsService({
    preferences: { get: (key) => store.get(key), set: (key, value) => void store.set(key, value) },
    secrets,
    changes: createChangeBus(),
    dataFolder: '/data',
    facts: testCapabilities({ dataFolder: '/data' }).facts,
    policy: testPolicy(policy),
    updates: 'not-packaged',
  });
}

test('holds the defaults until someone chooses', () => {
  expect(settingsOver({}).current()).toEqual(defaultSettings);
  expect(defaultSettings.notificationText).toBe(false);
});

test('changes what is named, leaves the rest, and clears the country', async () => {
  const settings = settingsOver({});
  await settings.update({ theme: 'dark', defaultCountry: 'GB', requestId }, call);
  expect(settings.current()).toEqual({ ...defaultSettings, theme: 'dark', defaultCountry: 'GB' });
  await settings.update({ defaultCountry: null, requestId }, call);
  expect(settings.current()).toEqual({ ...defaultSettings, theme: 'dark' });
});

test('an unreadable preference falls back alone', () => {
  const settings = settingsOver({
    'settings.theme': 'purple',
    'settings.railCollapsed': true,
    'settings.defaultCountry': 'Norway',
  });
  expect(settings.current()).toEqual({ ...defaultSettings, railCollapsed: true });
});

test('says where keys are kept, also while the keychain is locked', async () => {
  expect(await settingsOver({}).about({}, call)).toMatchObject({ keysKeptIn: 'memory' });
  const locked = { ...createMemorySecrets(), place: () => Promise.reject(keychainLocked()) };
  expect(await settingsOver({}, locked).about({}, call)).toMatchObject({
    keysKeptIn: 'keychain-locked',
  });
});

describe('what a company holds', () => {
  const reading: PolicyReading = {
    state: 'read',
    file: '/etc/popp-console/policy.json',
    text: JSON.stringify({ notificationText: false, defaultCountry: 'GB', updates: 'off' }),
  };
  const held = () => settingsOver({ 'settings.notificationText': true }, undefined, reading);

  test('stands before what was chosen here, and is said', async () => {
    expect(held().current()).toEqual({ ...defaultSettings, defaultCountry: 'GB' });
    expect(await held().managed({}, call)).toMatchObject({ state: 'in-force', updates: 'off' });
  });

  test('cannot be changed, not even beside something that can', async () => {
    const settings = held();
    const changes = [
      { notificationText: true },
      { defaultCountry: null },
      { theme: 'dark', defaultCountry: 'NO' },
    ] as const;
    for (const change of changes) {
      const work = async () => settings.update({ ...change, requestId }, call);
      await expect(work()).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect(settings.current().theme).toBe('system');
    await settings.update({ theme: 'dark', requestId }, call);
    expect(settings.current().theme).toBe('dark');
  });
});
