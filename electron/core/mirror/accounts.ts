import { ConsoleError } from '../../../shared/errors.ts';
import type { MirrorConnection } from '../../../shared/mirror/model.ts';
import type { Clock, SecretStore } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import { mirrorAccount } from '../keychain-account.ts';
import type { HighLevelConnection } from '../highlevel/connection.ts';
import type { Secret } from '../secret.ts';
import { createWorkspaceKeys } from '../workspaces/keys.ts';
import type { ConnectionRepository, StoredConnection } from './repository-connections.ts';

/** The practice sub-account, with the token of this process. */
export type PracticeAccount = {
  readonly baseUrl: string;
  readonly locationId: string;
  readonly token: Secret;
};

/** Sub-accounts and what signs in there. No method answers a token but `open`, which is for the client alone. */
export interface MirrorAccounts {
  /** Throws `not-found`, `key-missing`, `key-rejected` for an expired token, or what the keychain says. */
  open(workspaceId: string): Promise<HighLevelConnection>;
  view(workspaceId: string): Promise<MirrorConnection | undefined>;
  setToken(connection: StoredConnection, token: Secret): Promise<void>;
  clearToken(connection: StoredConnection): Promise<void>;
}

/** Creates the accounts; each token is bound to the origin and the sub-account that it was typed for. */
export function createMirrorAccounts(deps: {
  readonly repository: ConnectionRepository;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly isPractice: (workspaceId: string) => boolean;
  readonly practice: () => Promise<PracticeAccount>;
}): MirrorAccounts {
  const { repository, secrets, clock, changes, isPractice, practice } = deps;
  const keys = createWorkspaceKeys(secrets, () => changes.publish({ topic: 'mirror' }));
  // Practice has no secrets: one that was typed there to see it refused lives as long as this process.
  const typedInPractice = new Map<string, Secret>();

  function isExpired({ expiresAt }: StoredConnection): boolean {
    return expiresAt !== undefined && expiresAt <= clock.now();
  }

  async function tokenOf(connection: StoredConnection): Promise<Secret | undefined> {
    const { workspaceId } = connection;
    if (!isPractice(workspaceId)) return keys.find(mirrorAccount(connection));
    return typedInPractice.get(workspaceId) ?? (await practice()).token;
  }

  return {
    async open(workspaceId) {
      const connection = repository.find(workspaceId);
      if (connection === undefined) throw notConnected();
      if (isExpired(connection)) {
        throw new ConsoleError(
          'key-rejected',
          'The HighLevel access token has expired. Nothing was lost and nothing is sent meanwhile. Type a new one in Settings.',
        );
      }
      const token = await tokenOf(connection);
      if (token === undefined) {
        throw new ConsoleError(
          'key-missing',
          'HighLevel is waiting for its token. Nothing was lost and nothing is sent meanwhile. Type it in Settings.',
          { retryable: true },
        );
      }
      const { locationId, version } = connection;
      const baseUrl = isPractice(workspaceId) ? (await practice()).baseUrl : connection.baseUrl;
      return { workspaceId, baseUrl, locationId, version, token };
    },
    async view(workspaceId) {
      const connection = repository.find(workspaceId);
      if (connection === undefined) return undefined;
      const { locationId, baseUrl, version, signIn, notes, stopped, expiresAt } = connection;
      const facts = {
        locationId,
        baseUrl,
        version,
        signIn,
        notes,
        ...(expiresAt === undefined ? {} : { expiresAt }),
        ...(stopped === undefined ? {} : { stopped }),
      };
      const status = isPractice(workspaceId)
        ? ({ state: 'not-needed' } as const)
        : await keys.status(mirrorAccount(connection));
      if (status.state === 'keychain-locked') return { ...facts, standing: 'keychain-locked' };
      if (status.state === 'missing') return { ...facts, standing: 'token-missing' };
      const kept =
        status.state === 'present' ? { lastFour: status.lastFour, place: status.place } : {};
      if (isExpired(connection)) return { ...facts, ...kept, standing: 'token-expired' };
      return { ...facts, ...kept, standing: stopped === undefined ? 'ready' : 'stopped' };
    },
    async setToken(connection, token) {
      if (isPractice(connection.workspaceId)) typedInPractice.set(connection.workspaceId, token);
      else await keys.set(mirrorAccount(connection), token);
    },
    async clearToken(connection) {
      typedInPractice.delete(connection.workspaceId);
      if (isPractice(connection.workspaceId)) return;
      await keys.clear(mirrorAccount(connection));
    },
  };
}

/** The workspace has no sub-account. */
export function notConnected(): ConsoleError {
  return new ConsoleError(
    'not-found',
    'This workspace is not connected to HighLevel. Nothing was sent. Connect a sub-account in Settings first.',
  );
}
