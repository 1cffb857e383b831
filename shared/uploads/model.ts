import { z } from 'zod';
import { itemReaches, itemStates } from '../outbox/model.ts';
import { columnSchema, correctionsSchema, mappingSchema } from './fields.ts';
import { problemCodeSchema, problemSchema } from './problems.ts';

/**
 * Where an upload stands. `cut-off`: the console stopped while reading, the copy is whole and can be read again.
 * `unreadable`: the file is not a table we can read; `failure` says why. `checking`: rows are being judged again.
 */
export const uploadStatuses = [
  'reading',
  'cut-off',
  'unreadable',
  'checking',
  'ready',
  'sent',
] as const;

/** One of the places where an upload may stand. */
export type UploadStatus = (typeof uploadStatuses)[number];

/** Why a file could not be read as a table of candidates. */
export const readFailureReasons = [
  'empty',
  'header-only',
  'workbook',
  'pdf',
  'image',
  'archive',
  'binary',
  'utf-16',
  'not-utf-8',
  'web-page',
  'json',
  'not-a-table',
  'quote-not-closed',
  'record-too-long',
  'too-many-columns',
  'copy-missing',
  'stopped',
  'crashed',
] as const;

/** Why a file could not be read, and where. */
export const readFailureSchema = z.object({
  reason: z.enum(readFailureReasons),
  /** The line of the file, counted from 1. */
  line: z.number().int().positive().optional(),
});

/** Why a file could not be read, and where. */
export type ReadFailure = z.infer<typeof readFailureSchema>;

/** Where one row stands; `sent` rows are locked. */
export const rowStates = ['ready', 'problem', 'left-out', 'sent'] as const;

/** One of the places where a row may stand. */
export type RowState = (typeof rowStates)[number];

/** How many rows stand where. */
export const rowCountsSchema = z.object({
  total: z.number().int(),
  ready: z.number().int(),
  problem: z.number().int(),
  'left-out': z.number().int(),
  sent: z.number().int(),
});

/** How many rows stand where. */
export type RowCounts = z.infer<typeof rowCountsSchema>;

/** The channels a campaign may use (seed: Campaigns). */
export const channels = ['SMS', 'WHATSAPP', 'EMAIL'] as const;

/** One of the channels a campaign may use. */
export type Channel = (typeof channels)[number];

/** How the conversations of an upload are started. */
export const uploadOptionsSchema = z.object({
  /** Wait for business hours where the candidate is (seed: Create conversation). */
  businessHours: z.boolean(),
  /** Closes the ongoing conversation with the same contact in the same campaign first. Never resent automatically. */
  skipDuplicationCheck: z.boolean(),
  /** Closes every ongoing conversation with the same contact and channel in all campaigns first. Never resent automatically. */
  closePreviousConversations: z.boolean(),
});

/** How the conversations of an upload are started. */
export type UploadOptions = z.infer<typeof uploadOptionsSchema>;

/** What an upload starts with: business hours on, nothing closed. */
export const defaultOptions: UploadOptions = {
  businessHours: true,
  skipDuplicationCheck: false,
  closePreviousConversations: false,
};

/** The campaign an upload goes to, as it was when chosen or last looked at. */
export const uploadCampaignSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  channel: z.enum(channels),
});

/** The campaign an upload goes to. */
export type UploadCampaign = z.infer<typeof uploadCampaignSchema>;

/** One upload in the list. */
export const uploadSummarySchema = z.object({
  id: z.string(),
  workspaceId: z.string(),
  fileName: z.string(),
  sizeBytes: z.number(),
  status: z.enum(uploadStatuses),
  createdAt: z.number(),
  sentAt: z.number().optional(),
  /** Share of the file read, or of the rows judged again, from 0 to 1. */
  progress: z.number().min(0).max(1),
  counts: rowCountsSchema,
  campaign: uploadCampaignSchema.optional(),
  failure: readFailureSchema.optional(),
});

/** One upload in the list. */
export type UploadSummary = z.infer<typeof uploadSummarySchema>;

/** One upload with everything its page shows beside its rows. */
export const uploadDetailSchema = uploadSummarySchema.extend({
  columns: z.array(columnSchema),
  mapping: mappingSchema,
  defaultCountry: z.string().optional(),
  separator: z.enum([',', ';', '\t']).optional(),
  options: uploadOptionsSchema,
  problems: z.array(
    z.object({ code: problemCodeSchema, blocking: z.boolean(), count: z.number().int() }),
  ),
  /** Rows still here with a problem or a warning. */
  withProblems: z.number().int(),
  /** The file has neither a phone nor an e-mail column that we recognise; one must be chosen. */
  contactColumnMissing: z.boolean(),
  /** The outbox holds what waits because the recruiter paused it. */
  paused: z.boolean(),
});

/** One upload with everything its page shows beside its rows. */
export type UploadDetail = z.infer<typeof uploadDetailSchema>;

/** What became of a row that left for the outbox. */
export const rowItemSchema = z.object({
  id: z.string(),
  state: z.enum(itemStates),
  reach: z.enum(itemReaches).optional(),
  reason: z.string().optional(),
});

/** One row of the review table. */
export const uploadRowSchema = z.object({
  /** As a spreadsheet counts it: the header is row 1. */
  row: z.number().int(),
  state: z.enum(rowStates),
  /** The recruiter left it out; problems are still shown. */
  firstName: z.string(),
  lastName: z.string(),
  /** E.164 when it could be normalised. */
  phoneNumber: z.string().optional(),
  /** As the file or the recruiter wrote it. */
  phoneText: z.string(),
  emailAddress: z.string(),
  externalId: z.string(),
  applicationSource: z.string(),
  openingMessage: z.string(),
  additionalContext: z.string(),
  countryCode: z.string(),
  /** Fields the recruiter typed over. */
  corrections: correctionsSchema,
  problems: z.array(problemSchema),
  item: rowItemSchema.optional(),
});

/** One row of the review table. */
export type UploadRow = z.infer<typeof uploadRowSchema>;

/** Which rows a page of the table shows. */
export const rowFilters = ['all', 'problems', 'left-out', 'ready', 'sent'] as const;

/** One of the ways to narrow the table. */
export type RowFilter = (typeof rowFilters)[number];
