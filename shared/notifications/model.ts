import { z } from 'zod';

/**
 * Why a recruiter is told: the AI asks for them, a candidate answered where they hold the conversation, the AI wrote there
 * although it should be silent, they still hold a conversation, a meeting was booked or came to nothing, many at once, or what
 * came in quiet hours.
 */
export const noticeKinds = [
  'flag',
  'reply',
  'leak',
  'reminder',
  'meeting-booked',
  'meeting-failed',
  'several',
  'summary',
] as const;

/** One of the kinds of notice. */
export type NoticeKind = (typeof noticeKinds)[number];

/** The kinds that are about one conversation or one meeting. */
export type SingleNoticeKind = Exclude<NoticeKind, 'several' | 'summary'>;

/** The kinds that are about a meeting. */
export type MeetingNoticeKind = 'meeting-booked' | 'meeting-failed';

/** What became of a notice outside the console, and why. */
export const noticeFates = [
  /** Not decided yet: its candidate's name is being read, or others were told just before. */
  'waiting',
  /** Kept back until quiet hours end. */
  'quiet',
  'shown',
  /** Shown, as one with others. */
  'grouped',
  /** Told after quiet hours, as one with others. */
  'summarised',
  /** That conversation was on screen. */
  'on-screen',
  /** The console itself was in front, and told it inside. */
  'looking',
  /** It was dealt with before it could be told. */
  'over',
  'off',
  'not-allowed',
  'no-page',
  'unsupported',
  'failed',
] as const;

/** What became of a notice outside the console. */
export type NoticeFate = (typeof noticeFates)[number];

/** What a page of the browser host can tell about a notice. */
export const pageFates = [
  'shown',
  'looking',
  'not-allowed',
  'unsupported',
] as const satisfies readonly NoticeFate[];

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
  /** How many are behind a notice of kind `several` or `summary`. */
  count: z.number().int().positive(),
  at: z.number().int(),
  seen: z.boolean(),
  fate: z.enum(noticeFates),
  /** Whether it may be shown outside the console. */
  outside: z.boolean(),
  /** Whether it comes with a sound. */
  sound: z.boolean(),
});

/** One notice. */
export type ConsoleNotice = z.infer<typeof noticeSchema>;

/** Who shows notices outside the console: the system, a page in a browser, or nobody. */
export const noticeShowers = ['system', 'page', 'nobody'] as const;

/** What decides whether a notice is shown outside now, and how the console hears of what it would be about. */
export const standingSchema = z.object({
  shower: z.enum(noticeShowers),
  /** When the quiet hours end that hold now. */
  quietUntil: z.number().int().optional(),
  /** How many notices wait for their end. */
  heldBack: z.number().int().nonnegative(),
  hearing: z.object({
    /** Popp's own events, or reading Popp at intervals. */
    by: z.enum(['events', 'reading']),
    lastEventAt: z.number().int().optional(),
    /** How often Popp is read. */
    everyMs: z.number().int().positive(),
    lastReadAt: z.number().int().optional(),
    problem: z.string().optional(),
  }),
  /** The newest first, with what became of each. */
  recent: z.array(noticeSchema),
});

/** Why notices are shown or not. */
export type NoticeStanding = z.infer<typeof standingSchema>;
