import type { z } from 'zod';
import {
  settingsSchema,
  type Settings,
  type settingsContract,
} from '../../../shared/settings/contract.ts';
import { defaultSettings } from '../../../shared/settings/defaults.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import type { UpdateState } from '../../../shared/settings/managed-rules.ts';
import type { ChangeBus } from '../changes.ts';
import type { HostFacts, Preferences, SecretStore } from '../capabilities.ts';
import type { ServiceOf } from '../service.ts';
import type { Policy } from './policy.ts';

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
  readonly policy: Pick<Policy, 'managed' | 'requireFree'>;
  readonly updates: UpdateState;
}): SettingsService {
  const { preferences, secrets, changes, dataFolder, facts, policy, updates } = deps;
  const { shape } = settingsSchema;
  const or = <Key extends keyof typeof defaultSettings>(
    key: Key,
    schema: z.ZodType<Settings[Key]>,
  ) => readSetting(preferences, key, schema, defaultSettings[key]);

  // Asked for at every notice, and the preferences are a file.
  let own: Settings | undefined;

  /** What a company holds stands before what was chosen here. */
  function current(): Settings {
    const held = policy.managed.settings;
    own ??= chosen();
    const country = held.defaultCountry ?? own.defaultCountry;
    return {
      ...own,
      notifications: held.notifications ?? own.notifications,
      notificationText: held.notificationText ?? own.notificationText,
      ...(country === undefined ? {} : { defaultCountry: country }),
    };
  }

  function chosen(): Settings {
    const country = readSetting(preferences, 'defaultCountry', shape.defaultCountry, undefined);
    const quietHours = readSetting(preferences, 'quietHours', shape.quietHours, undefined);
    return {
      theme: or('theme', shape.theme),
      railCollapsed: or('railCollapsed', shape.railCollapsed),
      notificationText: or('notificationText', shape.notificationText),
      notifications: or('notifications', shape.notifications),
      notificationSound: or('notificationSound', shape.notificationSound),
      singleKeyShortcuts: or('singleKeyShortcuts', shape.singleKeyShortcuts),
      keysOff: or('keysOff', shape.keysOff),
      takeoverReminderMinutes: or('takeoverReminderMinutes', shape.takeoverReminderMinutes),
      meetingNotices: or('meetingNotices', shape.meetingNotices),
      widths: or('widths', shape.widths),
      inbox: or('inbox', shape.inbox),
      ...(country === undefined ? {} : { defaultCountry: country }),
      ...(quietHours === undefined ? {} : { quietHours }),
    };
  }

  return {
    current,
    get: () => current(),
    update({ requestId: _requestId, ...patch }) {
      const changed = Object.entries(patch).filter(([, value]) => value !== undefined);
      policy.requireFree(changed.map(([key]) => key));
      for (const [key, value] of changed) {
        if (value !== undefined) preferences.set(prefix + key, value);
      }
      own = undefined;
      changes.publish({ topic: 'settings' });
      return current();
    },
    managed: () => policy.managed,
    async about() {
      const reason = secrets.reason?.();
      const trouble = preferences.trouble?.();
      return {
        ...facts,
        dataFolder,
        keysKeptIn: await keptIn(secrets),
        updates,
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
