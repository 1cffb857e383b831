import { randomUUID } from 'node:crypto';
import type { PracticeControl } from '../../electron/core/practice/control.ts';
import { startPracticePopp } from '../../electron/core/practice/popp-server.ts';
import type { ConsoleClient } from '../support/console-client.ts';
import {
  createPlannedFaults,
  type PlannedFaults,
} from '../support/practice-faults/planned-faults.ts';
import { campaigns, candidates } from './organisation-people.ts';
import type { Studio } from './studio.ts';

/** An organisation at a Popp of our own, connected as a real one is. */
export type Organisation = {
  readonly baseUrl: string;
  readonly organizationId: string;
  readonly apiKey: string;
  readonly control: PracticeControl;
  readonly planned: PlannedFaults;
  /** Calls Popp as somebody else in the organisation would. */
  readonly post: (path: string, body?: unknown) => Promise<void>;
  /** Adds it as a workspace with its key. */
  connect(client: ConsoleClient['client'], name?: string): Promise<string>;
};

/** Starts an organisation in which nothing has happened yet but its campaigns. */
export async function startOrganisation(studio: Studio): Promise<Organisation> {
  const planned = createPlannedFaults({ readableAtOnce: true, listLagMs: 0 });
  const popp = await startPracticePopp({
    clock: studio.clock,
    faults: planned.faults,
    samples: false,
    seed: 'pictures',
  });
  studio.onEnd(() => popp.stop());
  const { baseUrl, organizationId, control } = popp;
  const apiKey = popp.apiKey.reveal();

  async function post(path: string, body: unknown = {}): Promise<void> {
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': apiKey,
        'x-organization-id': organizationId,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`Popp refused ${path}: ${await response.text()}`);
  }

  for (const campaign of campaigns) await post('/campaigns', campaign);
  return {
    baseUrl,
    organizationId,
    apiKey,
    control,
    planned,
    post,
    async connect(client, name = 'Example organisation') {
      const { id } = await client.workspaces.add({
        requestId: randomUUID(),
        name,
        organizationId,
        baseUrl,
      });
      await client.workspaces.setKey({ requestId: randomUUID(), workspaceId: id, apiKey });
      return id;
    },
  };
}

/** Starts an organisation at work: its candidates were messaged over the last days, and the time is now. */
export async function startBusyOrganisation(studio: Studio): Promise<Organisation> {
  const organisation = await startOrganisation(studio);
  const end = Date.now();
  for (const { minutesAgo, campaign, flow, ...contact } of candidates) {
    await studio.clock.skipTo(end - minutesAgo * 60_000);
    organisation.control.assignFlow(contact.phoneNumber ?? contact.emailAddress ?? '', flow);
    await organisation.post('/conversations', { externalCampaignId: campaign, ...contact });
  }
  await studio.clock.skipTo(end);
  return organisation;
}
