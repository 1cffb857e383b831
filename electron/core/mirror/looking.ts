import { ConsoleError } from '../../../shared/errors.ts';
import type { Clock, Logger } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import { accountKey, type HighLevelConnection } from '../highlevel/connection.ts';
import type { Pacer } from '../highlevel/pacer.ts';
import type { HighLevelReads } from '../highlevel/reads.ts';
import { createLanes, type Next } from '../outbox/lanes.ts';
import type { MirrorAccounts } from './accounts.ts';
import type { Bringing } from './bringing.ts';
import type { CandidateRepository, StoredCandidate } from './repository-candidates.ts';
import type { ConnectionRepository } from './repository-connections.ts';

/** Looks up the contacts of candidates in the background; what may leave from then on is the outbox's to send. */
export interface Looking {
  wake(workspaceId: string): void;
  quiet(): Promise<void>;
  isQuiet(): boolean;
  stop(): Promise<void>;
}

type Found =
  | { readonly kind: 'contact'; readonly contactId: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly words: string };

const atOnce = 8;
const againMs = 15_000;

/** Creates the lookups, a lane for each workspace; they share HighLevel's pace with the outbox. */
export function createLooking(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changes: ChangeBus;
  readonly accounts: MirrorAccounts;
  readonly connections: ConnectionRepository;
  readonly candidates: CandidateRepository;
  readonly reads: HighLevelReads;
  readonly pacer: Pacer;
  readonly bringing: Bringing;
  /** The one switch: what would come of a lookup could not leave. */
  readonly isPaused: (workspaceId: string) => boolean;
}): Looking {
  const {
    database,
    clock,
    logger,
    changes,
    accounts,
    connections,
    candidates,
    reads,
    pacer,
    bringing,
  } = deps;
  const lanes = createLanes({ clock, logger });

  async function lookUp(
    connection: HighLevelConnection,
    candidate: StoredCandidate,
    signal: AbortSignal,
  ): Promise<Found> {
    const { contactId, isTyped, phone, email } = candidate;
    try {
      if (contactId !== undefined) {
        // One that was typed is judged; one that was found before needs no second look.
        return isTyped
          ? judge(connection, await reads.contact(connection, contactId, signal))
          : { kind: 'contact', contactId };
      }
      const byPhone =
        phone === undefined
          ? undefined
          : await reads.findContact(connection, { number: phone }, signal);
      const found =
        byPhone ??
        (email === undefined ? undefined : await reads.findContact(connection, { email }, signal));
      return found === undefined ? { kind: 'none' } : judge(connection, found);
    } catch (error) {
      if (error instanceof ConsoleError && error.code === 'popp-refused') {
        return { kind: 'failed', words: error.message };
      }
      throw error;
    }
  }

  function apply(candidate: StoredCandidate, found: Found): void {
    const now = candidates.get(candidate.id);
    // Cancelled, or another contact was typed, while it was looked for.
    if (now?.state !== 'looking' || now.contactId !== candidate.contactId) return;
    if (found.kind === 'contact') bringing.bring(now, found.contactId);
    else if (found.kind === 'failed') {
      candidates.setState(now.id, 'failed', found.words, clock.now());
    } else if (now.createsContact) bringing.createContact(now);
    else {
      const words = 'HighLevel has no contact with this phone or e-mail. Nothing was created.';
      candidates.setState(now.id, 'no-contact', words, clock.now());
    }
  }

  async function step(workspaceId: string, signal: AbortSignal): Promise<Next> {
    const stored = connections.find(workspaceId);
    if (stored === undefined || stored.stopped !== undefined || deps.isPaused(workspaceId))
      return 'rest';
    const { locationId } = stored;
    if (candidates.looking(workspaceId, locationId, 1).length === 0) return 'rest';
    try {
      const connection = await accounts.open(workspaceId);
      const account = accountKey(connection);
      const room = pacer.room(account);
      // Work that waits for the limit rests: whoever watches sees that only time moves it on.
      if (room === 0) return { waitMs: pacer.untilRoomMs(account) };
      const batch = candidates.looking(workspaceId, locationId, Math.min(atOnce, room));
      const found = await Promise.all(
        batch.map(async (candidate) => ({
          candidate,
          found: await lookUp(connection, candidate, signal),
        })),
      );
      database.transaction(() => {
        for (const one of found) apply(one.candidate, one.found);
      });
      changes.publish({ topic: 'mirror', workspaceId });
      return 'again';
    } catch (error) {
      if (signal.aborted) return 'rest';
      if (!(error instanceof ConsoleError)) throw error;
      logger.warn('mirror.not-readable', { code: error.code });
      if (error.code === 'key-rejected' || error.code === 'not-allowed') {
        connections.setStopped(workspaceId, error.message);
        changes.publish({ topic: 'mirror', workspaceId });
        return 'rest';
      }
      // The pace rests by itself after a 429.
      return error.code === 'rate-limited' ? 'again' : { waitMs: againMs };
    }
  }

  return {
    wake: (workspaceId) => lanes.wake(workspaceId, (signal) => step(workspaceId, signal)),
    quiet: () => lanes.quiet(),
    isQuiet: () => lanes.isQuiet(),
    stop: () => lanes.stop(),
  };
}

/** A contact of another sub-account is named, and nothing is sent about it. */
function judge(
  connection: HighLevelConnection,
  contact: { readonly id: string; readonly locationId?: string } | undefined,
): Found {
  if (contact === undefined) {
    return {
      kind: 'failed',
      words: 'HighLevel has no contact with this ID in the sub-account. Nothing was sent.',
    };
  }
  const { id, locationId } = contact;
  if (locationId !== undefined && locationId !== connection.locationId) {
    return {
      kind: 'failed',
      words: `The contact ${id} belongs to another sub-account (${locationId}). Nothing was sent. Use a contact of ${connection.locationId}.`,
    };
  }
  return { kind: 'contact', contactId: id };
}
