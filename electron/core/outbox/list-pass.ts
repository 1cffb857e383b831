import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { OutboxPorts } from './ports.ts';
import type { Watermark } from './repository-requests.ts';

/** One reading of a campaign's list, newest first. */
export type ListPass = {
  /** The ids on its newest page and the server's date: the watermark of a request that leaves right after it. */
  readonly newest: Watermark;
  readonly conversations: number;
  /** Whether it has read everything since the watermark was taken. */
  readonly isComplete: (watermark: Watermark) => boolean;
  /** The failure that cut it short; what was read before stays evidence of presence. */
  readonly failure?: unknown;
};

const hourMs = 60 * 60_000;

/** Reads until every watermark is met, or to the end of the list. */
export async function readList(
  ports: Pick<OutboxPorts, 'listConversations'>,
  connection: PoppConnection,
  campaignId: string,
  options: {
    readonly until: readonly Watermark[] | 'end';
    readonly onPage: (conversations: readonly PoppConversation[], total: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<ListPass> {
  const ids = new Set<string>();
  const tokens = new Set<string>();
  let newest: Watermark = { ids: [], serverDate: undefined };
  let oldestPage = Number.POSITIVE_INFINITY;
  // The order of the list is not documented. By creation, what is new is above what was known; by change it need not be.
  const byCreation = createOrder();
  const byChange = createOrder();
  let reachedEnd = false;
  let failure: unknown;
  let nextToken: string | undefined;

  const isComplete = (mark: Watermark): boolean =>
    reachedEnd ||
    // An empty page was the whole list then: only its end, or much older pages, can prove that nothing was missed.
    (byCreation.holds() && mark.ids.length > 0 && mark.ids.every((id) => ids.has(id))) ||
    ((byCreation.holds() || byChange.holds()) &&
      mark.serverDate !== undefined &&
      oldestPage < mark.serverDate - hourMs);

  try {
    for (let first = true; ; first = false) {
      const page = await ports.listConversations(
        connection,
        { campaignId, sortDirection: 'DESC', ...(nextToken === undefined ? {} : { nextToken }) },
        options.signal,
      );
      for (const { id, createdAt, updatedAt } of page.items) {
        ids.add(id);
        byCreation.note(createdAt);
        byChange.note(updatedAt);
      }
      if (first) newest = { ids: [...ids], serverDate: page.serverDate };
      options.onPage(page.items, ids.size);
      if (page.nextToken === undefined) {
        reachedEnd = true;
        break;
      }
      // A list that goes round in circles has no end that could be trusted.
      if (tokens.has(page.nextToken)) throw new Error('The list of conversations repeats itself');
      tokens.add(page.nextToken);
      nextToken = page.nextToken;
      oldestPage = Math.min(oldestPage, newestTimeOf(page.items));
      if (options.until !== 'end' && options.until.every((mark) => isComplete(mark))) break;
    }
  } catch (error) {
    failure = error;
  }
  return {
    newest,
    conversations: ids.size,
    isComplete,
    ...(failure === undefined ? {} : { failure }),
  };
}

/** The newest time on a page; a page with an undated conversation proves nothing. */
function newestTimeOf(items: readonly PoppConversation[]): number {
  let newest = items.length === 0 ? Number.POSITIVE_INFINITY : 0;
  for (const { createdAt, updatedAt } of items) {
    newest = Math.max(
      newest,
      createdAt ?? Number.POSITIVE_INFINITY,
      updatedAt ?? Number.POSITIVE_INFINITY,
    );
  }
  return newest;
}

/** Whether the times that were read so far go down, as they do in a list that is newest first by them. */
function createOrder(): { note(time: number | undefined): void; holds(): boolean } {
  let last = Number.POSITIVE_INFINITY;
  let isDescending = true;
  return {
    note(time) {
      if (time === undefined || time > last) isDescending = false;
      last = time ?? last;
    },
    holds: () => isDescending,
  };
}
