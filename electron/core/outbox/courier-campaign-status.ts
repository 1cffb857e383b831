import { ConsoleError } from '../../../shared/errors.ts';
import { encodeCampaignStatus } from '../popp/writes.ts';
import type { Backoff } from './backoff.ts';
import type { Books } from './books.ts';
import type { CampaignCourier } from './courier-campaigns.ts';
import type { Item } from './item.ts';
import type { Next } from './lanes.ts';
import type { Transmit } from './transmit.ts';

const forKeyMs = 15_000;
const mostWaitMs = 10 * 60_000;

/**
 * Sets campaigns live and archives them. Doing it twice changes nothing more, and reading tells whether it was done: an unknown
 * outcome is read, and sent again where the campaign stands as before.
 */
export function createStatusCourier(deps: {
  readonly books: Books;
  readonly transmit: Transmit;
  readonly backoff: Backoff;
}): CampaignCourier {
  const { books, transmit, backoff } = deps;
  const { clock, items, ledger, notes, ports } = books;

  async function leave(workspaceId: string, item: Item, signal: AbortSignal): Promise<Next> {
    const wanted = item.body ?? '';
    const connection = await ports.openConnection(workspaceId);
    const campaign = await ports.getCampaign(connection, item.campaignId, signal);
    ports.rememberCampaigns(workspaceId, [campaign]);
    if (campaign.status === wanted) {
      const words = 'Popp has the campaign in this status.';
      ledger.record(item.id, { kind: 'sighted', reach: 'seen', words });
      return 'again';
    }
    if (item.state === 'unknown') {
      const words = 'Popp has the campaign as it was before.';
      ledger.record(item.id, { kind: 'absent', words });
      return 'again';
    }
    const watermark = { ids: [], serverDate: undefined };
    const meaning = await transmit(
      connection,
      () => {
        const now = items.get(item.id);
        if (now?.state !== 'waiting' || notes.pauseOf(workspaceId) !== undefined) return undefined;
        return { items: [now], frozen: encodeCampaignStatus(now.campaignId, wanted), watermark };
      },
      signal,
    );
    const key = backoffKey(item);
    const evidence = meaning?.items[0]?.evidence;
    if (meaning?.waitMs !== undefined) backoff.restFor(key, meaning.waitMs);
    if (evidence === 'not-sent' || evidence === 'outcome-unknown') backoff.failed(key);
    if (evidence === 'accepted') {
      const read = await ports.getCampaign(connection, item.campaignId, signal).catch(whenUnread);
      if (read !== undefined) ports.rememberCampaigns(workspaceId, [read]);
    }
    return 'again';
  }

  return async function courier(workspaceId, signal) {
    const isPaused = notes.pauseOf(workspaceId) !== undefined;
    const open = items
      .openStatuses(workspaceId)
      .filter(({ state }) => state === 'unknown' || !isPaused);
    const [first] = open;
    if (first === undefined) return 'rest';
    const ready = open.find((item) => backoff.remainingMs(backoffKey(item)) === 0);
    if (ready === undefined) {
      return { waitMs: Math.min(...open.map((item) => backoff.remainingMs(backoffKey(item)))) };
    }
    // Nobody expects a campaign to change hours after it was asked for.
    if (ready.state === 'waiting' && clock.now() - ready.readyAt >= mostWaitMs) {
      ledger.record(ready.id, {
        kind: 'gate-closed',
        hold: 'ten-minutes',
        words: 'It could not leave within 10 minutes, so it was kept here. Nothing was changed.',
      });
      return 'again';
    }
    try {
      return await leave(workspaceId, ready, signal);
    } catch (error) {
      if (signal.aborted) return 'rest';
      if (!(error instanceof ConsoleError)) throw error;
      books.logger.warn('outbox.not-readable', { code: error.code });
      if (error.code === 'not-found' && ready.state === 'waiting') {
        ledger.record(ready.id, {
          kind: 'gate-closed',
          hold: 'campaign-not-live',
          words: error.message,
        });
        return 'again';
      }
      if (error.code.startsWith('key')) return { waitMs: forKeyMs };
      backoff.failed(backoffKey(ready));
      return 'again';
    }
  };
}

function backoffKey({ workspaceId, campaignId }: Item): string {
  return `status ${workspaceId} ${campaignId}`;
}

/** The next look at the campaign tells the same. */
function whenUnread(error: unknown): undefined {
  if (error instanceof ConsoleError) return undefined;
  throw error;
}
