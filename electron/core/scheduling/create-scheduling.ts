import type { CampaignCache } from '../campaigns/cache.ts';
import type { CampaignRepository } from '../campaigns/repository.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Database } from '../database/database.ts';
import type { MeetingNewsSource } from '../notifications/meeting-notices.ts';
import type { RunningOutbox } from '../outbox/create-outbox.ts';
import { createCampaignOf } from './campaign-of.ts';
import { createMeetingEvents, type DeliveredEvent } from './events.ts';
import { createMeetingNews } from './news.ts';
import { createSchedulingService, type SchedulingService } from './service.ts';

/** The schedule with what other features need of it. */
export type Scheduling = {
  readonly service: SchedulingService;
  /** Takes a verified event. */
  take(delivered: DeliveredEvent): void;
  readonly news: MeetingNewsSource;
};

/** Wires the parts of the schedule to each other. */
export function createScheduling(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly outbox: RunningOutbox;
  readonly campaigns: CampaignCache;
  readonly campaignRepository: CampaignRepository;
  readonly store: ConversationStore;
  /** The time by which a workspace lives. */
  readonly nowOf: (workspaceId: string) => number;
}): Scheduling {
  const campaignOf = createCampaignOf(deps);
  const events = createMeetingEvents(deps);
  return {
    service: createSchedulingService({ ...deps, events, campaignOf }),
    take: (delivered) => events.take(delivered),
    news: createMeetingNews({
      ...deps,
      campaignTitle: (meeting) => campaignOf(meeting)?.title,
    }),
  };
}
