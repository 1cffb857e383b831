import { expect, test } from 'vitest';
import { createCampaignGate } from '../../../electron/core/outbox/campaign-gate.ts';
import type { OutboxPorts } from '../../../electron/core/outbox/ports.ts';
import { Secret } from '../../../electron/core/secret.ts';
import type { PoppCampaign } from '../../../shared/popp/campaign.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const connection = {
  workspaceId: 'w',
  baseUrl: 'https://popp.test/v1',
  organizationId: 'o',
  apiKey: new Secret('key'),
};

test.each([3 * 60 * 60_000, -3 * 60 * 60_000])(
  'a campaign is read again after the laptop slept or its clock was set (%d ms)',
  async (jumpMs) => {
    const clock = createManualClock();
    let status = 'LIVE';
    const ports: Pick<OutboxPorts, 'getCampaign'> = {
      getCampaign: () =>
        Promise.resolve({ id: 'c', status, questions: [], raw: {} } satisfies PoppCampaign),
    };
    const isLive = createCampaignGate(ports, clock);
    const { signal } = new AbortController();
    expect(await isLive(connection, 'c', signal)).toBe(true);
    status = 'PAUSED';
    expect(await isLive(connection, 'c', signal)).toBe(true);
    clock.setWall(clock.now() + jumpMs);
    expect(await isLive(connection, 'c', signal)).toBe(false);
  },
);
