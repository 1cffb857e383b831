import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Clock } from '../capabilities.ts';
import { isLoopbackAddress } from '../network/base-url.ts';
import type { Secret } from '../secret.ts';
import type { PracticeFaults } from './faults.ts';
import {
  addDelivery,
  type Delivery,
  dueDeliveries,
  nextDeliveryAt,
  postponeDelivery,
  removeDelivery,
} from './repository-deliveries.ts';
import type { PracticeDatabase } from './repository-schema.ts';

/** Where the console listens, and what it checks signatures with. */
export type WebhookTarget = { readonly url: string; readonly secret: Secret };

/** Delivers events at least once with a few retries; nothing waits for it. */
export type WebhookSender = {
  /** Keeps an event for delivery; without a target nothing is told, as with Popp. */
  add(delivery: { dueAt: number; event: string; recordId: string; body: string }): void;
  setTarget(target: WebhookTarget | undefined): void;
  /** Looks for what is due; call it after a commit. */
  nudge(): void;
  stop(): void;
};

const retryAfterMs = [10_000, 60_000, 300_000] as const;
const atOnce = 8;
const answerWithinMs = 10_000;

/** Starts the sender over the deliveries that the database holds. */
export function createWebhookSender(deps: {
  readonly database: PracticeDatabase;
  readonly clock: Clock;
  readonly faults: PracticeFaults;
  readonly failed: (error: unknown) => void;
}): WebhookSender {
  const { database, clock, faults, failed } = deps;
  const flying = new Set<number>();
  /** What became of a delivery, until it is written down: nothing to do, or the next try. */
  const settled = new Map<number, Delivery | undefined>();
  let target: WebhookTarget | undefined;
  let stopped = false;
  let cancel: (() => void) | undefined;

  function nudge(): void {
    if (stopped || target === undefined) return;
    if (settled.size >= 100 || (settled.size > 0 && flying.size === 0)) writeSettled();
    const room = atOnce - flying.size;
    if (room <= 0) return;
    const waiting = dueDeliveries(database, clock.now(), atOnce + settled.size)
      .filter((delivery) => !flying.has(delivery.seq) && !settled.has(delivery.seq))
      .slice(0, room);
    for (const delivery of waiting) deliver(delivery, target).catch(failed);
    if (waiting.length === 0 && flying.size === 0) arm();
  }

  function arm(): void {
    cancel?.();
    const at = nextDeliveryAt(database);
    if (at !== undefined) cancel = clock.schedule(Math.max(0, at - clock.now()), nudgeLater);
  }

  function nudgeLater(): void {
    try {
      nudge();
    } catch (error) {
      failed(error);
    }
  }

  function writeSettled(): void {
    const done = [...settled];
    settled.clear();
    database.relaxed(() => database.transaction(() => done.forEach(writeOne)));
  }

  function writeOne([seq, again]: readonly [number, Delivery | undefined]): void {
    const wait = again === undefined ? undefined : retryAfterMs[again.attempt - 1];
    if (again === undefined || wait === undefined) removeDelivery(database, seq);
    else postponeDelivery(database, again, clock.now() + wait);
  }

  async function deliver(delivery: Delivery, to: WebhookTarget): Promise<void> {
    flying.add(delivery.seq);
    const { event, recordId, attempt } = delivery;
    const times = faults.webhook({ event, recordId, attempt });
    let taken = true;
    for (let time = 0; time < times; time += 1) taken = (await post(delivery.body, to)) && taken;
    flying.delete(delivery.seq);
    if (stopped) return;
    settled.set(delivery.seq, taken ? undefined : delivery);
    nudge();
  }

  return {
    add(delivery) {
      if (target !== undefined) addDelivery(database, delivery);
    },
    setTarget(next) {
      if (next !== undefined && !isOnThisMachine(new URL(next.url))) {
        throw new Error('Practice webhooks go to a listener on this machine, over http');
      }
      target = next;
      nudge();
    },
    nudge,
    stop() {
      stopped = true;
      cancel?.();
      if (settled.size > 0) writeSettled();
    },
  };
}

function isOnThisMachine(url: URL): boolean {
  return url.protocol === 'http:' && isLoopbackAddress(url.hostname);
}

/** Posts the signed bytes; true when the listener answered 2xx. */
async function post(body: string, target: WebhookTarget): Promise<boolean> {
  const bytes = Buffer.from(body);
  const signature = createHmac('sha256', target.secret.reveal()).update(bytes).digest('hex');
  return await new Promise((resolve) => {
    const outgoing = request(target.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': bytes.length,
        'x-signature': signature,
      },
      timeout: answerWithinMs,
    });
    outgoing.on('response', (response) => {
      response.resume();
      const { statusCode = 0 } = response;
      resolve(statusCode >= 200 && statusCode < 300);
    });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(false));
    outgoing.on('close', () => resolve(false));
    outgoing.end(bytes);
  });
}
