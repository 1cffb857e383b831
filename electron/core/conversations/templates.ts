import type { TemplateChoice } from '../../../shared/popp/template-choice.ts';
import type { PoppReads } from '../popp/reads.ts';
import type { Connections } from '../workspaces/connections.ts';

/** Popp's templates of a workspace, asked for when somebody wants to choose one. */
export function createTemplates(deps: {
  readonly reads: Pick<PoppReads, 'listTemplates'>;
  readonly connections: Pick<Connections, 'open'>;
}): (workspaceId: string, signal: AbortSignal) => Promise<readonly TemplateChoice[]> {
  return async (workspaceId, signal) => {
    const connection = await deps.connections.open(workspaceId);
    const templates = await deps.reads.listTemplates(connection, signal);
    return templates.map(({ raw: _raw, ...template }) => template);
  };
}
