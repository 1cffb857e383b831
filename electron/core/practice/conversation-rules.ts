import { readEmailAddress, readPhoneNumber } from './contact.ts';
import { type Input, optionalFlag, optionalText, requiredText } from './input.ts';
import type { Channel } from './model.ts';

/** How many candidates one bulk request may carry (seed: Job Application Flow). */
export const bulkLimit = 10_000;

/** How long an opening message may be (seed: Create conversation). */
export const openingMessageLimit = 600;

/** One conversation that was asked for and is within the rules. */
export type Wish = {
  readonly contact: string;
  readonly phoneNumber: string | undefined;
  readonly emailAddress: string | undefined;
  readonly firstName: string;
  readonly lastName: string | undefined;
  readonly externalId: string | undefined;
  readonly openingMessage: string | undefined;
  readonly additionalContext: string | undefined;
  /** Same campaign only. */
  readonly skipDuplicationCheck: boolean;
  /** Every campaign of this channel; no queueing. */
  readonly closePreviousConversations: boolean;
};

/** Reads one candidate of a create request; anything against the rules is noted in `problems`. */
export function readWish(input: Input, channel: Channel, problems: string[]): Wish {
  const firstName = requiredText(input, 'firstName', problems);
  const phoneNumber = readPhone(input, channel, problems);
  const emailAddress = readEmail(input, channel, problems);
  optionalText(input, 'applicationSource', problems);
  const additionalContext = optionalText(input, 'additionalContext', problems);
  if (additionalContext === '') problems.push('additionalContext must not be empty');
  return {
    contact: (channel === 'EMAIL' ? emailAddress : phoneNumber) ?? '',
    phoneNumber,
    emailAddress,
    firstName,
    lastName: optionalText(input, 'lastName', problems),
    externalId: optionalText(input, 'externalId', problems),
    openingMessage: readOpeningMessage(input, channel, problems),
    additionalContext,
    skipDuplicationCheck: optionalFlag(input, 'skipDuplicationCheck', problems),
    closePreviousConversations: optionalFlag(input, 'closePreviousConversations', problems),
  };
}

function readPhone(input: Input, channel: Channel, problems: string[]): string | undefined {
  const countryCode = optionalText(input, 'countryCode', problems);
  if (countryCode !== undefined && !/^[A-Za-z]{2}$/.test(countryCode)) {
    problems.push('countryCode must be an ISO 3166-1 alpha-2 code');
  }
  const text = optionalText(input, 'phoneNumber', problems);
  if (text === undefined || text === '') {
    if (channel !== 'EMAIL') problems.push('phoneNumber is required');
    return undefined;
  }
  const phoneNumber = readPhoneNumber(text, countryCode);
  if (phoneNumber === undefined) {
    problems.push('phoneNumber must be in E.164 format, or national with a countryCode');
  }
  return phoneNumber;
}

function readEmail(input: Input, channel: Channel, problems: string[]): string | undefined {
  const text = optionalText(input, 'emailAddress', problems);
  if (text === undefined || text === '') {
    if (channel === 'EMAIL') problems.push('emailAddress is required for EMAIL campaigns');
    return undefined;
  }
  const address = readEmailAddress(text);
  if (address === undefined) problems.push('emailAddress must be an e-mail address');
  return address;
}

function readOpeningMessage(
  input: Input,
  channel: Channel,
  problems: string[],
): string | undefined {
  const text = optionalText(input, 'openingMessage', problems);
  if (text === undefined) return undefined;
  if (channel === 'WHATSAPP')
    problems.push('openingMessage is not supported for WHATSAPP campaigns');
  if (text.trim() === '') problems.push('openingMessage must not be empty');
  if (text.length > openingMessageLimit) {
    problems.push(`openingMessage must be ${openingMessageLimit} characters or less`);
  }
  if (channel === 'SMS' && !text.includes('STOP')) {
    problems.push("openingMessage must include the 'STOP' keyword for SMS campaigns");
  }
  return text;
}
