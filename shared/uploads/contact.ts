import { isEmail } from './cells.ts';
import type { Candidate } from './candidate.ts';
import { channels, type Channel } from './model.ts';

/**
 * The channel behind a campaign's `channel`. Campaigns made for EMAIL may come back as WEB_CHAT_VIA_EMAIL; anything we do not
 * know is `undefined` and cannot be sent to.
 */
export function channelOf(text: string | undefined): Channel | undefined {
  const known = channels.find((channel) => channel === text);
  return known ?? (text === 'WEB_CHAT_VIA_EMAIL' ? 'EMAIL' : undefined);
}

/** E.164 for SMS and WhatsApp, lower-case e-mail for EMAIL; the phone first while no campaign is chosen. */
export function contactOf(candidate: Candidate, channel: Channel | undefined): string | undefined {
  const email = isEmail(candidate.emailAddress) ? candidate.emailAddress : undefined;
  if (channel === 'EMAIL') return email;
  const phone = e164Of(candidate);
  return channel === undefined ? (phone ?? email) : phone;
}

/** The candidate's number, if it can be called. */
export function e164Of(candidate: Candidate): string | undefined {
  const { phone } = candidate;
  return phone.kind === 'valid' || phone.kind === 'possible' ? phone.e164 : undefined;
}
