import type { ConversationLead } from '../outbox/outbox.ts';
import type { ConversationCache } from '../conversations/cache.ts';
import type { Clock, Logger } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import type { DeliveredEvent } from '../scheduling/events.ts';
import type { ReadEvent } from './reading.ts';
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
  readonly database: Database;
  readonly repository: WebhookRepository;
  readonly read: ReadEvent;
  readonly cache: Pick<ConversationCache, 'rememberEvent'>;
  readonly lead: (lead: ConversationLead) => void;
  readonly hint: (workspaceId: string, hint: Hint) => void;
  /** Takes what is about a meeting. */
  readonly meeting: (delivered: DeliveredEvent) => void;
  readonly changes: ChangeBus;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Takes stored deliveries, a few in each turn of the loop. */
export interface WebhookProcessor {
  /** Soon, and until none waits. */
  process(): void;
  /** This one at once, whether or not it was taken before. */
  takeAgain(delivery: KeptDelivery): void;
  stop(): void;
}

// About as long as a wait for the disk: answers to a burst are not held up.
const turnMs = 2;
const mostInTurn = 20;

/** Takes stored deliveries in the order in which they happened; what fails is marked and never tried in a loop. */
export function createWebhookProcessor(deps: ProcessorDependencies): WebhookProcessor {
  const { database, repository, clock } = deps;
  let next: NodeJS.Immediate | undefined;
  let isStopped = false;

  function take(delivery: KeptDelivery): Hint | undefined {
    repository.settle(delivery.seq, clock.now(), undefined);
    const { workspaceId, conversationId } = delivery;
    const webhook = deps.read(delivery.body);
    if (webhook === undefined) return undefined;
    const { body, receivedAt } = delivery;
    deps.meeting({ workspaceId, webhook, body, receivedAt });
    if (conversationId === undefined) return undefined;
    const { campaignId, externalId, externalCampaignId } = webhook.data;
    deps.cache.rememberEvent(workspaceId, conversationId, webhook, receivedAt);
    deps.lead({
      workspaceId,
      event: webhook.event,
      conversationId,
      ...(externalId === undefined ? {} : { externalId }),
    });
    return { conversationId, campaignId, externalCampaignId, event: webhook.event };
  }

  // A delivery and the mark that it was processed are written together, so a power cut undoes both or neither.
  function takeTogether(deliveries: readonly KeptDelivery[]): number {
    const until = clock.monotonicMs() + turnMs;
    const taken = database.repeatable(() => {
      const hints: { readonly workspaceId: string; readonly hint: Hint | undefined }[] = [];
      for (const delivery of deliveries) {
        hints.push({ workspaceId: delivery.workspaceId, hint: take(delivery) });
        if (clock.monotonicMs() > until) break;
      }
      return hints;
    });
    for (const { workspaceId, hint } of taken) {
      if (hint !== undefined) deps.hint(workspaceId, hint);
    }
    return taken.length;
  }

  function takeAlone(delivery: KeptDelivery): void {
    try {
      takeTogether([delivery]);
    } catch (error) {
      deps.logger.error('webhook not processed', { seq: delivery.seq, cause: String(error) });
      repository.settle(delivery.seq, clock.now(), notProcessed);
    }
  }

  function takeSome(): void {
    next = undefined;
    const some = repository.waiting(mostInTurn);
    let taken = some.length;
    try {
      taken = takeTogether(some);
    } catch {
      // One of them failed, and nothing of the others was written either.
      for (const delivery of some) takeAlone(delivery);
    }
    for (const workspaceId of new Set(some.map((delivery) => delivery.workspaceId))) {
      deps.changes.publish({ topic: 'webhooks', workspaceId });
    }
    if (taken < some.length || some.length === mostInTurn) next = setImmediate(takeSome);
  }

  return {
    process() {
      // The last delivery may be answered after the stop: it is on disk, and taken at the next start.
      if (!isStopped) next ??= setImmediate(takeSome);
    },
    takeAgain: takeAlone,
    stop() {
      isStopped = true;
      clearImmediate(next);
    },
  };
}

const notProcessed =
  'The console could not process this event. Polling will find what it was about.';
