import type { SingleNoticeKind } from '../../../shared/notifications/model.ts';

/** Every sentence of a notice. */
export const noticeText = {
  titles: {
    flag: (name) => `${name} needs you`,
    reply: (name) => `${name} answered you`,
    reminder: (name) => `You still hold the conversation with ${name}`,
    leak: (name) => `The AI wrote to ${name} after you took over`,
  } satisfies Readonly<Record<SingleNoticeKind, (name: string) => string>>,
  nobodyKnown: 'A candidate',
  severalTitle: (count: number) => `${count} conversations need you`,
  severalBody: 'Open the inbox to see who is waiting.',
  summaryTitle: (flags: number, replies: number, leaks: number, reminders: number) =>
    [
      ...(flags === 0 ? [] : [`${flags} need${flags === 1 ? 's' : ''} you`]),
      ...(replies === 0 ? [] : [`${replies} answered you`]),
      ...(leaks === 0 ? [] : [`${leaks} written to by the AI after you took over`]),
      ...(reminders === 0 ? [] : [`${reminders} still yours`]),
    ].join(', '),
  summaryBody: 'Since your quiet hours began. Open the inbox to see who is waiting.',
  campaign: (title: string | undefined) => title ?? 'Campaign not known yet',
  // Practice campaigns say so in their own titles.
  practice: (body: string) => (body.startsWith('Practice:') ? body : `Practice: ${body}`),
  quoted: (body: string, words: string) => `${body}: “${words}”`,
};
