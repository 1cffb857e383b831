import type { Managed } from './managed.ts';

// Without zod, because the first screen needs it.

/** The settings of a recruiter that a company may hold. */
export const manageableSettings = ['notifications', 'notificationText', 'defaultCountry'] as const;

/** One of the settings that a company may hold. */
export type ManageableSetting = (typeof manageableSettings)[number];

/** Nobody has decided anything. */
export const unmanaged: Managed = { state: 'none', settings: {} };

/** Whether a company holds this setting. */
export function isManaged(managed: Managed, setting: ManageableSetting): boolean {
  return managed.settings[setting] !== undefined;
}

/** Whether this installation looks for a newer version, and why it does not. */
export const updateStates = ['managed-off', 'not-packaged', 'no-feed', 'on'] as const;

/** One of the answers to whether it looks for a newer version. */
export type UpdateState = (typeof updateStates)[number];

/** Decides whether this installation looks for a newer version: the company first, then what it was built with. */
export function decideUpdates(facts: {
  readonly managed: Managed;
  readonly isPackaged: boolean;
  /** Whether the package names a place to look at. */
  readonly hasFeed: boolean;
}): UpdateState {
  if (facts.managed.updates === 'off') return 'managed-off';
  if (!facts.isPackaged) return 'not-packaged';
  return facts.hasFeed ? 'on' : 'no-feed';
}
