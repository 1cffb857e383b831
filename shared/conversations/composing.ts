import { whatsappWindowMs } from './rules.ts';
import type { TemplateChoice } from '../popp/template-choice.ts';
import type { ReplyWindow } from './model.ts';

/**
 * Until when WhatsApp takes free text: 24 h from the candidate's last message, by Popp's clock. Nothing on other channels, and
 * nothing while it is not known what the candidate wrote.
 */
export function replyWindow(facts: {
  readonly channel?: string | undefined;
  readonly lastInboundAt?: number | undefined;
  /** Whether the messages have been read: then one without the candidate's words has never had a window. */
  readonly isThreadRead: boolean;
}): ReplyWindow | undefined {
  if (facts.channel !== 'WHATSAPP') return undefined;
  if (facts.lastInboundAt !== undefined)
    return { closesAt: facts.lastInboundAt + whatsappWindowMs };
  return facts.isThreadRead ? {} : undefined;
}

/** Whether free text would not get through any more: only a template does. */
export function isWindowOver(window: ReplyWindow | undefined, now: number): boolean {
  return window !== undefined && (window.closesAt === undefined || now > window.closesAt);
}

/** The line that Popp's own sample of a first human message ends with (seed: Job Application Flow, step 3c). */
export const optOutLine = 'Replying STOP unsubscribes you.';

/** Whether the opt-out line is offered: on SMS, for the first message of a human, where the text does not say it already. */
export function offersOptOut(facts: {
  readonly channel?: string | undefined;
  readonly hasHumanMessage: boolean;
  readonly text: string;
}): boolean {
  return (
    facts.channel === 'SMS' &&
    !facts.hasHumanMessage &&
    facts.text.trim() !== '' &&
    !/\bSTOP\b/.test(facts.text)
  );
}

/** The text with the opt-out line at its end. */
export function withOptOut(text: string): string {
  return `${text.trimEnd()} ${optOutLine}`;
}

/** A text with its placeholders told apart, as templates and snippets hold them: `{firstName}`, `{{ first name }}`. */
export type PlaceholderPart = { readonly text: string; readonly placeholder?: string };

const placeholders =
  /\{\{\s*([\p{L}\p{N}][\p{L}\p{N} ._-]{0,40}?)\s*\}\}|\{([\p{L}\p{N}][\p{L}\p{N} ._-]{0,40}?)\}/gu;

/** Splits a text at its placeholders; nothing of it is lost. */
export function placeholderParts(text: string): readonly PlaceholderPart[] {
  const parts: PlaceholderPart[] = [];
  let from = 0;
  for (const match of text.matchAll(placeholders)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: match[0], placeholder: match[1] ?? match[2] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** The placeholders that are still in a text, each once: it is asked about before it is sent. */
export function openPlaceholders(text: string): readonly string[] {
  const open = placeholderParts(text).flatMap((part) =>
    part.placeholder === undefined ? [] : [part.text],
  );
  return [...new Set(open)];
}

/** The templates that fit a channel, those that open a conversation last; one without a channel may fit. */
export function templatesFor(
  templates: readonly TemplateChoice[],
  channel: string | undefined,
): TemplateChoice[] {
  return templates
    .filter((one) => channel === undefined || one.channel === undefined || one.channel === channel)
    .toSorted((left, right) => openingLast(left) - openingLast(right));
}

function openingLast({ type }: TemplateChoice): 0 | 1 {
  return type === 'OPENING_MESSAGE' ? 1 : 0;
}
