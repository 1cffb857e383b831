import type { Power } from '../capabilities.ts';
import type { Hint } from '../webhooks/processor.ts';
import type { Connections } from '../workspaces/connections.ts';
import { sweepEveryMs } from './pace.ts';
import {
  createWorkspaceSync,
  type Hearing,
  type SyncDependencies,
  type SyncProgress,
  type WorkspaceSync,
} from './workspace-sync.ts';

/** Keeps the caches of all workspaces up to date: webhooks are hints, the API is the truth. */
export interface Sync {
  start(): void;
  stop(): void;
  /** A verified webhook says that something happened to a conversation. */
  hint(workspaceId: string, hint: Hint): void;
  /** A conversation is on screen until the answer is called. */
  show(workspaceId: string, conversationId: string): () => void;
  isOnScreen(workspaceId: string, conversationId: string): boolean;
  readNow(workspaceId: string, conversationId: string): Promise<void>;
  /** Reads everything of a workspace again soon. */
  wake(workspaceId: string): void;
  progress(workspaceId: string): SyncProgress;
  /** How flags of a workspace are heard of. */
  hearing(workspaceId: string): Hearing;
  problemOf(workspaceId: string, conversationId: string): string | undefined;
}

/** Starts nothing before `start`. */
export function createSync(
  deps: SyncDependencies & {
    readonly connections: Connections;
    readonly power: Power;
  },
): Sync {
  const { connections, changes, power } = deps;
  const running = new Map<string, WorkspaceSync>();
  const screens = new Map<string, Map<string, number>>();
  let stopListening: (() => void) | undefined;

  function shownIn(workspaceId: string): Map<string, number> {
    const known = screens.get(workspaceId) ?? new Map<string, number>();
    screens.set(workspaceId, known);
    return known;
  }

  // The practice server runs only while its workspace is the current one; real ones are always kept up to date.
  function reconcile(): void {
    const currentId = connections.current();
    const wanted = new Set(
      connections
        .all()
        .filter((workspace) => workspace.kind === 'popp' || workspace.id === currentId)
        .map((workspace) => workspace.id),
    );
    for (const [id, sync] of running) {
      if (wanted.has(id)) continue;
      sync.stop();
      running.delete(id);
    }
    for (const id of wanted) {
      if (running.has(id)) continue;
      const shown = shownIn(id);
      const isOnScreen = (conversationId: string) => shown.has(conversationId);
      running.set(
        id,
        createWorkspaceSync(deps, id, isOnScreen, () => [...shown.keys()]),
      );
    }
  }

  return {
    start() {
      if (stopListening !== undefined) return;
      const stopChanges = changes.subscribe(({ topic, workspaceId }) => {
        if (topic !== 'workspaces') return;
        reconcile();
        // A key that was typed, or a keychain that was unlocked: what failed for want of it works now.
        for (const [id, sync] of running) {
          const isConcerned = workspaceId === undefined || workspaceId === id;
          if (isConcerned && sync.progress().problem !== undefined) sync.wake();
        }
      });
      const stopPower = power.onWake(() => {
        for (const sync of running.values()) sync.wake();
      });
      stopListening = () => {
        stopChanges();
        stopPower();
      };
      reconcile();
    },
    stop() {
      stopListening?.();
      stopListening = undefined;
      for (const sync of running.values()) sync.stop();
      running.clear();
    },
    hint: (workspaceId, hint) => running.get(workspaceId)?.hint(hint),
    show(workspaceId, conversationId) {
      const shown = shownIn(workspaceId);
      shown.set(conversationId, (shown.get(conversationId) ?? 0) + 1);
      running.get(workspaceId)?.shown(conversationId);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        const screens = (shown.get(conversationId) ?? 1) - 1;
        if (screens === 0) shown.delete(conversationId);
        else shown.set(conversationId, screens);
      };
    },
    isOnScreen: (workspaceId, conversationId) => shownIn(workspaceId).has(conversationId),
    async readNow(workspaceId, conversationId) {
      await running.get(workspaceId)?.readNow(conversationId);
    },
    wake: (workspaceId) => running.get(workspaceId)?.wake(),
    progress: (workspaceId) =>
      running.get(workspaceId)?.progress() ?? {
        isRunning: false,
        problem: undefined,
        isOffline: false,
      },
    hearing: (workspaceId) =>
      running.get(workspaceId)?.hearing() ?? { by: 'reading', everyMs: sweepEveryMs.silent },
    problemOf: (workspaceId, conversationId) => running.get(workspaceId)?.problemOf(conversationId),
  };
}
