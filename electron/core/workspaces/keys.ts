import { ConsoleError } from '../../../shared/errors.ts';
import type { KeyStatus, WorkspaceState } from '../../../shared/workspaces/model.ts';
import type { SecretStore } from '../capabilities.ts';
import type { Secret } from '../secret.ts';

/** The keys of workspaces by keychain account, with what this run already knows. */
export interface WorkspaceKeys {
  /** Throws `keychain-locked` or `keychain-unavailable`. */
  find(account: string): Promise<Secret | undefined>;
  set(account: string, key: Secret): Promise<void>;
  clear(account: string): Promise<void>;
  status(account: string): Promise<KeyStatus>;
  /** What this run knows without asking the keychain. */
  known(account: string): Exclude<WorkspaceState, 'checking'> | undefined;
}

/**
 * Reads each key once a run: the keychain is slow, and may lock itself while the console works.
 * `onLock` tells that the keychain was found locked, or open again, by whoever asked.
 */
export function createWorkspaceKeys(secrets: SecretStore, onLock: () => void): WorkspaceKeys {
  const found = new Map<string, Secret | undefined>();
  const locked = new Set<string>();

  async function find(account: string): Promise<Secret | undefined> {
    if (found.has(account)) return found.get(account);
    try {
      const key = await secrets.get(account);
      found.set(account, key);
      if (locked.delete(account)) onLock();
      return key;
    } catch (error) {
      if (!locked.has(account)) {
        locked.add(account);
        onLock();
      }
      throw error;
    }
  }

  async function status(account: string): Promise<KeyStatus> {
    try {
      const key = await find(account);
      if (key === undefined) return { state: 'missing' };
      return { state: 'present', lastFour: key.lastFour(), place: await secrets.place() };
    } catch (error) {
      if (error instanceof ConsoleError && error.code === 'keychain-locked') {
        return { state: 'keychain-locked' };
      }
      throw error;
    }
  }

  return {
    find,
    status,
    async set(account, key) {
      await secrets.set(account, key);
      found.set(account, key);
      locked.delete(account);
    },
    async clear(account) {
      // Forgotten in this run even where the keychain does not let go of it.
      found.set(account, undefined);
      await secrets.delete(account);
    },
    known(account) {
      if (locked.has(account)) return 'keychain-locked';
      if (!found.has(account)) return undefined;
      return found.get(account) === undefined ? 'waiting-for-key' : 'ready';
    },
  };
}
