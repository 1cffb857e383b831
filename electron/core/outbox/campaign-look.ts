import { matchesCampaign, type SentCampaign } from '../../../shared/outbox/campaign-matching.ts';
import type { PoppCampaign } from '../../../shared/popp/campaign.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { Books } from './books.ts';
import type { Item } from './item.ts';
import type { Watermark } from './repository-requests.ts';

/** Every campaign of an organisation, as one complete look has shown them. */
export type CampaignLook = {
  readonly campaigns: readonly PoppCampaign[];
  readonly watermark: Watermark;
};

/** A list that goes on for longer is a broken answer. */
const mostPages = 1000;

/**
 * Reads the whole list, and each of these statuses by its filter: whether a list without filters names every status is
 * not documented. Throws as Popp's reads do; then nothing may be sent.
 */
export async function lookAtCampaigns(
  books: Books,
  connection: PoppConnection,
  statuses: readonly string[],
  signal: AbortSignal,
): Promise<CampaignLook> {
  const { ports } = books;
  const found = new Map<string, PoppCampaign>();
  let serverDate: number | undefined;
  for (const campaignStatus of [undefined, ...new Set(statuses)]) {
    const tokens = new Set<string>();
    let nextToken: string | undefined;
    for (let pages = 0; ; pages += 1) {
      const page = await ports.listCampaigns(
        connection,
        {
          ...(campaignStatus === undefined ? {} : { campaignStatus }),
          ...(nextToken === undefined ? {} : { nextToken }),
        },
        signal,
      );
      serverDate ??= page.serverDate;
      for (const campaign of page.items) found.set(campaign.id, campaign);
      nextToken = page.nextToken;
      if (nextToken === undefined) break;
      if (tokens.has(nextToken) || pages >= mostPages) {
        throw new Error('The list of campaigns repeats itself');
      }
      tokens.add(nextToken);
    }
  }
  const campaigns = [...found.values()];
  ports.rememberCampaigns(connection.workspaceId, campaigns);
  return { campaigns, watermark: { ids: [...found.keys()], serverDate } };
}

/** What tells the campaign of an item from any other. */
export function sentCampaign(item: Item): SentCampaign {
  const { campaignTitle, campaignType, channel } = requestOf(item);
  return { title: campaignTitle, campaignType, channel, externalId: item.externalId };
}

/** The fields of an item's request that looking needs. */
export function requestOf(item: Item): {
  readonly campaignTitle: string;
  readonly campaignType: string;
  readonly channel: string;
  readonly campaignStatus: string;
} {
  const read: unknown = JSON.parse(item.payloadText);
  const field = (name: string): string => {
    const value: unknown =
      typeof read === 'object' && read !== null
        ? Object.getOwnPropertyDescriptor(read, name)?.value
        : '';
    return typeof value === 'string' ? value : '';
  };
  return {
    campaignTitle: field('campaignTitle'),
    campaignType: field('campaignType'),
    channel: field('channel'),
    campaignStatus: field('campaignStatus'),
  };
}

/** Campaigns that may be this item's and belong to no other. */
export function matching(
  books: Books,
  item: Item,
  campaigns: readonly PoppCampaign[],
): PoppCampaign[] {
  const sent = sentCampaign(item);
  return campaigns.filter((campaign) => {
    const holder = books.claims.holderOf(item.workspaceId, 'campaign', campaign.id);
    return (holder === undefined || holder === item.id) && matchesCampaign(campaign, sent) !== 'no';
  });
}
