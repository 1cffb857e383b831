import type { ClosingMethod, ConversationStatus } from './model.ts';

/** A person with one of these is spoken to or about to be: a second conversation waits (seed: Create conversation). */
export const activeStatuses: readonly ConversationStatus[] = ['CREATED', 'QUEUED', 'ONGOING'];

/** The four states in which a recruiter may step in (seed: Job Application Flow, step 3). */
export const takeoverStatuses: readonly ConversationStatus[] = [
  'ONGOING',
  'COMPLETED_MEETING_REQUESTED',
  'COMPLETED_AWAITING_CALL',
  'COMPLETED_CUSTOM_REQUEST',
];

/** Whether the conversation blocks another one with the same person. */
export function isActive(status: ConversationStatus): boolean {
  return activeStatuses.includes(status);
}

/** Whether a recruiter may take the conversation over or write in it. */
export function allowsTakeover(status: ConversationStatus): boolean {
  return takeoverStatuses.includes(status);
}

/** The status in which a conversation ends when screening went well. */
export const closingStatus = {
  MEETING_URL: 'COMPLETED_MEETING_REQUESTED',
  PHONE_NUMBER: 'COMPLETED_AWAITING_CALL',
  CUSTOM: 'COMPLETED_CUSTOM_REQUEST',
  CALENDAR_MEETING_INTEGRATION: 'COMPLETED_SCREENING_PASSED',
} as const satisfies Record<ClosingMethod, ConversationStatus>;
