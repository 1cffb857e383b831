import type { MirrorJobWait } from '../../../shared/mirror/model.ts';
import type { Clock } from '../capabilities.ts';
import { accountKey } from '../highlevel/connection.ts';
import type { Pacer } from '../highlevel/pacer.ts';
import type { ConnectionRepository } from './repository-connections.ts';

// Shorter rests are the usual pace.
const worthSayingMs = 15_000;

/** Tells why nothing of a workspace's jobs moves on now, where that is so. */
export function createJobWaits(deps: {
  readonly clock: Clock;
  readonly pacer: Pacer;
  readonly connections: ConnectionRepository;
  readonly isPaused: (workspaceId: string) => boolean;
}): (workspaceId: string) => MirrorJobWait | undefined {
  const { clock, pacer, connections } = deps;
  return (workspaceId) => {
    const connection = connections.find(workspaceId);
    if (connection === undefined) return undefined;
    const { stopped, expiresAt } = connection;
    if (expiresAt !== undefined && expiresAt <= clock.now()) return { why: 'token-expired' };
    if (stopped !== undefined) return { why: 'stopped', words: stopped };
    if (deps.isPaused(workspaceId)) return { why: 'everything-paused' };
    const account = accountKey(connection);
    const restMs = pacer.room(account) === 0 ? pacer.untilRoomMs(account) : 0;
    // The pace is kept on the monotonic clock, which has fractions.
    return restMs < worthSayingMs
      ? undefined
      : { why: 'limit', until: Math.round(clock.now() + restMs) };
  };
}
