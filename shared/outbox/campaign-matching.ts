import { sameText } from './matching.ts';

/** What tells a campaign that was sent from any other. */
export type SentCampaign = {
  readonly title: string;
  readonly campaignType: string;
  readonly channel: string;
  /** Empty where it has no reference of the recruiter's own. */
  readonly externalId: string;
};

/** A campaign as a list shows it. */
export type ShownCampaign = {
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  readonly channel?: string | undefined;
  readonly externalId?: string | undefined;
};

/** Whether a campaign may be the one that was sent, and what says so. */
export function matchesCampaign(
  shown: ShownCampaign,
  sent: SentCampaign,
): 'external-id' | 'title' | 'no' {
  const reference = shown.externalId ?? '';
  if (reference !== '' && sent.externalId !== '') {
    return reference === sent.externalId ? 'external-id' : 'no';
  }
  // One that has a reference where ours has none was made by somebody else.
  if (reference !== '') return 'no';
  const isSameType = shown.type === undefined || shown.type === sent.campaignType;
  return isSameType && isSameChannel(shown.channel, sent.channel) && titled(shown, sent)
    ? 'title'
    : 'no';
}

function titled(shown: ShownCampaign, sent: SentCampaign): boolean {
  return shown.title !== undefined && sameText(shown.title, sent.title);
}

// An e-mail campaign may come back as one of the web chat's channels: only what is surely another one counts.
function isSameChannel(shown: string | undefined, sent: string): boolean {
  const known = ['SMS', 'WHATSAPP', 'EMAIL'];
  return shown === undefined || shown === sent || !known.includes(shown);
}
