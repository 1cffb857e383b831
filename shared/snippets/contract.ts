import { z } from 'zod';
import { change, doneSchema, read } from '../contract-base.ts';
import { snippetLimit } from './limits.ts';

/** A text of the recruiter's own, to be put into replies; its placeholders are filled when it is put in. */
export const snippetSchema = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
});

/** A text of the recruiter's own. */
export type Snippet = z.infer<typeof snippetSchema>;

const id = z.string().min(1).max(100);

/** Texts of one's own; they are on this computer alone and serve every workspace. */
export const snippetsContract = {
  /** By title. */
  list: read({}, z.object({ snippets: z.array(snippetSchema) })),
  /** Without an id a new one. */
  save: change(
    {
      id: id.optional(),
      title: z.string().trim().min(1).max(80),
      body: z.string().trim().min(1).max(snippetLimit),
    },
    snippetSchema,
  ),
  /** Can be restored until the console starts again. */
  remove: change({ id }, doneSchema),
  restore: change({ id }, doneSchema),
};
