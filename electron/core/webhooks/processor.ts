import type { ConversationLead } from '../outbox/outbox.ts';
import type { ConversationCache } from '../conversations/cache.ts';
import type { Clock, Logger } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import { readWebhook } from './acceptance.ts';
import type { KeptDelivery, WebhookRepository } from './repository.ts';

/** What a webhook says about where a conversation is; the API is asked for everything else. */
export type Hint = {
  readonly conversationId: string;
  readonly campaignId?: string | undefined;
  readonly externalCampaignId?: string | undefined;
  /** The event's name; some are urgent. */
  readonly event?: string | undefined;
};

/** What the processor needs. */
export type ProcessorDependencies = {
  readonly repository: WebhookRepository;
  readonly cache: Pick<ConversationCache, 'rememberEvent'>;
  readonly lead: (lead: ConversationLead) => void;
  readonly hint: (workspaceId: string, hint: Hint) => void;
  readonly changes: ChangeBus;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Takes stored deliveries in the order in which they happened; what fails is marked and never tried in a loop. */
export function createWebhookProcessor(deps: ProcessorDependencies): { process(): void } {
  const { repository, clock } = deps;

  function take(delivery: KeptDelivery): void {
    const { workspaceId, conversationId } = delivery;
    const webhook = readWebhook(new TextEncoder().encode(delivery.body));
    if (webhook === undefined || conversationId === undefined) return;
    const { campaignId, externalId, externalCampaignId } = webhook.data;
    deps.cache.rememberEvent(workspaceId, conversationId, webhook, delivery.receivedAt);
    deps.lead({
      workspaceId,
      event: webhook.event,
      conversationId,
      ...(externalId === undefined ? {} : { externalId }),
    });
    deps.hint(workspaceId, {
      conversationId,
      campaignId,
      externalCampaignId,
      event: webhook.event,
    });
  }

  return {
    process() {
      for (let batch = repository.waiting(200); batch.length > 0; batch = repository.waiting(200)) {
        for (const delivery of batch) {
          let problem: string | undefined;
          try {
            take(delivery);
          } catch (error) {
            problem =
              'The console could not process this event. Polling will find what it was about.';
            deps.logger.error('webhook not processed', { seq: delivery.seq, cause: String(error) });
          }
          repository.settle(delivery.seq, clock.now(), problem);
        }
        for (const workspaceId of new Set(batch.map((delivery) => delivery.workspaceId))) {
          deps.changes.publish({ topic: 'webhooks', workspaceId });
        }
      }
    },
  };
}
