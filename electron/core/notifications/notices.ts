import { randomUUID } from 'node:crypto';
import { conversationRoute, inboxRoute } from '../../../shared/conversations/routes.ts';
import type { ConsoleNotice, MeetingNoticeKind } from '../../../shared/notifications/model.ts';
import { scheduleRoute } from '../../../shared/scheduling/routes.ts';
import { plainLine } from '../../../shared/notifications/plain-text.ts';
import type { CampaignFacts } from '../conversations/cache.ts';
import type { CachedConversation } from '../conversations/cached.ts';
import { candidateName } from '../conversations/names.ts';
import { isAboutMeeting } from './meeting-notices.ts';
import type { KeptNotice } from './repository.ts';
import { noticeText } from './text.ts';

/** What a notice is about. */
export type NoticeSubject = {
  readonly conversation: CachedConversation;
  readonly campaign: CampaignFacts | undefined;
  readonly isPractice: boolean;
  /** The candidate's words, where the recruiter chose to have them in notices. */
  readonly words: string | undefined;
};

/** The kinds that are about one conversation. */
export type ConversationNoticeKind = Exclude<KeptNotice['kind'], MeetingNoticeKind>;

const longest = { name: 60, campaign: 80, words: 140 };

/** What one notice says: candidate and campaign, and no message text unless it was asked for. */
export function wordsOf(
  kind: ConversationNoticeKind,
  { conversation, campaign, isPractice, words }: NoticeSubject,
): Pick<KeptNotice, 'title' | 'body'> {
  // An id names nobody: where nothing else is known, the notice comes without a name.
  const { firstName, lastName, phoneNumber, emailAddress } = conversation;
  const isKnown = [firstName, lastName, phoneNumber, emailAddress].some((one) => one !== undefined);
  const name = isKnown
    ? plainLine(candidateName(conversation), longest.name)
    : noticeText.nobodyKnown;
  const title = campaign?.title;
  const about = noticeText.campaign(
    title === undefined ? undefined : plainLine(title, longest.campaign),
  );
  const quoted =
    words === undefined ? about : noticeText.quoted(about, plainLine(words, longest.words));
  return {
    title: noticeText.titles[kind](name),
    body: isPractice ? noticeText.practice(quoted) : quoted,
  };
}

/** A new notice about one flag or reply, to be decided on. */
export function newNotice(
  kind: ConversationNoticeKind,
  key: string,
  subject: NoticeSubject,
  at: number,
): KeptNotice {
  const { workspaceId, id } = subject.conversation;
  return {
    id: randomUUID(),
    workspaceId,
    conversationId: id,
    kind,
    key,
    ...wordsOf(kind, subject),
    route: conversationRoute(id),
    at,
    seenAt: undefined,
    fate: 'waiting',
  };
}

/** How a notice may be shown. */
export type Manner = { readonly outside: boolean; readonly sound: boolean };

/** A kept notice as a screen knows it. */
export function shownNotice(kept: KeptNotice, { outside, sound }: Manner): ConsoleNotice {
  const { key: _key, seenAt, conversationId, ...notice } = kept;
  return {
    ...notice,
    ...(isAboutMeeting(kept.kind) ? {} : { conversationId }),
    count: 1,
    seen: seenAt !== undefined,
    outside,
    sound,
  };
}

/** One notice in place of several: those that came together, or those that waited for the end of quiet hours. */
export function countedNotice(
  kind: 'several' | 'summary',
  covered: readonly KeptNotice[],
  at: number,
  { outside, sound }: Manner,
): ConsoleNotice {
  const conversations = (wanted?: KeptNotice['kind']) =>
    new Set(
      covered
        .filter((one) => wanted === undefined || one.kind === wanted)
        .map((one) => one.conversationId),
    ).size;
  const meetings = conversations('meeting-booked') + conversations('meeting-failed');
  const [only] = covered;
  const isOne = conversations() === 1 && only !== undefined;
  const isMeetings = covered.every((one) => isAboutMeeting(one.kind));
  const words =
    kind === 'several'
      ? {
          title: noticeText.severalTitle(conversations() - meetings, meetings),
          body: isMeetings ? noticeText.severalMeetings : noticeText.severalBody,
        }
      : {
          title: noticeText.summaryTitle(
            conversations('flag'),
            conversations('reply'),
            conversations('leak'),
            conversations('reminder'),
            meetings,
          ),
          body: isMeetings ? noticeText.summaryMeetings : noticeText.summaryBody,
        };
  return {
    id: randomUUID(),
    workspaceId: only?.workspaceId ?? '',
    kind,
    ...words,
    route: isOne ? only.route : isMeetings ? scheduleRoute : inboxRoute,
    count: Math.max(1, conversations()),
    at,
    seen: false,
    fate: 'waiting',
    outside,
    sound,
  };
}
