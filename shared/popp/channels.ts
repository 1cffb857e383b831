/** The channels a campaign can use (seed: Understanding Campaigns). */
export const outreachChannels = ['SMS', 'WHATSAPP', 'EMAIL'] as const;

/** One of the channels a campaign can use. */
export type OutreachChannel = (typeof outreachChannels)[number];

/** The channel that a campaign's own word stands for; answers may call an EMAIL campaign WEB_CHAT_VIA_EMAIL. */
export function outreachChannel(channel: string | undefined): OutreachChannel | undefined {
  if (channel === 'WEB_CHAT_VIA_EMAIL') return 'EMAIL';
  return outreachChannels.find((known) => known === channel);
}

/** How candidates are reached on a channel; `undefined` for a channel that no source names. */
export function contactKind(channel: string | undefined): 'phone' | 'email' | undefined {
  const known = outreachChannel(channel);
  if (known === undefined) return undefined;
  return known === 'EMAIL' ? 'email' : 'phone';
}

/** What Popp would refuse about an opening message of the recruiter's own. */
export type OpeningMessageProblem = 'too-long' | 'stop-missing' | 'not-on-whatsapp';

/** The longest opening message of the recruiter's own that Popp accepts. */
export const openingMessageLimit = 600;

/** The rules of an opening message that replaces the campaign's (seed: Create conversation). */
export function openingMessageProblem(
  channel: string | undefined,
  text: string,
): OpeningMessageProblem | undefined {
  const known = outreachChannel(channel);
  if (known === 'WHATSAPP') return 'not-on-whatsapp';
  if (text.length > openingMessageLimit) return 'too-long';
  if (known === 'SMS' && !text.includes('STOP')) return 'stop-missing';
  return undefined;
}
