import { z } from 'zod';

/** Why a recruiter is told: the AI asks for them, a candidate answered where they hold the conversation, or many at once. */
export const noticeKinds = ['flag', 'reply', 'several'] as const;

/** One of the kinds of notice. */
export type NoticeKind = (typeof noticeKinds)[number];

/** One notice; each flag and each reply has exactly one, for good. */
export const noticeSchema = z.object({
  id: z.string(),
  workspaceId: z.string(),
  kind: z.enum(noticeKinds),
  title: z.string(),
  /** Candidate and campaign; the candidate's words only where the recruiter chose so. */
  body: z.string(),
  /** Where a click leads in the console. */
  route: z.string(),
  conversationId: z.string().optional(),
  /** How many are behind a notice of kind `several`. */
  count: z.number().int().positive(),
  at: z.number().int(),
  seen: z.boolean(),
});

/** One notice. */
export type ConsoleNotice = z.infer<typeof noticeSchema>;
