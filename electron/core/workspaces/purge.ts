import type { Logger, SecretStore } from '../capabilities.ts';
import { keychainAccount, secretKinds } from '../keychain-account.ts';
import type { PracticeRunner } from './practice-runner.ts';
import type { WorkspaceRepository } from './repository.ts';

/**
 * Deletes removed workspaces. A failure is logged and the console starts all the same: what could not be deleted
 * stays hidden and is tried again at the next start.
 */
export async function purgeRemovedWorkspaces(deps: {
  readonly repository: WorkspaceRepository;
  readonly secrets: SecretStore;
  readonly practice: Pick<PracticeRunner, 'erase'>;
  readonly logger: Logger;
  /** Where the HighLevel token of a workspace is kept, where it has one. */
  readonly mirrorAccountOf: (workspaceId: string) => string | undefined;
}): Promise<void> {
  const { repository, secrets, practice, logger } = deps;
  for (const workspace of repository.removed()) {
    try {
      if (workspace.kind === 'practice') await practice.erase();
      else {
        for (const kind of secretKinds) await secrets.delete(keychainAccount(kind, workspace));
        const mirror = deps.mirrorAccountOf(workspace.id);
        if (mirror !== undefined) await secrets.delete(mirror);
      }
      repository.purge(workspace);
      logger.info('workspaces.purged', { workspaceId: workspace.id });
    } catch (error) {
      logger.warn('workspaces.not-purged', { workspaceId: workspace.id, error: String(error) });
    }
  }
}
