import { randomUUID } from 'node:crypto';
import type { MeetingNoticeKind } from '../../../shared/notifications/model.ts';
import { plainLine } from '../../../shared/notifications/plain-text.ts';
import { meetingRoute } from '../../../shared/scheduling/routes.ts';
import type { KeptNotice } from './repository.ts';
import { noticeText, type MeetingTrouble } from './text.ts';

/** Something about a meeting that wants to be told once. */
export type MeetingNews = {
  readonly workspaceId: string;
  readonly meetingId: string;
  /** Tells this from everything else that became of the meeting. */
  readonly key: string;
  readonly name: string;
  readonly campaignTitle: string | undefined;
} & (
  | { readonly kind: 'meeting-booked'; readonly startMs: number | undefined }
  | { readonly kind: 'meeting-failed'; readonly trouble: MeetingTrouble }
);

/** Where news about meetings comes from. */
export interface MeetingNewsSource {
  news(workspaceId: string): readonly MeetingNews[];
  /** Whether it still is as it was when it was news. */
  isNews(workspaceId: string, meetingId: string, key: string): boolean;
}

const longest = { name: 60, campaign: 80 };

/** Whether a notice is about a meeting. Its `conversationId` is the meeting's id, and leads to no conversation. */
export function isAboutMeeting(kind: string): kind is MeetingNoticeKind {
  return kind === 'meeting-booked' || kind === 'meeting-failed';
}

/** A new notice about a meeting, to be decided on. */
export function meetingNotice(news: MeetingNews, isPractice: boolean, at: number): KeptNotice {
  const name = plainLine(news.name, longest.name);
  const about = plainLine(noticeText.campaign(news.campaignTitle), longest.campaign);
  const campaign = isPractice ? noticeText.practice(about) : about;
  const body =
    news.kind === 'meeting-booked' && news.startMs !== undefined
      ? noticeText.bookedFor(when(news.startMs), campaign)
      : campaign;
  return {
    id: randomUUID(),
    workspaceId: news.workspaceId,
    conversationId: news.meetingId,
    kind: news.kind,
    key: news.key,
    title:
      news.kind === 'meeting-booked'
        ? noticeText.titles['meeting-booked'](name)
        : noticeText.troubles[news.trouble](name),
    body,
    route: meetingRoute(news.meetingId),
    at,
    seenAt: undefined,
    fate: 'waiting',
  };
}

/** In the recruiter's own zone: that of their computer. */
function when(ms: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(ms);
}
