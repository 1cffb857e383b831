import { stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { practicePosition } from '../../../electron/core/practice/position.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { type PracticeChild, startPracticeChild } from '../../support/practice-child.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { apiCaller, practiceUnderTest, records, tuesdayMorning } from './practice-under-test.ts';

const hourMs = 3_600_000;

test('everything survives a restart, and what was under way goes on', async () => {
  const folder = await temporaryFolder();
  const first = await practiceUnderTest({ folder, samples: true });
  const contact = '+12025550123';
  first.popp.control.assignFlow(contact, 'asks-salary');
  await first.call('POST', '/conversations', {
    campaignId: first.live('SMS').id,
    firstName: 'John',
    phoneNumber: contact,
  });
  await first.clock.advance(10_000);
  const before = first.popp.control.conversations();
  const campaigns = first.popp.control.campaigns();
  await first.popp.stop();
  const leftAt = practicePosition(folder);
  expect(leftAt).toBe(first.clock.now());

  const second = await practiceUnderTest({ folder, clock: createManualClock(leftAt) });
  expect(second.popp.organizationId).toBe(first.popp.organizationId);
  expect(second.popp.apiKey.reveal()).not.toBe(first.popp.apiKey.reveal());
  expect(second.popp.control.conversations()).toEqual(before);
  expect(second.popp.control.campaigns()).toEqual(campaigns);
  expect(second.popp.control.opened()).toMatchObject([{ contact }]);
  expect((await second.call('GET', '/campaigns')).status).toBe(200);
  await second.clock.advance(hourMs);
  expect(second.of(contact)).toMatchObject({ status: 'ONGOING', needsReview: true });
});

test('a port that is taken is said, and leaves the folder usable', async () => {
  const folder = await temporaryFolder();
  const first = await practiceUnderTest();
  const port = Number(new URL(first.popp.baseUrl).port);
  await expect(practiceUnderTest({ folder, port })).rejects.toThrow('EADDRINUSE');
  const second = await practiceUnderTest({ folder, samples: true });
  expect((await second.call('GET', '/campaigns')).status).toBe(200);
});

test('only the owner can read the practice data', async () => {
  const folder = await temporaryFolder();
  await practiceUnderTest({ folder });
  const { mode } = await stat(path.join(folder, 'practice.sqlite'));
  expect(mode & 0o777).toBe(0o600);
});

test('the same seed gives the same conversations in another folder', async () => {
  async function run(): Promise<unknown[]> {
    const it = await practiceUnderTest({ seed: 'repeat' });
    await it.call('POST', '/conversations/bulk', {
      campaignId: it.live('SMS').id,
      contacts: Array.from({ length: 60 }, (_, index) => ({
        firstName: 'Pat',
        phoneNumber: `+120255501${String(index).padStart(2, '0')}`,
      })),
    });
    await it.clock.advance(50 * hourMs);
    return it.popp.control
      .conversations()
      .map((each) => [
        each.contact,
        each.flow,
        each.status,
        each.startedAt,
        it.popp.control.messages(each.id).map((message) => [message.body, message.createdAt]),
      ]);
  }
  expect(await run()).toEqual(await run());
});

async function child(folder: string): Promise<PracticeChild> {
  const started = await startPracticeChild({ folder, startMs: tuesdayMorning });
  onTestFinished(() => started.kill());
  return started;
}

test('what was accepted is on disk when the process is killed in the next moment', async () => {
  const folder = await temporaryFolder();
  const first = await child(folder);
  const call = apiCaller(first.baseUrl, first.organizationId, first.apiKey);
  const [campaign] = records(await call('GET', '/campaigns?campaignStatus=LIVE&channel=SMS'));
  const contacts = Array.from({ length: 500 }, (_, index) => ({
    firstName: 'Pat',
    phoneNumber: `+1202555${String(index).padStart(4, '0')}`,
  }));
  const answer = await call('POST', '/conversations/bulk', {
    campaignId: campaign?.['id'],
    contacts,
  });
  expect(answer.body).toMatchObject({ queued: 500 });
  await first.advance(2_000);
  const { nowMs } = await first.now();
  await first.kill();

  const second = await child(folder);
  expect(await second.opened()).toHaveLength(500);
  // Time never goes back: what a list has shown stays shown.
  expect((await second.now()).nowMs).toBeGreaterThanOrEqual(nowMs);
  await second.advance(10_000);
  const started = (await second.opened()).filter((it) => it.startedAt !== null);
  expect(started.length).toBeGreaterThan(400);
  await second.stop();
});

test('the process takes faults, flows and time from its control', async () => {
  const practice = await child(await temporaryFolder());
  const call = apiCaller(practice.baseUrl, practice.organizationId, practice.apiKey);
  await practice.setFaults({ rules: [{ when: 'after', does: { kind: 'status', status: 504 } }] });
  await practice.assignFlow('+12025550101', 'asks-salary');
  const [campaign] = await practice.campaigns();
  const body = { campaignId: campaign?.id, firstName: 'Pat', phoneNumber: '+12025550101' };
  expect((await call('POST', '/conversations', body)).status).toBe(504);
  expect(await practice.opened()).toMatchObject([{ contact: '+12025550101' }]);
  expect(await practice.strikes()).toMatchObject([{ path: '/conversations', kind: 'status' }]);
  await practice.advance(hourMs);
  expect(await practice.conversations()).toMatchObject([{ needsReview: true }]);
  await practice.stop();
});
