import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Capabilities } from '../../../electron/core/capabilities.ts';
import { startPracticePopp } from '../../../electron/core/practice/popp-server.ts';
import { systemClock } from '../../../electron/core/system-clock.ts';
import { startWebHost } from '../../../electron/web/host.ts';
import type { PolicyReading } from '../../../shared/settings/managed.ts';
import { defaultBaseUrl } from '../../../shared/workspaces/rules.ts';
import { memorySecrets, memoryWitness } from '../../support/capabilities.ts';
import { openConsole } from '../../support/console-client.ts';
import { oneRowAccepted, prepareOneRow } from '../../support/one-row.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

const file = '/etc/popp-console/policy.json';
const requestId = () => randomUUID();

/** A laptop whose company may change its mind between two starts of the console. */
async function laptop() {
  const folder = await temporaryFolder();
  const pages = path.join(folder, 'pages');
  await mkdir(pages);
  await writeFile(path.join(pages, 'index.html'), '<!doctype html>');
  const kept = { secrets: memorySecrets(), witness: memoryWitness() };
  return async function start(policy: PolicyReading) {
    const warnings: unknown[] = [];
    const note = (event: string, facts?: unknown) => void warnings.push([event, facts]);
    const override: Partial<Capabilities> = {
      ...kept,
      policy: { read: () => policy },
      logger: { info: () => undefined, warn: note, error: note },
    };
    const dataFolder = path.join(folder, 'data');
    const host = await startWebHost({ pages, port: 0, dataFolder, practice: false, override });
    const opened = await openConsole(host.address());
    let stopped = false;
    async function stop(): Promise<void> {
      if (stopped) return;
      stopped = true;
      opened.close();
      await host.stop();
    }
    onTestFinished(stop);
    return { ...opened, warnings, stop };
  };
}

test(
  'a policy that nobody can read lets nothing leave and loses nothing; without it, it leaves once',
  {
    timeout: 60_000,
  },
  async () => {
    const popp = await startPracticePopp({ clock: systemClock, samples: false });
    onTestFinished(() => popp.stop());
    const { baseUrl, organizationId } = popp;
    const start = await laptop();

    const before = await start({ state: 'none' });
    const added = { name: 'Acme', organizationId, baseUrl, requestId: requestId() };
    const { id: workspaceId } = await before.client.workspaces.add(added);
    const apiKey = popp.apiKey.reveal();
    await before.client.workspaces.setKey({ workspaceId, apiKey, requestId: requestId() });
    const uploadId = await prepareOneRow(before, workspaceId);
    await before.client.outbox.pauseWorkspace({ workspaceId, requestId: requestId() });
    await before.client.uploads.send({ uploadId, reviewedCount: 1, requestId: requestId() });
    await before.stop();

    const held = await start({ state: 'read', file, text: '{"baseUrls": [' });
    const { client, warnings } = held;
    await client.outbox.resumeWorkspace({ workspaceId, requestId: requestId() });
    await until('the outbox has asked for a connection', () =>
      warnings.some((line) => JSON.stringify(line).includes('"code":"not-allowed"')),
    );
    const { workspaces } = await client.workspaces.list({});
    expect(workspaces.map(({ state }) => state)).toEqual(['not-allowed']);
    expect((await client.uploads.progress({ uploadId })).states.done).toBe(0);
    expect(await client.workspaces.testConnection({ workspaceId })).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(
        /cannot be read, so nothing leaves .* IT team to mend the file/,
      ),
    });
    const another = { ...added, organizationId: 'org_2', baseUrl: defaultBaseUrl };
    await expect(
      client.workspaces.add({ ...another, requestId: requestId() }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      client.tunnels.choose({
        setup: { kind: 'manual', publicUrl: 'https://hooks.example.com' },
        requestId: requestId(),
      }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(popp.control.opened()).toEqual([]);
    await held.stop();

    const after = await start({ state: 'none' });
    await oneRowAccepted(after, uploadId);
    expect(popp.control.opened()).toHaveLength(1);
  },
);

test('a fixed address is the only one, also for a workspace that was there before', async () => {
  const start = await laptop();
  const before = await start({ state: 'none' });
  const added = { name: 'Acme', organizationId: 'org_1', requestId: requestId() };
  const { id: workspaceId } = await before.client.workspaces.add({
    ...added,
    baseUrl: defaultBaseUrl,
  });
  await before.stop();

  const gateway = 'https://gateway.example/popp/v1';
  const text = JSON.stringify({ baseUrls: [gateway], tunnels: 'off' });
  const { client } = await start({ state: 'read', file, text });
  const managed = await client.settings.managed({});
  expect(managed).toEqual({
    state: 'in-force',
    file,
    baseUrls: [gateway],
    tunnels: 'off',
    settings: {},
  });
  const move = (baseUrl: string) =>
    client.workspaces.changeConnection({
      workspaceId,
      organizationId: 'org_1',
      baseUrl,
      requestId: requestId(),
    });
  await expect(move('https://api.popp.ai/v1')).rejects.toMatchObject({
    code: 'not-allowed',
    envelope: { details: { field: 'baseUrl' } },
  });
  expect((await client.workspaces.list({})).workspaces[0]?.state).toBe('not-allowed');
  expect((await move(gateway)).state).toBe('waiting-for-key');
  const { updates } = await client.settings.about({});
  expect(updates).toBe('not-packaged');
});
