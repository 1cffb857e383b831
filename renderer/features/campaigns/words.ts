import { campaignsText } from './text.ts';

function wordFor(
  words: Readonly<Record<string, string>>,
  value: string | undefined,
): string | undefined {
  if (value === undefined) return undefined;
  return Object.hasOwn(words, value) ? words[value] : value;
}

/** A campaign status in our words; an unknown one as it came. */
export function statusWord(status: string | undefined): string | undefined {
  return wordFor(campaignsText.statuses, status);
}

/** A purpose in our words; an unknown one as it came. */
export function typeWord(type: string | undefined): string | undefined {
  return wordFor(campaignsText.types, type);
}

/** A channel in our words; an unknown one as it came. */
export function channelWord(channel: string | undefined): string | undefined {
  return wordFor(campaignsText.channels, channel);
}

/** A closing method in our words; an unknown one as it came. */
export function closingWord(method: string | undefined): string | undefined {
  return wordFor(campaignsText.closingMethods, method);
}

/** An agent's tone in our words; an unknown one as it came (the seeds print two of them). */
export function toneWord(tone: string | undefined): string | undefined {
  return wordFor(campaignsText.tones, tone);
}
