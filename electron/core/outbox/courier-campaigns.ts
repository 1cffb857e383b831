import { ConsoleError } from '../../../shared/errors.ts';
import type { Meaning } from '../../../shared/outbox/answers.ts';
import { matchesCampaign } from '../../../shared/outbox/campaign-matching.ts';
import type { PoppConnection } from '../popp/connection.ts';
import { encodeCampaignRequest } from '../popp/writes.ts';
import type { Backoff } from './backoff.ts';
import type { Books } from './books.ts';
import { lookAtCampaigns, matching, requestOf, sentCampaign } from './campaign-look.ts';
import { settleCampaigns } from './campaign-settling.ts';
import type { CampaignLook } from './campaign-look.ts';
import type { Item } from './item.ts';
import type { Next } from './lanes.ts';
import type { Transmit } from './transmit.ts';
import type { Watches } from './watches.ts';

/** Creates the campaigns of one workspace at Popp, one at a time, and settles those whose outcome is not known. */
export type CampaignCourier = (workspaceId: string, signal: AbortSignal) => Promise<Next>;

const forKeyMs = 15_000;
const soonestMs = 5000;
const mostMs = 60_000;

/** Creates the courier of campaigns. */
export function createCampaignCourier(deps: {
  readonly books: Books;
  readonly transmit: Transmit;
  readonly backoff: Backoff;
  readonly watches: Watches;
}): CampaignCourier {
  const { books, transmit, backoff, watches } = deps;
  const { clock, items, ledger, notes, ports, requests } = books;
  const lookedAt = new Map<string, number>();

  /** How long until the unknown ones want to be looked for again. */
  function untilLook(workspaceId: string, unknown: readonly Item[]): number {
    const now = clock.monotonicMs();
    const last = lookedAt.get(workspaceId) ?? Number.NEGATIVE_INFINITY;
    const waits = unknown.map((item) => {
      const request = requests.latestOf(item.id);
      const since = request === undefined ? now : watches.of(request.id).since;
      const interval = Math.min(mostMs, Math.max(soonestMs, last - since));
      return last + interval - now;
    });
    return Math.min(...waits);
  }

  async function look(
    connection: PoppConnection,
    concerned: readonly Item[],
    signal: AbortSignal,
  ): Promise<CampaignLook> {
    const startedAt = clock.monotonicMs();
    const statuses = concerned.map((item) => requestOf(item).campaignStatus);
    lookedAt.set(connection.workspaceId, startedAt);
    const seen = await lookAtCampaigns(books, connection, statuses, signal);
    settleCampaigns(books, watches, connection.workspaceId, seen, startedAt);
    return seen;
  }

  /** At the moment of sending, on what is committed. */
  function passes(item: Item, seen: CampaignLook): boolean {
    const now = item.draftId === undefined ? undefined : ports.requestOfDraft(item.draftId);
    if (!item.meantAsIs && now !== undefined && now !== item.payloadText) {
      ledger.record(item.id, {
        kind: 'gate-closed',
        hold: 'draft-changed',
        words:
          'The draft was changed after you published it. Nothing was sent. Say which one is meant: let this one leave as it was, or publish the newest from the draft.',
      });
      items.meanAsIs(item.id);
      return false;
    }
    // Also one of our own: a second campaign of one job is seldom meant, and one that shows up late may be the first attempt.
    const sent = sentCampaign(item);
    const there = seen.campaigns.filter(
      (one) => matchesCampaign(one, sent) !== 'no' && !item.acknowledged.includes(one.id),
    );
    const [first] = there;
    if (first === undefined) return true;
    const isByReference = matchesCampaign(first, sent) === 'external-id';
    ledger.record(item.id, {
      kind: 'gate-closed',
      hold: 'already-there',
      words: isByReference
        ? `Popp has a campaign with this reference already: ${first.title ?? first.id}. Nothing was sent. Let it leave if you want a second one.`
        : 'Popp has a campaign of this title, purpose and channel already. Nothing was sent. Let it leave if you want a second one.',
    });
    items.acknowledge(item.id, [...item.acknowledged, ...there.map(({ id }) => id)]);
    return false;
  }

  async function send(
    connection: PoppConnection,
    item: Item,
    seen: CampaignLook,
    signal: AbortSignal,
  ): Promise<Next> {
    const { workspaceId } = item;
    const meaning = await transmit(
      connection,
      () => {
        const now = items.get(item.id);
        if (now?.state !== 'waiting' || notes.pauseOf(workspaceId) !== undefined) return undefined;
        if (!passes(now, seen)) return undefined;
        const frozen = encodeCampaignRequest(now.payloadText);
        return { items: [now], frozen, watermark: seen.watermark };
      },
      signal,
      (one, words) => readConflict(connection, one, words, seen, signal),
    );
    const key = laneKey(workspaceId);
    const evidence = meaning?.items[0]?.evidence;
    if (meaning?.waitMs !== undefined) backoff.restFor(key, meaning.waitMs);
    if (evidence === 'not-sent' || evidence === 'outcome-unknown') backoff.failed(key);
    else backoff.succeeded(key);
    return 'again';
  }

  /** 409: what is at Popp now decides; a campaign that is new and matches is this one. */
  async function readConflict(
    connection: PoppConnection,
    item: Item,
    words: string,
    before: CampaignLook,
    signal: AbortSignal,
  ): Promise<Meaning | undefined> {
    try {
      const statuses = [requestOf(item).campaignStatus];
      const now = await lookAtCampaigns(books, connection, statuses, signal);
      const found = matching(books, item, now.campaigns).filter(
        ({ id }) => !before.watermark.ids.includes(id),
      );
      const [only] = found;
      if (only === undefined) return { evidence: 'refused', words };
      return found.length === 1
        ? { evidence: 'accepted', words, reach: 'seen', remoteId: only.id }
        : undefined;
    } catch (error) {
      if (error instanceof ConsoleError) return undefined;
      throw error;
    }
  }

  return async function courier(workspaceId, signal) {
    const unknown = items.campaignItems(workspaceId, ['unknown']);
    const isPaused = notes.pauseOf(workspaceId) !== undefined;
    const waiting = isPaused ? [] : items.campaignItems(workspaceId, ['waiting']);
    const next = nextOf(waiting, unknown);
    const lookMs = untilLook(workspaceId, unknown);
    if (next === undefined && unknown.length === 0) return 'rest';
    const restMs = Math.max(backoff.remainingMs(laneKey(workspaceId)), 0);
    if (restMs > 0 && (next !== undefined || lookMs <= restMs)) {
      return { waitMs: Math.min(restMs, Math.max(1, lookMs > 0 ? lookMs : restMs)) };
    }
    if (next === undefined && lookMs > 0) return { waitMs: lookMs };
    try {
      const connection = await ports.openConnection(workspaceId);
      const seen = await look(
        connection,
        [...unknown, ...(next === undefined ? [] : [next])],
        signal,
      );
      backoff.succeeded(laneKey(workspaceId));
      return next === undefined ? 'again' : await send(connection, next, seen, signal);
    } catch (error) {
      if (signal.aborted) return 'rest';
      return whenUnreadable(workspaceId, error);
    }
  };

  /** Popp or the key could not be reached before anything was sent: everything stays where it is. */
  function whenUnreadable(workspaceId: string, error: unknown): Next {
    if (!(error instanceof ConsoleError)) throw error;
    books.logger.warn('outbox.not-readable', { code: error.code });
    if (error.code === 'key-rejected' || error.code === 'redirected') {
      const at = clock.now();
      notes.pause({ workspaceId, cause: 'not-let-in', words: error.message, at });
      return 'rest';
    }
    if (error.code.startsWith('key')) return { waitMs: forKeyMs };
    if (error.facts.retryAfterMs !== undefined) {
      backoff.restFor(laneKey(workspaceId), error.facts.retryAfterMs);
    }
    backoff.failed(laneKey(workspaceId));
    return 'again';
  }
}

function laneKey(workspaceId: string): string {
  return `campaigns ${workspaceId}`;
}

/** The next to leave: one that might be the same as an unknown one stays behind. */
function nextOf(waiting: readonly Item[], unknown: readonly Item[]): Item | undefined {
  return waiting.find((item) =>
    unknown.every((other) => {
      const { title, ...one } = sentCampaign(item);
      return (
        matchesCampaign({ ...one, title, type: one.campaignType }, sentCampaign(other)) === 'no'
      );
    }),
  );
}
