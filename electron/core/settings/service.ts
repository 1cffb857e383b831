import type { z } from 'zod';
import {
  settingsSchema,
  type Settings,
  type settingsContract,
} from '../../../shared/settings/contract.ts';
import { defaultSettings } from '../../../shared/settings/defaults.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import type { ChangeBus } from '../changes.ts';
import type { HostFacts, Preferences, SecretStore } from '../capabilities.ts';
import type { ServiceOf } from '../service.ts';

/** Settings for the screen and for the other features of the core. */
export type SettingsService = ServiceOf<typeof settingsContract> & {
  /** The settings that hold now. */
  current(): Settings;
};

const prefix = 'settings.';

/** Each setting by itself: one that is unreadable falls back alone. */
function readSetting<T>(
  preferences: Preferences,
  key: string,
  schema: z.ZodType<T>,
  otherwise: T,
): T {
  const parsed = schema.safeParse(preferences.get(prefix + key));
  return parsed.success ? parsed.data : otherwise;
}

/** What a recruiter can set, over the host's preferences. */
export function createSettingsService(deps: {
  readonly preferences: Preferences;
  readonly secrets: SecretStore & { reason?(): string | undefined };
  readonly changes: ChangeBus;
  readonly dataFolder: string;
  readonly facts: HostFacts;
}): SettingsService {
  const { preferences, secrets, changes, dataFolder, facts } = deps;
  const { shape } = settingsSchema;
  const or = <Key extends keyof typeof defaultSettings>(
    key: Key,
    schema: z.ZodType<Settings[Key]>,
  ) => readSetting(preferences, key, schema, defaultSettings[key]);

  function current(): Settings {
    const country = readSetting(preferences, 'defaultCountry', shape.defaultCountry, undefined);
    return {
      theme: or('theme', shape.theme),
      railCollapsed: or('railCollapsed', shape.railCollapsed),
      notificationText: or('notificationText', shape.notificationText),
      notifications: or('notifications', shape.notifications),
      singleKeyShortcuts: or('singleKeyShortcuts', shape.singleKeyShortcuts),
      ...(country === undefined ? {} : { defaultCountry: country }),
    };
  }

  return {
    current,
    get: () => current(),
    update({ requestId: _requestId, ...patch }) {
      for (const [key, value] of Object.entries(patch)) {
        if (value !== undefined) preferences.set(prefix + key, value);
      }
      changes.publish({ topic: 'settings' });
      return current();
    },
    async about() {
      const reason = secrets.reason?.();
      const trouble = preferences.trouble?.();
      return {
        ...facts,
        dataFolder,
        keysKeptIn: await keptIn(secrets),
        ...(reason === undefined ? {} : { keychainReason: reason }),
        ...(trouble === undefined ? {} : { preferences: trouble }),
      };
    },
  };
}

async function keptIn(secrets: SecretStore): Promise<'keychain' | 'memory' | 'keychain-locked'> {
  try {
    return await secrets.place();
  } catch (error) {
    if (error instanceof ConsoleError && error.code === 'keychain-locked') return 'keychain-locked';
    throw error;
  }
}
