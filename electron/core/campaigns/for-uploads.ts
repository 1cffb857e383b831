import type { CampaignLookup } from '../uploads/ports.ts';
import type { CampaignCache } from './cache.ts';

/** A campaign's status on the review sheet is at most this old; the outbox reads it again before anything leaves. */
const uploadCampaignAgeMs = 60_000;

/** What uploads ask about the campaign that they go to. */
export function campaignsForUploads(cache: Pick<CampaignCache, 'fresh'>): CampaignLookup {
  return {
    async get(workspaceId, campaignId) {
      const found = await cache.fresh(workspaceId, campaignId, uploadCampaignAgeMs);
      const { id, title, status, channel, openingMessage } = found.campaign;
      if (found.missing) return undefined;
      return { id, title: title ?? id, status: status ?? '', channel, openingMessage };
    },
  };
}
