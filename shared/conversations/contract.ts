import { z } from 'zod';
import { change, doneSchema, read, stream } from '../contract-base.ts';
import { figuresSchema } from './figures.ts';
import { messageLimit, mostThreadEntries } from './limits.ts';
import { inboxFilters, inboxSorts } from './lists.ts';
import { templateChoiceSchema } from '../popp/template-choice.ts';
import { conversationSummarySchema, threadSchema } from './model.ts';

const workspaceId = z.string().min(1).max(100);
const conversationId = z.string().min(1).max(200);
const one = { workspaceId, conversationId };

/** What an added step came to; `known` when this very request had been made before. */
export const stepAddedSchema = z.object({ itemId: z.string(), known: z.boolean() });

/** The inbox: what candidates say, and stepping in. Everything that leaves goes through the outbox. */
export const conversationsContract = {
  /** One page from the cache; never waits for Popp. */
  list: read(
    {
      workspaceId,
      filter: z.enum(inboxFilters),
      /** `waiting` without. */
      sort: z.enum(inboxSorts).optional(),
      campaignId: z.string().max(200).optional(),
      channel: z.string().max(100).optional(),
      status: z.string().max(100).optional(),
      /** Words of a message, a name, an e-mail address or a reference, or a phone number however it is written. */
      search: z.string().max(20_000).optional(),
      cursor: z.string().max(400).optional(),
      limit: z.number().int().min(1).max(200).optional(),
    },
    z.object({
      items: z.array(conversationSummarySchema),
      nextCursor: z.string().optional(),
      /** How many conversations a search does not know yet, because their words are still being read. */
      notSearched: z.number().int().optional(),
    }),
  ),
  counts: read(
    { workspaceId },
    z.object({
      needsYou: z.number().int(),
      mine: z.number().int(),
      /** Conversations with unread replies. */
      unread: z.number().int(),
      active: z.number().int(),
      all: z.number().int(),
      done: z.number().int(),
      snoozed: z.number().int(),
      /** When the cache was last brought up to date with Popp, and why not since. */
      syncedAt: z.number().int().optional(),
      syncing: z.boolean(),
      /** Popp's clock minus ours: its times are compared with its own present. */
      poppOffsetMs: z.number().int(),
      problem: z.string().optional(),
    }),
  ),
  /** The newest part of a thread: as many entries as are asked for, `threadPage` without. */
  /** The pictures of a whole workspace, or of one campaign, from the cache. */
  figures: read({ workspaceId, campaignId: z.string().max(200).optional() }, figuresSchema),
  get: read(
    { ...one, entries: z.number().int().min(1).max(mostThreadEntries).optional() },
    threadSchema,
  ),
  /** While this stream is open the conversation counts as on screen: it is read often and raises no notice. */
  onScreen: stream(one, z.object({ since: z.number().int() })),
  /** The recruiter has seen everything in the thread up to this time; `through` is the newest `at` that was shown. */
  seen: change({ ...one, through: z.number().int() }, doneSchema),
  /** Asks Popp for this conversation now. */
  refresh: read(one, doneSchema),
  takeover: change(one, stepAddedSchema),
  /** Says that a takeover found at Popp is this recruiter's own; nothing is sent. */
  claim: change(one, doneSchema),
  /** Exactly one of `body` and `templateId`. `again` confirms the same text within a minute. */
  reply: change(
    {
      ...one,
      body: z.string().trim().min(1).max(messageLimit).optional(),
      templateId: z.string().min(1).max(200).optional(),
      again: z.boolean().optional(),
      /** Messages that came back and are written anew in this one. */
      replaces: z.array(z.string().max(100)).max(20).optional(),
    },
    stepAddedSchema,
  ),
  /** Popp's templates that fit the conversation's channel; asks Popp for them. */
  templates: read(one, z.object({ templates: z.array(templateChoiceSchema) })),
  handBack: change(one, stepAddedSchema),
  /** Gives up a step that is held here; nothing of it was sent. */
  discard: change({ ...one, itemId: z.string().max(100) }, doneSchema),
  /** The recruiter has taken note that the AI wrote in spite of the takeover; the thread keeps saying so. */
  leakSeen: change(one, doneSchema),
  /** Puts the conversation off until then, by this machine's clock and in this console alone; a newer message brings it back. */
  snooze: change({ ...one, until: z.number().int() }, doneSchema),
  /** Brings it back before its time. */
  unsnooze: change(one, doneSchema),
  /** Other conversations with the same person in this workspace: the same number or e-mail address. The newest first. */
  others: read(one, z.object({ items: z.array(conversationSummarySchema) })),
  /** Closes the flag here alone; a newer message or event of the candidate opens it again. */
  markHandled: change(one, doneSchema),
  /** Keeps what was typed; an empty text clears it. */
  saveDraft: change({ ...one, body: z.string().max(messageLimit) }, doneSchema),
};
