import { ConsoleError } from '../../../shared/errors.ts';
import { accountKey, type HighLevelConnection } from '../highlevel/connection.ts';
import type { Backoff } from './backoff.ts';
import type { Books } from './books.ts';
import type { InstanceGuard } from './instance.ts';
import type { Item } from './item.ts';
import type { Next } from './lanes.ts';
import type { MirrorPorts } from './mirror-ports.ts';
import { createMirrorSettling, findContact, isAboutOne } from './mirror-settling.ts';
import { createMirrorTransmit } from './mirror-transmit.ts';

/** What leaves one workspace for HighLevel, and what is not settled there. */
export type MirrorCourier = (workspaceId: string, signal: AbortSignal) => Promise<Next>;

const atOnce = 8;
const forTokenMs = 15_000;
const freshMs = 60_000;

/**
 * Creates the courier of HighLevel. It shares the items, the law and the ledger with everything that leaves; it differs in
 * three things. Its lane is its own, with its own pace and backoff. A rejected token stops the sub-account and not the
 * workspace, because Popp's key has nothing to do with it, and the other way round. And there are no campaign gates: nothing
 * here reaches a candidate.
 */
export function createMirrorCourier(deps: {
  readonly books: Books;
  readonly guard: InstanceGuard;
  readonly backoff: Backoff;
  readonly ports: MirrorPorts;
}): MirrorCourier {
  const { books, backoff, ports } = deps;
  const { database, items, ledger, notes } = books;
  const settling = createMirrorSettling(books, ports);
  const transmit = createMirrorTransmit(books, deps.guard, ports);

  /** The one switch holds HighLevel too; that Popp rejected its own key does not. */
  function mayLeave(workspaceId: string): boolean {
    const cause = notes.pauseOf(workspaceId)?.cause;
    return cause !== 'recruiter' && cause !== 'instance' && ports.stopOf(workspaceId) === undefined;
  }

  /**
   * A contact may be made twice where a sub-account allows that: what waited, or left before, is looked up once more. One that
   * cannot be looked up is kept back with HighLevel's words, so that those behind it go on.
   */
  async function lookBefore(
    connection: HighLevelConnection,
    waiting: readonly Item[],
    signal: AbortSignal,
  ): Promise<void> {
    for (const item of waiting) {
      const isFresh = item.attempts === 0 && books.clock.now() - item.createdAt < freshMs;
      if (item.kind !== 'highlevel-contact' || isFresh) continue;
      const looked = await findContact(ports, connection, item, signal).catch((error: unknown) => {
        if (!isAboutOne(error)) throw error;
        return { words: error.message };
      });
      if (looked === undefined) continue;
      database.transaction(() => {
        if (items.get(item.id)?.state !== 'waiting') return;
        if (typeof looked !== 'string') {
          ledger.record(item.id, { kind: 'gate-closed', hold: 'highlevel-stopped', ...looked });
          return;
        }
        const words = 'HighLevel has a contact with this phone or e-mail.';
        ledger.record(item.id, { kind: 'sighted', reach: 'seen', words, remoteId: looked });
        ports.contactMade(item, looked);
      });
    }
  }

  async function leave(
    connection: HighLevelConnection,
    first: readonly Item[],
    signal: AbortSignal,
  ): Promise<Next> {
    const { workspaceId } = connection;
    const key = laneKey(workspaceId);
    const account = accountKey(connection);
    await lookBefore(connection, first, signal);
    // The place is taken before it is written down that it leaves: `sending` never waits for a limit.
    let places = 0;
    while (places < first.length && ports.pacer.tryTurn(account)) places += 1;
    if (places === 0) return { waitMs: ports.pacer.untilRoomMs(account) };
    let used = 0;
    try {
      const meanings = await transmit(
        connection,
        () => {
          if (!mayLeave(workspaceId)) return [];
          const chosen = first
            .flatMap(({ id }) => items.get(id) ?? [])
            .filter(
              ({ state, locationId }) =>
                state === 'waiting' && locationId === connection.locationId,
            )
            .slice(0, places);
          used = chosen.length;
          return chosen;
        },
        signal,
      );
      const failed = meanings.some((one) => one.evidence === 'not-sent' || one.isTrouble === true);
      if (failed) backoff.failed(key);
      else backoff.succeeded(key);
      return 'again';
    } finally {
      for (; used < places; used += 1) ports.pacer.end(account);
    }
  }

  /** Items of a sub-account that the workspace has left: they are held, and say so. */
  function holdStrangers(
    connection: HighLevelConnection,
    waiting: readonly Item[],
  ): readonly Item[] {
    const [own, strange] = [true, false].map((isOwn) =>
      waiting.filter(({ locationId }) => (locationId === connection.locationId) === isOwn),
    );
    const words =
      'It belongs to another sub-account than the one that is connected now. Nothing was sent.';
    ledger.recordAll(
      (strange ?? []).map(({ id }) => id),
      { kind: 'gate-closed', hold: 'highlevel-stopped', words },
    );
    return own ?? [];
  }

  return async function courier(workspaceId, signal) {
    if (mayLeave(workspaceId)) ports.lookAgain(workspaceId);
    const isStopped = ports.stopOf(workspaceId) !== undefined;
    const unknown = isStopped ? [] : items.mirrorItems(workspaceId, 'unknown', 200);
    const waiting = mayLeave(workspaceId) ? items.mirrorItems(workspaceId, 'waiting', atOnce) : [];
    if (unknown.length === 0 && waiting.length === 0) return 'rest';
    const restMs = backoff.remainingMs(laneKey(workspaceId));
    const lookMs = unknown.length === 0 ? Number.POSITIVE_INFINITY : settling.untilDue(unknown);
    const sendMs = waiting.length === 0 ? Number.POSITIVE_INFINITY : restMs;
    const soonestMs = Math.max(restMs, Math.min(lookMs, sendMs));
    if (soonestMs > 0) return { waitMs: soonestMs };
    try {
      const connection = await ports.openConnection(workspaceId);
      const account = accountKey(connection);
      // Work that waits for the limit rests: whoever watches sees that only time moves it on.
      if (ports.pacer.room(account) === 0) return { waitMs: ports.pacer.untilRoomMs(account) };
      if (lookMs <= 0) await settling.settle(connection, unknown, signal);
      const own = holdStrangers(connection, waiting);
      return own.length === 0 ? 'again' : await leave(connection, own, signal);
    } catch (error) {
      if (signal.aborted) return 'rest';
      if (!(error instanceof ConsoleError)) throw error;
      books.logger.warn('outbox.highlevel-not-readable', { code: error.code });
      if (error.code === 'key-rejected' || error.code === 'not-allowed') {
        ports.stop(workspaceId, error.message);
        return 'rest';
      }
      if (error.code.startsWith('key') || error.code === 'not-found') return { waitMs: forTokenMs };
      if (error.code !== 'rate-limited') backoff.failed(laneKey(workspaceId));
      return 'again';
    }
  };
}

function laneKey(workspaceId: string): string {
  return `mirror ${workspaceId}`;
}
