import type { Attention, Clock } from './capabilities.ts';
import type { ChangeBus } from './changes.ts';
import { followAttention } from './notifications/attention.ts';
import { followReminders } from './notifications/reminders.ts';
import { followTunnel } from './sync/follow-tunnel.ts';

/** What follows the changes of several features; the answer stops each. */
export function followFeatures(deps: {
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly attention: Attention;
  readonly workspaceIds: () => readonly string[];
  readonly notifications: { announce(workspaceId: string): void };
  readonly store: { needsYou(workspaceId: string): number };
  readonly tunnels: { publicUrl(): string | undefined };
  readonly sync: { wake(workspaceId: string): void };
}): readonly (() => void)[] {
  const { clock, changes, attention, workspaceIds, notifications, store, tunnels, sync } = deps;
  return [
    followReminders({ clock, workspaceIds, announce: (id) => notifications.announce(id) }),
    followAttention({
      clock,
      changes,
      attention,
      workspaceIds,
      needsYou: (workspaceId) => store.needsYou(workspaceId),
    }),
    followTunnel(
      changes,
      () => tunnels.publicUrl() !== undefined,
      () => workspaceIds().forEach((id) => sync.wake(id)),
    ),
  ];
}
