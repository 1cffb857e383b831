import type { ConversationPayload } from '../../../shared/outbox/model.ts';
import type { Candidate } from '../../../shared/uploads/candidate.ts';
import { isEmail } from '../../../shared/uploads/cells.ts';
import { e164Of } from '../../../shared/uploads/contact.ts';
import type { Channel, UploadOptions } from '../../../shared/uploads/model.ts';

/** A candidate as it goes to Popp: only what is there, and a wrong e-mail beside a good phone stays behind. */
export function payloadOf(
  candidate: Candidate,
  channel: Channel,
  options: UploadOptions,
): ConversationPayload {
  const phoneNumber = e164Of(candidate);
  const emailAddress = isEmail(candidate.emailAddress) ? candidate.emailAddress : undefined;
  // WhatsApp answers 400 to an opening message (seed: Create conversation).
  const openingMessage = channel === 'WHATSAPP' ? '' : candidate.openingMessage;
  return {
    firstName: candidate.firstName,
    shouldSendDuringBusinessHours: options.businessHours,
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(emailAddress === undefined ? {} : { emailAddress }),
    ...filled('lastName', candidate.lastName),
    ...filled('externalId', candidate.externalId),
    ...filled('applicationSource', candidate.applicationSource),
    ...filled('openingMessage', openingMessage),
    ...filled('additionalContext', candidate.additionalContext),
    ...(options.skipDuplicationCheck ? { skipDuplicationCheck: true } : {}),
    ...(options.closePreviousConversations ? { closePreviousConversations: true } : {}),
  };
}

function filled<Key extends string>(key: Key, text: string): Partial<Record<Key, string>> {
  const entry: Partial<Record<Key, string>> = {};
  if (text !== '') entry[key] = text;
  return entry;
}
