import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Logger, Preferences, PreferencesTrouble } from '../capabilities.ts';

/** The part of `conf`, and of electron-store that is built on it, that preferences need. */
export type PreferencesStore = {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  delete(key: string): void;
};

/** The file of a data folder that holds preferences, without its ending. */
export const preferencesName = 'preferences';

/** Whether the text of a preferences file can be read; a file that a power cut emptied or filled with zeros cannot. */
export function isSoundPreferencesText(text: string): boolean {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read);
  } catch {
    return false;
  }
}

/**
 * Preferences over a host's store. A damaged file is set aside before the store is opened, which would throw at it; what cannot
 * be read or written is kept in memory for this run. Neither ever throws: they are states that the screen says.
 */
export function openPreferences(options: {
  readonly folder: string;
  readonly now: number;
  readonly logger: Logger;
  readonly open: () => PreferencesStore;
}): Preferences {
  const { folder, now, logger, open } = options;
  const inMemory = new Map<string, unknown>();
  let trouble: PreferencesTrouble | undefined;
  let store: PreferencesStore | undefined;
  try {
    const aside = setAsideIfDamaged(folder, now);
    if (aside !== undefined) {
      trouble = { state: 'set-aside', file: aside };
      logger.warn('preferences.set-aside', { file: aside });
    }
    store = open();
  } catch (error) {
    notKept(error);
  }

  function notKept(error: unknown): void {
    trouble = { state: 'not-kept' };
    logger.warn('preferences.not-kept', { cause: String(error) });
  }

  return {
    trouble: () => trouble,
    get(key) {
      if (inMemory.has(key)) return inMemory.get(key);
      try {
        return store?.get(key);
      } catch (error) {
        // Damaged while the console runs: what was read before is not known any more, so the default holds.
        inMemory.set(key, undefined);
        notKept(error);
        return undefined;
      }
    },
    set(key, value) {
      try {
        if (store === undefined) inMemory.set(key, value);
        else if (value === undefined) store.delete(key);
        else store.set(key, value);
      } catch (error) {
        inMemory.set(key, value);
        notKept(error);
      }
    },
  };
}

/** Renames a damaged file to a name that is free; answers that name. */
function setAsideIfDamaged(folder: string, now: number): string | undefined {
  const file = path.join(folder, `${preferencesName}.json`);
  if (!existsSync(file) || isSoundPreferencesText(readFileSync(file, 'utf8'))) return undefined;
  const when = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  for (let attempt = 1; ; attempt += 1) {
    const name = `${preferencesName}-damaged-${when}${attempt === 1 ? '' : `-${attempt}`}.json`;
    if (existsSync(path.join(folder, name))) continue;
    renameSync(file, path.join(folder, name));
    return name;
  }
}
