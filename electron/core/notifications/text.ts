/** Every sentence of a notice. */
export const noticeText = {
  flagTitle: (name: string) => `${name} needs you`,
  replyTitle: (name: string) => `${name} answered you`,
  severalTitle: (count: number) => `${count} conversations need you`,
  severalBody: 'Open the inbox to see who is waiting.',
  campaign: (title: string | undefined) => title ?? 'Campaign not known yet',
  // Practice campaigns say so in their own titles.
  practice: (body: string) => (body.startsWith('Practice:') ? body : `Practice: ${body}`),
  quoted: (body: string, words: string) => `${body}: “${words}”`,
};
