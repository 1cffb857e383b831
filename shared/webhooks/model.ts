import { z } from 'zod';

/** What became of one request at the listener. */
export const deliveryOutcomes = [
  'accepted',
  'duplicate',
  'wrong-method',
  'wrong-path',
  'too-large',
  'no-secret',
  'wrong-signature',
  'wrong-organization',
  'cut-short',
  'not-stored',
] as const;

/** One of the outcomes of a delivery. */
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** The head of one request; of those that were not verified nothing else is ever kept. */
export const deliveryHeadSchema = z.object({
  at: z.number().int(),
  outcome: z.enum(deliveryOutcomes),
  method: z.string(),
  sizeBytes: z.number().int().nonnegative().optional(),
  userAgent: z.string().optional(),
  signed: z.boolean(),
});

/** The head of one request. */
export type DeliveryHead = z.infer<typeof deliveryHeadSchema>;

/** Whether Popp's signature can be checked. */
export const signingStates = ['present', 'missing', 'keychain-locked', 'practice'] as const;

/** One of the states of the signing secret. */
export type SigningState = (typeof signingStates)[number];

/** What may be said about the signing secret without saying it. */
export const signingStatusSchema = z.object({
  state: z.enum(signingStates),
  lastFour: z.string().max(4).optional(),
  /** The secret before the last change is still accepted. */
  previousAccepted: z.boolean(),
  place: z.enum(['keychain', 'memory']).optional(),
});

/** What may be said about the signing secret. */
export type SigningStatus = z.infer<typeof signingStatusSchema>;

/** The listener of one workspace, as the Activity page shows it. */
export const listenerStatusSchema = z.object({
  listening: z.boolean(),
  /** Where a tunnel on this machine has to lead; the path is not guessable. */
  localUrl: z.string().optional(),
  path: z.string(),
  /** The public address that Popp was given, as the recruiter said. */
  givenUrl: z.string().optional(),
  problem: z.string().optional(),
  signing: signingStatusSchema,
  counts: z.record(z.enum(deliveryOutcomes), z.number().int()),
  lastVerifiedAt: z.number().int().optional(),
  heads: z.array(deliveryHeadSchema),
});

/** The listener of one workspace. */
export type ListenerStatus = z.infer<typeof listenerStatusSchema>;

/** One verified delivery. */
export const deliverySchema = z.object({
  seq: z.number().int(),
  event: z.string(),
  /** Whether this console knows what to do with it; the others are kept and shown. */
  known: z.boolean(),
  eventId: z.string().optional(),
  eventAt: z.number().int().optional(),
  receivedAt: z.number().int(),
  conversationId: z.string().optional(),
  candidateName: z.string().optional(),
  processed: z.boolean(),
  problem: z.string().optional(),
});

/** One verified delivery. */
export type Delivery = z.infer<typeof deliverySchema>;
