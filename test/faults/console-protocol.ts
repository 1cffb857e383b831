import { z } from 'zod';
import { itemStates } from '../../shared/outbox/model.ts';

/** Where the console's practice Popp is and where its data goes. */
export const consoleOptionsSchema = z.object({
  dataFolder: z.string(),
  witnessFile: z.string(),
  startMs: z.number(),
  baseUrl: z.string(),
  organizationId: z.string(),
  apiKey: z.string(),
  limits: z.object({
    first: z.number(),
    second: z.number(),
    most: z.number(),
    fastMs: z.number(),
  }),
});

/** How to start a console of the fault runs. */
export type ConsoleOptions = z.infer<typeof consoleOptionsSchema>;

/** Candidates to add, as the first row number and how many. */
const addSchema = z.object({
  name: z.literal('add'),
  campaignId: z.string(),
  channel: z.string(),
  uploadId: z.string(),
  from: z.number().int(),
  count: z.number().int(),
  round: z.number().int(),
  businessHours: z.boolean(),
  ownReference: z.boolean(),
  closes: z.boolean(),
  /** Each is asked for a meeting instead. */
  meetings: z.boolean(),
});

/** What a driver may ask of the console. */
export const commandSchema = z.discriminatedUnion('name', [
  addSchema,
  z.object({ name: z.literal('advance'), ms: z.number() }),
  /** Waits until nothing moves without time, at most this long in real time. */
  z.object({ name: z.literal('state'), quietWithinMs: z.number() }),
  z.object({
    name: z.literal('lead'),
    event: z.string(),
    conversationId: z.string(),
    externalId: z.string().optional(),
  }),
  z.object({ name: z.literal('resume') }),
  /** Decides everything undecided as a recruiter who has looked at Popp: so many conversations each contact has there. */
  z.object({ name: z.literal('decide'), arrived: z.record(z.string(), z.number()) }),
  z.object({ name: z.literal('items') }),
  /** A takeover, a hand-back, or a message with a text. */
  z.object({
    name: z.literal('step'),
    conversationId: z.string(),
    requestId: z.string(),
    kind: z.enum(['takeover', 'hand-back', 'message']),
    body: z.string(),
  }),
  z.object({ name: z.literal('steps'), conversationId: z.string() }),
  z.object({ name: z.literal('stop') }),
]);

/** One thing that a driver asks of the console. */
export type Command = z.infer<typeof commandSchema>;

/** How the outbox stands. */
export const stateSchema = z.object({
  counts: z.record(z.enum(itemStates), z.number()),
  quiet: z.boolean(),
  pause: z.enum(['recruiter', 'not-let-in', 'instance']).optional(),
  mayResume: z.boolean(),
  alarms: z.number(),
});

/** How the outbox stands. */
export type ConsoleState = z.infer<typeof stateSchema>;

/** One item at the end of a run. */
export const itemStandingSchema = z.object({
  contact: z.string(),
  round: z.number(),
  state: z.enum(itemStates),
  reason: z.string().optional(),
});

/** One item at the end of a run. */
export type ItemStanding = z.infer<typeof itemStandingSchema>;

/** The workspace of every fault run. */
export const workspaceId = 'practice';

/** The phone number of a row; a range that no operator has given to anyone's real phone here, and never dialled. */
export function contactOf(row: number): string {
  return `+4479${String(10_000_000 + row)}`;
}
