import type { Database } from '../database/database.ts';
import type { Campaign, CampaignStatus, CampaignType, Channel, Template } from './model.ts';
import { textOf } from './repository-rows.ts';

/** Campaigns and templates: few, so kept in memory and written through. */
export type CampaignShelf = {
  /** Newest first. */
  campaigns(): readonly Campaign[];
  campaign(id: string): Campaign | undefined;
  /** The newest one with this id of the customer's own. */
  campaignByExternalId(externalId: string): Campaign | undefined;
  templates(): readonly Template[];
  template(id: string): Template | undefined;
  addCampaign(campaign: Campaign): void;
  addTemplate(template: Template): void;
  setStatus(campaign: Campaign, campaignStatus: CampaignStatus): Campaign;
};

/** What a list of campaigns may be narrowed to (seed: Campaigns). */
export type CampaignFilter = {
  readonly campaignStatus: CampaignStatus | undefined;
  readonly campaignType: CampaignType | undefined;
  readonly channel: Channel | undefined;
};

/** Reads every campaign and template. */
export function openCampaignShelf(database: Database): CampaignShelf {
  const campaigns = new Map(
    database
      .all('SELECT campaign FROM campaigns ORDER BY seq')
      .map((row): Campaign => JSON.parse(textOf(row, 'campaign')))
      .map((campaign) => [campaign.id, campaign] as const),
  );
  const templates = new Map(
    database
      .all('SELECT template FROM templates ORDER BY seq')
      .map((row): Template => JSON.parse(textOf(row, 'template')))
      .map((template) => [template.id, template] as const),
  );
  const newestFirst = (): Campaign[] => [...campaigns.values()].toReversed();
  return {
    campaigns: newestFirst,
    campaign: (id) => campaigns.get(id),
    campaignByExternalId: (externalId) =>
      newestFirst().find((campaign) => campaign.externalId === externalId),
    templates: () => [...templates.values()],
    template: (id) => templates.get(id),
    addCampaign(campaign) {
      database.run(
        'INSERT INTO campaigns (id, campaign) VALUES (?, ?)',
        campaign.id,
        JSON.stringify(campaign),
      );
      campaigns.set(campaign.id, campaign);
    },
    setStatus(campaign, campaignStatus) {
      const changed = { ...campaign, campaignStatus };
      database.run(
        'UPDATE campaigns SET campaign = ? WHERE id = ?',
        JSON.stringify(changed),
        campaign.id,
      );
      campaigns.set(campaign.id, changed);
      return changed;
    },
    addTemplate(template) {
      database.run(
        'INSERT INTO templates (id, template) VALUES (?, ?)',
        template.id,
        JSON.stringify(template),
      );
      templates.set(template.id, template);
    },
  };
}

/** Whether a campaign is within the filter. */
export function matchesFilter(campaign: Campaign, filter: CampaignFilter): boolean {
  return (
    (filter.campaignStatus === undefined || campaign.campaignStatus === filter.campaignStatus) &&
    (filter.campaignType === undefined || campaign.campaignType === filter.campaignType) &&
    (filter.channel === undefined || campaign.channel === filter.channel)
  );
}
