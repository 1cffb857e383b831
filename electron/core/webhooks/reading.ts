import { parseWebhook, type PoppWebhook } from '../../../shared/popp/webhook.ts';

/** The event in a verified text, if there is one. */
export type ReadEvent = (text: string) => PoppWebhook | undefined;

// A second of events at the highest rate that is measured; a usual one has a thousand characters.
const mostRemembered = 1000;
const longestRemembered = 16 * 1024;

/** Reads events. What is accepted is processed a moment later, and is not read a second time for that. */
export function createEventReader(): ReadEvent {
  const remembered = new Map<string, PoppWebhook | undefined>();
  return (text) => {
    if (remembered.has(text)) {
      const known = remembered.get(text);
      remembered.delete(text);
      return known;
    }
    const event = eventIn(text);
    if (text.length <= longestRemembered) remembered.set(text, event);
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
    return event;
  };
}

function eventIn(text: string): PoppWebhook | undefined {
  try {
    return parseWebhook(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    // Signed, but nothing this console can read: it is kept and shown as it came.
    return undefined;
  }
}
