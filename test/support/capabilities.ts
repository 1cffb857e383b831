import type {
  Capabilities,
  Clock,
  InstanceWitness,
  Logger,
  Notice,
  Preferences,
  SecretStore,
} from '../../electron/core/capabilities.ts';
import type { PolicyReading } from '../../shared/settings/managed.ts';
import type { Secret } from '../../electron/core/secret.ts';
import { createPolicy, type Policy } from '../../electron/core/settings/policy.ts';
import { systemClock } from '../../electron/core/system-clock.ts';

/** What a test's console writes to the log. */
export type LogLine = { readonly level: string; readonly event: string; readonly facts: unknown };

/** Capabilities for a test, and what the console did with them. */
export type TestCapabilities = Capabilities & {
  readonly notices: Notice[];
  /** What the tray would show, in order. */
  readonly counts: number[];
  readonly log: LogLine[];
  wake(): void;
};

/** Secrets in memory. */
export function memorySecrets(): SecretStore {
  const secrets = new Map<string, Secret>();
  return {
    place: () => Promise.resolve('memory'),
    get: (account) => Promise.resolve(secrets.get(account)),
    set: (account, secret) => {
      secrets.set(account, secret);
      return Promise.resolve();
    },
    delete: (account) => {
      secrets.delete(account);
      return Promise.resolve();
    },
  };
}

/** A witness in memory; give the same one to a second console to play a restart. */
export function memoryWitness(): InstanceWitness {
  let value: string | undefined;
  return {
    read: () => Promise.resolve(value),
    write: (next) => {
      value = next;
      return Promise.resolve();
    },
  };
}

/** What a company decided, as a test has it; nothing where it says nothing. */
export function testPolicy(reading: PolicyReading = { state: 'none' }): Policy {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return createPolicy({ read: () => reading }, silent);
}

/** Everything a host supplies, without a host. */
export function testCapabilities(options: {
  readonly dataFolder: string;
  readonly clock?: Clock;
  readonly witness?: InstanceWitness;
  readonly secrets?: SecretStore;
  readonly policy?: PolicyReading;
}): TestCapabilities {
  const notices: Notice[] = [];
  const counts: number[] = [];
  const log: LogLine[] = [];
  const wakeListeners = new Set<() => void>();
  const note = (level: string) => (event: string, facts?: unknown) => {
    log.push({ level, event, facts });
  };
  const logger: Logger = { info: note('info'), warn: note('warn'), error: note('error') };
  const kept = new Map<string, unknown>();
  const preferences: Preferences = {
    get: (key) => kept.get(key),
    set: (key, value) => {
      kept.set(key, value);
    },
  };
  return {
    dataFolder: options.dataFolder,
    facts: {
      version: '0.0.0',
      host: 'Test',
      platform: 'test',
      runtime: 'test',
      isPackaged: false,
      hasUpdateFeed: false,
    },
    clock: options.clock ?? systemClock,
    secrets: options.secrets ?? memorySecrets(),
    notifier: {
      shower: () => 'system',
      show(notice, report) {
        notices.push(notice);
        report('shown');
      },
    },
    attention: { show: (count) => counts.push(count) },
    opener: { openExternal: () => Promise.resolve() },
    fileTickets: { redeem: () => Promise.resolve(undefined) },
    network: { certificates: () => [], proxyFor: () => Promise.resolve(undefined) },
    power: {
      onWake: (listener) => {
        wakeListeners.add(listener);
        return () => wakeListeners.delete(listener);
      },
    },
    logger,
    preferences,
    policy: { read: () => options.policy ?? { state: 'none' } },
    witness: options.witness ?? memoryWitness(),
    workers: {
      upload: new URL('../../electron/core/uploads/worker.ts', import.meta.url),
      checkpoint: new URL('../../electron/core/database/checkpoint-worker.ts', import.meta.url),
    },
    notices,
    counts,
    log,
    wake: () => {
      for (const listener of wakeListeners) listener();
    },
  };
}
