import { z } from 'zod';
import { templateChoiceSchema, type TemplateChoice } from '../../../shared/popp/template-choice.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import type { Clock, Logger } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import type { PoppReads } from '../popp/reads.ts';
import type { Connections } from '../workspaces/connections.ts';

/** Popp's templates as they were last read, also without a network. */
export interface TemplateCache {
  get(workspaceId: string): {
    readonly templates?: TemplateChoice[];
    readonly readAt?: number;
    readonly problem?: string;
  };
  /** Reads them again in the background when the last time is old; never throws. */
  refreshIfOld(workspaceId: string): void;
}

const oldAfterMs = 5 * 60_000;
const pauseMs = 20_000;
const listSchema = z.array(templateChoiceSchema);

/** The cache over SQLite. */
export function createTemplateCache(deps: {
  readonly database: Database;
  readonly reads: Pick<PoppReads, 'listTemplates'>;
  readonly connections: Pick<Connections, 'open'>;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly logger: Logger;
}): TemplateCache {
  const { database, reads, connections, clock, changes, logger } = deps;
  const running = new Set<string>();
  const problems = new Map<string, string>();
  const triedAt = new Map<string, number>();

  function kept(workspaceId: string) {
    const row = database.get(
      'SELECT templates, read_at FROM campaign_templates WHERE workspace_id = ?',
      workspaceId,
    );
    if (row === undefined) return undefined;
    return {
      templates: listSchema.parse(JSON.parse(String(row['templates']))),
      readAt: Number(row['read_at']),
    };
  }

  async function refresh(workspaceId: string): Promise<void> {
    running.add(workspaceId);
    triedAt.set(workspaceId, clock.monotonicMs());
    try {
      const connection = await connections.open(workspaceId);
      const read = await reads.listTemplates(connection);
      const templates = read.map(({ raw: _raw, ...template }) => template);
      database.run(
        `INSERT INTO campaign_templates (workspace_id, templates, read_at) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET templates = excluded.templates, read_at = excluded.read_at`,
        workspaceId,
        JSON.stringify(templates),
        clock.now(),
      );
      problems.delete(workspaceId);
    } catch (error) {
      const isKnown = error instanceof ConsoleError;
      problems.set(workspaceId, isKnown ? error.message : 'The templates could not be read.');
      logger.warn('templates.not-refreshed', { code: isKnown ? error.code : String(error) });
    } finally {
      running.delete(workspaceId);
      changes.publish({ topic: 'campaigns', workspaceId });
    }
  }

  return {
    get(workspaceId) {
      const problem = problems.get(workspaceId);
      return { ...kept(workspaceId), ...(problem === undefined ? {} : { problem }) };
    },
    refreshIfOld(workspaceId) {
      const readAt = kept(workspaceId)?.readAt;
      const tried = triedAt.get(workspaceId);
      const isResting = tried !== undefined && clock.monotonicMs() - tried < pauseMs;
      const isFresh = readAt !== undefined && Math.abs(clock.now() - readAt) < oldAfterMs;
      if (running.has(workspaceId) || isResting || isFresh) return;
      void refresh(workspaceId);
    },
  };
}
