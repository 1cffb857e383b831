import { z } from 'zod';
import { change, doneSchema, read } from '../contract-base.ts';
import { correctionsSchema, mappingSchema } from './fields.ts';
import {
  rowFilters,
  uploadDetailSchema,
  uploadOptionsSchema,
  uploadRowSchema,
  uploadSummarySchema,
} from './model.ts';
import { problemCodeSchema } from './problems.ts';
import { progressSchema, reviewSchema } from './review.ts';

const id = z.string().min(1).max(200);
const country = z.string().regex(/^[A-Z]{2}$/);
const rowNumber = z.number().int().positive();

/** Some rows by number, or every row that has one problem. */
const rowChoice = z.union([
  z.strictObject({ rows: z.array(rowNumber).min(1).max(10_000) }),
  z.strictObject({ problem: problemCodeSchema }),
]);

/** What a recruiter can do with a candidate file. Every call names an upload; an upload never changes its workspace. */
export const uploadsContract = {
  /** Takes a dropped or chosen file and starts to read it. `localeCountry` is used only if the file itself suggests no country. */
  open: change(
    { workspaceId: id, ticket: id, localeCountry: country.optional() },
    z.object({ uploadId: z.string() }),
  ),
  list: read({ workspaceId: id }, z.array(uploadSummarySchema)),
  get: read({ uploadId: id }, uploadDetailSchema),
  /** One page of the table. `problem` narrows to the rows that have it. */
  rows: read(
    {
      uploadId: id,
      filter: z.enum(rowFilters),
      problem: problemCodeSchema.optional(),
      search: z.string().max(200).optional(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(500),
    },
    z.object({ total: z.number().int(), rows: z.array(uploadRowSchema) }),
  ),
  /** Starts over from the kept copy: after a cut-off, a stop or a crash. Corrections are kept. */
  readAgain: change({ uploadId: id }, doneSchema),
  stopReading: change({ uploadId: id }, doneSchema),
  setMapping: change({ uploadId: id, mapping: mappingSchema }, doneSchema),
  setDefaultCountry: change({ uploadId: id, country }, doneSchema),
  /** Types over fields of one row; an empty list of fields changes nothing. The row is judged again. */
  fixRow: change(
    { uploadId: id, row: rowNumber, values: correctionsSchema },
    z.object({ row: uploadRowSchema }),
  ),
  leaveOut: change({ uploadId: id, choice: rowChoice }, z.object({ changed: z.number().int() })),
  takeIn: change({ uploadId: id, choice: rowChoice }, z.object({ changed: z.number().int() })),
  /** Only a LIVE campaign of the upload's own workspace. */
  chooseCampaign: change({ uploadId: id, campaignId: id }, doneSchema),
  setOptions: change({ uploadId: id, options: uploadOptionsSchema }, doneSchema),
  review: read({ uploadId: id }, reviewSchema),
  /** 'Send me one first': an ordinary conversation with the recruiter's own phone or e-mail, outside the upload. */
  sendOneToMe: change(
    {
      uploadId: id,
      firstName: z.string().min(1).max(200),
      /** A phone number or an e-mail address, as the campaign's channel asks. */
      contact: z.string().min(1).max(320),
      /** Borrows the opening message and context of this row. */
      likeRow: rowNumber.optional(),
    },
    z.object({ itemId: z.string(), contact: z.string(), sentBefore: z.boolean() }),
  ),
  /** Hands every ready row to the outbox, all or none. `reviewedCount` is the number the review sheet showed. */
  send: change(
    {
      uploadId: id,
      reviewedCount: z.number().int().positive(),
      /** The number as typed by the recruiter; needed above 500. */
      confirmCount: z.number().int().positive().optional(),
    },
    z.object({ sent: z.number().int(), alreadySent: z.number().int() }),
  ),
  progress: read({ uploadId: id }, progressSchema),
  pause: change({ uploadId: id }, doneSchema),
  resume: change({ uploadId: id }, doneSchema),
  /** Withdraws what has not left yet. */
  cancel: change({ uploadId: id }, z.object({ cancelled: z.number().int() })),
  /** Removes the upload, its rows and its copy. What was sent stays in the outbox and at Popp. */
  remove: change({ uploadId: id }, doneSchema),
};
