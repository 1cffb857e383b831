import Store from 'electron-store';
import type { Preferences } from '../core/capabilities.ts';

/** Settings and window state in a file of the data folder; both hosts read the same one. */
export function storedPreferences(dataFolder: string): Preferences {
  const store = new Store<Record<string, unknown>>({
    cwd: dataFolder,
    name: 'preferences',
    configFileMode: 0o600,
  });
  return {
    get: (key) => store.get(key),
    set: (key, value) => {
      if (value === undefined) store.delete(key);
      else store.set(key, value);
    },
  };
}
