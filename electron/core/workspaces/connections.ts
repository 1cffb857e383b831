import type { WorkspaceKind } from '../../../shared/workspaces/model.ts';
import type { PoppConnection } from '../popp/connection.ts';

/** A workspace as the rest of the core addresses it. */
export type KnownWorkspace = { readonly id: string; readonly kind: WorkspaceKind };

/** The way from a workspace to its credentials. */
export interface Connections {
  /**
   * Address and key of a workspace; starts the practice server where it is needed. Throws `key-missing`
   * ('waiting for key'), `keychain-locked`, `keychain-unavailable`, or `not-found` once it is removed.
   */
  open(workspaceId: string): Promise<PoppConnection>;
  /** The workspace that the recruiter works in. */
  current(): string | undefined;
  /** Every workspace that is not removed. */
  all(): readonly KnownWorkspace[];
}
