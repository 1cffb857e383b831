import type { SingleNoticeKind } from '../../../shared/notifications/model.ts';

/** How a meeting may come to nothing, or to nothing yet. */
export type MeetingTrouble =
  | 'cancelled'
  | 'no-availability'
  | 'more-time'
  | 'refused'
  | 'not-reached';

/** Every sentence of a notice. */
export const noticeText = {
  titles: {
    flag: (name) => `${name} needs you`,
    reply: (name) => `${name} answered you`,
    reminder: (name) => `You still hold the conversation with ${name}`,
    leak: (name) => `The AI wrote to ${name} after you took over`,
    'meeting-booked': (name) => `${name} has a meeting`,
    'meeting-failed': (name) => `No meeting with ${name} yet`,
  } satisfies Readonly<Record<SingleNoticeKind, (name: string) => string>>,
  troubles: {
    cancelled: (name) => `The meeting with ${name} was called off`,
    'no-availability': (name) => `No time was found for a meeting with ${name}`,
    'more-time': (name) => `${name} asks for other times`,
    refused: (name) => `Popp did not take the meeting with ${name}`,
    'not-reached': (name) => `${name} could not be reached about a meeting`,
  } satisfies Readonly<Record<MeetingTrouble, (name: string) => string>>,
  bookedFor: (when: string, campaign: string) => `${when}. ${campaign}`,
  nobodyKnown: 'A candidate',
  severalTitle: (conversations: number, meetings: number) =>
    meetings === 0
      ? `${conversations} conversations need you`
      : [
          ...(conversations === 0 ? [] : [`${conversations} in the inbox`]),
          `${meetings} meeting${meetings === 1 ? '' : 's'}`,
        ].join(', '),
  severalBody: 'Open the inbox to see who is waiting.',
  severalMeetings: 'Open the schedule to see what became of them.',
  summaryTitle: (
    flags: number,
    replies: number,
    leaks: number,
    reminders: number,
    meetings: number,
  ) =>
    [
      ...(flags === 0 ? [] : [`${flags} need${flags === 1 ? 's' : ''} you`]),
      ...(replies === 0 ? [] : [`${replies} answered you`]),
      ...(leaks === 0 ? [] : [`${leaks} written to by the AI after you took over`]),
      ...(reminders === 0 ? [] : [`${reminders} still yours`]),
      ...(meetings === 0 ? [] : [`${meetings} meeting${meetings === 1 ? '' : 's'}`]),
    ].join(', '),
  summaryBody: 'Since your quiet hours began. Open the inbox to see who is waiting.',
  summaryMeetings: 'Since your quiet hours began. Open the schedule to see what became of them.',
  campaign: (title: string | undefined) => title ?? 'Campaign not known yet',
  // Practice campaigns say so in their own titles.
  practice: (body: string) => (body.startsWith('Practice:') ? body : `Practice: ${body}`),
  quoted: (body: string, words: string) => `${body}: “${words}”`,
};
