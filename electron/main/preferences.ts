import Store from 'electron-store';
import type { Logger, Preferences } from '../core/capabilities.ts';
import { openPreferences, preferencesName } from '../core/settings/preferences-file.ts';

/** Settings and window state in a file of the data folder; both hosts read the same one. */
export function storedPreferences(folder: string, now: number, logger: Logger): Preferences {
  return openPreferences({
    folder,
    now,
    logger,
    open: () =>
      new Store<Record<string, unknown>>({
        cwd: folder,
        name: preferencesName,
        configFileMode: 0o600,
      }),
  });
}
