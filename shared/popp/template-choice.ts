import { z } from 'zod';

/** One of Popp's templates to choose from, as far as Popp tells of it. */
export const templateChoiceSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  channel: z.string().optional(),
  type: z.string().optional(),
  campaignType: z.string().optional(),
  body: z.string().optional(),
});

/** One of Popp's templates to choose from. */
export type TemplateChoice = z.infer<typeof templateChoiceSchema>;
