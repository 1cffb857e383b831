/** Every sentence of a notice. */
export const noticeText = {
  flagTitle: (name: string) => `${name} needs you`,
  replyTitle: (name: string) => `${name} answered you`,
  severalTitle: (count: number) => `${count} conversations need you`,
  severalBody: 'Open the inbox to see who is waiting.',
  summaryTitle: (flags: number, replies: number) =>
    [
      ...(flags === 0 ? [] : [`${flags} need${flags === 1 ? 's' : ''} you`]),
      ...(replies === 0 ? [] : [`${replies} answered you`]),
    ].join(', '),
  summaryBody: 'Since your quiet hours began. Open the inbox to see who is waiting.',
  campaign: (title: string | undefined) => title ?? 'Campaign not known yet',
  // Practice campaigns say so in their own titles.
  practice: (body: string) => (body.startsWith('Practice:') ? body : `Practice: ${body}`),
  quoted: (body: string, words: string) => `${body}: “${words}”`,
};
