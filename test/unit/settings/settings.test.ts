import { expect, test } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { createMemorySecrets } from '../../../electron/core/keychain-memory.ts';
import { keychainLocked } from '../../../electron/core/keychain-failures.ts';
import { createSettingsService } from '../../../electron/core/settings/service.ts';
import { defaultSettings } from '../../../shared/settings/defaults.ts';

const call = { signal: new AbortController().signal };
const requestId = '0123456789abcdef';

function settingsOver(kept: Record<string, unknown>, secrets = createMemorySecrets()) {
  const store = new Map(Object.entries(kept));
  return createSettingsService({
    preferences: { get: (key) => store.get(key), set: (key, value) => void store.set(key, value) },
    secrets,
    changes: createChangeBus(),
    dataFolder: '/data',
    facts: { version: '0.1.0', host: 'Browser', platform: 'linux', runtime: 'Node 24' },
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
