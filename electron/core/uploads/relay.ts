import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';

const gatherMs = 500;

/** What moves in the outbox moves the uploads it came from: announces it for each workspace, at most twice a second. The answer stops it. */
export function relayOutboxChanges(changes: ChangeBus, clock: Clock): () => void {
  const waiting = new Map<string, () => void>();
  const unsubscribe = changes.subscribe(({ topic, workspaceId }) => {
    if (topic !== 'outbox' || workspaceId === undefined || waiting.has(workspaceId)) return;
    const cancel = clock.schedule(gatherMs, () => {
      waiting.delete(workspaceId);
      changes.publish({ topic: 'uploads', workspaceId });
    });
    waiting.set(workspaceId, cancel);
  });
  return () => {
    unsubscribe();
    for (const cancel of waiting.values()) cancel();
    waiting.clear();
  };
}
