import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { startPracticePopp } from '../../../electron/core/practice/popp-server.ts';
import { createPracticeRunner } from '../../../electron/core/workspaces/practice-runner.ts';
import { createPracticeService } from '../../../electron/core/workspaces/practice-service.ts';
import { testCapabilities } from '../../support/capabilities.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { call, once, workspacesUnderTest } from './workspaces-under-test.ts';

function runnerIn(dataFolder: string, clock = createManualClock()) {
  const { logger } = testCapabilities({ dataFolder });
  const changes = createChangeBus();
  const practice = createPracticeRunner({
    dataFolder,
    clock,
    changes,
    logger,
    start: startPracticePopp,
  });
  onTestFinished(() => practice.stop());
  return { practice, clock, changes };
}

test('the practice workspace is made once, opens with credentials of its own, and has no key', async () => {
  const { practice } = runnerIn(await temporaryFolder());
  const { workspaces, reads, log } = workspacesUnderTest({ practice });
  const opened = await workspaces.openPractice(once({}), call);
  expect(opened).toMatchObject({ kind: 'practice', name: 'Practice', state: 'ready' });
  expect(await workspaces.openPractice(once({}), call)).toEqual(opened);
  expect(workspaces.connections.current()).toBe(opened.id);
  expect(await workspaces.keyStatus({ workspaceId: opened.id }, call)).toEqual({
    state: 'not-needed',
  });
  const apiKey = 'popp-live-key-0123456789';
  await expect(
    workspaces.setKey(once({ workspaceId: opened.id, apiKey }), call),
  ).rejects.toMatchObject({ code: 'not-allowed' });

  const connection = await workspaces.connections.open(opened.id);
  expect(connection.organizationId).toBe(opened.organizationId);
  const { items } = await reads.listCampaigns(connection, {});
  expect(items.length).toBeGreaterThan(0);
  expect(await workspaces.testConnection({ workspaceId: opened.id }, call)).toMatchObject({
    outcome: 'works',
  });
  const told = JSON.stringify([log, opened, await workspaces.list({}, call)]);
  expect(told).not.toContain(connection.apiKey.reveal());
});

test('practice time runs at its own speed, is skipped, and goes on where it was left', async () => {
  const dataFolder = await temporaryFolder();
  const { practice, clock, changes } = runnerIn(dataFolder);
  const service = createPracticeService({ practice });
  expect(await service.clock({}, call)).toEqual({ running: false });
  await expect(service.skipAhead(once({ to: 'hour' as const }), call)).rejects.toMatchObject({
    code: 'not-allowed',
  });

  await practice.ensureStarted('w');
  const startedAt = practice.state()?.nowMs ?? 0;
  await clock.advance(60_000);
  expect(practice.state()).toEqual({ nowMs: startedAt + 30 * 60_000, speed: 30 });

  const heard: string[] = [];
  changes.subscribe(({ topic }) => heard.push(topic));
  const skipped = await service.skipAhead(once({ to: 'hour' as const }), call);
  expect(skipped).toMatchObject({ running: true, nowMs: startedAt + 90 * 60_000 });
  expect(heard).toContain('practice');

  await practice.stop();
  expect(practice.state()).toBeUndefined();
  const again = runnerIn(dataFolder).practice;
  await again.ensureStarted('w');
  expect(again.state()?.nowMs).toBe(startedAt + 90 * 60_000);
});

test('the organisation of practice survives a restart, its key does not', async () => {
  const dataFolder = await temporaryFolder();
  const first = runnerIn(dataFolder).practice;
  const before = await first.ensureStarted('w');
  await first.stop();
  const after = await runnerIn(dataFolder).practice.ensureStarted('w');
  expect(after.organizationId).toBe(before.organizationId);
  expect(after.apiKey.reveal()).not.toBe(before.apiKey.reveal());
});

test('two first uses start one server', async () => {
  const { practice } = runnerIn(await temporaryFolder());
  const [one, other] = await Promise.all([
    practice.ensureStarted('w'),
    practice.ensureStarted('w'),
  ]);
  expect(one.baseUrl).toBe(other.baseUrl);
});

test('a removed practice workspace is stopped at once and deleted at the next start', async () => {
  const dataFolder = await temporaryFolder();
  const { practice } = runnerIn(dataFolder);
  const { workspaces } = workspacesUnderTest({ practice });
  const { id: workspaceId } = await workspaces.openPractice(once({}), call);
  const folder = path.join(dataFolder, 'practice');
  expect((await stat(folder)).mode & 0o077).toBe(0);
  await workspaces.remove(once({ workspaceId }), call);
  expect(practice.state()).toBeUndefined();
  await expect(workspaces.connections.open(workspaceId)).rejects.toMatchObject({
    code: 'not-found',
  });
  await workspaces.purge();
  expect(await readdir(dataFolder)).toEqual([]);
});

test('a practice server that cannot start says so, and starts at the next try', async () => {
  const dataFolder = await temporaryFolder();
  const { logger } = testCapabilities({ dataFolder });
  let tries = 0;
  const practice = createPracticeRunner({
    dataFolder,
    clock: createManualClock(),
    changes: createChangeBus(),
    logger,
    start(options) {
      tries += 1;
      if (tries === 1) return Promise.reject(new Error('no port'));
      return startPracticePopp(options);
    },
  });
  onTestFinished(() => practice.stop());
  await expect(practice.ensureStarted('w')).rejects.toThrow('no port');
  expect((await practice.ensureStarted('w')).baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:/);
});
