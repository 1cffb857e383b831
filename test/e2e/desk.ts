import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { PracticePopp } from '../../electron/core/practice/popp-server.ts';
import { startPracticePopp } from '../../electron/core/practice/popp-server.ts';
import type { PracticeFaults } from '../../electron/core/practice/faults.ts';
import { Secret } from '../../electron/core/secret.ts';
import { startWebHost } from '../../electron/web/host.ts';
import { wakeByClock } from '../../electron/web/wake-by-clock.ts';
import { memorySecrets } from '../support/capabilities.ts';
import { openConsole } from '../support/console-client.ts';
import {
  createPlannedFaults,
  type PlannedFaults,
} from '../support/practice-faults/planned-faults.ts';
import { startRelay, type Relay } from '../support/relay.ts';
import { createStudioClock } from '../support/studio-clock.ts';

const pages = path.resolve(import.meta.dirname, '../../out/renderer');
const signingSecret = 'a-signing-secret-of-24-chars';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * A recruiter's console beside a Popp of its own, in one process, so that a journey owns the time of both, the way between
 * them, and what Popp does wrong.
 */
export type Desk = {
  readonly popp: PracticePopp;
  readonly faults: PlannedFaults;
  readonly way: Pick<Relay, 'cut' | 'mend'>;
  /** What the console asked of Popp, by method and path, in order. */
  readonly asked: (what: RegExp) => readonly string[];
  /** Lets time pass for both until a condition holds; answers how long that took by the console's clock. */
  passUntil(what: string, condition: () => Promise<boolean>, stepMs?: number): Promise<number>;
  pass(ms: number): Promise<void>;
  /** Time passes at Popp alone: the console is not asked to do anything. */
  poppPasses(ms: number): Promise<void>;
  /** The laptop's lid is closed for so long: nothing of the console runs, and only the wall clock goes on. */
  sleep(ms: number): Promise<void>;
  /** Popp's events reach the console from here on. */
  connectWebhook(): void;
  /** A candidate who behaves like this is messaged; answers the conversation. */
  message(firstName: string, flow: string): Promise<string>;
  /** Does as a colleague would, in Popp's own console. */
  colleague(action: 'takeover' | 'hand-to-agent', conversationId: string): Promise<void>;
};

/** Sets it up and opens the console in the page. */
export async function setDesk(
  page: Page,
  options: { readonly dataFolder: string; readonly onEnd: (end: () => Promise<void>) => void },
): Promise<Desk> {
  const poppClock = createStudioClock();
  const ownClock = createStudioClock();
  let sleptMs = 0;
  const clock = { ...ownClock, now: () => ownClock.now() + sleptMs };
  options.onEnd(() => {
    poppClock.stop();
    ownClock.stop();
    return Promise.resolve();
  });

  const asked: string[] = [];
  const planned = createPlannedFaults({ readableAtOnce: true, listLagMs: 0 });
  const faults: PracticeFaults = {
    ...planned.faults,
    beforeAccept(request) {
      asked.push(`${request.method} ${request.path}`);
      return planned.faults.beforeAccept(request);
    },
  };
  const popp = await startPracticePopp({ clock: poppClock, faults, samples: false, seed: 'desk' });
  options.onEnd(() => popp.stop());
  const relay = await startRelay(Number(new URL(popp.baseUrl).port));
  options.onEnd(() => relay.stop());

  const { dataFolder } = options;
  const host = await startWebHost({
    pages,
    port: 0,
    dataFolder,
    practice: false,
    override: { clock, power: wakeByClock(clock), logger: silent, secrets: memorySecrets() },
  });
  options.onEnd(() => host.stop());
  const { client, close } = await openConsole(host.address());
  const { organizationId } = popp;
  const apiKey = popp.apiKey.reveal();
  const baseUrl = popp.baseUrl.replace(/:\d+/, `:${relay.port}`);
  const requestId = randomUUID;
  const { id: workspaceId } = await client.workspaces.add({
    name: 'Example organisation',
    organizationId,
    baseUrl,
    requestId: requestId(),
  });
  await client.workspaces.setKey({ workspaceId, apiKey, requestId: requestId() });
  await client.webhooks.setSecret({ workspaceId, secret: signingSecret, requestId: requestId() });
  const { localUrl = '' } = await client.webhooks.status({ workspaceId });
  close();
  await page.goto(host.address());
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();

  async function post(where: string, body: unknown = {}): Promise<void> {
    const response = await fetch(`${popp.baseUrl}${where}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': apiKey,
        'x-organization-id': organizationId,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`Popp refused ${where}: ${await response.text()}`);
  }

  async function step(ms: number): Promise<void> {
    await poppClock.skipTo(poppClock.now() + ms);
    await ownClock.skipTo(ownClock.now() + ms);
    // What was asked for in that time is answered before more of it passes.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }

  async function passUntil(
    what: string,
    condition: () => Promise<boolean>,
    stepMs = 2500,
  ): Promise<number> {
    const start = ownClock.monotonicMs();
    for (let steps = 0; steps < 400; steps += 1) {
      if (await condition()) return ownClock.monotonicMs() - start;
      await step(stepMs);
    }
    throw new Error(`Never happened: ${what}`);
  }

  let contacts = 0;
  return {
    popp,
    faults: planned,
    way: relay,
    asked: (what) => asked.filter((one) => what.test(one)),
    passUntil,
    async pass(ms) {
      const end = ownClock.monotonicMs() + ms;
      await passUntil('time', () => Promise.resolve(ownClock.monotonicMs() >= end));
    },
    poppPasses: (ms) => poppClock.skipTo(poppClock.now() + ms),
    async sleep(ms) {
      await poppClock.skipTo(poppClock.now() + ms);
      sleptMs += ms;
    },
    connectWebhook() {
      popp.control.setWebhook({ url: localUrl, secret: new Secret(signingSecret) });
    },
    async message(firstName, flow) {
      const phoneNumber = `+120255501${String((contacts += 1)).padStart(2, '0')}`;
      popp.control.assignFlow(phoneNumber, flow);
      const campaign = popp.control
        .campaigns()
        .find((one) => one.campaignStatus === 'LIVE' && one.channel === 'SMS');
      await post('/conversations', { campaignId: campaign?.id, firstName, phoneNumber });
      const found = popp.control.conversations().find((one) => one.firstName === firstName);
      if (found === undefined) throw new Error(`No conversation with ${firstName}`);
      return found.id;
    },
    colleague: (action, conversationId) => post(`/conversations/${conversationId}/${action}`),
  };
}
