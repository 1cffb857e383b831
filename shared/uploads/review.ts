import { z } from 'zod';
import { itemReaches, itemStates } from '../outbox/model.ts';
import { uploadCampaignSchema, uploadOptionsSchema } from './model.ts';
import { problemCodeSchema } from './problems.ts';

/** More candidates than this and the number has to be typed. */
export const typedNumberAbove = 500;

/** What keeps an upload from leaving as a whole. */
export const sendBlockers = [
  'not-ready',
  'no-campaign',
  'campaign-not-live',
  'campaign-gone',
  'contact-column-missing',
  'nothing-ready',
] as const;

/** One of the things that keep an upload from leaving. */
export type SendBlocker = (typeof sendBlockers)[number];

/** Candidates in one time zone, as their phone numbers suggest it. Popp decides for itself; this is a preview. */
export const zoneEstimateSchema = z.object({
  /** IANA name of the zone, the first where a number may be in several. */
  zone: z.string(),
  count: z.number().int(),
  /** It is before 08:00 or after 21:00 there now, in at least one of the zones the number may be in. */
  night: z.boolean(),
  /** Expected time of the first message: now, or the next business hour there. */
  firstSendAt: z.number(),
});

/** Candidates in one time zone. */
export type ZoneEstimate = z.infer<typeof zoneEstimateSchema>;

/** The one sheet before anything leaves. */
export const reviewSchema = z.object({
  /** The present of the workspace's world, which local times were read by. */
  asOf: z.number(),
  blockers: z.array(z.enum(sendBlockers)),
  campaign: uploadCampaignSchema.optional(),
  options: uploadOptionsSchema,
  total: z.number().int(),
  readyCount: z.number().int(),
  alreadySentCount: z.number().int(),
  /** Why rows stay behind; a row is counted once, under its first reason. */
  leftOut: z.array(
    z.object({
      reason: z.union([z.literal('by-you'), problemCodeSchema]),
      count: z.number().int(),
    }),
  ),
  /** What candidates read first. `template`: Popp's template, whose words the API does not show. */
  openings: z.array(
    z.object({
      source: z.enum(['row', 'campaign', 'template']),
      count: z.number().int(),
      text: z.string().optional(),
      /** Whose message the text is, for `row`. */
      exampleOf: z.string().optional(),
    }),
  ),
  zones: z.array(zoneEstimateSchema),
  /** Candidates for whom it is night now. */
  nightCount: z.number().int(),
  /** Candidates whose time zone cannot be told (e-mail alone). */
  zoneUnknownCount: z.number().int(),
  /** The earliest expected message. */
  firstSend: z.object({ at: z.number(), zone: z.string() }).optional(),
  warnings: z.array(z.object({ code: problemCodeSchema, count: z.number().int() })),
  /** The number has to be typed. */
  mustTypeNumber: z.boolean(),
  /** An option closes other conversations: what becomes uncertain is left for the recruiter to decide. */
  neverResentAutomatically: z.boolean(),
});

/** The one sheet before anything leaves. */
export type Review = z.infer<typeof reviewSchema>;

/** How far the rows that left have got. */
export const progressSchema = z.object({
  total: z.number().int(),
  states: z.record(z.enum(itemStates), z.number().int()),
  /** Of the `done` ones. */
  reaches: z.partialRecord(z.enum(itemReaches), z.number().int()),
  /** Done, refused or cancelled: nothing more will happen by itself. */
  settled: z.number().int(),
  paused: z.boolean(),
  /** Reasons that hold or refuse rows, most frequent first. */
  reasons: z.array(z.object({ reason: z.string(), count: z.number().int() })),
});

/** How far the rows that left have got. */
export type Progress = z.infer<typeof progressSchema>;
