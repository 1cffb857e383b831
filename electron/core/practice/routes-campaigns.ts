import { readCampaign } from './campaign-rules.ts';
import { oneOf, readObject } from './input.ts';
import { campaignStatuses, campaignTypes, channels, Refusal } from './model.ts';
import { pageOf } from './paging.ts';
import { matchesFilter } from './repository-campaigns.ts';
import { hasReview } from './repository-conversations.ts';
import type { Call, Reply } from './routes.ts';
import { wireCampaign } from './wire.ts';

/** POST /campaigns (seed: Job Application Flow, step 1b). */
export function postCampaign({ world, organizationId, body }: Call): Reply {
  const problems: string[] = [];
  const input = readObject(body, 'body');
  const campaign = readCampaign(input, world.shelf.templates(), problems);
  if (campaign === undefined || problems.length > 0) throw new Refusal(400, problems);
  world.shelf.addCampaign(campaign);
  return { status: 201, body: wireCampaign(campaign, organizationId, false) };
}

/** GET /campaigns with its three filters (seed: Campaigns). */
export function listCampaigns({ world, organizationId, query }: Call): Reply {
  const problems: string[] = [];
  const asked = Object.fromEntries(query);
  const filter = {
    campaignStatus: oneOf(asked, 'campaignStatus', campaignStatuses, problems),
    campaignType: oneOf(asked, 'campaignType', campaignTypes, problems),
    channel: oneOf(asked, 'channel', channels, problems),
  };
  if (problems.length > 0) throw new Refusal(400, problems);
  const matching = world.shelf.campaigns().filter((campaign) => matchesFilter(campaign, filter));
  const { items, nextToken } = pageOf(matching, query);
  const data = items.map((campaign) =>
    wireCampaign(campaign, organizationId, hasReview(world.database, campaign.id)),
  );
  return { status: 200, body: { data, nextToken } };
}

/** PATCH /campaigns/{campaignId}, its status alone; no seed prints it, Popp's own index names the operation. */
export function patchCampaign({ world, organizationId, id, body }: Call): Reply {
  const campaign = world.shelf.campaign(id);
  if (campaign === undefined) throw new Refusal(404, ['Campaign not found']);
  const problems: string[] = [];
  const status = oneOf(readObject(body, 'body'), 'campaignStatus', campaignStatuses, problems);
  if (status === undefined) {
    throw new Refusal(400, problems.length > 0 ? problems : ['campaignStatus is required']);
  }
  const changed = world.shelf.setStatus(campaign, status);
  const needsReview = hasReview(world.database, campaign.id);
  return { status: 200, body: wireCampaign(changed, organizationId, needsReview) };
}

/** GET /campaigns/{campaignId} (seed: Campaigns). */
export function readOneCampaign({ world, organizationId, id }: Call): Reply {
  const campaign = world.shelf.campaign(id);
  if (campaign === undefined) throw new Refusal(404, ['Campaign not found']);
  const needsReview = hasReview(world.database, campaign.id);
  return { status: 200, body: wireCampaign(campaign, organizationId, needsReview) };
}
