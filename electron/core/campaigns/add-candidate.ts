import type { draftsContract } from '../../../shared/campaigns/drafts-contract.ts';
import { ConsoleError, unreachable } from '../../../shared/errors.ts';
import { outreachChannel } from '../../../shared/popp/channels.ts';
import { isEmail, normalEmail } from '../../../shared/uploads/cells.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { ServiceOf } from '../service.ts';
import { readPhone } from '../uploads/phones.ts';
import type { OptOuts } from '../uploads/ports.ts';
import type { CampaignCache } from './cache.ts';

/** Adds one candidate by hand, as an ordinary conversation: every gate of the outbox is before it. */
export function createAddCandidate(deps: {
  readonly cache: Pick<CampaignCache, 'find'>;
  readonly outbox: Pick<Outbox, 'addConversations'>;
  readonly optOuts: OptOuts;
}): ServiceOf<typeof draftsContract>['addCandidate'] {
  const { cache, outbox, optOuts } = deps;

  return ({
    workspaceId,
    campaignId,
    firstName,
    lastName,
    contact,
    country,
    externalId,
    inBusinessHours,
  }) => {
    const campaign = cache.find(workspaceId, campaignId);
    if (campaign === undefined || campaign.missing || campaign.campaign.status !== 'LIVE') {
      throw new ConsoleError(
        'not-allowed',
        'Candidates can be added to live campaigns only. Nothing was sent.',
      );
    }
    const channel = outreachChannel(campaign.campaign.channel);
    if (channel === undefined) {
      throw new ConsoleError(
        'unsupported',
        'The console does not know how candidates are reached on this channel. Nothing was sent. Add them in Popp’s dashboard.',
      );
    }
    const address = readContact(channel, contact, country);
    if (optOuts.isOptedOut(workspaceId, channel, address)) {
      throw new ConsoleError(
        'not-allowed',
        'This candidate asked not to be written to. Nothing was sent.',
        { details: { field: 'contact' } },
      );
    }
    const [added] = outbox.addConversations([
      {
        kind: 'conversation',
        workspaceId,
        campaignId,
        channel,
        contact: address,
        round: 1,
        payload: {
          firstName,
          ...(lastName === undefined || lastName === '' ? {} : { lastName }),
          ...(channel === 'EMAIL' ? { emailAddress: address } : { phoneNumber: address }),
          ...(externalId === undefined || externalId === '' ? {} : { externalId }),
          shouldSendDuringBusinessHours: inBusinessHours,
        },
      },
    ]);
    if (added === undefined) throw new Error('One candidate was added');
    return { ...added, contact: address };
  };
}

function readContact(channel: string, text: string, country: string | undefined): string {
  if (channel === 'EMAIL') {
    const email = normalEmail(text);
    if (isEmail(email)) return email;
    throw wrong('This is no e-mail address. Nothing was sent.');
  }
  const phone = readPhone(text, country);
  switch (phone.kind) {
    case 'valid':
    case 'possible':
      return phone.e164;
    case 'needs-country':
      throw wrong('Whose country is this number? Choose it, or write the number with + in front.');
    case 'missing':
    case 'shortened':
    case 'unreadable':
    case 'impossible':
      throw wrong('This is no phone number that could be called. Nothing was sent.');
    default:
      return unreachable(phone);
  }
}

function wrong(message: string): ConsoleError {
  return new ConsoleError('invalid-input', message, { details: { field: 'contact' } });
}
