import type { Books } from './books.ts';
import { readList, type ListPass } from './list-pass.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { Watermark } from './repository-requests.ts';
import { settleSeen, watchForDoubles, type Look } from './sightings.ts';
import { decideAbsence } from './verdicts.ts';
import { campaignKey, type Watches } from './watches.ts';

/** How long accepted conversations are looked for. */
export const lookForMs = 24 * 60 * 60_000;

const atOnce = 100;

/** Reads a campaign's list and lets everything that it shows settle what it can. */
export type Lookout = (
  connection: PoppConnection,
  campaignId: string,
  options: {
    /**
     * How far down: the whole list; what is new since the last reading and since anything that may leave once more;
     * or everything since a request that is not settled or not seen.
     */
    readonly reach: 'whole' | 'new' | 'unsettled';
    readonly onProgress?: (conversations: number) => void;
    readonly signal: AbortSignal;
  },
) => Promise<ListPass>;

/** Creates the one function through which the outbox looks at a list, before sending and while settling. */
export function createLookout(books: Books, watches: Watches): Lookout {
  const { clock, database, ports, requests, seen } = books;

  return async function look(connection, campaignId, options) {
    const { workspaceId } = connection;
    const key = campaignKey(workspaceId, campaignId);
    const startedAt = clock.monotonicMs();
    const frontier = seen.frontier(workspaceId, campaignId);
    const ofCampaign = (request: { campaignId: string | undefined }) =>
      request.campaignId === campaignId;
    const unknown = requests.withUnknown(workspaceId).filter(ofCampaign);
    const open =
      options.reach === 'unsettled'
        ? [...unknown, ...requests.withUnseen(workspaceId, clock.now() - lookForMs)]
        : requests.withRetries(workspaceId);
    const until: Watermark[] | 'end' =
      options.reach === 'whole' || frontier === undefined
        ? 'end'
        : [frontier, ...open.filter(ofCampaign).map((one) => one.watermark)];
    const ids: string[] = [];
    const changed = new Set<string>();

    const pass = await readList(ports, connection, campaignId, {
      until,
      signal: options.signal,
      onPage(conversations, total) {
        database.transaction(() => {
          const page = conversations.filter((one) => (one.campaignId ?? campaignId) === campaignId);
          for (const id of seen.remember(workspaceId, campaignId, page, clock.now())) {
            changed.add(id);
          }
        });
        ids.push(...conversations.map((one) => one.id));
        ports.remember(workspaceId, conversations);
        options.onProgress?.(total);
      },
    });

    const complete =
      pass.failure === undefined && (frontier === undefined || pass.isComplete(frontier));
    const look: Look = {
      foundBy: 'list',
      complete,
      lagOf: (requestId) => watches.lagOf(requestId, key, startedAt),
    };
    for (let from = 0; from < ids.length; from += atOnce) {
      settleSeen(books, workspaceId, ids.slice(from, from + atOnce), changed, look);
      // A list of a hundred thousand is judged without holding up the rest of the console.
      await yieldTurn();
    }
    watchForDoubles(books, workspaceId, campaignId, changed);
    if (complete) {
      seen.setFrontier(workspaceId, campaignId, pass.newest, clock.now());
      watches.noteLook(key, startedAt);
    }
    for (const request of unknown) {
      if (pass.failure === undefined && pass.isComplete(request.watermark)) {
        watches.notePass(request.id, startedAt);
      }
      decideAbsence(books, watches, request);
    }
    return pass;
  };
}

function yieldTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
