import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import type { StoredWorkspace } from './repository.ts';

type Identity = Pick<StoredWorkspace, 'id' | 'service' | 'organizationId'>;

/** Opt-outs outlive their workspace: connecting an organisation again never makes anyone contactable. */
export interface KeptOptOuts {
  /** Sets aside what is about to be deleted with its workspace. */
  keep(workspace: Identity): void;
  /** Gives a workspace the opt-outs that its organisation had here before. */
  restore(workspace: Identity): void;
}

/** The opt-outs of deleted workspaces. */
export function createKeptOptOuts(database: Database): KeptOptOuts {
  return {
    keep(workspace) {
      database.run(
        `INSERT INTO kept_opt_outs (organization_hash, contact_hash, channel, seen_at)
         SELECT ?, contact_hash, channel, seen_at FROM opt_outs WHERE workspace_id = ?
         ON CONFLICT DO NOTHING`,
        organizationHash(workspace),
        workspace.id,
      );
    },
    restore(workspace) {
      database.run(
        `INSERT INTO opt_outs (workspace_id, contact_hash, channel, seen_at)
         SELECT ?, contact_hash, channel, seen_at FROM kept_opt_outs WHERE organization_hash = ?
         ON CONFLICT DO NOTHING`,
        workspace.id,
        organizationHash(workspace),
      );
    },
  };
}

function organizationHash({ service, organizationId }: Identity): Uint8Array {
  return createHash('sha256')
    .update(JSON.stringify([service, organizationId]))
    .digest();
}
