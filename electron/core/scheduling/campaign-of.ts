import type { CampaignCache } from '../campaigns/cache.ts';
import type { CampaignRepository } from '../campaigns/repository.ts';
import type { KeptMeeting } from './repository-meetings.ts';

/** The campaign of a meeting, as far as the cache knows it. */
export type CampaignOfMeeting = { readonly id: string; readonly title: string };

/** Finds the campaign of a meeting: by its id, or of one that was asked for elsewhere by the job's reference. */
export function createCampaignOf(deps: {
  readonly campaigns: Pick<CampaignCache, 'find'>;
  readonly campaignRepository: Pick<CampaignRepository, 'findExternal'>;
}): (meeting: KeptMeeting) => CampaignOfMeeting | undefined {
  return ({ workspaceId, campaignId, externalCampaignId }) => {
    const found =
      campaignId === undefined
        ? deps.campaignRepository.findExternal(workspaceId, externalCampaignId ?? '')[0]
        : deps.campaigns.find(workspaceId, campaignId);
    if (found === undefined) return undefined;
    const { id, title } = found.campaign;
    return { id, title: title ?? id };
  };
}
