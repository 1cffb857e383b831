import { listCampaigns, patchCampaign, postCampaign, readOneCampaign } from './routes-campaigns.ts';
import {
  getConversation,
  getMessages,
  listPage,
  postBulk,
  postConversation,
  postHandToAgent,
  postMessage,
  postTakeover,
} from './routes-conversations.ts';
import { postScheduling } from './routes-scheduling.ts';
import { wireTemplate } from './wire.ts';
import type { World } from './world.ts';

/** One call that passed the door: key, organisation and JSON are checked. */
export type Call = {
  readonly world: World;
  readonly organizationId: string;
  /** The id in the path, where the route has one. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly at: number;
};

/** What a route answers; undefined fields do not reach the wire. */
export type Reply = { readonly status: number; readonly body: unknown };

/** A route: plain, synchronous, inside one transaction. */
export type Route = (call: Call) => Reply;

type Entry = { readonly method: string; readonly pattern: RegExp; readonly route: Route };

const entries: readonly Entry[] = [
  { method: 'POST', pattern: /^\/conversations$/, route: postConversation },
  { method: 'POST', pattern: /^\/conversations\/bulk$/, route: postBulk },
  { method: 'GET', pattern: /^\/conversations$/, route: listPage },
  { method: 'GET', pattern: /^\/conversations\/([^/]+)$/, route: getConversation },
  { method: 'GET', pattern: /^\/conversations\/([^/]+)\/messages$/, route: getMessages },
  { method: 'POST', pattern: /^\/conversations\/([^/]+)\/messages$/, route: postMessage },
  { method: 'POST', pattern: /^\/conversations\/([^/]+)\/takeover$/, route: postTakeover },
  { method: 'POST', pattern: /^\/conversations\/([^/]+)\/hand-to-agent$/, route: postHandToAgent },
  { method: 'POST', pattern: /^\/scheduling\/conversations$/, route: postScheduling },
  { method: 'POST', pattern: /^\/campaigns$/, route: postCampaign },
  { method: 'GET', pattern: /^\/campaigns$/, route: listCampaigns },
  { method: 'GET', pattern: /^\/campaigns\/([^/]+)$/, route: readOneCampaign },
  { method: 'PATCH', pattern: /^\/campaigns\/([^/]+)$/, route: patchCampaign },
  { method: 'GET', pattern: /^\/templates$/, route: listTemplates },
];

/** Finds the route of a path below the base URL; `known` tells a wrong method from a wrong path. */
export function findRoute(
  method: string,
  path: string,
): { readonly route: Route | undefined; readonly id: string; readonly known: boolean } {
  let known = false;
  for (const entry of entries) {
    const match = entry.pattern.exec(path);
    if (match === null) continue;
    known = true;
    if (entry.method === method) return { route: entry.route, id: match[1] ?? '', known };
  }
  return { route: undefined, id: '', known };
}

function listTemplates({ world }: Call): Reply {
  return { status: 200, body: { data: world.shelf.templates().map(wireTemplate) } };
}
