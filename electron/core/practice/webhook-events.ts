import { randomUUID } from 'node:crypto';
import type { Campaign, Conversation } from './model.ts';
import type { PracticeMeeting } from './repository-meetings.ts';

/** What Popp tells about conversations. There is none for a candidate's ordinary reply. */
export type ConversationEvent =
  | 'CONVERSATION_QUEUED'
  | 'CONVERSATION_STARTED'
  | 'CONVERSATION_COMPLETED'
  | 'CONVERSATION_NEEDS_REVIEW'
  | 'CONVERSATION_OPTED_OUT'
  | 'CONVERSATION_MAX_NUDGES_REACHED'
  | 'START_CONVERSATION_FAILED';

/** The bytes of one event; NEEDS_REVIEW carries exactly what the seed Job Application Flow prints, the rest what Popp's pages name. */
export function eventBody(
  event: ConversationEvent,
  facts: {
    readonly organizationId: string;
    readonly campaign: Campaign;
    readonly conversation: Conversation;
    readonly at: number;
  },
): string {
  const { campaign, conversation } = facts;
  const common = {
    recordId: conversation.id,
    organizationId: facts.organizationId,
    externalId: conversation.externalId,
    externalCampaignId: campaign.externalId,
    campaignConversationUrl: `https://ai.joinpopp.com/campaign/outbound/${campaign.id}?conversationId=${conversation.id}`,
  };
  return JSON.stringify({
    event,
    eventId: `evt_${randomUUID()}`,
    eventTimestamp: new Date(facts.at).toISOString(),
    data: { ...common, ...particulars(event, conversation) },
  });
}

function particulars(event: ConversationEvent, conversation: Conversation): object {
  if (event === 'CONVERSATION_NEEDS_REVIEW') return { isHumanTakeover: conversation.takenOver };
  const told = {
    conversationStatus: conversation.status,
    participantFirstName: conversation.firstName,
    participantLastName: conversation.lastName,
  };
  if (event !== 'CONVERSATION_COMPLETED') return told;
  return {
    ...told,
    scorecardTotalValue: null,
    screeningQuestionsOutcome: conversation.outcomes,
  };
}

/** The bytes of one scheduling event (Popp's guide Scheduling Events); a meeting without a time has no times to tell. */
export function meetingBody(
  event: string,
  facts: {
    readonly organizationId: string;
    readonly campaign: Campaign;
    readonly conversation: Conversation;
    readonly meeting: PracticeMeeting;
    readonly at: number;
  },
): string {
  const { campaign, conversation, meeting } = facts;
  const { wish, slot, bookingId } = meeting;
  const candidate = {
    name: [conversation.firstName, conversation.lastName].filter(Boolean).join(' '),
    email: conversation.emailAddress,
  };
  return JSON.stringify({
    event,
    eventId: `evt_${randomUUID()}`,
    eventTimestamp: new Date(facts.at).toISOString(),
    data: {
      recordId: bookingId,
      organizationId: facts.organizationId,
      conversationId: conversation.id,
      externalConversationId: conversation.externalId,
      externalCampaignId: campaign.externalId,
      meetingDetails: {
        title: wish.title,
        startDateTime: slot === undefined ? undefined : new Date(slot.startMs).toISOString(),
        endDateTime: slot === undefined ? undefined : new Date(slot.endMs).toISOString(),
        timezone: wish.timezone,
        location: wish.location,
        videoConference: wish.video,
        meetingUrl:
          wish.video && slot !== undefined ? `https://practice.invalid/${bookingId}` : undefined,
        participants: [...wish.participants.map(({ name, email }) => ({ name, email })), candidate],
      },
    },
  });
}
