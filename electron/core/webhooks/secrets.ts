import { randomBytes } from 'node:crypto';
import { ConsoleError } from '../../../shared/errors.ts';
import type { SigningStatus } from '../../../shared/webhooks/model.ts';
import type { WorkspaceKind } from '../../../shared/workspaces/model.ts';
import type { SecretStore } from '../capabilities.ts';
import { keychainAccount, type SecretOwner } from '../keychain-account.ts';
import { Secret } from '../secret.ts';

/** What the listener has to know of a workspace. */
export type WebhookWorkspace = {
  readonly id: string;
  readonly kind: WorkspaceKind;
  readonly organizationId: string;
  readonly baseUrl: string;
};

/** The signing secrets of every workspace, current and previous. */
export interface SigningSecrets {
  /** Those that are accepted now; none means that nothing is accepted. */
  accepted(workspaceId: string): Promise<readonly Secret[]>;
  status(workspaceId: string): Promise<SigningStatus>;
  set(workspaceId: string, secret: Secret): Promise<void>;
  clear(workspaceId: string): Promise<void>;
  /** The secret of a practice workspace: minted in this process, at the first call. */
  practice(workspaceId: string): Secret;
}

/** Secrets in the keychain for real workspaces and in this process for practice. */
export function createSigningSecrets(
  store: SecretStore,
  workspaceOf: (workspaceId: string) => WebhookWorkspace | undefined,
): SigningSecrets {
  const minted = new Map<string, Secret>();
  // Popp may deliver in bursts: the keychain is asked once for each owner.
  const known = new Map<string, readonly Secret[]>();

  function ownerOf(workspaceId: string): SecretOwner | undefined {
    const workspace = workspaceOf(workspaceId);
    if (workspace === undefined) return undefined;
    return {
      origin: new URL(workspace.baseUrl).origin,
      organizationId: workspace.organizationId,
    };
  }

  function mustOwn(workspaceId: string): SecretOwner {
    const owner = ownerOf(workspaceId);
    if (owner !== undefined) return owner;
    throw new ConsoleError(
      'not-found',
      'This workspace is no longer here. Nothing was changed. Choose another workspace.',
    );
  }

  async function load(owner: SecretOwner): Promise<readonly Secret[]> {
    const account = keychainAccount('webhook-secret', owner);
    const cached = known.get(account);
    if (cached !== undefined) return cached;
    const current = await store.get(account);
    const previous = await store.get(keychainAccount('webhook-secret-previous', owner));
    const secrets = [current, previous].filter((secret) => secret !== undefined);
    // Without a current secret nothing is accepted, whatever was accepted before.
    const accepted = current === undefined ? [] : secrets;
    known.set(account, accepted);
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
      if (workspaceOf(workspaceId)?.kind === 'practice') return [practice(workspaceId)];
      const owner = ownerOf(workspaceId);
      if (owner === undefined) return [];
      try {
        return await load(owner);
      } catch {
        // A keychain that is locked gives no secret; `status` says so, and Popp delivers again or polling finds it.
        return [];
      }
    },
    async status(workspaceId) {
      if (workspaceOf(workspaceId)?.kind === 'practice') {
        return { state: 'practice', previousAccepted: false };
      }
      try {
        const [current, previous] = await load(mustOwn(workspaceId));
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
      const owner = mustOwn(workspaceId);
      const account = keychainAccount('webhook-secret', owner);
      const current = await store.get(account);
      if (current !== undefined && current.reveal() !== secret.reveal()) {
        await store.set(keychainAccount('webhook-secret-previous', owner), current);
      }
      await store.set(account, secret);
      known.delete(account);
    },
    async clear(workspaceId) {
      const owner = mustOwn(workspaceId);
      const account = keychainAccount('webhook-secret', owner);
      await store.delete(account);
      await store.delete(keychainAccount('webhook-secret-previous', owner));
      known.delete(account);
    },
  };
}
