import { randomBytes } from 'node:crypto';
import { ConsoleError } from '../../../shared/errors.ts';
import type { SigningStatus } from '../../../shared/webhooks/model.ts';
import type { SecretStore } from '../capabilities.ts';
import { Secret } from '../secret.ts';
import type { Connections } from '../workspaces/connections.ts';

/** The signing secrets of every workspace, current and previous. */
export interface SigningSecrets {
  /** Those that are accepted now; none means that nothing is accepted. */
  accepted(workspaceId: string): Promise<readonly Secret[]>;
  status(workspaceId: string): Promise<SigningStatus>;
  set(workspaceId: string, secret: Secret): Promise<void>;
  clear(workspaceId: string): Promise<void>;
  /** The secret of a practice workspace: minted in this process, at the first call. */
  practice(workspaceId: string): Secret;
  /** Asks the keychain anew: a workspace has another address or organisation, or was removed. */
  forget(): void;
}

/** Secrets in the keychain for real workspaces and in this process for practice. */
export function createSigningSecrets(
  store: SecretStore,
  connections: Pick<Connections, 'all' | 'account'>,
): SigningSecrets {
  const minted = new Map<string, Secret>();
  // Popp may deliver in bursts: the keychain is asked once for each workspace.
  const known = new Map<string, readonly Secret[]>();

  function isPractice(workspaceId: string): boolean {
    return connections.all().some((one) => one.id === workspaceId && one.kind === 'practice');
  }

  async function load(workspaceId: string): Promise<readonly Secret[]> {
    const cached = known.get(workspaceId);
    if (cached !== undefined) return cached;
    const account = connections.account(workspaceId, 'webhook-secret');
    const current = await store.get(account);
    const previous = await store.get(connections.account(workspaceId, 'webhook-secret-previous'));
    const secrets = [current, previous].filter((secret) => secret !== undefined);
    // Without a current secret nothing is accepted, whatever was accepted before.
    const accepted = current === undefined ? [] : secrets;
    // Meanwhile the workspace may have got another address, under which other secrets are kept.
    const isStill = connections.account(workspaceId, 'webhook-secret') === account;
    if (isStill) known.set(workspaceId, accepted);
    return accepted;
  }

  function practice(workspaceId: string): Secret {
    const secret = minted.get(workspaceId) ?? new Secret(randomBytes(32).toString('base64url'));
    minted.set(workspaceId, secret);
    return secret;
  }

  return {
    practice,
    async accepted(workspaceId) {
      const cached = known.get(workspaceId);
      if (cached !== undefined) return cached;
      if (isPractice(workspaceId)) return [practice(workspaceId)];
      try {
        return await load(workspaceId);
      } catch {
        // A keychain that is locked gives no secret; `status` says so, and Popp delivers again or polling finds it.
        return [];
      }
    },
    async status(workspaceId) {
      if (isPractice(workspaceId)) return { state: 'practice', previousAccepted: false };
      try {
        const [current, previous] = await load(workspaceId);
        if (current === undefined) return { state: 'missing', previousAccepted: false };
        return {
          state: 'present',
          lastFour: current.lastFour(),
          previousAccepted: previous !== undefined,
          place: await store.place(),
        };
      } catch (error) {
        if (error instanceof ConsoleError && error.code.startsWith('keychain-')) {
          return { state: 'keychain-locked', previousAccepted: false };
        }
        throw error;
      }
    },
    async set(workspaceId, secret) {
      const account = connections.account(workspaceId, 'webhook-secret');
      const current = await store.get(account);
      if (current !== undefined && current.reveal() !== secret.reveal()) {
        await store.set(connections.account(workspaceId, 'webhook-secret-previous'), current);
      }
      await store.set(account, secret);
      known.delete(workspaceId);
    },
    async clear(workspaceId) {
      const account = connections.account(workspaceId, 'webhook-secret');
      await store.delete(account);
      await store.delete(connections.account(workspaceId, 'webhook-secret-previous'));
      known.delete(workspaceId);
    },
    forget: () => known.clear(),
  };
}
