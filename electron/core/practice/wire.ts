import type { PracticeFaults, WireRecord } from './faults.ts';
import type { Campaign, Conversation, Message, Template } from './model.ts';

/** A conversation as the API shows it. */
export function wireConversation(
  it: Conversation,
  organizationId: string,
  faults: PracticeFaults,
): WireRecord {
  const iso = (atMs: number): string => new Date(faults.alterDate(atMs)).toISOString();
  return {
    id: it.id,
    organizationId,
    campaignId: it.campaignId,
    externalId: it.externalId ?? null,
    participantPhoneNumber: it.phoneNumber ?? null,
    participantFirstName: it.firstName,
    participantLastName: it.lastName ?? null,
    participantEmailAddress: it.emailAddress ?? null,
    createdAt: iso(it.createdAt),
    updatedAt: iso(it.updatedAt),
    needsReview: it.needsReview,
    isHumanTakeover: it.takenOver,
    conversationStatus: it.status,
    stage: it.stage,
    screeningQuestionsOutcome: it.outcomes,
  };
}

/** A message as the API shows it (seed: Job Application Flow, 3c). */
export function wireMessage(it: Message, faults: PracticeFaults): WireRecord {
  return {
    id: it.id,
    conversationId: it.conversationId,
    body: it.body,
    sender: it.sender,
    status: it.sender === 'CANDIDATE' ? 'RECEIVED' : 'SENT_SUCCESS',
    createdAt: new Date(faults.alterDate(it.createdAt)).toISOString(),
  };
}

/** A campaign with the renames that the seed Job Application Flow shows: type, templateId, customRequest, agent. */
export function wireCampaign(
  it: Campaign,
  organizationId: string,
  needsReview: boolean,
): WireRecord {
  return {
    id: it.id,
    organizationId,
    type: it.campaignType,
    channel: it.channel,
    closingMethod: it.closingMethod,
    campaignStatus: it.campaignStatus,
    campaignTitle: it.campaignTitle,
    templateId: it.openingMessageTemplateId,
    customTemplatedMessage: it.customTemplatedMessage,
    customRequest: it.customMessage,
    meetingUrl: it.meetingUrl,
    contactNumber: it.contactNumber,
    calendarMeetingTemplateId: it.calendarMeetingTemplateId,
    externalId: it.externalId,
    needsReview,
    agent: it.agent,
    jobDescriptionParsed: {
      employerName: it.company ?? null,
      jobTitle: it.campaignTitle,
      summaryOfRole: it.summaryOfRole,
    },
    questions: it.questions,
  };
}

/** A template as the API shows it. */
export function wireTemplate(it: Template): WireRecord {
  return { ...it };
}
