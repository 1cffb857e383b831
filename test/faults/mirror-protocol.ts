import { z } from 'zod';

/** Where the console's practice HighLevel is and where its data goes. */
export const mirrorOptionsSchema = z.object({
  dataFolder: z.string(),
  witnessFile: z.string(),
  startMs: z.number(),
  baseUrl: z.string(),
  locationId: z.string(),
  token: z.string(),
});

/** How to start a console of the mirror's fault run. */
export type MirrorOptions = z.infer<typeof mirrorOptionsSchema>;

/** What a driver may ask of it. */
export const mirrorCommandSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('start'), candidates: z.number().int() }),
  z.object({ name: z.literal('advance'), ms: z.number() }),
  z.object({ name: z.literal('state'), quietWithinMs: z.number() }),
]);

/** One thing that a driver asks. */
export type MirrorCommand = z.infer<typeof mirrorCommandSchema>;

/** How the job stands. */
export const mirrorStateSchema = z.object({
  total: z.number(),
  linked: z.number(),
  undecided: z.number(),
  failed: z.number(),
  open: z.number(),
});
