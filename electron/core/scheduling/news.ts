import type { MeetingNews, MeetingNewsSource } from '../notifications/meeting-notices.ts';
import type { MeetingTrouble } from '../notifications/text.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Database } from '../database/database.ts';
import { createMeetingRepository, type KeptMeeting } from './repository-meetings.ts';
import { meetingName } from './views.ts';

const mostTold = 200;
// What happened longer ago than that is on the page, and news to nobody.
const newsForMs = 24 * 60 * 60_000;

/** Tells when a meeting is booked, and when one came to nothing or needs the recruiter. */
export function createMeetingNews(deps: {
  readonly database: Database;
  readonly store: Pick<ConversationStore, 'get'>;
  readonly campaignTitle: (meeting: KeptMeeting) => string | undefined;
  /** The time by which a workspace lives. */
  readonly nowOf: (workspaceId: string) => number;
}): MeetingNewsSource {
  const meetings = createMeetingRepository(deps.database);

  function newsOf(kept: KeptMeeting): MeetingNews {
    const { workspaceId, id, conversationId } = kept;
    const conversation =
      conversationId === undefined ? undefined : deps.store.get(workspaceId, conversationId);
    const about = {
      workspaceId,
      meetingId: id,
      name: meetingName(kept, conversation),
      campaignTitle: deps.campaignTitle(kept),
    };
    if (kept.state === 'booked') {
      // Each booking is told once, whatever else is changed about it.
      const key = kept.bookingId ?? kept.stateKey ?? id;
      return { ...about, kind: 'meeting-booked', key, startMs: kept.startMs };
    }
    const trouble = troubleOf(kept);
    return { ...about, kind: 'meeting-failed', key: `${trouble} ${kept.stateKey ?? ''}`, trouble };
  }

  return {
    news(workspaceId) {
      meetings.adopt(workspaceId, undefined);
      const since = deps.nowOf(workspaceId) - newsForMs;
      return meetings
        .tellable(workspaceId, mostTold)
        .filter(({ eventAt }) => eventAt === undefined || eventAt >= since)
        .map(newsOf);
    },
    isNews(workspaceId, meetingId, key) {
      const kept = meetings.get(workspaceId, meetingId);
      return kept !== undefined && newsOf(kept).key === key;
    },
  };
}

function troubleOf({ state }: KeptMeeting): MeetingTrouble {
  switch (state) {
    case 'cancelled':
    case 'no-availability':
    case 'more-time':
    case 'refused':
      return state;
    case 'asked':
    case 'booked':
    case 'moved':
    case 'withdrawn':
      return 'not-reached';
    default:
      return state satisfies never;
  }
}
