import { randomBytes } from 'node:crypto';
import { ConsoleError } from '../../../shared/errors.ts';
import type { webhooksContract } from '../../../shared/webhooks/contract.ts';
import type { Delivery, ListenerStatus } from '../../../shared/webhooks/model.ts';
import { isKnownEvent, mayReprocess } from '../../../shared/webhooks/rules.ts';
import type { Clock, Logger, SecretStore } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { ConversationCache } from '../conversations/cache.ts';
import { candidateName } from '../conversations/names.ts';
import type { Database } from '../database/database.ts';
import type { HttpClient } from '../network/http.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { DeliveredEvent } from '../scheduling/events.ts';
import { Secret } from '../secret.ts';
import type { ServiceOf } from '../service.ts';
import type { Connections, KnownWorkspace } from '../workspaces/connections.ts';
import { accept } from './acceptance.ts';
import { createKeeping } from './keeping.ts';
import { createWebhookListener, type Endpoint } from './listener.ts';
import { createWebhookProcessor, type Hint } from './processor.ts';
import { createEventReader } from './reading.ts';
import { createWebhookRepository, type KeptDelivery } from './repository.ts';
import { createSigningSecrets } from './secrets.ts';
import { createTally } from './tally.ts';
import { sendTestEvent } from './test-event.ts';

/** What the webhooks are made of. */
export type WebhooksDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changes: ChangeBus;
  readonly secrets: SecretStore;
  readonly cache: Pick<ConversationCache, 'rememberEvent' | 'get'>;
  readonly outbox: Pick<Outbox, 'lead'>;
  /** Sync, which reads what an event is about. */
  readonly hint: (workspaceId: string, hint: Hint) => void;
  readonly meeting: (delivered: DeliveredEvent) => void;
  readonly connections: Pick<Connections, 'all' | 'account'>;
  readonly http: HttpClient;
  /** Where the tunnel leads from; `undefined` while none is open. */
  readonly publicUrl: () => string | undefined;
};

/** Where the practice server delivers, and with which secret it signs. */
export type PracticeTarget = { readonly url: string; readonly secret: Secret };

/** The listener, its deliveries and their secret. */
export type WebhooksService = ServiceOf<typeof webhooksContract> & {
  /** Listens, and takes what was stored before the console stopped. */
  start(): Promise<void>;
  stop(): Promise<void>;
  practiceTarget(workspaceId: string): Promise<PracticeTarget>;
  lastVerifiedAt(workspaceId: string): number | undefined;
  /** The port on which deliveries arrive; `undefined` while nothing listens. */
  port(): number | undefined;
  /** What Popp announced about one conversation, oldest first. */
  eventsOf(workspaceId: string, conversationId: string): ThreadEventSource[];
};

/** An event of one conversation. */
export type ThreadEventSource = {
  readonly key: string;
  readonly event: string;
  readonly at: number;
};

/** Webhooks of every workspace over one listener. */
export function createWebhooksService(deps: WebhooksDependencies): WebhooksService {
  const { clock, changes, logger } = deps;
  const repository = createWebhookRepository(deps.database);
  const tally = createTally();
  const workspaceOf = (id: string) => deps.connections.all().find((one) => one.id === id);
  const secrets = createSigningSecrets(deps.secrets, deps.connections);
  const paths = new Map(repository.endpoints().map((one) => [one.workspaceId, one.path]));
  let problem: string | undefined;
  const read = createEventReader();
  const processor = createWebhookProcessor({
    ...deps,
    repository,
    read,
    lead: (lead) => deps.outbox.lead(lead),
  });
  const keeping = createKeeping(repository);
  const listener = createWebhookListener({
    clock,
    tally,
    secrets,
    endpoints: () => (endpoints ??= deps.connections.all().map(endpointOf)),
    accept: (received) => accept({ keep: keeping.keep, read, clock, logger }, received),
    onAccepted: () => processor.process(),
  });
  // Every delivery asks for them, and they change with the workspaces alone.
  let endpoints: readonly Endpoint[] | undefined;
  let starting: Promise<void> | undefined;
  const stopListening = changes.subscribe(({ topic }) => {
    if (topic !== 'workspaces') return;
    endpoints = undefined;
    secrets.forget();
  });

  function pathOf(workspaceId: string): string {
    const known = paths.get(workspaceId);
    if (known !== undefined) return known;
    const path = `/popp/${randomBytes(16).toString('base64url')}`;
    repository.addEndpoint(workspaceId, path, listener.port());
    paths.set(workspaceId, path);
    return path;
  }

  function endpointOf({ id, kind, organizationId }: KnownWorkspace): Endpoint {
    const path = pathOf(id);
    // Practice signs with a secret of this process: there is no other organisation that could.
    return { workspaceId: id, path, organizationId: kind === 'popp' ? organizationId : undefined };
  }

  async function listen(): Promise<void> {
    try {
      const preferred = repository.endpoints().find((one) => one.port !== undefined)?.port;
      const port = await listener.start(preferred);
      repository.setPort(port);
      problem = undefined;
    } catch (error) {
      problem =
        'The console cannot listen for events on this machine. Nothing is lost: it asks Popp instead.';
      logger.error('webhook listener not started', { cause: String(error) });
    }
    processor.process();
  }

  function localUrl(workspaceId: string): string | undefined {
    const port = listener.port();
    return port === undefined ? undefined : `http://127.0.0.1:${port}${pathOf(workspaceId)}`;
  }

  async function status(workspaceId: string): Promise<ListenerStatus> {
    const url = localUrl(workspaceId);
    const given = repository.givenUrl(workspaceId);
    const { counts, heads, lastVerifiedAt } = tally.of(workspaceId);
    const last = lastVerifiedAt ?? repository.lastReceivedAt(workspaceId);
    return {
      listening: url !== undefined,
      ...(url === undefined ? {} : { localUrl: url }),
      path: pathOf(workspaceId),
      ...(given === undefined ? {} : { givenUrl: given }),
      ...(problem === undefined ? {} : { problem }),
      signing: await secrets.status(workspaceId),
      counts,
      ...(last === undefined ? {} : { lastVerifiedAt: last }),
      heads: [...heads],
    };
  }

  function delivery(kept: KeptDelivery): Delivery {
    const { seq, event, eventId, eventAt, receivedAt, conversationId, problem } = kept;
    const conversation =
      conversationId === undefined ? undefined : deps.cache.get(kept.workspaceId, conversationId);
    return {
      seq,
      event,
      known: isKnownEvent(event),
      ...(eventId === undefined ? {} : { eventId }),
      ...(eventAt === undefined ? {} : { eventAt }),
      receivedAt,
      ...(conversationId === undefined ? {} : { conversationId }),
      ...(conversation === undefined ? {} : { candidateName: candidateName(conversation) }),
      processed: kept.isProcessed,
      ...(problem === undefined ? {} : { problem }),
    };
  }

  function keptOf(workspaceId: string, seq: number): KeptDelivery {
    const kept = repository.get(workspaceId, seq);
    if (kept !== undefined) return kept;
    throw new ConsoleError('not-found', 'This event is not kept. Reload the page.');
  }

  function mustKnow(workspaceId: string): void {
    if (workspaceOf(workspaceId) !== undefined) return;
    throw new ConsoleError(
      'not-found',
      'This workspace is no longer here. Nothing was changed. Choose another workspace.',
    );
  }

  function refuseInPractice(workspaceId: string): void {
    if (workspaceOf(workspaceId)?.kind !== 'practice') return;
    throw new ConsoleError(
      'not-allowed',
      'Practice signs its own events: there is no secret to set. Nothing was changed.',
    );
  }

  return {
    status({ workspaceId }) {
      mustKnow(workspaceId);
      return status(workspaceId);
    },
    list({ workspaceId, before, limit = 50 }) {
      const kept = repository.list(workspaceId, before, limit + 1);
      return { deliveries: kept.slice(0, limit).map(delivery), more: kept.length > limit };
    },
    body: ({ workspaceId, seq }) => ({ text: indented(keptOf(workspaceId, seq).body) }),
    reprocess({ workspaceId, seq }) {
      const kept = keptOf(workspaceId, seq);
      if (!mayReprocess(delivery(kept))) {
        throw new ConsoleError(
          'conflict',
          'This event was taken in by now. Nothing was changed. Reload the page.',
        );
      }
      processor.takeAgain(kept);
      changes.publish({ topic: 'webhooks', workspaceId });
      return delivery(keptOf(workspaceId, seq));
    },
    noteGiven({ workspaceId, url }) {
      mustKnow(workspaceId);
      pathOf(workspaceId);
      repository.setGivenUrl(workspaceId, url);
      changes.publish({ topic: 'webhooks', workspaceId });
      return { done: true };
    },
    async setSecret({ workspaceId, secret }) {
      mustKnow(workspaceId);
      refuseInPractice(workspaceId);
      await secrets.set(workspaceId, new Secret(secret));
      changes.publish({ topic: 'webhooks', workspaceId });
      return secrets.status(workspaceId);
    },
    async clearSecret({ workspaceId }) {
      mustKnow(workspaceId);
      refuseInPractice(workspaceId);
      await secrets.clear(workspaceId);
      changes.publish({ topic: 'webhooks', workspaceId });
      return secrets.status(workspaceId);
    },
    async sendTest({ workspaceId }) {
      mustKnow(workspaceId);
      refuseInPractice(workspaceId);
      const publicUrl = deps.publicUrl();
      const url = publicUrl === undefined ? localUrl(workspaceId) : publicUrl + pathOf(workspaceId);
      const [secret] = await secrets.accepted(workspaceId);
      if (url === undefined || secret === undefined) {
        throw new ConsoleError(
          'not-allowed',
          secret === undefined
            ? 'There is no signing secret to sign a test event with. Set it first.'
            : 'The console does not listen for events on this machine, so a test event cannot arrive.',
        );
      }
      const outcome = await sendTestEvent(deps, {
        url,
        secret,
        organizationId: workspaceOf(workspaceId)?.organizationId ?? '',
        hasArrived: (eventId) => repository.hasEvent(workspaceId, eventId),
      });
      return { ...outcome, throughTunnel: publicUrl !== undefined };
    },
    start: () => (starting ??= listen()),
    async stop() {
      stopListening();
      await starting;
      starting = undefined;
      await listener.stop();
      await keeping.settled();
      processor.stop();
    },
    async practiceTarget(workspaceId) {
      await (starting ??= listen());
      // A practice that is new delivers before anybody is told of its workspace.
      endpoints = undefined;
      const url = localUrl(workspaceId);
      if (url === undefined) {
        throw new ConsoleError('internal', problem ?? 'The console does not listen for events.');
      }
      return { url, secret: secrets.practice(workspaceId) };
    },
    port: () => listener.port(),
    lastVerifiedAt: (workspaceId) =>
      tally.of(workspaceId).lastVerifiedAt ?? repository.lastReceivedAt(workspaceId),
    eventsOf: (workspaceId, conversationId) =>
      repository.ofConversation(workspaceId, conversationId).map((kept) => ({
        key: `event-${kept.seq}`,
        event: kept.event,
        at: kept.eventAt ?? kept.receivedAt,
      })),
  };
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
