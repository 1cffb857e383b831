import { ConsoleError } from '../../../shared/errors.ts';
import type { Workspace, WorkspaceState } from '../../../shared/workspaces/model.ts';
import type { Clock, Logger } from '../capabilities.ts';
import { keychainAccount } from '../keychain-account.ts';
import type { Policy } from '../settings/policy.ts';
import type { WorkspaceKeys } from './keys.ts';
import type { StoredWorkspace } from './repository.ts';

/** How long a list waits for the keychain before it says 'checking'. */
const patienceMs = 400;

/** A workspace as the screen shows it. */
export interface WorkspaceViews {
  readonly view: (workspace: StoredWorkspace) => Promise<Workspace>;
}

/** Shows stored workspaces with what their keys allow; `onFound` tells when a slow keychain has answered. */
export function createWorkspaceViews(deps: {
  readonly keys: WorkspaceKeys;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly policy: Pick<Policy, 'allows'>;
  readonly onFound: (workspaceId: string) => void;
}): WorkspaceViews {
  const { keys, clock, logger, policy, onFound } = deps;

  /** Asks the keychain and never fails: a failure is a state that the keys remember. */
  async function ask(account: string): Promise<void> {
    try {
      await keys.find(account);
    } catch (error) {
      logger.warn('workspaces.key-not-read', {
        code: error instanceof ConsoleError ? error.code : 'internal',
      });
    }
  }

  async function stateOf(workspace: StoredWorkspace): Promise<WorkspaceState> {
    if (workspace.kind === 'practice') return 'ready';
    if (!policy.allows(workspace.baseUrl)) return 'not-allowed';
    const account = keychainAccount('popp-key', workspace);
    const known = keys.known(account);
    if (known !== undefined) return known;
    const asked = ask(account);
    const inTime = await new Promise<boolean>((resolve) => {
      const cancel = clock.schedule(patienceMs, () => resolve(false));
      void asked.then(() => {
        cancel();
        resolve(true);
      });
    });
    if (!inTime) void asked.then(() => onFound(workspace.id));
    return keys.known(account) ?? 'checking';
  }

  return {
    async view(workspace) {
      const { id, kind, name, organizationId, baseUrl, createdAt } = workspace;
      const state = await stateOf(workspace);
      return { id, kind, name, organizationId, baseUrl, createdAt, state };
    },
  };
}
