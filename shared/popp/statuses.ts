/** Every conversation status that a source names; the API may send others, which are shown as they came. */
export const knownConversationStatuses = [
  'CREATED',
  'QUEUED',
  'ONGOING',
  'COMPLETED_MEETING_REQUESTED',
  'COMPLETED_AWAITING_CALL',
  'COMPLETED_CUSTOM_REQUEST',
  'COMPLETED_SCREENING_PASSED',
  'COMPLETED_SCREENING_FAILED',
  'CLOSED',
  'OPTED_OUT',
  'DELIVERY_FAILED',
] as const;

/** One of the statuses that a source names. */
export type KnownConversationStatus = (typeof knownConversationStatuses)[number];

/** What a status means for the recruiter. */
export type ConversationPhase = 'pending' | 'active' | 'completed' | 'ended' | 'unknown';

const phases = {
  CREATED: 'pending',
  QUEUED: 'pending',
  ONGOING: 'active',
  COMPLETED_MEETING_REQUESTED: 'completed',
  COMPLETED_AWAITING_CALL: 'completed',
  COMPLETED_CUSTOM_REQUEST: 'completed',
  COMPLETED_SCREENING_PASSED: 'completed',
  COMPLETED_SCREENING_FAILED: 'completed',
  CLOSED: 'ended',
  OPTED_OUT: 'ended',
  DELIVERY_FAILED: 'ended',
} as const satisfies Record<KnownConversationStatus, ConversationPhase>;

// seed: Job Application Flow, step 3
const takeoverStatuses: ReadonlySet<string> = new Set([
  'ONGOING',
  'COMPLETED_MEETING_REQUESTED',
  'COMPLETED_AWAITING_CALL',
  'COMPLETED_CUSTOM_REQUEST',
]);

/** Whether a source names this status. */
export function isKnownConversationStatus(
  status: string | undefined,
): status is KnownConversationStatus {
  return knownConversationStatuses.some((known) => known === status);
}

/** What a status means; `unknown` for one that no source names. */
export function conversationPhase(status: string | undefined): ConversationPhase {
  return isKnownConversationStatus(status) ? phases[status] : 'unknown';
}

/** Whether Popp lets a human take over a conversation with this status. */
export function isTakeoverAllowed(status: string | undefined): boolean {
  return status !== undefined && takeoverStatuses.has(status);
}

/** Whether the conversation blocks another with the same person: the three that the close flags close (seed: Create conversation). */
export function isOpenConversation(status: string | undefined): boolean {
  return status === 'CREATED' || status === 'QUEUED' || status === 'ONGOING';
}

/** Whether the candidate asked not to be written to again. */
export function isOptedOut(status: string | undefined): boolean {
  return status === 'OPTED_OUT';
}

/** The status of an answer that may call it `status`, `conversationStatus` or both (the seeds print each). */
export function chooseStatus(
  status: string | undefined,
  conversationStatus: string | undefined,
): string | undefined {
  if (isKnownConversationStatus(conversationStatus)) return conversationStatus;
  if (isKnownConversationStatus(status)) return status;
  return conversationStatus ?? status;
}
