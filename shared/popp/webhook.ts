import { z } from 'zod';
import { screeningField } from './conversation.ts';
import type { ScreeningOutcome } from './conversation.ts';
import {
  flagField,
  idField,
  isJsonObject,
  numberField,
  present,
  textField,
  timeField,
  unreadable,
} from './fields.ts';
import type { JsonObject } from './fields.ts';
import { meetingField, type PoppMeeting } from './meeting.ts';

/** The conversation events that a source names; others are stored and shown. */
export const knownConversationEvents = [
  'CONVERSATION_QUEUED',
  'CONVERSATION_STARTED',
  'CONVERSATION_COMPLETED',
  'CONVERSATION_NEEDS_REVIEW',
  'CONVERSATION_OPTED_OUT',
  'CONVERSATION_MAX_NUDGES_REACHED',
  'START_CONVERSATION_FAILED',
] as const;

/** The scheduling events that a source names; others of the family are kept in a meeting's history. */
export const knownCalendarEvents = [
  'CALENDAR_MEETING_SCHEDULED',
  'CALENDAR_MEETING_UPDATED',
  'CALENDAR_MEETING_CANCELLED',
  'CALENDAR_MEETING_RESCHEDULED',
  'CALENDAR_AVAILABILITY_NOT_FOUND',
  'CALENDAR_MORE_TIME_REQUESTED',
  'CALENDAR_NOTE_TAKER_COMPLETED',
] as const;

/** What a delivery says about its subject; `recordId` is the conversation for CONVERSATION_*, the booking for CALENDAR_*. */
export type PoppWebhookData = {
  readonly recordId?: string;
  readonly organizationId?: string;
  readonly conversationId?: string;
  readonly campaignId?: string;
  readonly candidateId?: string;
  readonly externalId?: string;
  readonly externalCampaignId?: string;
  readonly campaignConversationUrl?: string;
  readonly isHumanTakeover?: boolean;
  readonly conversationStatus?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly scorecardTotalValue?: number;
  readonly screeningQuestionsOutcome?: readonly ScreeningOutcome[];
  readonly meeting?: PoppMeeting;
};

/** One delivery; `eventId` and `eventTimestamp` are absent in an older documented shape. Times are epoch milliseconds. */
export type PoppWebhook = {
  readonly event: string;
  readonly eventId?: string;
  readonly eventTimestamp?: number;
  readonly data: PoppWebhookData;
  readonly raw: JsonObject;
};

const envelopeSchema = z.looseObject({
  event: idField,
  eventId: textField,
  eventTimestamp: timeField,
  data: z.unknown().optional(),
});

const dataSchema = z.looseObject({
  recordId: textField,
  organizationId: textField,
  conversationId: textField,
  campaignId: textField,
  candidateId: textField,
  externalId: textField,
  externalConversationId: textField,
  externalCampaignId: textField,
  campaignConversationUrl: textField,
  isHumanTakeover: flagField,
  conversationStatus: textField,
  status: textField,
  participantFirstName: textField,
  participantFirsName: textField,
  participantLastName: textField,
  scorecardTotalValue: numberField,
  screeningQuestionsOutcome: screeningField,
  meetingDetails: meetingField,
});

/** Reads a delivery that has been verified; without an event name it is unreadable. */
export function parseWebhook(json: unknown): PoppWebhook {
  const read = envelopeSchema.safeParse(json);
  if (!read.success || !isJsonObject(json)) throw unreadable('an event');
  const { event, eventId, eventTimestamp, data } = read.data;
  return {
    event,
    ...present({ eventId, eventTimestamp }),
    data: parseData(isJsonObject(data) ? data : {}),
    raw: json,
  };
}

function parseData(data: JsonObject): PoppWebhookData {
  const wire = dataSchema.parse(data);
  return present({
    recordId: wire.recordId,
    organizationId: wire.organizationId,
    conversationId: wire.conversationId,
    campaignId: wire.campaignId,
    candidateId: wire.candidateId,
    externalId: wire.externalId ?? wire.externalConversationId,
    externalCampaignId: wire.externalCampaignId,
    campaignConversationUrl: wire.campaignConversationUrl,
    isHumanTakeover: wire.isHumanTakeover,
    conversationStatus: wire.conversationStatus ?? wire.status,
    firstName: wire.participantFirstName ?? wire.participantFirsName,
    lastName: wire.participantLastName,
    scorecardTotalValue: wire.scorecardTotalValue,
    screeningQuestionsOutcome: wire.screeningQuestionsOutcome,
    meeting: wire.meetingDetails,
  });
}
