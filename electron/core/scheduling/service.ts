import { ConsoleError } from '../../../shared/errors.ts';
import { readCampaignReference } from '../../../shared/campaigns/list-rules.ts';
import { conversationLink } from '../../../shared/popp/dashboard-link.ts';
import type { CampaignMatch, schedulingContract } from '../../../shared/scheduling/contract.ts';
import type { Meeting } from '../../../shared/scheduling/model.ts';
import type { CampaignCache } from '../campaigns/cache.ts';
import type { CachedCampaign, CampaignRepository } from '../campaigns/repository.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import type { RunningOutbox } from '../outbox/create-outbox.ts';
import { actionsNow } from '../outbox/decisions.ts';
import { createListRepository } from '../outbox/repository-lists.ts';
import type { ServiceOf } from '../service.ts';
import { createAsking } from './asking.ts';
import type { CampaignOfMeeting } from './campaign-of.ts';
import type { MeetingEvents } from './events.ts';
import { createMeetingEventRepository } from './repository-events.ts';
import { createMeetingRepository, type KeptMeeting } from './repository-meetings.ts';
import type { MeetingPosition } from './meeting-queries.ts';
import { createSetups } from './setups.ts';
import { createSourceRepository } from './repository-sources.ts';
import { historyOf, meetingView } from './views.ts';

/** Meetings that arrange themselves. */
export type SchedulingService = ServiceOf<typeof schedulingContract>;

/** What the service is made of. */
export type SchedulingDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly outbox: RunningOutbox;
  readonly events: Pick<MeetingEvents, 'gather'>;
  readonly campaigns: Pick<CampaignCache, 'find' | 'fresh' | 'refresh'>;
  readonly campaignRepository: Pick<CampaignRepository, 'findExternal'>;
  readonly store: Pick<ConversationStore, 'get' | 'isOptedOut'>;
  readonly campaignOf: (meeting: KeptMeeting) => CampaignOfMeeting | undefined;
  readonly nowOf: (workspaceId: string) => number;
};

const pageSize = 50;

/** Whom to ask, with which setup, and what became of it. */
export function createSchedulingService(deps: SchedulingDependencies): SchedulingService {
  const { database, clock, changes, outbox, campaigns, campaignRepository, store } = deps;
  const meetings = createMeetingRepository(database);
  const events = createMeetingEventRepository(database);
  const evidence = createListRepository(database);
  const { items } = outbox.books;

  /** Requests that the outbox repeated by itself, and conversations that turned out to be ours. */
  function upToDate(workspaceId: string): void {
    meetings.adopt(workspaceId, undefined);
    deps.events.gather(workspaceId);
  }

  function view(kept: KeptMeeting): Meeting {
    const item = kept.itemId === undefined ? undefined : items.get(kept.itemId);
    return meetingView(kept, {
      item,
      actions: item === undefined ? [] : actionsNow(items, item),
      conversation:
        kept.conversationId === undefined
          ? undefined
          : store.get(kept.workspaceId, kept.conversationId),
      campaign: deps.campaignOf(kept),
      setup: meetings.askOf(kept.id)?.setup,
    });
  }

  function need(workspaceId: string, meetingId: string): KeptMeeting {
    upToDate(workspaceId);
    const kept = meetings.get(workspaceId, meetingId);
    if (kept !== undefined) return kept;
    throw new ConsoleError('not-found', 'This meeting is not known here. Nothing was changed.');
  }

  async function campaignById(
    workspaceId: string,
    id: string,
    signal: AbortSignal,
  ): Promise<CachedCampaign | undefined> {
    const known = campaigns.find(workspaceId, id);
    if (known !== undefined) return known;
    try {
      return await campaigns.fresh(workspaceId, id, 0, signal);
    } catch (error) {
      if (error instanceof ConsoleError && error.code === 'not-found') return undefined;
      throw error;
    }
  }

  /** A job reference first: a recruiter's own system may call a job by any word. */
  async function byReference(
    workspaceId: string,
    text: string,
    signal: AbortSignal,
  ): Promise<CampaignMatch[]> {
    const known = campaignRepository.findExternal(workspaceId, text);
    if (known.length > 0) return known.map((one) => matchOf(one, 'external-id'));
    const found = await campaignById(workspaceId, text, signal);
    if (found !== undefined) return [matchOf(found, 'campaign-id')];
    await campaigns.refresh(workspaceId);
    return campaignRepository
      .findExternal(workspaceId, text)
      .map((one) => matchOf(one, 'external-id'));
  }

  return {
    ...createSetups(deps),
    ...createAsking({
      ...deps,
      optOuts: store,
      meetings,
      sources: createSourceRepository(database),
    }),

    async findCampaign({ workspaceId, text }, { signal }) {
      const reference = readCampaignReference(text);
      switch (reference.kind) {
        case 'unreadable':
          return { campaigns: [] };
        case 'link': {
          const found = await campaignById(workspaceId, reference.campaignId, signal);
          return { campaigns: found === undefined ? [] : [matchOf(found, 'link')] };
        }
        case 'bare':
          return { campaigns: await byReference(workspaceId, reference.text, signal) };
        default:
          return reference satisfies never;
      }
    },

    list({ workspaceId, cursor, limit = pageSize, ...query }) {
      upToDate(workspaceId);
      const after = cursor === undefined ? undefined : readCursor(cursor);
      const page = meetings.page({ workspaceId, ...query, after, limit: limit + 1 });
      const counts = meetings.counts(workspaceId);
      const last = page[limit - 1];
      const at = query.window === undefined ? last?.movedAt : last?.startMs;
      return {
        meetings: page.slice(0, limit).map(view),
        ...(page.length > limit && last !== undefined
          ? { nextCursor: `${at ?? 0} ${last.id}` }
          : {}),
        counts: counts.byState,
        needsYou: counts.needsYou,
      };
    },

    get({ workspaceId, meetingId }) {
      const kept = need(workspaceId, meetingId);
      const meeting = view(kept);
      const { campaignId, conversationId } = meeting;
      return {
        meeting,
        history: historyOf(
          events.events(meetingId),
          kept.itemId === undefined ? [] : evidence.evidence(kept.itemId),
        ),
        request: meetings.askOf(meetingId),
        dashboardUrl:
          conversationId === undefined
            ? undefined
            : conversationLink(undefined, { campaignId, conversationId }),
      };
    },

    markHandled({ workspaceId, meetingId }) {
      need(workspaceId, meetingId);
      meetings.markHandled(workspaceId, meetingId, clock.now());
      changes.publish({ topic: 'scheduling', workspaceId, ids: [meetingId] });
      return { done: true };
    },
  };
}

function matchOf({ campaign }: CachedCampaign, by: CampaignMatch['by']): CampaignMatch {
  const { id, title, externalId, status, channel } = campaign;
  return { campaignId: id, title: title ?? id, externalId, status, channel, by };
}

function readCursor(cursor: string): MeetingPosition {
  const [, at = '', id = ''] = /^(-?\d+) (.+)$/.exec(cursor) ?? [];
  return { at: Number(at), id };
}
