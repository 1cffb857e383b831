import { z } from 'zod';
import { itemStates } from '../outbox/model.ts';

/** How many cached conversations of a campaign stand in one status. */
export const statusCountSchema = z.object({
  status: z.string(),
  count: z.number().int().nonnegative(),
  needsReview: z.number().int().nonnegative(),
});

/** How many cached conversations of a campaign stand in one status. */
export type StatusCount = z.infer<typeof statusCountSchema>;

/** One line of the campaign list. Status, type and channel are open: unknown values are shown as they came. */
export const campaignSummarySchema = z.object({
  id: z.string(),
  /** The job's reference in the recruiter's own system. */
  externalId: z.string().optional(),
  title: z.string(),
  status: z.string().optional(),
  type: z.string().optional(),
  channel: z.string().optional(),
  closingMethod: z.string().optional(),
  needsReview: z.boolean(),
  agentName: z.string().optional(),
  /** How its cached conversations stand, the most frequent status first. */
  conversations: z.array(statusCountSchema),
  /** When Popp last told us about it, epoch milliseconds. */
  seenAt: z.number().int(),
});

/** One line of the campaign list. */
export type CampaignSummary = z.infer<typeof campaignSummarySchema>;

/** One question of the agent's checklist (seed: Job Application Flow). */
export const campaignQuestionSchema = z.object({
  questionType: z.string().optional(),
  content: z.string().optional(),
  isMandatory: z.boolean().optional(),
  documentTypes: z.array(z.string()).optional(),
});

/** One question of the agent's checklist. */
export type CampaignQuestion = z.infer<typeof campaignQuestionSchema>;

/** One campaign with all that Popp told. */
export const campaignDetailSchema = campaignSummarySchema.extend({
  agentTone: z.string().optional(),
  /** What Popp read out of the job description. */
  jobDescriptionParsed: z
    .object({
      employerName: z.string().optional(),
      jobTitle: z.string().optional(),
      summaryOfRole: z.string().optional(),
    })
    .optional(),
  questions: z.array(campaignQuestionSchema),
  /** The words that Popp opens with, where the campaign has its own instead of a template. */
  openingMessage: z.string().optional(),
  /** The template that Popp opens with. */
  templateId: z.string().optional(),
  /** The message that closes a conversation that went well, with the method CUSTOM. */
  customRequest: z.string().optional(),
  meetingUrl: z.string().optional(),
  contactNumber: z.string().optional(),
  /** The last change of its status that was asked for here, while there is something to say about it. */
  statusChange: z
    .object({
      itemId: z.string(),
      wanted: z.string(),
      state: z.enum(itemStates),
      reason: z.string().optional(),
    })
    .optional(),
  /** Popp has it no more; shown from the cache. */
  missing: z.boolean(),
  dashboardUrl: z.string(),
});

/** One campaign with all that Popp told. */
export type CampaignDetail = z.infer<typeof campaignDetailSchema>;
