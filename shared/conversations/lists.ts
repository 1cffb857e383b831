import {
  conversationPhase,
  isKnownConversationStatus,
  isTakeoverAllowed,
} from '../popp/statuses.ts';

// Without zod, because the first screen needs it.

/** Which conversations a list holds. */
export const inboxFilters = ['needs-you', 'mine', 'active', 'all', 'done', 'snoozed'] as const;

/** One of the lists of the inbox. */
export type InboxFilter = (typeof inboxFilters)[number];

/** Whoever waits longest first and then the newest, or the newest first. */
export const inboxSorts = ['waiting', 'newest'] as const;

/** One of the orders of a list. */
export type InboxSort = (typeof inboxSorts)[number];

/** Whether a conversation has come to its end: Popp lets nobody write in it any more. A status that nobody knows has not. */
export function isDone(status: string | undefined): boolean {
  if (!isKnownConversationStatus(status)) return false;
  return conversationPhase(status) !== 'pending' && !isTakeoverAllowed(status);
}

/** Which list a recruiter looks at, in which order, and what narrows it. What they search for is not among it. */
export type InboxChoice = {
  readonly filter: InboxFilter;
  readonly sort: InboxSort;
  /** A campaign, and the workspace that has it. */
  readonly campaign?: { readonly workspaceId: string; readonly id: string } | undefined;
  readonly channel?: string | undefined;
  readonly status?: string | undefined;
};

/** What a recruiter sees who has chosen nothing. */
export const firstInboxChoice: InboxChoice = { filter: 'all', sort: 'waiting' };
