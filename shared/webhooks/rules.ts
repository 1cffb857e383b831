import type { Delivery } from './model.ts';
import { knownConversationEvents, type PoppWebhook } from '../popp/webhook.ts';

/** The event that the console delivers to itself, to see whether deliveries get here. */
export const testEvent = 'CONSOLE_TEST';

/** The conversation that an event is about; of bookings and documents the one that they name. */
export function conversationOf(webhook: PoppWebhook): string | undefined {
  const { data, event } = webhook;
  if (event.startsWith('CONVERSATION_') || event === 'START_CONVERSATION_FAILED') {
    return data.recordId ?? data.conversationId;
  }
  return data.conversationId;
}

/** Whether an event may be ours: one without an organisation was signed with this organisation's secret all the same. */
export function isOfOrganization(webhook: PoppWebhook, organizationId: string): boolean {
  const { organizationId: named } = webhook.data;
  return named === undefined || named === organizationId;
}

/** Whether the console knows what an event means; others are kept and shown. */
export function isKnownEvent(event: string): boolean {
  return (
    knownConversationEvents.some((known) => known === event) ||
    event.startsWith('CALENDAR_') ||
    event === testEvent
  );
}

/** Whether taking a delivery in once more may change something: it failed, or this console did not know it. */
export function mayReprocess({
  processed,
  problem,
  known,
}: Pick<Delivery, 'processed' | 'problem' | 'known'>): boolean {
  return processed && (problem !== undefined || !known);
}

/** Whether Popp delivers to another address than the one that leads here now. */
export function hasOtherAddress(
  givenUrl: string | undefined,
  publicUrl: string | undefined,
  path: string,
): boolean {
  return givenUrl !== undefined && publicUrl !== undefined && givenUrl !== publicUrl + path;
}
