import { randomUUID } from 'node:crypto';
import { ConsoleError } from '../../../shared/errors.ts';
import type { workspacesContract } from '../../../shared/workspaces/contract.ts';
import type { Workspace } from '../../../shared/workspaces/model.ts';
import { serviceBehind } from '../../../shared/workspaces/rules.ts';
import type { ChangeBus } from '../changes.ts';
import type { Clock, Logger, SecretStore } from '../capabilities.ts';
import type { Database } from '../database/database.ts';
import { keychainAccount, mirrorAccount, secretKinds } from '../keychain-account.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { Policy } from '../settings/policy.ts';
import { Secret } from '../secret.ts';
import type { ServiceOf } from '../service.ts';
import { tryConnection } from './connection-test.ts';
import { createConnections, type Connections } from './connections.ts';
import { createWorkspaceKeys } from './keys.ts';
import type { PracticeRunner } from './practice-runner.ts';
import { requireBaseUrl, workspaceNotFound } from './problems.ts';
import { purgeRemovedWorkspaces } from './purge.ts';
import { createWorkspaceRepository, type StoredWorkspace } from './repository.ts';
import { createWorkspaceViews } from './views.ts';

/** What the workspaces need from the rest of the core. */
export type WorkspacesDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly logger: Logger;
  readonly secrets: SecretStore;
  readonly practice: PracticeRunner;
  /** Which addresses a company allows. */
  readonly policy: Pick<Policy, 'allows' | 'requireAllowed'>;
  /** Reads the first page of campaigns and answers how many it holds; throws as Popp's reads do. */
  readonly probe: (connection: PoppConnection, signal: AbortSignal) => Promise<number>;
};

/** Workspaces, and the way from each to its credentials. */
export type WorkspacesService = ServiceOf<typeof workspacesContract> & {
  readonly connections: Connections;
  /** Deletes what was removed before this start: rows, keys and the practice folder. Called once, before anything runs. */
  purge(): Promise<void>;
};

/** What a recruiter can do with workspaces. */
export function createWorkspacesService(deps: WorkspacesDependencies): WorkspacesService {
  const { database, clock, changes, logger, secrets, practice, policy, probe } = deps;
  const repository = createWorkspaceRepository(database);
  const keys = createWorkspaceKeys(secrets, () => changed());
  const connections = createConnections({ repository, keys, practice, policy });
  const { view } = createWorkspaceViews({ keys, clock, logger, policy, onFound: changed });

  function changed(id?: string): void {
    changes.publish({ topic: 'workspaces', ...(id === undefined ? {} : { workspaceId: id }) });
  }

  function present(id: string): StoredWorkspace {
    const workspace = repository.find(id);
    if (workspace === undefined || workspace.removedAt !== undefined) throw workspaceNotFound();
    return workspace;
  }

  function requireReal(id: string): StoredWorkspace {
    const workspace = present(id);
    if (workspace.kind === 'popp') return workspace;
    throw new ConsoleError(
      'not-allowed',
      'The practice workspace has no key and no address of its own. Connect Popp to work with real candidates.',
    );
  }

  function choose(workspace: StoredWorkspace): Promise<Workspace> {
    repository.choose(workspace.id);
    changed();
    return view(workspace);
  }

  function save(workspace: StoredWorkspace): StoredWorkspace {
    repository.update(workspace);
    changed(workspace.id);
    return workspace;
  }

  /** What was kept for the address and organisation before is not found again by changing back. */
  async function forget(before: StoredWorkspace): Promise<void> {
    for (const kind of secretKinds) {
      await keys.clear(keychainAccount(kind, before)).catch((error: unknown) => {
        logger.warn('workspaces.secret-not-cleared', { kind, error: String(error) });
      });
    }
  }

  function refuseTwin(service: string, organizationId: string, except?: string): void {
    const twin = repository.findIdentity(service, organizationId);
    if (twin === undefined || twin.id === except) return;
    // Two workspaces of one organisation would not see what the other one sent.
    throw new ConsoleError(
      'conflict',
      `This organisation is already here as ${twin.name}${twin.removedAt === undefined ? '' : ', removed since the console started'}. Nothing was added.`,
      { details: { field: 'organizationId', workspaceId: twin.id } },
    );
  }

  return {
    connections,
    purge: () =>
      purgeRemovedWorkspaces({
        repository,
        secrets,
        practice,
        logger,
        mirrorAccountOf(workspaceId) {
          const found = repository.mirrorOwner(workspaceId);
          return found === undefined ? undefined : mirrorAccount(found);
        },
      }),

    async list() {
      const workspaces = await Promise.all(repository.list().map(view));
      const currentId = repository.current();
      return { workspaces, ...(currentId === undefined ? {} : { currentId }) };
    },

    async add({ name, organizationId, baseUrl: typed }) {
      const { baseUrl, origin } = requireBaseUrl(typed);
      policy.requireAllowed(baseUrl);
      const service = serviceBehind(origin);
      const earlier = repository.findIdentity(service, organizationId);
      if (earlier?.removedAt !== undefined) {
        // Added again before it was deleted: the same workspace with what it knows about its candidates.
        const back = { ...earlier, name, baseUrl, origin, removedAt: undefined };
        return choose(save(back));
      }
      refuseTwin(service, organizationId);
      const workspace: StoredWorkspace = {
        id: randomUUID(),
        kind: 'popp',
        name,
        organizationId,
        baseUrl,
        origin,
        service,
        createdAt: clock.now(),
      };
      repository.insert(workspace);
      return choose(workspace);
    },

    async openPractice() {
      const known = repository.findPractice();
      const workspace: StoredWorkspace = known ?? {
        id: randomUUID(),
        kind: 'practice',
        name: 'Practice',
        organizationId: 'practice',
        baseUrl: 'practice',
        origin: 'practice',
        service: 'practice',
        createdAt: clock.now(),
      };
      if (known === undefined) repository.insert(workspace);
      else repository.update({ ...known, removedAt: undefined });
      const { organizationId } = await practice.ensureStarted(workspace.id);
      return choose(save({ ...workspace, organizationId, removedAt: undefined }));
    },

    switchTo: async ({ workspaceId }) => choose(present(workspaceId)),

    rename: async ({ workspaceId, name }) => view(save({ ...present(workspaceId), name })),

    async changeConnection({ workspaceId, organizationId, baseUrl: typed }) {
      const before = requireReal(workspaceId);
      const { baseUrl, origin } = requireBaseUrl(typed);
      policy.requireAllowed(baseUrl);
      const service = serviceBehind(origin);
      const elsewhere = organizationId !== before.organizationId;
      if (elsewhere && repository.hasHistory(workspaceId)) {
        throw new ConsoleError(
          'conflict',
          `${before.name} already holds the campaigns of its organisation, and they cannot be moved to another one. Nothing was changed. Add the other organisation as a workspace of its own.`,
          { details: { field: 'organizationId' } },
        );
      }
      refuseTwin(service, organizationId, workspaceId);
      if (elsewhere || origin !== before.origin) await forget(before);
      return view(save({ ...before, organizationId, baseUrl, origin, service }));
    },

    async setKey({ workspaceId, apiKey }) {
      const account = keychainAccount('popp-key', requireReal(workspaceId));
      await keys.set(account, new Secret(apiKey));
      changed(workspaceId);
      return keys.status(account);
    },

    keyStatus: async ({ workspaceId }) => {
      const workspace = present(workspaceId);
      if (workspace.kind === 'practice') return { state: 'not-needed' };
      return keys.status(keychainAccount('popp-key', workspace));
    },

    async clearKey({ workspaceId }) {
      const account = keychainAccount('popp-key', requireReal(workspaceId));
      await keys.clear(account).finally(() => changed(workspaceId));
      return keys.status(account);
    },

    async testConnection({ workspaceId }, { signal }) {
      const { baseUrl, organizationId } = present(workspaceId);
      const result = await tryConnection(
        { baseUrl, organizationId },
        async () => probe(await connections.open(workspaceId), signal),
        () => clock.monotonicMs(),
      );
      logger.info('workspaces.connection-tested', { workspaceId, outcome: result.outcome });
      return result;
    },

    async remove({ workspaceId }) {
      const workspace = present(workspaceId);
      save({ ...workspace, removedAt: clock.now() });
      if (workspace.kind === 'practice') await practice.stop();
      return { done: true };
    },

    async restore({ workspaceId }) {
      const workspace = repository.find(workspaceId);
      if (workspace === undefined) throw workspaceNotFound();
      return view(save({ ...workspace, removedAt: undefined }));
    },
  };
}
