import type { PoppCampaign } from '../../../shared/popp/campaign.ts';
import { parseCampaign } from '../../../shared/popp/campaign.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import { parseConversation } from '../../../shared/popp/conversation.ts';
import { present, unreadable } from '../../../shared/popp/fields.ts';
import { parseList } from '../../../shared/popp/list-envelope.ts';
import type { PoppTemplate } from '../../../shared/popp/template.ts';
import { parseTemplate } from '../../../shared/popp/template.ts';
import { pathSegment } from './connection.ts';
import type { PoppConnection } from './connection.ts';
import type { PoppDeps } from './deps.ts';
import { createReader } from './reader.ts';

/** Which conversations to list; the API documents campaignId, sortDirection and limit (seed: Job Application Flow, step 2a). */
export type ConversationQuery = {
  readonly campaignId?: string;
  readonly externalCampaignId?: string;
  readonly sortDirection?: 'ASC' | 'DESC';
  readonly limit?: number;
  readonly nextToken?: string;
};

/** Which campaigns to list (seed: Understanding Campaigns). */
export type CampaignQuery = {
  readonly campaignStatus?: string;
  readonly campaignType?: string;
  readonly channel?: string;
  readonly nextToken?: string;
};

/** One page of a list; `serverDate` is the answer's own `Date`, for watermarks. */
export type Page<T> = {
  readonly items: readonly T[];
  readonly nextToken?: string;
  readonly serverDate?: number;
};

/** Every documented read of Popp. Failures are `ConsoleError`s with words for the recruiter. */
export interface PoppReads {
  listConversations(
    connection: PoppConnection,
    query: ConversationQuery,
    signal?: AbortSignal,
  ): Promise<Page<PoppConversation>>;
  listCampaigns(
    connection: PoppConnection,
    query: CampaignQuery,
    signal?: AbortSignal,
  ): Promise<Page<PoppCampaign>>;
  getCampaign(connection: PoppConnection, id: string, signal?: AbortSignal): Promise<PoppCampaign>;
  listTemplates(connection: PoppConnection, signal?: AbortSignal): Promise<readonly PoppTemplate[]>;
}

/** Reads that retry what is worth retrying; see `reader.ts`. */
export function createPoppReads(deps: PoppDeps): PoppReads {
  const reader = createReader(deps);

  async function page<T>(
    connection: PoppConnection,
    path: string,
    query: Readonly<Record<string, string | undefined>>,
    plural: string,
    parse: (json: unknown) => T,
    signal: AbortSignal | undefined,
  ): Promise<Page<T>> {
    const { json, serverDate } = await reader.readJson(connection, {
      path,
      query,
      what: `the list of ${plural}`,
      ...(signal === undefined ? {} : { signal }),
    });
    const { items, nextToken } = parseList(json, plural);
    // A page that leads to itself is not the end of the list, and taking it for the end would hide conversations.
    if (nextToken !== undefined && nextToken === query['nextToken']) {
      throw unreadable(`the list of ${plural}`);
    }
    return {
      items: items.map((item) => parse(item)),
      ...present({ nextToken, serverDate }),
    };
  }

  return {
    listConversations(connection, query, signal) {
      const { limit, ...rest } = query;
      const asked = { ...rest, limit: limit === undefined ? undefined : String(limit) };
      return page(connection, '/conversations', asked, 'conversations', parseConversation, signal);
    },
    listCampaigns(connection, query, signal) {
      return page(connection, '/campaigns', { ...query }, 'campaigns', parseCampaign, signal);
    },
    async getCampaign(connection, id, signal) {
      const { json } = await reader.readJson(connection, {
        path: `/campaigns/${pathSegment(id)}`,
        what: 'this campaign',
        ...(signal === undefined ? {} : { signal }),
      });
      return parseCampaign(json);
    },
    async listTemplates(connection, signal) {
      const templates: PoppTemplate[] = [];
      let nextToken: string | undefined;
      // Whether this list has pages at all is not documented; twenty are plenty either way.
      for (let pages = 0; pages < 20; pages += 1) {
        const read = await page(
          connection,
          '/templates',
          { nextToken },
          'templates',
          parseTemplate,
          signal,
        );
        templates.push(...read.items);
        nextToken = read.nextToken;
        if (nextToken === undefined) break;
      }
      return templates;
    },
  };
}
