import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openConsole } from '../../support/console-client.ts';
import { startConsoleProcess } from '../../support/console-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

const requestId = () => randomUUID();

test('one row of a file is read, sent once, and seen at Popp', { timeout: 60_000 }, async () => {
  const app = await startConsoleProcess(path.join(await temporaryFolder(), 'data'), ['--practice']);
  const { client, drop, close } = await openConsole(app.address);
  onTestFinished(async () => {
    close();
    await app.stop();
  });
  const { currentId: workspaceId = '' } = await client.workspaces.list({});
  const { campaigns } = await until('campaigns are read', async () => {
    const answer = await client.campaigns.list({ workspaceId, status: 'LIVE', channel: 'SMS' });
    return answer.campaigns.length > 0 && answer;
  });
  const campaignId = campaigns[0]?.id ?? '';

  const ticket = await drop(
    'one.csv',
    'First name,Last name,Mobile\nTest-Ada,Applicant,+1 202 555 0147\n',
  );
  const { uploadId } = await client.uploads.open({ workspaceId, ticket, requestId: requestId() });
  await until(
    'the file is read',
    async () => (await client.uploads.get({ uploadId })).status === 'ready',
  );
  await client.uploads.chooseCampaign({ uploadId, campaignId, requestId: requestId() });
  const review = await until('the row is ready', async () => {
    const answer = await client.uploads.review({ uploadId });
    return answer.readyCount === 1 && answer.blockers.length === 0 && answer;
  });
  const send = { uploadId, reviewedCount: review.readyCount, requestId: requestId() };
  expect(await client.uploads.send(send)).toEqual({ sent: 1, alreadySent: 0 });
  expect(await client.uploads.send(send)).toEqual({ sent: 1, alreadySent: 0 });

  await until(
    'Popp accepted it',
    async () => (await client.uploads.progress({ uploadId })).states.done === 1,
    30_000,
  );
  const found = await until(
    'the conversation is in the inbox',
    async () => {
      const { items } = await client.conversations.list({
        workspaceId,
        filter: 'all',
        search: 'Test-Ada',
      });
      return items.length > 0 && items;
    },
    30_000,
  );
  expect(found).toHaveLength(1);
});
