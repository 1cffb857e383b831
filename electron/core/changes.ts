import type { Change } from '../../shared/changes.ts';

/** Tells the rest of the core, and every open screen, what changed. */
export interface ChangeBus {
  publish(change: Change): void;
  subscribe(listener: (change: Change) => void): () => void;
}

/** A bus in memory; listeners run in the order they came. */
export function createChangeBus(): ChangeBus {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish(change) {
      for (const listener of listeners) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
