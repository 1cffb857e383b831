/** How candidates are reached (seed: Campaigns). */
export const channels = ['SMS', 'WHATSAPP', 'EMAIL'] as const;
/** One way to reach candidates. */
export type Channel = (typeof channels)[number];

/** What a campaign is for (seed: Campaigns); SCHEDULING is named by the seed Job Application Flow. */
export const campaignTypes = [
  'APPLICANT_OUTREACH',
  'NEW_CANDIDATE_OUTREACH',
  'ENGAGEMENT_OUTREACH',
  'SCHEDULING',
] as const;
/** One kind of campaign. */
export type CampaignType = (typeof campaignTypes)[number];

/** What happens when screening ends well (seed: Job Application Flow, closing methods). */
export const closingMethods = [
  'CUSTOM',
  'MEETING_URL',
  'PHONE_NUMBER',
  'CALENDAR_MEETING_INTEGRATION',
] as const;
/** One way to close. */
export type ClosingMethod = (typeof closingMethods)[number];

/** Only a LIVE campaign accepts conversations (seed: Campaigns). */
export const campaignStatuses = ['DRAFT', 'LIVE', 'ARCHIVED'] as const;
/** Where a campaign stands. */
export type CampaignStatus = (typeof campaignStatuses)[number];

/** One item of the screening checklist. */
export type Question =
  | { readonly questionType: 'TEXT'; readonly isMandatory: boolean; readonly content: string }
  | {
      readonly questionType: 'DOCUMENT';
      readonly isMandatory: boolean;
      readonly documentTypes: readonly string[];
    };

/** A campaign as the practice server keeps it: the request's names; the wire renames some of them. */
export type Campaign = {
  readonly id: string;
  readonly externalId: string | undefined;
  readonly campaignType: CampaignType;
  readonly channel: Channel;
  readonly closingMethod: ClosingMethod;
  readonly campaignStatus: CampaignStatus;
  readonly campaignTitle: string;
  readonly campaignDescription: string;
  readonly company: string | undefined;
  readonly location: string | undefined;
  readonly openingMessageTemplateId: string | undefined;
  readonly customTemplatedMessage: string | undefined;
  readonly customMessage: string | undefined;
  readonly meetingUrl: string | undefined;
  readonly contactNumber: string | undefined;
  readonly calendarMeetingTemplateId: string | undefined;
  readonly agent: { readonly id: string; readonly agentName: string; readonly agentTone: string };
  readonly questions: readonly Question[];
  readonly summaryOfRole: string;
};

/** A saved text that opens a conversation or is sent during a takeover. */
export type Template = {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
  readonly type: 'OPENING_MESSAGE' | 'FOLLOW_UP';
  readonly campaignType: CampaignType;
  readonly body: string;
};

/** Where a conversation stands (seeds: Job Application Flow, Create conversation). */
export const conversationStatuses = [
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
/** One status of a conversation. */
export type ConversationStatus = (typeof conversationStatuses)[number];

/** How one screening question went. */
export type Outcome = {
  readonly screeningQuestion: string;
  readonly questionOutcome: 'PASSED' | 'FAILED';
  readonly responseSummary: string;
};

/** What a candidate's turn means to the AI. */
export type Effect = 'answer' | 'answer-two' | 'ask' | 'review' | 'refuse' | 'opt-out';

/** How far the script of a conversation has got. */
export type Progress = {
  /** -1 while the opening message waits for an answer, else the index of the question that was asked. */
  readonly point: number;
  /** How many scripted moments have been played at this point. */
  readonly moments: number;
  readonly nudges: number;
  /** What the candidate's last turn meant, until the AI has reacted to it. */
  readonly pending: Effect | undefined;
  /** How many recruiter messages the candidate has answered. */
  readonly recruiterAnswers: number;
};

/** A conversation as the practice server keeps it; times in epoch ms. */
export type Conversation = {
  readonly seq: number;
  readonly id: string;
  readonly campaignId: string;
  readonly channel: Channel;
  /** E.164, or the lower-case e-mail address in EMAIL campaigns. */
  readonly contact: string;
  readonly phoneNumber: string | undefined;
  readonly emailAddress: string | undefined;
  readonly firstName: string;
  readonly lastName: string | undefined;
  readonly externalId: string | undefined;
  readonly openingMessage: string | undefined;
  readonly additionalContext: string | undefined;
  readonly businessHours: boolean;
  readonly flow: string;
  readonly createdAt: number;
  /** When lists begin to show it. */
  readonly appearsAt: number;
  /** When it can first be read by its id. */
  readonly readableAt: number;
  readonly status: ConversationStatus;
  readonly stage: string;
  readonly needsReview: boolean;
  readonly takenOver: boolean;
  /** Events of an earlier turn are void. */
  readonly turn: number;
  readonly progress: Progress;
  readonly outcomes: readonly Outcome[];
  readonly updatedAt: number;
  readonly startedAt: number | undefined;
};

/** Who wrote a message; the seeds print USER, the other two are the practice server's reading. */
export const senders = ['AGENT', 'CANDIDATE', 'USER'] as const;
/** One author of messages. */
export type Sender = (typeof senders)[number];

/** One message of a conversation. */
export type Message = {
  readonly id: string;
  readonly conversationId: string;
  readonly body: string;
  readonly sender: Sender;
  readonly createdAt: number;
};

/** A refusal that goes over the wire in Popp's JSON. */
export class Refusal extends Error {
  readonly status: number;
  readonly problems: readonly string[];

  constructor(status: number, problems: readonly string[]) {
    super(problems.join('; '));
    this.status = status;
    this.problems = problems;
  }
}
