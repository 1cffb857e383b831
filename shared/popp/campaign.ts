import { z } from 'zod';
import { unwrap } from './conversation.ts';
import {
  flagField,
  idField,
  isJsonObject,
  listField,
  present,
  textField,
  unreadable,
} from './fields.ts';
import type { JsonObject } from './fields.ts';

/** One screening question of a campaign. */
export type CampaignQuestion = {
  /** `TEXT` or `DOCUMENT`, or a word that no source names. */
  readonly questionType?: string;
  readonly content?: string;
  readonly isMandatory?: boolean;
  readonly documentTypes?: readonly string[];
};

/** The AI that speaks for a campaign. */
export type CampaignAgent = {
  readonly id?: string;
  readonly agentName?: string;
  readonly agentTone?: string;
};

/** What Popp read out of the job description. */
export type JobDescription = {
  readonly employerName?: string;
  readonly jobTitle?: string;
  readonly summaryOfRole?: string;
};

/** A campaign as Popp tells it, under the names of its answers; `raw` is everything that came. */
export type PoppCampaign = {
  readonly id: string;
  readonly externalId?: string;
  readonly title?: string;
  readonly status?: string;
  readonly type?: string;
  readonly channel?: string;
  readonly closingMethod?: string;
  readonly needsReview?: boolean;
  readonly agent?: CampaignAgent;
  readonly questions: readonly CampaignQuestion[];
  readonly jobDescriptionParsed?: JobDescription;
  readonly openingMessage?: string;
  readonly templateId?: string;
  readonly customRequest?: string;
  readonly meetingUrl?: string;
  readonly contactNumber?: string;
  readonly raw: JsonObject;
};

const agentField = z
  .looseObject({ id: textField, agentName: textField, agentTone: textField })
  .transform((wire): CampaignAgent =>
    present({ id: wire.id, agentName: wire.agentName, agentTone: wire.agentTone }),
  )
  .optional()
  .catch(undefined);

const jobField = z
  .looseObject({ employerName: textField, jobTitle: textField, summaryOfRole: textField })
  .transform((wire): JobDescription =>
    present({
      employerName: wire.employerName,
      jobTitle: wire.jobTitle,
      summaryOfRole: wire.summaryOfRole,
    }),
  )
  .optional()
  .catch(undefined);

const questionsField = listField(
  z
    .looseObject({
      questionType: textField,
      content: textField,
      isMandatory: flagField,
      documentTypes: listField(z.string()),
    })
    .transform((wire): CampaignQuestion =>
      present({
        questionType: wire.questionType,
        content: wire.content,
        isMandatory: wire.isMandatory,
        documentTypes: wire.documentTypes,
      }),
    ),
);

// Requests and answers name the same things differently (seeds: Job Application Flow, step 1b; Understanding Campaigns).
const wireSchema = z.looseObject({
  id: idField,
  externalId: textField,
  campaignTitle: textField,
  title: textField,
  campaignStatus: textField,
  status: textField,
  type: textField,
  campaignType: textField,
  channel: textField,
  closingMethod: textField,
  needsReview: flagField,
  agent: agentField,
  questions: questionsField,
  jobDescriptionParsed: jobField,
  openingMessage: textField,
  customTemplatedMessage: textField,
  templateId: textField,
  openingMessageTemplateId: textField,
  customRequest: textField,
  customMessage: textField,
  meetingUrl: textField,
  contactNumber: textField,
});

/** Reads one campaign, bare or wrapped as `{data}` or `{campaign}`; without an id it is unreadable. */
export function parseCampaign(json: unknown): PoppCampaign {
  const raw = unwrap(json, ['data', 'campaign']);
  const read = wireSchema.safeParse(raw);
  if (!read.success || !isJsonObject(raw)) throw unreadable('a campaign');
  const wire = read.data;
  return {
    id: wire.id,
    questions: wire.questions ?? [],
    ...present({
      externalId: wire.externalId,
      title: wire.campaignTitle ?? wire.title,
      status: wire.campaignStatus ?? wire.status,
      type: wire.type ?? wire.campaignType,
      channel: wire.channel,
      closingMethod: wire.closingMethod,
      needsReview: wire.needsReview,
      agent: wire.agent,
      jobDescriptionParsed: wire.jobDescriptionParsed,
      openingMessage: wire.openingMessage ?? wire.customTemplatedMessage,
      templateId: wire.templateId ?? wire.openingMessageTemplateId,
      customRequest: wire.customRequest ?? wire.customMessage,
      meetingUrl: wire.meetingUrl,
      contactNumber: wire.contactNumber,
    }),
    raw,
  };
}

/** Whether the campaign accepts conversations (seed: Understanding Campaigns). */
export function isLiveCampaign(campaign: PoppCampaign): boolean {
  return campaign.status === 'LIVE';
}
