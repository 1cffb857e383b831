import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Conf from 'conf';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSoundPreferencesText,
  openPreferences,
  type PreferencesStore,
} from '../../../electron/core/settings/preferences-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = Date.UTC(2026, 10, 17, 10, 0);

function confIn(folder: string): PreferencesStore {
  return new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: 'preferences',
    projectName: 'popp-console',
  });
}

function openIn(folder: string, open = () => confIn(folder)) {
  return openPreferences({ folder, now, logger: silent, open });
}

function put(folder: string, text: string): string {
  const file = path.join(folder, 'preferences.json');
  writeFileSync(file, text);
  return file;
}

const damaged = ['', '{"settings":{"theme":"da', '\0\0\0\0', '[]', 'null', '"dark"', 'settings'];

describe('the file of preferences', () => {
  test('makes conf throw at start where it is damaged, which is why it is looked at before', async () => {
    const folder = await temporaryFolder();
    put(folder, '{"settings":{"theme":"da');
    expect(() => confIn(folder)).toThrow(SyntaxError);
  });

  test.each(damaged)(
    'with %j in it is set aside as it was, and the defaults hold',
    async (text) => {
      const folder = await temporaryFolder();
      put(folder, text);
      const preferences = openIn(folder);
      const aside = 'preferences-damaged-2026-11-17T10-00-00-000Z.json';
      expect(preferences.trouble?.()).toEqual({ state: 'set-aside', file: aside });
      expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(text);
      expect(preferences.get('settings.theme')).toBeUndefined();
      preferences.set('settings.theme', 'dark');
      expect(openIn(folder).get('settings.theme')).toBe('dark');
      expect(openIn(folder).trouble?.()).toBeUndefined();
    },
  );

  test('is never put over one that was set aside at the same moment', async () => {
    const folder = await temporaryFolder();
    for (const text of ['first', 'second', 'third']) {
      put(folder, text);
      openIn(folder);
    }
    const asides = readdirSync(folder).filter((name) => name.includes('damaged'));
    const texts = asides.map((name) => readFileSync(path.join(folder, name), 'utf8'));
    expect(texts.toSorted()).toEqual(['first', 'second', 'third']);
  });

  test('that is sound is read, and a missing one is a first start', async () => {
    const folder = await temporaryFolder();
    const first = openIn(folder);
    first.set('settings.theme', 'light');
    first.set('settings.defaultCountry', 'GB');
    first.set('settings.defaultCountry', undefined);
    const second = openIn(folder);
    expect(second.get('settings.theme')).toBe('light');
    expect(second.get('settings.defaultCountry')).toBeUndefined();
    expect([first.trouble?.(), second.trouble?.()]).toEqual([undefined, undefined]);
  });

  test('that cannot be read leaves preferences in memory, said as such', async () => {
    const folder = await temporaryFolder();
    mkdirSync(path.join(folder, 'preferences.json'));
    const preferences = openIn(folder);
    preferences.set('settings.theme', 'dark');
    expect(preferences.get('settings.theme')).toBe('dark');
    expect(preferences.trouble?.()).toEqual({ state: 'not-kept' });
  });

  test('that cannot be written keeps what was chosen for this run', async () => {
    const folder = await temporaryFolder();
    const full = () => {
      throw new Error('ENOSPC');
    };
    const preferences = openIn(folder, () => ({
      ...read(confIn(folder)),
      set: full,
      delete: full,
    }));
    preferences.set('settings.theme', 'dark');
    preferences.set('settings.railCollapsed', undefined);
    expect(preferences.get('settings.theme')).toBe('dark');
    expect(preferences.trouble?.()).toEqual({ state: 'not-kept' });
  });

  test('that is damaged while the console runs is not written over', async () => {
    const folder = await temporaryFolder();
    const preferences = openIn(folder);
    preferences.set('settings.theme', 'dark');
    const file = put(folder, 'damaged');
    expect(preferences.get('settings.theme')).toBeUndefined();
    preferences.set('settings.theme', 'light');
    expect(preferences.get('settings.theme')).toBe('light');
    expect(readFileSync(file, 'utf8')).toBe('damaged');
    expect(openIn(folder).trouble?.()).toMatchObject({ state: 'set-aside' });
  });

  test('is sound for every object and for nothing else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        expect(isSoundPreferencesText(JSON.stringify(value))).toBe(isObject);
      }),
    );
  });
});

function read(store: PreferencesStore): Pick<PreferencesStore, 'get'> {
  return { get: (key) => store.get(key) };
}
