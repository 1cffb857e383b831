import { z } from 'zod';

/** The most that one draft may hold, as JSON in bytes; fifty pages of a job description are a fifth of it. */
export const draftLimitBytes = 768 * 1024;

/** The most questions that one draft may hold. */
export const questionLimit = 100;

const text = z.string().default('');

/** One question as it is being written. What is not its kind stays beside it, so that changing one's mind loses nothing. */
export const draftQuestionSchema = z.object({
  /** Ours alone, to tell questions apart while they move. */
  id: z.string().min(1).max(100),
  questionType: z.string().default('TEXT'),
  isMandatory: z.boolean().default(true),
  content: text,
  documentTypes: z.array(z.string()).max(50).default([]),
});

/** One question as it is being written. */
export type DraftQuestion = z.infer<typeof draftQuestionSchema>;

/**
 * A campaign as it is being written, under the names of POST /v1/campaigns (seed: Job Application Flow, step 1b).
 * Everything may be empty or wrong: a draft can always be saved. Values that we do not know are kept as they came.
 */
export const draftSchema = z.object({
  campaignType: text,
  channel: text,
  closingMethod: text,
  campaignTitle: text,
  campaignDescription: text,
  company: text,
  location: text,
  /** Which of the two openings is meant; the API takes never both. */
  opening: z.enum(['template', 'custom']).default('template'),
  openingMessageTemplateId: text,
  customTemplatedMessage: text,
  questions: z.array(draftQuestionSchema).max(questionLimit).default([]),
  agentName: text,
  agentTone: text,
  customMessage: text,
  meetingUrl: text,
  contactNumber: text,
  /** The country that a number without + is read by; never sent. */
  contactCountry: text,
  calendarMeetingTemplateId: text,
  campaignStatus: z.string().default('LIVE'),
  externalId: text,
});

/** A campaign as it is being written. */
export type CampaignDraft = z.infer<typeof draftSchema>;

/** A draft with nothing in it yet. */
export function emptyDraft(): CampaignDraft {
  return draftSchema.parse({});
}

/** How large a draft is when it is kept, in bytes. */
export function draftBytes(draft: CampaignDraft): number {
  return utf8Bytes(JSON.stringify(draft));
}

/** The bytes of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes += 1;
    else if (point < 0x8_00) bytes += 2;
    else bytes += point < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
}
