import { randomUUID } from 'node:crypto';
import { ConsoleError } from '../../../shared/errors.ts';
import type { schedulingContract } from '../../../shared/scheduling/contract.ts';
import { checkSetup } from '../../../shared/scheduling/rules.ts';
import type { SavedSetup } from '../../../shared/scheduling/setup.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import type { ServiceOf } from '../service.ts';
import { createSetupRepository, type KeptSetup } from './repository-setups.ts';

const longestName = 120;

/** The calls about kept setups. */
export type SetupCalls = Pick<
  ServiceOf<typeof schedulingContract>,
  'setups' | 'saveSetup' | 'duplicateSetup' | 'removeSetup' | 'restoreSetup'
>;

/** Keeps setups; what was removed before this start is gone for good. */
export function createSetups(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  /** The time by which a workspace lives. */
  readonly nowOf: (workspaceId: string) => number;
}): SetupCalls {
  const repository = createSetupRepository(deps.database);
  repository.purge();

  function view({ id, workspaceId, name, setup, updatedAt }: KeptSetup): SavedSetup {
    const problems = checkSetup(setup, { nowMs: deps.nowOf(workspaceId) });
    const open = problems.filter(({ level }) => level === 'error').length;
    return { id, name, setup, open, updatedAt };
  }

  function changed(kept: KeptSetup): void {
    deps.changes.publish({
      topic: 'scheduling',
      workspaceId: kept.workspaceId,
      ids: [kept.id],
    });
  }

  function add(kept: Omit<KeptSetup, 'id' | 'updatedAt'>): SavedSetup {
    const added = { ...kept, id: randomUUID(), updatedAt: deps.clock.now() };
    repository.add(added);
    changed(added);
    return view(added);
  }

  return {
    setups: ({ workspaceId }) => ({ setups: repository.list(workspaceId).map(view) }),
    saveSetup({ id, workspaceId, name, setup }) {
      if (id === undefined) return add({ workspaceId, name, setup });
      const kept = { id, workspaceId, name, setup, updatedAt: deps.clock.now() };
      if (!repository.change(kept)) throw gone();
      changed(kept);
      return view(kept);
    },
    duplicateSetup({ id }) {
      const kept = repository.get(id);
      if (kept === undefined) throw gone();
      const name = `${kept.name.slice(0, longestName - 7)} (copy)`;
      return add({ ...kept, name });
    },
    removeSetup({ id }) {
      const removed = repository.remove(id, deps.clock.now());
      if (removed === undefined) throw gone();
      changed(removed);
      return { done: true };
    },
    restoreSetup({ id }) {
      const restored = repository.restore(id);
      if (restored === undefined) throw gone();
      changed(restored);
      return { done: true };
    },
  };
}

function gone(): ConsoleError {
  return new ConsoleError(
    'not-found',
    'This meeting setup is not there any more. Nothing was changed.',
  );
}
