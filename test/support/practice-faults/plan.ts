import { z } from 'zod';

/** Ways in which a bulk answer can be wrong although everything was accepted. */
export const bulkFaults = [
  /** Every result is there with its index, in another order. */
  'reordered',
  /** The indexes belong to other candidates. */
  'shifted',
  'incomplete',
  'index-twice',
  'wrong-total',
  'counts-do-not-add-up',
  'unknown-status',
  'without-results',
] as const;

/** What a rule does to a request or to its answer. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** No answer at all: the caller's own time limit decides. */
  z.object({ kind: z.literal('hang') }),
  z.object({ kind: z.literal('reset') }),
  z.object({
    kind: z.literal('status'),
    status: z.number().int(),
    /** Sent as Retry-After. */
    retryAfterSeconds: z.number().optional(),
    message: z.union([z.string(), z.array(z.string())]).default('Practice fault'),
  }),
  z.object({ kind: z.literal('redirect'), status: z.number().int().default(307), to: z.string() }),
  z.object({ kind: z.literal('html'), status: z.number().int().default(200) }),
  /** Breaks off after this share of the body. */
  z.object({ kind: z.literal('truncate'), share: z.number().min(0).max(1).default(0.5) }),
  z.object({ kind: z.literal('bulk'), how: z.enum(bulkFaults) }),
]);

/** One misbehaviour of the API. */
export type Fault = z.infer<typeof faultSchema>;

/** When which fault strikes. */
export const ruleSchema = z.object({
  /** Before anything is accepted, or after everything is accepted and on disk. */
  when: z.enum(['before', 'after']),
  method: z.string().default('POST'),
  /** A regular expression over the path below the base URL. */
  path: z.string().default('.*'),
  does: faultSchema,
  /** How many matching requests pass first. */
  skip: z.number().int().default(0),
  /** How many matching requests are struck; null for all of them. */
  times: z.number().int().nullable().default(1),
  /** How many of 1 are struck, at random by the plan's seed. */
  chance: z.number().min(0).max(1).default(1),
});

/** Every fault of one run; `{}` is a server that behaves. */
export const faultPlanSchema = z.object({
  seed: z.string().default('faults'),
  rules: z.array(ruleSchema).default([]),
  /** How long a new conversation is missing from lists. */
  listLagMs: z.number().optional(),
  /** Lists show a held conversation only once its business hours begin. */
  listsWaitForBusinessHours: z.boolean().default(false),
  /** A read by id works at once, so that webhooks can be checked before lists show anything. */
  readableAtOnce: z.boolean().default(false),
  withoutExternalId: z.boolean().default(false),
  /** How far the server's clock is off, as the wire shows it. */
  clockOffsetMs: z.number().default(0),
  /** The AI writes once more so long after each takeover. */
  slipMs: z.number().optional(),
  webhooks: z
    .object({ lost: z.number().min(0).max(1), doubled: z.number().min(0).max(1) })
    .partial()
    .default({}),
});

/** A plan with every default filled in. */
export type FaultPlan = z.infer<typeof faultPlanSchema>;

/** A plan as tests write it. */
export type FaultPlanInput = z.input<typeof faultPlanSchema>;
