import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openConsole } from '../../support/console-client.ts';
import { startConsoleProcess } from '../../support/console-process.ts';
import { oneRowAccepted, prepareOneRow } from '../../support/one-row.ts';
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
  const uploadId = await prepareOneRow({ client, drop }, workspaceId);
  const send = { uploadId, reviewedCount: 1, requestId: requestId() };
  expect(await client.uploads.send(send)).toEqual({ sent: 1, alreadySent: 0 });
  expect(await client.uploads.send(send)).toEqual({ sent: 1, alreadySent: 0 });

  await oneRowAccepted({ client }, uploadId);
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
