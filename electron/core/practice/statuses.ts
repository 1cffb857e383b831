import type { ClosingMethod, ConversationStatus } from './model.ts';

/** The four states in which a recruiter may step in (seed: Job Application Flow, step 3). */
const takeoverStatuses: readonly ConversationStatus[] = [
  'ONGOING',
  'COMPLETED_MEETING_REQUESTED',
  'COMPLETED_AWAITING_CALL',
  'COMPLETED_CUSTOM_REQUEST',
];

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
