import type { CampaignFacts } from '../conversations/cache.ts';
import type { CampaignCache } from './cache.ts';

/** What the other features know of a campaign, as far as the cache has it. */
export function campaignFacts(
  cache: Pick<CampaignCache, 'find'>,
): (workspaceId: string, campaignId: string) => CampaignFacts | undefined {
  return (workspaceId, campaignId) => {
    const found = cache.find(workspaceId, campaignId)?.campaign;
    if (found === undefined) return undefined;
    const { title, channel, closingMethod, agent } = found;
    return { title, channel, closingMethod, agentName: agent?.agentName };
  };
}
