import type { Clock } from '../capabilities.ts';

const lookEveryMs = 60_000;

/** Looks once a minute for conversations that are still held after the chosen time; answers how it is stopped. */
export function followReminders(deps: {
  readonly clock: Clock;
  readonly workspaceIds: () => readonly string[];
  readonly announce: (workspaceId: string) => void;
}): () => void {
  const look = (): void => {
    for (const id of deps.workspaceIds()) deps.announce(id);
    cancel = deps.clock.schedule(lookEveryMs, look);
  };
  let cancel = deps.clock.schedule(lookEveryMs, look);
  return () => cancel();
}
