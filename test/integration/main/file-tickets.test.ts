import { mkdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDesktopFiles, serveFileTickets } from '../../../electron/main/file-tickets.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function desk() {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'applicants.csv');
  await writeFile(file, 'first name,phone\n');
  const clock = createManualClock(0);
  return { folder, file, clock, files: createDesktopFiles(clock) };
}

describe('a dropped file', () => {
  test('is behind a ticket that works once', async () => {
    const { file, files } = await desk();
    const answer = await files.ticketFor(file);
    if (!('ticket' in answer)) throw new Error(answer.message);
    expect(await files.redeem(answer.ticket)).toMatchObject({
      name: 'applicants.csv',
      path: file,
      sizeBytes: 17,
    });
    expect(await files.redeem(answer.ticket)).toBeUndefined();
  });

  test('is forgotten after ten minutes', async () => {
    const { file, files, clock } = await desk();
    const answer = await files.ticketFor(file);
    if (!('ticket' in answer)) throw new Error(answer.message);
    await clock.advance(11 * 60_000);
    expect(await files.redeem(answer.ticket)).toBeUndefined();
  });

  test('that is a folder, that is gone, or that has no path says so', async () => {
    const { folder, file, files } = await desk();
    const inside = path.join(folder, 'inside');
    await mkdir(inside);
    expect(await files.ticketFor(inside)).toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('This is a folder'),
    });
    for (const wrong of [`${file}.gone`, '', 'applicants.csv'])
      expect(await files.ticketFor(wrong)).toMatchObject({ code: 'file-unreadable' });
  });

  test('of 2 GB is refused before a byte is read', async () => {
    const { folder, files } = await desk();
    const large = path.join(folder, 'large.csv');
    await writeFile(large, '');
    // No byte of it is on disk: only its length is.
    await truncate(large, 2 * 1024 ** 3);
    expect(await files.ticketFor(large)).toMatchObject({
      code: 'file-too-large',
      message: expect.stringContaining('Nothing was sent'),
    });
  });

  test('gets its ticket from our own main frame alone', async () => {
    const { file, files } = await desk();
    let ask: ((event: unknown, file: unknown) => Promise<unknown>) | undefined;
    serveFileTickets({ handle: (_channel: string, handler: never) => (ask = handler) }, files);
    const ours = { senderFrame: { url: 'app://console/index.html', parent: null } };
    const inner = { senderFrame: { url: 'app://console/index.html', parent: {} } };
    const theirs = { senderFrame: { url: 'https://example.com/', parent: null } };
    expect(await ask?.(ours, file)).toHaveProperty('ticket');
    expect(await ask?.(ours, { file })).toHaveProperty('code');
    for (const other of [inner, theirs, { senderFrame: null }])
      expect(await ask?.(other, file)).toHaveProperty('code');
  });
});
