import { ConsoleError } from '../../../shared/errors.ts';
import type { Freshness } from '../../../shared/campaigns/contract.ts';
import type { PoppCampaign } from '../../../shared/popp/campaign.ts';
import type { ChangeBus } from '../changes.ts';
import type { Clock, Logger } from '../capabilities.ts';
import type { PoppReads } from '../popp/reads.ts';
import type { Connections } from '../workspaces/connections.ts';
import type { CachedCampaign, CampaignRepository } from './repository.ts';

/** Campaigns as Popp last told them, for every feature that needs one. */
export interface CampaignCache {
  list(workspaceId: string): readonly CachedCampaign[];
  find(workspaceId: string, id: string): CachedCampaign | undefined;
  /** A campaign that Popp told about within `maxAgeMs`, read again where it is older. Throws as Popp's reads do. */
  fresh(
    workspaceId: string,
    id: string,
    maxAgeMs: number,
    signal?: AbortSignal,
  ): Promise<CachedCampaign>;
  /** Reads every page; calls that come while it reads share it. */
  refresh(workspaceId: string): Promise<void>;
  /** Keeps what another feature has read. */
  remember(workspaceId: string, campaigns: readonly PoppCampaign[]): void;
  /** Refreshes in the background when the last full read is old; never throws. */
  refreshIfOld(workspaceId: string): void;
  freshness(workspaceId: string): Freshness;
}

/** After this the list is read again when someone looks. */
const oldAfterMs = 60_000;

/** After a try, whatever came of it, looking alone does not start the next one. */
const pauseMs = 20_000;

/** Nobody has as many; a list that never ends is a broken answer. */
const mostPages = 1_000;

/** How many campaigns that a full read did not name are asked for one by one. */
const mostDoubts = 50;

type Reads = Pick<PoppReads, 'listCampaigns' | 'getCampaign'>;

/** The cache over one repository. */
export function createCampaignCache(deps: {
  readonly repository: CampaignRepository;
  readonly connections: Pick<Connections, 'open'>;
  readonly reads: Reads;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly logger: Logger;
}): CampaignCache {
  const { repository, connections, reads, clock, changes, logger } = deps;
  const running = new Map<string, Promise<void>>();
  const problems = new Map<string, string>();
  const triedAt = new Map<string, number>();

  function changed(workspaceId: string): void {
    changes.publish({ topic: 'campaigns', workspaceId });
  }

  async function readOne(
    workspaceId: string,
    id: string,
    signal?: AbortSignal,
  ): Promise<CachedCampaign> {
    const connection = await connections.open(workspaceId);
    const seenAt = clock.now();
    try {
      const campaign = await reads.getCampaign(connection, id, signal);
      repository.remember(workspaceId, [campaign], seenAt);
      return { campaign, seenAt, missing: false };
    } catch (error) {
      if (error instanceof ConsoleError && error.code === 'not-found') {
        repository.forget(workspaceId, id, seenAt);
      }
      throw error;
    }
  }

  async function readAll(workspaceId: string): Promise<void> {
    const connection = await connections.open(workspaceId);
    const startedAt = clock.now();
    const tokens = new Set<string>();
    let nextToken: string | undefined;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const seenAt = clock.now();
      const page = await reads.listCampaigns(
        connection,
        nextToken === undefined ? {} : { nextToken },
      );
      repository.remember(workspaceId, page.items, seenAt);
      nextToken = page.nextToken;
      if (nextToken === undefined || tokens.has(nextToken)) break;
      tokens.add(nextToken);
    }
    // Whether a list without filters names every status is not documented: what it left out is asked for by name.
    for (const id of repository.unseenSince(workspaceId, startedAt).slice(0, mostDoubts)) {
      await readOne(workspaceId, id).catch((error: unknown) => {
        if (!(error instanceof ConsoleError) || error.code !== 'not-found') throw error;
      });
    }
    repository.refreshed(workspaceId, clock.now());
  }

  async function refreshOnce(workspaceId: string): Promise<void> {
    triedAt.set(workspaceId, clock.monotonicMs());
    try {
      await readAll(workspaceId);
      problems.delete(workspaceId);
    } catch (error) {
      const known = error instanceof ConsoleError;
      problems.set(
        workspaceId,
        known
          ? error.message
          : 'The campaigns could not be read. What you see is kept from before.',
      );
      logger.warn('campaigns.not-refreshed', { code: known ? error.code : String(error) });
      throw error;
    } finally {
      running.delete(workspaceId);
      changed(workspaceId);
    }
  }

  function refresh(workspaceId: string): Promise<void> {
    const same = running.get(workspaceId);
    if (same !== undefined) return same;
    const reading = refreshOnce(workspaceId);
    running.set(workspaceId, reading);
    return reading;
  }

  function isOld(workspaceId: string): boolean {
    const last = repository.refreshedAt(workspaceId);
    const tried = triedAt.get(workspaceId);
    if (tried !== undefined && clock.monotonicMs() - tried < pauseMs) return false;
    return last === undefined || Math.abs(clock.now() - last) > oldAfterMs;
  }

  return {
    list: (workspaceId) => repository.list(workspaceId),
    find: (workspaceId, id) => repository.find(workspaceId, id),
    async fresh(workspaceId, id, maxAgeMs, signal) {
      const cached = repository.find(workspaceId, id);
      if (cached !== undefined && !cached.missing) {
        const age = clock.now() - cached.seenAt;
        // A clock that went back makes an age below zero: as untrustworthy as an old one.
        if (age >= 0 && age < maxAgeMs) return cached;
      }
      const read = await readOne(workspaceId, id, signal);
      if (cached === undefined || !sameCampaign(cached.campaign, read.campaign)) {
        changes.publish({ topic: 'campaigns', workspaceId, ids: [id] });
      }
      return read;
    },
    refresh,
    remember(workspaceId, campaigns) {
      repository.remember(workspaceId, campaigns, clock.now());
      changed(workspaceId);
    },
    refreshIfOld(workspaceId) {
      if (running.has(workspaceId) || !isOld(workspaceId)) return;
      refresh(workspaceId).catch(() => 'kept as the problem that freshness tells');
    },
    freshness(workspaceId) {
      const refreshedAt = repository.refreshedAt(workspaceId);
      const problem = problems.get(workspaceId);
      return {
        refreshing: running.has(workspaceId),
        ...(refreshedAt === undefined ? {} : { refreshedAt }),
        ...(problem === undefined ? {} : { problem }),
      };
    },
  };
}

function sameCampaign(one: PoppCampaign, other: PoppCampaign): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
