import { randomUUID } from 'node:crypto';
import { conversationRoute, inboxRoute } from '../../../shared/conversations/routes.ts';
import type { ConsoleNotice, NoticeKind } from '../../../shared/notifications/model.ts';
import type { CampaignFacts } from '../conversations/cache.ts';
import type { CachedConversation } from '../conversations/cached.ts';
import { candidateName } from '../conversations/names.ts';
import type { NewNotice } from './repository.ts';
import { noticeText } from './text.ts';

/** What a notice is about. */
export type NoticeSubject = {
  readonly kind: Exclude<NoticeKind, 'several'>;
  readonly key: string;
  readonly conversation: CachedConversation;
  readonly campaign: CampaignFacts | undefined;
  readonly isPractice: boolean;
  /** The candidate's words, where the recruiter chose to have them in notices. */
  readonly words: string | undefined;
};

const longestWords = 140;

/** Up to this many notices come one by one; more come as one. */
export const mostSingleNotices = 3;

/** One notice about one flag or reply: candidate and campaign, and no message text unless it was asked for. */
export function noticeAbout(subject: NoticeSubject, at: number, isOnScreen: boolean): NewNotice {
  const { conversation, kind, key } = subject;
  const name = candidateName(conversation);
  const campaign = noticeText.campaign(subject.campaign?.title);
  const words = subject.words?.slice(0, longestWords);
  const body = words === undefined ? campaign : noticeText.quoted(campaign, words);
  return {
    id: randomUUID(),
    workspaceId: conversation.workspaceId,
    conversationId: conversation.id,
    kind,
    key,
    title: kind === 'flag' ? noticeText.flagTitle(name) : noticeText.replyTitle(name),
    body: subject.isPractice ? noticeText.practice(body) : body,
    route: conversationRoute(conversation.id),
    at,
    seenAt: isOnScreen ? at : undefined,
  };
}

/** What is shown of notices that came together: each, or one that counts them. */
export function shownOf(
  workspaceId: string,
  raised: readonly NewNotice[],
  at: number,
): ConsoleNotice[] {
  const fresh = raised.filter((notice) => notice.seenAt === undefined);
  if (fresh.length <= mostSingleNotices) {
    return fresh.map(({ key: _key, seenAt: _seenAt, ...notice }) => ({
      ...notice,
      count: 1,
      seen: false,
    }));
  }
  return [
    {
      id: randomUUID(),
      workspaceId,
      kind: 'several',
      title: noticeText.severalTitle(fresh.length),
      body: noticeText.severalBody,
      route: inboxRoute,
      count: fresh.length,
      at,
      seen: false,
    },
  ];
}
