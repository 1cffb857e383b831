import type { CampaignDraft } from './draft.ts';

/** What each closing method needs beside it (seed: Job Application Flow, 'Closing methods'). */
export const closingCompanions = {
  CUSTOM: 'customMessage',
  MEETING_URL: 'meetingUrl',
  PHONE_NUMBER: 'contactNumber',
  CALENDAR_MEETING_INTEGRATION: 'calendarMeetingTemplateId',
} as const;

/** One of the ways to close that the seeds name. */
export type ClosingMethod = keyof typeof closingCompanions;

/** A field that belongs to one closing method. */
export type CompanionField = (typeof closingCompanions)[ClosingMethod];

/** The closing methods in the order in which they are offered. */
export const closingMethods: readonly ClosingMethod[] = [
  'CUSTOM',
  'MEETING_URL',
  'PHONE_NUMBER',
  'CALENDAR_MEETING_INTEGRATION',
];

/** Whether the seeds name it. */
export function isClosingMethod(value: string): value is ClosingMethod {
  return Object.hasOwn(closingCompanions, value);
}

/** One question on the wire. */
export type RequestQuestion = {
  readonly questionType: string;
  readonly isMandatory: boolean;
  readonly content?: string;
  readonly documentTypes?: readonly string[];
};

/** The body of POST /v1/campaigns (seed: Job Application Flow, step 1b). `campaignStatus` is never left out: the API would take LIVE. */
export type CampaignRequest = {
  readonly campaignType: string;
  readonly channel: string;
  readonly closingMethod: string;
  readonly campaignTitle: string;
  readonly campaignDescription: string;
  readonly campaignStatus: string;
  readonly company?: string;
  readonly location?: string;
  readonly customMessage?: string;
  readonly meetingUrl?: string;
  readonly contactNumber?: string;
  readonly calendarMeetingTemplateId?: string;
  readonly openingMessageTemplateId?: string;
  readonly customTemplatedMessage?: string;
  readonly agentName?: string;
  readonly agentTone?: string;
  readonly externalId?: string;
  readonly questions?: readonly RequestQuestion[];
};

/** What is sent for a draft: only what its type and methods ask for, and never a field that is empty. */
export function toRequest(draft: CampaignDraft): CampaignRequest {
  const { closingMethod } = draft;
  const companion = isClosingMethod(closingMethod) ? closingCompanions[closingMethod] : undefined;
  return {
    campaignType: draft.campaignType,
    channel: draft.channel,
    closingMethod,
    campaignTitle: draft.campaignTitle.trim(),
    campaignDescription: draft.campaignDescription.trim(),
    ...given({ company: draft.company.trim(), location: draft.location.trim() }),
    ...(draft.opening === 'template'
      ? given({ openingMessageTemplateId: draft.openingMessageTemplateId.trim() })
      : given({ customTemplatedMessage: draft.customTemplatedMessage.trim() })),
    ...(draft.campaignType === 'SCHEDULING'
      ? {}
      : { questions: draft.questions.map((question) => toQuestion(question)) }),
    ...given({ agentName: draft.agentName.trim(), agentTone: draft.agentTone.trim() }),
    ...(companion === undefined ? {} : given({ [companion]: draft[companion].trim() })),
    campaignStatus: draft.campaignStatus,
    ...given({ externalId: draft.externalId.trim() }),
  };
}

function toQuestion(question: CampaignDraft['questions'][number]): RequestQuestion {
  const { questionType, isMandatory } = question;
  return {
    questionType,
    isMandatory,
    ...(questionType === 'DOCUMENT'
      ? {
          documentTypes: question.documentTypes
            .map((type) => type.trim())
            .filter((type) => type !== ''),
        }
      : { content: question.content.trim() }),
  };
}

function given(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
