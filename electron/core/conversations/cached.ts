import type { Author, ScreeningOutcome } from '../../../shared/conversations/model.ts';
import type { FlagState } from '../../../shared/conversations/flag-rules.ts';
import { waitingSince } from '../../../shared/conversations/waiting-rules.ts';

/** Whether Popp lets this organisation read the messages of a conversation. */
export type ThreadSupport = 'supported' | 'unsupported' | 'not-read-yet';

/** One conversation as the cache holds it. */
export type CachedConversation = {
  readonly workspaceId: string;
  readonly id: string;
  readonly campaignId?: string | undefined;
  readonly externalId?: string | undefined;
  readonly phoneNumber?: string | undefined;
  readonly emailAddress?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly status?: string | undefined;
  readonly stage?: string | undefined;
  readonly isHumanTakeover: boolean;
  readonly screening: readonly ScreeningOutcome[];
  readonly createdAt?: number | undefined;
  readonly updatedAt?: number | undefined;
  readonly dashboardUrl?: string | undefined;
  /** When the read that told this was sent, by this machine's clock; 0 for one that is known by a webhook alone. */
  readonly seenAt: number;
  readonly flag: FlagState;
  /** In Popp's words, where it gave any. */
  readonly flagReason?: string | undefined;
  /** This recruiter holds it since then, by this machine's clock. */
  readonly heldSince?: number | undefined;
  /** The newest message that the AI wrote in spite of our takeover and nobody has taken note of, by Popp's clock. */
  readonly leakAt?: number | undefined;
  readonly hasOpenSteps: boolean;
  /** The end of our steps has been noticed up to this `updatedAt` of theirs. */
  readonly stepsSeenThrough: number;
  readonly thread: ThreadSupport;
  readonly threadSeenAt?: number | undefined;
  readonly lastMessage?:
    | { readonly author: Author; readonly body: string; readonly at?: number | undefined }
    | undefined;
  /** The candidate's last message, by Popp's clock. */
  readonly lastInboundAt?: number | undefined;
  readonly lastInboundBody?: string | undefined;
  readonly unread: number;
  /** The first reply that nobody has looked at, by Popp's clock. */
  readonly unreadSince?: number | undefined;
  /** Put off until then, by this machine's clock. */
  readonly snoozedUntil?: number | undefined;
  /** It came back then, by Popp's clock, and nobody has looked at it since. */
  readonly wokenAt?: number | undefined;
  readonly activityAt: number;
};

/** One message as the cache holds it. */
export type CachedMessage = {
  readonly key: string;
  readonly author: Author;
  readonly body: string;
  readonly status?: string | undefined;
  readonly at?: number | undefined;
  readonly firstSeenAt: number;
  readonly isSeen: boolean;
};

/** A conversation that was not known before. */
export function blankConversation(workspaceId: string, id: string): CachedConversation {
  return {
    workspaceId,
    id,
    isHumanTakeover: false,
    screening: [],
    seenAt: 0,
    flag: { episode: 0, open: false, confirmed: false },
    hasOpenSteps: false,
    stepsSeenThrough: 0,
    thread: 'not-read-yet',
    unread: 0,
    activityAt: 0,
  };
}

/** Whether two states tell the same; when they were told does not count. */
export function isSameAnswer(left: object, right: object): boolean {
  return withoutReadTimes(left) === withoutReadTimes(right);
}

function withoutReadTimes(value: object): string {
  return JSON.stringify({ ...value, seenAt: 0, threadSeenAt: 0 });
}

/** Since when somebody waits for the recruiter in a conversation, by Popp's clock. */
export function waitingOf(conversation: CachedConversation): number | undefined {
  const { flag, activityAt, snoozedUntil, unreadSince, wokenAt } = conversation;
  return waitingSince({
    isSnoozed: snoozedUntil !== undefined,
    flaggedAt: flag.open ? (flag.openedAt ?? activityAt) : undefined,
    unreadSince,
    wokenAt,
  });
}

/** A conversation that is not put off, and that did not just come back. */
export function awake(conversation: CachedConversation): CachedConversation {
  return { ...conversation, snoozedUntil: undefined, wokenAt: undefined };
}
