import type { campaignsContract } from '../../../shared/campaigns/contract.ts';
import type {
  CampaignDetail,
  CampaignSummary,
  StatusCount,
} from '../../../shared/campaigns/model.ts';
import {
  compareCampaigns,
  matchesFilter,
  occurring,
  readCampaignReference,
} from '../../../shared/campaigns/list-rules.ts';
import type { draftsContract } from '../../../shared/campaigns/drafts-contract.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import { buildDashboardLink } from '../../../shared/popp/dashboard-link.ts';
import type { RunningOutbox } from '../outbox/create-outbox.ts';
import type { NewCampaignStatus } from '../outbox/outbox.ts';
import type { ServiceOf } from '../service.ts';
import type { CampaignCache } from './cache.ts';
import type { CachedCampaign, CampaignRepository } from './repository.ts';

/** A campaign that is looked at is read again when it is older than this. */
const lookMs = 30_000;

/** How the cached conversations of one campaign stand. */
export type ConversationCounts = (
  workspaceId: string,
  campaignId: string,
) => readonly StatusCount[];

/** Changes of status, on their way through the outbox. */
export interface CampaignStatuses {
  /** Answers the id of the item. */
  set(change: NewCampaignStatus): string;
  /** The last change of a campaign, while there is something to say about it. */
  last(workspaceId: string, campaignId: string): CampaignDetail['statusChange'];
}

/** The changes of status in a running outbox. */
export function campaignStatuses(outbox: RunningOutbox): CampaignStatuses {
  return {
    set: (change) => outbox.setCampaignStatus(change).itemId,
    last(workspaceId, campaignId) {
      const item = outbox.books.items.lastStatus(workspaceId, campaignId);
      if (item === undefined || item.state === 'done' || item.state === 'cancelled') {
        return undefined;
      }
      return { itemId: item.id, wanted: item.body ?? '', state: item.state, reason: item.reason };
    },
  };
}

function summaryOf(
  { campaign, seenAt }: CachedCampaign,
  conversations: readonly StatusCount[],
): CampaignSummary {
  const { id, externalId, title, status, type, channel, closingMethod, needsReview, agent } =
    campaign;
  return {
    id,
    title: title ?? id,
    needsReview: needsReview === true,
    conversations: [...conversations],
    seenAt,
    ...(externalId === undefined ? {} : { externalId }),
    ...(status === undefined ? {} : { status }),
    ...(type === undefined ? {} : { type }),
    ...(channel === undefined ? {} : { channel }),
    ...(closingMethod === undefined ? {} : { closingMethod }),
    ...(agent?.agentName === undefined ? {} : { agentName: agent.agentName }),
  };
}

function detailOf(cached: CachedCampaign, conversations: readonly StatusCount[]): CampaignDetail {
  const { campaign } = cached;
  return {
    ...summaryOf(cached, conversations),
    agentTone: campaign.agent?.agentTone,
    jobDescriptionParsed: campaign.jobDescriptionParsed,
    questions: campaign.questions.map((question) => ({
      ...question,
      documentTypes: question.documentTypes === undefined ? undefined : [...question.documentTypes],
    })),
    openingMessage: campaign.openingMessage,
    templateId: campaign.templateId,
    customRequest: campaign.customRequest,
    meetingUrl: campaign.meetingUrl,
    contactNumber: campaign.contactNumber,
    missing: cached.missing,
    dashboardUrl: buildDashboardLink(campaign.id),
  };
}

function notFound(what: string): ConsoleError {
  return new ConsoleError(
    'not-found',
    `${what} Check that it belongs to this workspace's organisation, then paste it again.`,
    { details: { field: 'link' } },
  );
}

function isNotFound(error: unknown): boolean {
  return error instanceof ConsoleError && error.code === 'not-found';
}

/** What a recruiter can see of the campaigns at Popp. */
export function createCampaignsService(deps: {
  readonly cache: CampaignCache;
  readonly repository: Pick<CampaignRepository, 'findExternal'>;
  readonly counts: ConversationCounts;
  readonly statuses: CampaignStatuses;
  /** The same for every campaign at once, by its id. */
  readonly allCounts: (workspaceId: string) => ReadonlyMap<string, readonly StatusCount[]>;
}): Omit<ServiceOf<typeof campaignsContract>, keyof typeof draftsContract> {
  const { cache, repository, counts, allCounts, statuses } = deps;

  /** From the cache, also offline; else from Popp. */
  async function byId(
    workspaceId: string,
    id: string,
    signal: AbortSignal,
  ): Promise<CachedCampaign | undefined> {
    const cached = cache.find(workspaceId, id);
    if (cached !== undefined) return cached;
    try {
      return await cache.fresh(workspaceId, id, 0, signal);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async function byReference(
    workspaceId: string,
    text: string,
    signal: AbortSignal,
  ): Promise<CachedCampaign | undefined> {
    const [known] = repository.findExternal(workspaceId, text);
    const found = known ?? (await byId(workspaceId, text, signal));
    if (found !== undefined) return found;
    await cache.refresh(workspaceId);
    return repository.findExternal(workspaceId, text)[0];
  }

  return {
    list({ workspaceId, ...filter }) {
      cache.refreshIfOld(workspaceId);
      const counted = allCounts(workspaceId);
      const all = cache
        .list(workspaceId)
        .map((cached) => summaryOf(cached, counted.get(cached.campaign.id) ?? []));
      return {
        campaigns: all
          .filter((campaign) => matchesFilter(campaign, filter))
          .toSorted(compareCampaigns),
        total: all.length,
        statuses: occurring(all.map(({ status }) => status)),
        types: occurring(all.map(({ type }) => type)),
        channels: occurring(all.map(({ channel }) => channel)),
        freshness: cache.freshness(workspaceId),
      };
    },

    async get({ workspaceId, campaignId }, { signal }) {
      const cached = cache.find(workspaceId, campaignId);
      // What is known is shown at once; a newer answer comes through the change stream.
      const reading = cache.fresh(workspaceId, campaignId, lookMs, signal);
      if (cached !== undefined) reading.catch(() => 'the cached campaign says how old it is');
      const shown = cached ?? (await reading);
      return {
        campaign: {
          ...detailOf(shown, counts(workspaceId, campaignId)),
          statusChange: statuses.last(workspaceId, campaignId),
        },
        freshness: { ...cache.freshness(workspaceId), refreshedAt: shown.seenAt },
      };
    },

    setStatus: ({ workspaceId, campaignId, status }) => ({
      itemId: statuses.set({ workspaceId, campaignId, status }),
    }),

    async refresh({ workspaceId }) {
      await cache.refresh(workspaceId);
      return {
        count: cache.list(workspaceId).length,
        freshness: cache.freshness(workspaceId),
      };
    },

    async openByLink({ workspaceId, link }, { signal }) {
      const reference = readCampaignReference(link);
      switch (reference.kind) {
        case 'unreadable':
          throw new ConsoleError(
            'invalid-input',
            reference.problem === 'foreign-link'
              ? "This link does not lead to Popp's dashboard. Paste one that starts with https://ai.joinpopp.com/campaign, a campaign id or your own job reference."
              : 'This link names no campaign. Open the campaign in Popp and copy the address from there.',
            { details: { field: 'link', problem: reference.problem } },
          );
        case 'link': {
          const found = await byId(workspaceId, reference.campaignId, signal);
          if (found === undefined) throw notFound('Popp knows no campaign behind this link.');
          const { conversationId } = reference;
          return {
            campaignId: found.campaign.id,
            title: found.campaign.title ?? found.campaign.id,
            ...(conversationId === undefined ? {} : { conversationId }),
          };
        }
        case 'bare': {
          const found = await byReference(workspaceId, reference.text, signal);
          if (found === undefined) {
            throw notFound(`No campaign has the id or job reference ${reference.text}.`);
          }
          return {
            campaignId: found.campaign.id,
            title: found.campaign.title ?? found.campaign.id,
          };
        }
        default:
          return reference satisfies never;
      }
    },
  };
}
