import type { Clock } from '../capabilities.ts';
import type { ConversationStore } from './store.ts';

/** Brings conversations back when their time has come. */
export interface SnoozeWaker {
  start(): void;
  /** Something was put off, or came back before its time. */
  look(): void;
  stop(): void;
}

// A laptop that slept, or whose clock was set, is noticed within this time.
const lookEveryMs = 30_000;

/** Wakes what is due now and then each at its time. */
export function createSnoozeWaker(deps: {
  readonly clock: Clock;
  readonly store: Pick<ConversationStore, 'snoozed' | 'wake'>;
}): SnoozeWaker {
  const { clock, store } = deps;
  let cancel: (() => void) | undefined;

  function look(): void {
    cancel?.();
    cancel = undefined;
    for (const { workspaceId, id, until } of store.snoozed()) {
      const left = until - clock.now();
      if (left > 0) {
        cancel = clock.schedule(Math.min(left, lookEveryMs), look);
        return;
      }
      store.wake(workspaceId, id, true);
    }
  }

  return {
    start: look,
    look,
    stop: () => cancel?.(),
  };
}
