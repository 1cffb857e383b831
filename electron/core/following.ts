import type { Attention, Clock } from './capabilities.ts';
import type { ChangeBus } from './changes.ts';
import { followAttention } from './notifications/attention.ts';
import { followReminders } from './notifications/reminders.ts';
import { followTunnel } from './sync/follow-tunnel.ts';

/** Starts what looks on between the features: notices that are due, the count outside the page, the tunnel. Each answer stops one. */
export function followAll(deps: {
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly attention: Attention;
  readonly workspaceIds: () => readonly string[];
  readonly announce: (workspaceId: string) => void;
  readonly needsYou: (workspaceId: string) => number;
  readonly isTunnelOpen: () => boolean;
  readonly wake: (workspaceId: string) => void;
}): (() => void)[] {
  for (const id of deps.workspaceIds()) deps.announce(id);
  return [
    followReminders(deps),
    followAttention(deps),
    followTunnel(deps.changes, deps.isTunnelOpen, () => deps.workspaceIds().forEach(deps.wake)),
  ];
}
