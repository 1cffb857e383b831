import type { Clock, SecretPlace, SecretStore } from './capabilities.ts';
import { ConsoleError } from '../../shared/errors.ts';
import { createKeychainCalls } from './keychain-calls.ts';
import { classifyKeychainFailure, keychainFailed, keychainLocked } from './keychain-failures.ts';
import { createMemorySecrets } from './keychain-memory.ts';
import { Secret } from './secret.ts';

/** The part of keytar that the console uses. `findCredentials` is left out: it brings the process down on a locked keyring. */
export type KeytarLike = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
};

/** The OS keychain with memory behind it, and why memory is in use where it is. */
export type KeychainStore = SecretStore & { reason(): string | undefined };

/** The name under which a keychain shows our entries. */
export const keychainService = 'Popp Console';

/** How long any keychain call may take; a person may be typing a password into a prompt. */
export const keychainLimitMs = 10_000;

const probeAccount = 'keychain check';

/** libsecret is linked when keytar is loaded, so that loading is a step that may fail. */
async function loadKeytar(): Promise<KeytarLike> {
  const { default: keytar } = await import('keytar');
  return keytar;
}

function translated(error: unknown): ConsoleError {
  if (error instanceof ConsoleError) return error;
  return classifyKeychainFailure(error) === 'locked'
    ? keychainLocked(error)
    : keychainFailed(error);
}

/** Keeps secrets in the OS keychain; where there is none, in memory for this run. */
export function createKeychainStore(deps: {
  readonly clock: Clock;
  readonly load?: () => Promise<KeytarLike>;
  readonly service?: string;
}): KeychainStore {
  const { clock, load = loadKeytar, service = keychainService } = deps;
  const calls = createKeychainCalls(clock, keychainLimitMs);
  const memory = createMemorySecrets();
  let keytar: KeytarLike | undefined;
  let why: string | undefined;

  /** A locked keyring answers a search with 'nothing found'; only a write tells the two apart. */
  async function probe(opened: KeytarLike): Promise<void> {
    await calls.run(() => opened.setPassword(service, probeAccount, 'check'));
    await calls.run(() => opened.deletePassword(service, probeAccount));
  }

  async function firstOpen(): Promise<KeytarLike | undefined> {
    let opened: KeytarLike | undefined;
    try {
      opened = await calls.run(load);
      await probe(opened);
      keytar = opened;
    } catch (error) {
      const locked = error instanceof ConsoleError || classifyKeychainFailure(error) === 'locked';
      if (locked) throw translated(error);
      why = error instanceof Error ? error.message : String(error);
    }
    return keytar;
  }

  let opening: Promise<KeytarLike | undefined> | undefined;

  /** The keychain, or nothing when this run uses memory; a locked one is tried again by the next call. */
  async function open(): Promise<KeytarLike | undefined> {
    if (keytar !== undefined || why !== undefined) return keytar;
    opening ??= firstOpen().finally(() => {
      opening = undefined;
    });
    return opening;
  }

  async function place(): Promise<SecretPlace> {
    return (await open()) === undefined ? 'memory' : 'keychain';
  }

  return {
    place,
    reason: () => why,
    async get(account) {
      const opened = await open();
      if (opened === undefined) return memory.get(account);
      try {
        const value = await calls.run(() => opened.getPassword(service, account));
        if (value !== null) return new Secret(value);
        await probe(opened);
        return undefined;
      } catch (error) {
        throw translated(error);
      }
    },
    async set(account, secret) {
      const opened = await open();
      if (opened === undefined) return memory.set(account, secret);
      try {
        await calls.run(() => opened.setPassword(service, account, secret.reveal()));
      } catch (error) {
        throw translated(error);
      }
    },
    async delete(account) {
      const opened = await open();
      if (opened === undefined) return memory.delete(account);
      try {
        await calls.run(() => opened.deletePassword(service, account));
        // A locked keyring finds nothing to delete and says so without an error.
        await probe(opened);
      } catch (error) {
        throw translated(error);
      }
    },
  };
}
