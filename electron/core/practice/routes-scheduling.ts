import { readEmailAddress, readPhoneNumber } from './contact.ts';
import type { Wish } from './conversation-rules.ts';
import { createConversation } from './creating.ts';
import { type Input, optionalFlag, optionalText, readObject, requiredText } from './input.ts';
import { readMeeting } from './meeting-rules.ts';
import { planMeeting } from './meetings.ts';
import { type Campaign, Refusal } from './model.ts';
import { activeConversations } from './repository-conversations.ts';
import { findCampaign } from './routes-conversations.ts';
import type { Call, Reply } from './routes.ts';

/** POST /scheduling/conversations (seed: Create auto-schedule conversation). Its answer is not documented: as that of POST /conversations. */
export function postScheduling({ world, body, at }: Call): Reply {
  const input = readObject(body, 'body');
  const problems: string[] = [];
  const campaign = findCampaign(world, input);
  const wish = readCandidate(input, campaign, problems);
  const businessHours = optionalFlag(input, 'shouldSendDuringBusinessHours', problems);
  const isUnchecked = optionalFlag(input, 'skipDuplicationCheck', problems);
  const meeting = readMeeting(input, at, problems);
  if (problems.length > 0) throw new Refusal(400, problems);
  const there = activeConversations(world.database, campaign.channel, wish.contact).filter(
    (one) => one.campaignId === campaign.id,
  );
  if (there.length > 0 && !isUnchecked) {
    throw new Refusal(400, ['A conversation with this candidate exists in this campaign']);
  }
  // The flag closes nothing here: a second conversation stands beside the first.
  const id = createConversation(world, campaign, wish, { businessHours, at, beside: isUnchecked });
  planMeeting(world, { id, contact: wish.contact }, meeting);
  return { status: 202, body: { message: 'Conversation created' } };
}

function readCandidate(input: Input, campaign: Campaign, problems: string[]): Wish {
  const firstName = requiredText(input, 'firstName', problems);
  const countryCode = optionalText(input, 'countryCode', problems);
  const phoneText = optionalText(input, 'phoneNumber', problems);
  const emailText = optionalText(input, 'emailAddress', problems);
  const phoneNumber = phoneText === undefined ? undefined : readPhoneNumber(phoneText, countryCode);
  const emailAddress = emailText === undefined ? undefined : readEmailAddress(emailText);
  if (phoneText === undefined && emailText === undefined) {
    problems.push('phoneNumber or emailAddress is required');
  }
  if (phoneText !== undefined && phoneNumber === undefined) {
    problems.push('phoneNumber must be in E.164 format, or national with a countryCode');
  }
  if (emailText !== undefined && emailAddress === undefined) {
    problems.push('emailAddress must be an e-mail address');
  }
  const [first, second] =
    campaign.channel === 'EMAIL' ? [emailAddress, phoneNumber] : [phoneNumber, emailAddress];
  return {
    contact: first ?? second ?? '',
    phoneNumber,
    emailAddress,
    firstName,
    lastName: optionalText(input, 'lastName', problems),
    externalId: optionalText(input, 'externalId', problems),
    openingMessage: undefined,
    additionalContext: undefined,
    skipDuplicationCheck: false,
    closePreviousConversations: false,
  };
}
