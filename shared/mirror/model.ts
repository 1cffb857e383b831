import { z } from 'zod';

/** What a sub-account is signed in with. */
export const tokenKinds = ['private-integration', 'access'] as const;

/** One of the kinds of token. */
export type TokenKind = (typeof tokenKinds)[number];

/** How a sub-account's connection stands. */
export const mirrorStandings = [
  'ready',
  'token-missing',
  'token-expired',
  'keychain-locked',
  'stopped',
] as const;

/** One of the ways in which a connection may stand. */
export type MirrorStanding = (typeof mirrorStandings)[number];

/** Where one candidate stands on the way to HighLevel. */
export const mirrorStates = [
  'looking',
  'no-contact',
  'creating',
  'waiting',
  'linked',
  'to-decide',
  'failed',
  'cancelled',
] as const;

/** One of the states of a candidate. */
export type MirrorState = (typeof mirrorStates)[number];

/** How a background job stands. */
export const jobStates = ['running', 'paused', 'finished', 'cancelled'] as const;

/** One of the states of a job. */
export type JobState = (typeof jobStates)[number];

/** The sub-account of one workspace. */
export const mirrorConnectionSchema = z.object({
  locationId: z.string(),
  baseUrl: z.string(),
  version: z.string(),
  /** How it signs in; says nothing about with what. */
  signIn: z.enum(tokenKinds),
  standing: z.enum(mirrorStandings),
  lastFour: z.string().optional(),
  place: z.enum(['keychain', 'memory']).optional(),
  /** When an access token ends. */
  expiresAt: z.number().int().optional(),
  /** Why nothing leaves for this sub-account. */
  stopped: z.string().optional(),
  /** Whether outcomes are written as notes of the contacts. */
  notes: z.boolean(),
});

/** The sub-account of one workspace. */
export type MirrorConnection = z.infer<typeof mirrorConnectionSchema>;

/** How a try of the connection went. */
export const mirrorTestSchema = z.object({
  outcome: z.enum([
    'works',
    'scope-missing',
    'rejected',
    'other-location',
    'unreachable',
    'failed',
  ]),
  message: z.string(),
  missing: z.array(z.string()),
});

/** How a try of the connection went. */
export type MirrorTest = z.infer<typeof mirrorTestSchema>;

/** Which candidates a job brings over. */
export const mirrorSourceSchema = z.union([
  z.strictObject({ campaignId: z.string().min(1).max(200) }),
  z.strictObject({ uploadId: z.string().min(1).max(200) }),
]);

/** Which candidates a job brings over. */
export type MirrorSource = z.infer<typeof mirrorSourceSchema>;

/** Why a job that runs does not move on. */
export const mirrorJobWaitSchema = z.object({
  why: z.enum(['stopped', 'token-expired', 'everything-paused', 'limit']),
  /** What stopped it, for the recruiter. */
  words: z.string().optional(),
  /** When it goes on by itself. */
  until: z.number().int().optional(),
});

/** Why a job that runs does not move on. */
export type MirrorJobWait = z.infer<typeof mirrorJobWaitSchema>;

/** A background job with its progress. */
export const mirrorJobSchema = z.object({
  id: z.string(),
  campaignId: z.string().optional(),
  uploadId: z.string().optional(),
  title: z.string(),
  state: z.enum(jobStates),
  createsContacts: z.boolean(),
  total: z.number().int(),
  done: z.number().int(),
  counts: z.record(z.enum(mirrorStates), z.number().int()),
  /** Absent while it does not move on. */
  perMinute: z.number().optional(),
  waits: mirrorJobWaitSchema.optional(),
  createdAt: z.number().int(),
});

/** A background job with its progress. */
export type MirrorJob = z.infer<typeof mirrorJobSchema>;

/** A candidate's conversation in HighLevel. */
export const mirrorLinkSchema = z.object({
  conversationId: z.string(),
  contactId: z.string(),
  url: z.string(),
  /** The name where it could be read, else HighLevel's id of the person. */
  assignedTo: z.string().optional(),
  /** It is not there any more: this is no link. */
  deleted: z.boolean(),
  lookedAt: z.number().int(),
});

/** A candidate's conversation in HighLevel. */
export type MirrorLink = z.infer<typeof mirrorLinkSchema>;

/** One candidate of a job, as its list shows it. */
export const mirroredCandidateSchema = z.object({
  id: z.string(),
  name: z.string(),
  contact: z.string(),
  state: z.enum(mirrorStates),
  words: z.string().optional(),
  conversationId: z.string().optional(),
  link: mirrorLinkSchema.optional(),
  itemId: z.string().optional(),
});

/** One candidate of a job. */
export type MirroredCandidate = z.infer<typeof mirroredCandidateSchema>;
