import { ConsoleError, type ErrorCode } from '../../../shared/errors.ts';
import type { NoticeStanding } from '../../../shared/notifications/model.ts';
import type { Clock, Logger } from '../capabilities.ts';
import type { CampaignCache } from '../campaigns/cache.ts';
import type { ChangeBus } from '../changes.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { PoppInferred } from '../popp/inferred.ts';
import type { PoppReads } from '../popp/reads.ts';
import type { Hint } from '../webhooks/processor.ts';
import type { Connections } from '../workspaces/connections.ts';
import { readCampaignPages, type PageGoal } from './campaign-pages.ts';
import { readConversation } from './conversation-reader.ts';
import { createHints } from './hints.ts';
import { failedPauseMs, hearsBy, sweepEveryMs, sweepPauseMs } from './pace.ts';
import { createReadQueue, type ReadPriority } from './read-queue.ts';
import { createSortProofs } from './sort-proofs.ts';
import { createSweep } from './sweep.ts';
import { createThreadPicks } from './thread-picks.ts';

/** What bringing the cache up to date needs. */
export type SyncDependencies = {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changes: ChangeBus;
  readonly connections: Pick<Connections, 'open'>;
  readonly reads: Pick<PoppReads, 'listConversations'>;
  readonly inferred: PoppInferred;
  readonly campaigns: Pick<CampaignCache, 'list' | 'refresh'>;
  readonly store: ConversationStore;
  /** When the last verified webhook came, by this machine's clock. */
  readonly lastVerifiedAt: (workspaceId: string) => number | undefined;
};

/** Where bringing the cache up to date stands, in words for the recruiter. */
export type SyncProgress = {
  readonly isRunning: boolean;
  readonly problem: string | undefined;
  /** The last try to read did not get to Popp at all. */
  readonly isOffline: boolean;
};

/** How a workspace hears of flags. */
export type Hearing = NoticeStanding['hearing'];

/** Keeps the cache of one workspace up to date until it is stopped. */
export interface WorkspaceSync {
  hint(hint: Hint): void;
  /** Reads everything again soon: the laptop woke up, or the way to Popp is back. */
  wake(): void;
  /** Waits for the read. Joins one that has not begun. */
  readNow(conversationId: string): Promise<void>;
  /** A conversation came on screen: it is read at once and then often. */
  shown(conversationId: string): void;
  progress(): SyncProgress;
  hearing(): Hearing;
  problemOf(conversationId: string): string | undefined;
  stop(): void;
}

/** How often conversations are read that a human holds. */
export const heldEveryMs = { onScreen: 10_000, otherwise: 45_000 };
/** How often a conversation on screen is read while the AI holds it: it writes without an event. */
export const watchedEveryMs = 15_000;
// A read that is due within half a tick is due now: otherwise each would be a tick late.
const tickMs = 2000;
const mostHeld = 200;
const missingRetries = 3;
const missingPauseMs = 5000;

/** Starts at once. */
export function createWorkspaceSync(
  deps: SyncDependencies,
  workspaceId: string,
  onScreen: (conversationId: string) => boolean,
  shownNow: () => readonly string[],
): WorkspaceSync {
  const { clock, store, logger } = deps;
  const queue = createReadQueue(clock);
  const problems = new Map<string, string>();
  const readAtMs = new Map<string, number>();
  const missed = new Map<string, number>();
  const retries = new Set<() => void>();
  let isStopped = false;
  let isSweeping = false;
  let isSweepWanted = false;
  let failures = 0;
  let isOffline = false;
  let problem: string | undefined;
  /** What keeps every read from being made, in words. */
  let bar: string | undefined;
  let pausedUntilMs = 0;
  let cancelSweep: (() => void) | undefined;
  let cancelTick: (() => void) | undefined;

  const threads = createThreadPicks(store, workspaceId);
  const proofs = createSortProofs();
  const sweep = createSweep({ ...deps, readPages, proofs, hearsBy: hearsByNow }, workspaceId);
  const hints = createHints(clock, {
    readOne: (hint, isUrgent) => {
      read(hint, isUrgent ? 0 : 1).catch((error: unknown) => lookAgain(hint, error));
    },
    readList: (campaignId, ids) => {
      readPages(campaignId, { kind: 'find', ids }).then(
        () => readThreads(threads.changed()),
        failed,
      );
    },
    look({ conversationId, campaignId }) {
      const known = store.glance(workspaceId, conversationId);
      const isHeld = known?.heldSince !== undefined;
      return {
        campaignId: known?.campaignId ?? campaignId,
        isWatched: isHeld || onScreen(conversationId),
      };
    },
  });

  function readPages(campaignId: string, goal: PageGoal): Promise<void> {
    const wanted = goal.kind === 'find' ? [...goal.ids].toSorted().join(' ') : '';
    return queue.add(`list ${campaignId} ${goal.kind} ${wanted}`, 1, async (signal) => {
      const connection = await deps.connections.open(workspaceId);
      await readCampaignPages({ ...deps, proofs }, connection, { campaignId }, goal, signal);
    });
  }

  async function read(hint: Hint, priority: ReadPriority): Promise<void> {
    const { conversationId } = hint;
    try {
      await queue.add(`one ${conversationId}`, priority, async (signal) => {
        readAtMs.set(conversationId, clock.monotonicMs());
        const connection = await deps.connections.open(workspaceId);
        await readConversation({ ...deps, proofs }, connection, hint, signal);
      });
      missed.delete(conversationId);
      isOffline = false;
      const hadProblem = problemOf(conversationId) !== undefined;
      problems.delete(conversationId);
      const hasOpened = bar !== undefined;
      bar = undefined;
      if (hasOpened) told();
      else if (hadProblem) told([conversationId]);
    } catch (error) {
      const message = messageOf(error);
      isOffline ||= error instanceof ConsoleError && error.code === 'offline';
      const before = problemOf(conversationId);
      problems.set(conversationId, message);
      if (before !== message) told([conversationId]);
      pauseAfter(error);
      throw error;
    }
  }

  // Known before it is tried: a thread then opens with it, and is not drawn a second time when the try has failed.
  function problemOf(conversationId: string): string | undefined {
    return problems.get(conversationId) ?? bar;
  }

  // Events run ahead of the API: what it does not show yet is looked for again a little later.
  function lookAgain(hint: Hint, error: unknown): void {
    const isNotThereYet = error instanceof ConsoleError && error.code === 'not-found';
    const looks = (missed.get(hint.conversationId) ?? 0) + 1;
    if (!isNotThereYet || looks > missingRetries || isStopped) {
      missed.delete(hint.conversationId);
      return;
    }
    missed.set(hint.conversationId, looks);
    retries.add(clock.schedule(missingPauseMs * looks, () => hints.add(hint)));
  }

  function told(ids?: string[]): void {
    deps.changes.publish({
      topic: 'conversations',
      workspaceId,
      ...(ids === undefined ? {} : { ids }),
    });
  }

  function pauseAfter(error: unknown): void {
    if (!(error instanceof ConsoleError) || error.code !== 'rate-limited') return;
    pausedUntilMs = clock.monotonicMs() + (error.facts.retryAfterMs ?? failedPauseMs.first);
  }

  function failed(error: unknown): void {
    pauseAfter(error);
    const cause = error instanceof ConsoleError ? error.code : String(error);
    logger.info('sync.read-failed', { workspaceId, cause });
  }

  async function sweepOnce(): Promise<void> {
    if (isSweeping) {
      isSweepWanted = true;
      return;
    }
    cancelSweep?.();
    isSweeping = true;
    isSweepWanted = false;
    const before = problem;
    try {
      await sweep.run();
      failures = 0;
      problem = undefined;
      bar = undefined;
      isOffline = false;
      if (!isStopped) store.setSynced(workspaceId, clock.now());
      readThreads(threads.flagged());
      readThreads(threads.changed());
    } catch (error) {
      failures += 1;
      isOffline = error instanceof ConsoleError && error.code === 'offline';
      problem = messageOf(error);
      bar = barsAll(error) ? problem : undefined;
      failed(error);
    } finally {
      isSweeping = false;
    }
    if (isStopped) return;
    if (problem !== before) told();
    else told([]);
    cancelSweep = clock.schedule(pauseMs(), () => void sweepOnce());
  }

  function toldAgoMs(): number | undefined {
    const last = deps.lastVerifiedAt(workspaceId);
    return last === undefined ? undefined : clock.now() - last;
  }

  function hearsByNow(): 'told' | 'silent' {
    return hearsBy(toldAgoMs());
  }

  function pauseMs(): number {
    if (isSweepWanted) return 0;
    return sweepPauseMs({
      failures,
      isOffline,
      lastToldAgoMs: toldAgoMs(),
      pausedForMs: Math.max(0, pausedUntilMs - clock.monotonicMs()),
    });
  }

  function readThreads(ids: readonly string[]): void {
    if (isStopped) return;
    for (const id of ids) read({ conversationId: id }, 2).catch(() => 'kept as its problem');
  }

  function tick(): void {
    cancelTick = clock.schedule(tickMs, tick);
    const nowMs = clock.monotonicMs();
    if (nowMs < pausedUntilMs) return;
    const due = new Map<string, number>();
    for (const { id } of store.takenOver(workspaceId, mostHeld)) {
      due.set(id, onScreen(id) ? heldEveryMs.onScreen : heldEveryMs.otherwise);
    }
    for (const id of shownNow()) {
      if (!due.has(id)) due.set(id, watchedEveryMs);
    }
    for (const [id, everyMs] of due) {
      const last = readAtMs.get(id);
      if (last !== undefined && nowMs - last < everyMs - tickMs / 2) continue;
      read({ conversationId: id }, onScreen(id) ? 0 : 1).catch(() => 'kept as its problem');
    }
  }

  cancelTick = clock.schedule(tickMs, tick);
  cancelSweep = clock.schedule(0, () => void sweepOnce());

  return {
    hint: (hint) => hints.add(hint),
    wake() {
      if (isStopped) return;
      failures = 0;
      pausedUntilMs = 0;
      void sweepOnce();
      tickNow();
    },
    readNow: (conversationId) => read({ conversationId }, 0),
    shown(conversationId) {
      read({ conversationId }, 0).catch(() => 'kept as its problem');
    },
    progress: () => ({ isRunning: isSweeping, problem, isOffline }),
    hearing() {
      const lastEventAt = deps.lastVerifiedAt(workspaceId);
      const lastReadAt = store.syncedAt(workspaceId);
      const by = hearsByNow();
      return {
        by: by === 'told' ? 'events' : 'reading',
        everyMs: sweepEveryMs[by],
        ...(lastEventAt === undefined ? {} : { lastEventAt }),
        ...(lastReadAt === undefined ? {} : { lastReadAt }),
        ...(problem === undefined ? {} : { problem }),
      };
    },
    problemOf,
    stop() {
      isStopped = true;
      cancelSweep?.();
      cancelTick?.();
      for (const cancel of retries) cancel();
      hints.stop();
      queue.stop();
    },
  };

  function tickNow(): void {
    cancelTick?.();
    tick();
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ConsoleError) return error.message;
  return 'Popp could not be read just now. What you see is kept from before; the console tries again by itself.';
}

const barring: ReadonlySet<ErrorCode> = new Set([
  'key-missing',
  'key-rejected',
  'keychain-locked',
  'keychain-unavailable',
  'offline',
]);

/** Whether no read of the workspace can succeed; anything else may be about one list alone. */
function barsAll(error: unknown): boolean {
  return error instanceof ConsoleError && barring.has(error.code);
}
