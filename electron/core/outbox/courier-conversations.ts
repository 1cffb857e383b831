import {
  batchLimits,
  nextBatchSize,
  pickBatch,
  type BatchLimits,
} from '../../../shared/outbox/batching.ts';
import { reachOf } from '../../../shared/outbox/matching.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { FrozenRequest } from '../popp/outcome.ts';
import { encodeBulk, encodeConversation, encodeScheduling } from '../popp/writes.ts';
import type { Backoff } from './backoff.ts';
import type { Books } from './books.ts';
import type { CampaignGate } from './campaign-gate.ts';
import { judgeGates } from './gates.ts';
import { meetingPayloadOf, payloadOf, type Item } from './item.ts';
import type { Next } from './lanes.ts';
import type { ListPass } from './list-pass.ts';
import type { Lookout } from './lookout.ts';
import type { Draft, Transmit } from './transmit.ts';
import { campaignKey } from './watches.ts';

/** Takes the conversations of one workspace out, one request at a time. */
export type ConversationCourier = (workspaceId: string, signal: AbortSignal) => Promise<Next>;

/** How soon a missing key or a locked keychain is tried again by itself. */
const forKeyMs = 15_000;

/** What is picked, as one request: a meeting is always asked for alone. */
function encode(picked: readonly Item[], { campaignId }: Item): FrozenRequest {
  const [only, ...others] = picked;
  if (only?.kind === 'scheduling') return encodeScheduling(meetingPayloadOf(only), { campaignId });
  return only !== undefined && others.length === 0
    ? encodeConversation(payloadOf(only), { campaignId })
    : encodeBulk(
        picked.map((item) => payloadOf(item)),
        { campaignId },
      );
}

/** Creates the courier of conversations, one by one and in bulk, and of those that arrange a meeting. */
export function createConversationCourier(deps: {
  readonly books: Books;
  readonly look: Lookout;
  readonly isLive: CampaignGate;
  readonly transmit: Transmit;
  readonly backoff: Backoff;
  /** Called when a request was answered: there may be something to look for. */
  readonly onLeft: (workspaceId: string) => void;
  readonly limits?: BatchLimits;
}): ConversationCourier {
  const { books, look, isLive, transmit, backoff } = deps;
  const { clock, items, ledger, notes, ports, requests, seen } = books;
  const limits = deps.limits ?? batchLimits;

  /** The whole list, once for each upload. */
  async function preflightWhole(
    connection: PoppConnection,
    uploadId: string,
    campaignId: string,
    signal: AbortSignal,
  ): Promise<void> {
    // Said before the first answer as well, so that nobody wonders what a slow Popp keeps them waiting for.
    seen.notePreflight(uploadId, campaignId, 0, null);
    const pass = await look(connection, campaignId, {
      reach: 'whole',
      signal,
      onProgress: (count) => seen.notePreflight(uploadId, campaignId, count, null),
    });
    if (pass.failure !== undefined) throw pass.failure;
    seen.notePreflight(uploadId, campaignId, pass.conversations, clock.now());
  }

  /** At the moment of sending: every gate again, on what is committed, then the request. */
  function choose(leading: Item, pass: ListPass): Draft | undefined {
    if (notes.pauseOf(leading.workspaceId) !== undefined) return undefined;
    // What was on its way, or unknown, when its upload was paused may have come back since.
    if (leading.uploadId !== undefined && notes.isUploadPaused(leading.uploadId)) {
      ledger.recordAll(items.idsOfUpload(leading.uploadId, ['waiting']), {
        kind: 'paused',
        hold: 'paused',
        words: 'You paused this upload.',
      });
      return undefined;
    }
    const past = leading.uploadId === undefined ? [] : requests.past(leading.uploadId);
    const size = nextBatchSize(past, limits);
    const ready = items.readyWith(leading, clock.now(), size).filter((item) => passes(item));
    const picked = pickBatch(
      ready.map((item) => ({ ...item, itemId: item.id, group: item.batchGroup })),
      size,
    );
    if (picked.length === 0) return undefined;
    return { items: picked, frozen: encode(picked, leading), watermark: pass.newest };
  }

  function passes(item: Item): boolean {
    const verdict = judgeGates(books, item);
    if (verdict.kind === 'open') return true;
    if (verdict.kind === 'closed') {
      ledger.record(item.id, { kind: 'gate-closed', hold: verdict.hold, words: verdict.words });
      return false;
    }
    books.claims.claim(item, 'conversation', verdict.remoteId, 'list', clock.now());
    ledger.record(item.id, {
      kind: 'sighted',
      remoteId: verdict.remoteId,
      reach: reachOf(seen.get(item.workspaceId, verdict.remoteId)?.status),
      words: 'It was in this campaign already, under our own reference. Nothing was sent again.',
    });
    return false;
  }

  return async function leave(workspaceId, signal) {
    if (notes.pauseOf(workspaceId) !== undefined) return 'rest';
    const restMs = backoff.remainingMs(workspaceId);
    if (restMs > 0) return { waitMs: restMs };
    const resting = restingCampaigns(workspaceId);
    const leading = items.nextReady(workspaceId, clock.now(), [...resting.keys()]);
    if (leading === undefined) return restUntilDue(workspaceId, [...resting.values()]);
    try {
      const connection = await ports.openConnection(workspaceId);
      if (!(await isLive(connection, leading.campaignId, signal))) {
        ledger.recordAll(items.idsWaitingFor(workspaceId, leading.campaignId), {
          kind: 'gate-closed',
          hold: 'campaign-not-live',
          words: 'The campaign is not live at Popp. Start it there, then resume.',
        });
        return 'again';
      }
      if (
        leading.uploadId !== undefined &&
        !seen.isPreflighted(leading.uploadId, leading.campaignId)
      ) {
        await preflightWhole(connection, leading.uploadId, leading.campaignId, signal);
      }
      // The newest page once more, at the moment of sending: it is the watermark.
      const pass = await look(connection, leading.campaignId, { reach: 'new', signal });
      if (pass.failure !== undefined) throw pass.failure;
      backoff.succeeded(campaignKey(workspaceId, leading.campaignId));
      const meaning = await transmit(connection, () => choose(leading, pass), signal);
      if (meaning === undefined) return 'again';
      if (meaning.waitMs !== undefined) backoff.restFor(workspaceId, meaning.waitMs);
      const evidence = new Set(meaning.items.map((one) => one.evidence));
      if (evidence.has('not-sent') || evidence.has('outcome-unknown')) backoff.failed(workspaceId);
      else backoff.succeeded(workspaceId);
      deps.onLeft(workspaceId);
      return 'again';
    } catch (error) {
      if (signal.aborted) return 'rest';
      return whenUnreadable(workspaceId, leading.campaignId, error);
    }
  };

  /** Campaigns whose list could not be read a moment ago; they keep no other campaign back. */
  function restingCampaigns(workspaceId: string): ReadonlyMap<string, number> {
    const waits = items
      .campaignsOf(workspaceId, ['waiting'])
      .map((id) => [id, backoff.remainingMs(campaignKey(workspaceId, id))] as const);
    return new Map(waits.filter(([, waitMs]) => waitMs > 0));
  }

  /** Popp or the key could not be reached before anything was sent: everything stays where it is. */
  function whenUnreadable(workspaceId: string, campaignId: string, error: unknown): Next {
    if (!(error instanceof ConsoleError)) throw error;
    books.logger.warn('outbox.not-readable', { code: error.code });
    if (error.code === 'key-rejected' || error.code === 'redirected') {
      const at = clock.now();
      notes.pause({ workspaceId, cause: 'not-let-in', words: error.message, at });
      return 'rest';
    }
    if (error.code.startsWith('key')) return { waitMs: forKeyMs };
    if (error.facts.retryAfterMs !== undefined) {
      backoff.restFor(workspaceId, error.facts.retryAfterMs);
    }
    backoff.failed(campaignKey(workspaceId, campaignId));
    return 'again';
  }

  function restUntilDue(workspaceId: string, waitsMs: readonly number[]): Next {
    const due = items.nextNotBefore(workspaceId, clock.now());
    const waits = [...waitsMs, ...(due === undefined ? [] : [Math.max(1000, due - clock.now())])];
    return waits.length === 0 ? 'rest' : { waitMs: Math.min(...waits) };
  }
}
