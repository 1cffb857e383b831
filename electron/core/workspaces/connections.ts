import type { WorkspaceKind } from '../../../shared/workspaces/model.ts';
import { keychainAccount, type SecretKind } from '../keychain-account.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { Policy } from '../settings/policy.ts';
import type { WorkspaceKeys } from './keys.ts';
import type { PracticeRunner } from './practice-runner.ts';
import { keyMissing, workspaceNotFound } from './problems.ts';
import type { StoredWorkspace, WorkspaceRepository } from './repository.ts';

/** A workspace as the rest of the core addresses it. */
export type KnownWorkspace = {
  readonly id: string;
  readonly kind: WorkspaceKind;
  readonly name: string;
  readonly organizationId: string;
};

/** The way from a workspace to its credentials. */
export interface Connections {
  /**
   * Address and key of a workspace; starts the practice server where it is needed. Throws `key-missing`
   * ('waiting for key'), `keychain-locked`, `keychain-unavailable`, `not-allowed` where a company allows other
   * addresses only, or `not-found` once it is removed.
   */
  open(workspaceId: string): Promise<PoppConnection>;
  /** The workspace that the recruiter works in. */
  current(): string | undefined;
  /** Every workspace that is not removed. */
  all(): readonly KnownWorkspace[];
  /** Where a secret of this workspace is kept; bound to its address and organisation. Throws `not-found`. */
  account(workspaceId: string, kind: SecretKind): string;
}

/** Connections from the stored workspaces, their keys and the practice server. */
export function createConnections(deps: {
  readonly repository: WorkspaceRepository;
  readonly keys: WorkspaceKeys;
  readonly practice: Pick<PracticeRunner, 'ensureStarted'>;
  readonly policy: Pick<Policy, 'requireAllowed'>;
}): Connections {
  const { repository, keys, practice, policy } = deps;

  function present(workspaceId: string): StoredWorkspace {
    const workspace = repository.find(workspaceId);
    if (workspace === undefined || workspace.removedAt !== undefined) throw workspaceNotFound();
    return workspace;
  }

  return {
    async open(workspaceId) {
      const workspace = present(workspaceId);
      if (workspace.kind === 'practice') {
        return { workspaceId, ...(await practice.ensureStarted(workspaceId)) };
      }
      policy.requireAllowed(workspace.baseUrl);
      const apiKey = await keys.find(keychainAccount('popp-key', workspace));
      if (apiKey === undefined) throw keyMissing(workspace.name);
      return {
        workspaceId,
        baseUrl: workspace.baseUrl,
        organizationId: workspace.organizationId,
        apiKey,
      };
    },
    current: () => repository.current(),
    all: () =>
      repository
        .list()
        .map(({ id, kind, name, organizationId }) => ({ id, kind, name, organizationId })),
    account: (workspaceId, kind) => keychainAccount(kind, present(workspaceId)),
  };
}
