import type { campaignsContract } from '../../../shared/campaigns/contract.ts';
import type { ServiceOf } from '../service.ts';
import type { StatusCount } from '../../../shared/campaigns/model.ts';
import type { RunningOutbox } from '../outbox/create-outbox.ts';
import { createCountsKeeper } from './counts-keeper.ts';
import { createDraftsService } from './drafts-service.ts';
import { campaignStatuses, createCampaignsService } from './service.ts';
import { createTemplateCache } from './template-cache.ts';

type Drafts = Parameters<typeof createDraftsService>[0];
type Published = Parameters<typeof createCampaignsService>[0];
type Templates = Parameters<typeof createTemplateCache>[0];

/** How the cached conversations of campaigns stand, and who is not to be written to. */
type Conversations = Drafts['optOuts'] & {
  countByStatus(workspaceId: string, campaignId: string): readonly StatusCount[];
  countByCampaign(workspaceId: string): ReadonlyMap<string, readonly StatusCount[]>;
};

/** Everything that a recruiter can do with campaigns: those at Popp, and the drafts that become one. */
export function createCampaigns(
  deps: Omit<Drafts, 'repository' | 'templates' | 'optOuts'> &
    Pick<Published, 'cache' | 'repository'> &
    Templates & {
      readonly drafts: Drafts['repository'];
      readonly conversations: Conversations;
      readonly outbox: RunningOutbox;
    },
): ServiceOf<typeof campaignsContract> {
  const { conversations, drafts, outbox } = deps;
  return {
    ...createCampaignsService({
      cache: deps.cache,
      repository: deps.repository,
      counts: (workspaceId, campaignId) => conversations.countByStatus(workspaceId, campaignId),
      allCounts: createCountsKeeper(conversations, deps.clock),
      statuses: campaignStatuses(outbox),
    }),
    ...createDraftsService({
      ...deps,
      repository: drafts,
      templates: createTemplateCache(deps),
      optOuts: conversations,
    }),
  };
}
