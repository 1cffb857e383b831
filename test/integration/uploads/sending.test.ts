import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requestId, uploadsBench, workspaceId, type UploadsBench } from './bench.ts';

const file = [
  'Candidate ID,First name,Phone,Email,Message',
  'c-1,Ana,+14155550123,ana@example.com,Hi Ana. Reply STOP to end.',
  'c-2,Bo,+447700900002,bo@example.com,',
  'c-3,,+442079460112,clo@example.com,',
  'c-4,Dan,+14155550123,dan@example.com,',
  'c-5,Eve,+61491570006,eve@example.com,Hello Eve',
  '',
].join('\n');

async function ready(bench: UploadsBench, campaignId = 'sms', content = file) {
  const upload = await bench.open(content);
  await bench.service.chooseCampaign({ uploadId: upload.id, campaignId, requestId }, bench);
  return upload.id;
}

function rows(
  bench: UploadsBench,
  uploadId: string,
  filter: 'all' | 'problems' | 'ready' | 'left-out' | 'sent' = 'all',
) {
  return Promise.resolve(bench.service.rows({ uploadId, filter, offset: 0, limit: 100 }, bench));
}

describe('working with rows', () => {
  it('names problems, and a fixed row is judged again with the rows it doubled', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    const before = await rows(bench, uploadId);
    expect(
      before.rows.map(({ row, state, problems }) => [row, state, problems.map(({ code }) => code)]),
    ).toEqual([
      [2, 'ready', []],
      [3, 'ready', ['phone-unverified']],
      [4, 'problem', ['first-name-missing']],
      [5, 'problem', ['duplicate']],
      [6, 'ready', []],
    ]);
    expect(before.rows[3]?.problems[0]).toMatchObject({ otherRow: 2 });
    const fixed = await bench.service.fixRow(
      { uploadId, row: 2, values: { phoneNumber: '(415) 555-0199', countryCode: 'US' }, requestId },
      bench,
    );
    expect(fixed.row).toMatchObject({
      phoneNumber: '+14155550199',
      corrections: { countryCode: 'US' },
    });
    expect((await rows(bench, uploadId, 'ready')).rows.map(({ row }) => row)).toEqual([2, 3, 5, 6]);
  });

  it('leaves out and takes in, one row or all with a problem', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    const out = await bench.service.leaveOut({ uploadId, choice: { rows: [2] }, requestId }, bench);
    expect(out.changed).toBe(1);
    // Row 5 had the number of row 2.
    expect((await rows(bench, uploadId, 'ready')).rows.map(({ row }) => row)).toEqual([3, 5, 6]);
    await bench.service.takeIn({ uploadId, choice: { rows: [2] }, requestId }, bench);
    const all = await bench.service.leaveOut(
      { uploadId, choice: { problem: 'first-name-missing' }, requestId },
      bench,
    );
    expect(all.changed).toBe(1);
    expect((await rows(bench, uploadId, 'left-out')).rows.map(({ row }) => row)).toEqual([4]);
    expect((await rows(bench, uploadId, 'problems')).rows.map(({ row }) => row)).toEqual([3, 5]);
  });

  it('searches names, numbers and references', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    const found = (search: string) => {
      const query = { uploadId, filter: 'all' as const, search, offset: 0, limit: 9 };
      return Promise.resolve(bench.service.rows(query, bench)).then((page) =>
        page.rows.map(({ row }) => row),
      );
    };
    expect(await found('bo')).toEqual([3]);
    expect(await found('7946')).toEqual([4]);
    expect(await found('C-5')).toEqual([6]);
    expect(await found('100%')).toEqual([]);
  });

  it('reads national numbers again by another country', async () => {
    const bench = await uploadsBench();
    const upload = await bench.open('First name,Phone\nAna,020 7946 0112\n');
    expect((await rows(bench, upload.id)).rows[0]?.problems[0]?.code).toBe('phone-needs-country');
    await bench.service.setDefaultCountry({ uploadId: upload.id, country: 'GB', requestId }, bench);
    expect((await rows(bench, upload.id)).rows[0]).toMatchObject({
      state: 'ready',
      phoneNumber: '+442079460112',
    });
  });

  it('judges by the channel of the campaign, and refuses one that is not live or not ours', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(
      bench,
      'email',
      'First name,Email\nAna,ANA@example.com\nBo,bo at example.com\n',
    );
    const page = await rows(bench, uploadId);
    expect(page.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      ['email-malformed'],
    ]);
    const choose = (campaignId: string) =>
      bench.service.chooseCampaign({ uploadId, campaignId, requestId }, bench);
    await expect(choose('draft')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(choose('elsewhere')).rejects.toMatchObject({ code: 'not-found' });
    bench.campaigns.set('pigeon', {
      id: 'pigeon',
      title: 'Coop',
      status: 'LIVE',
      channel: 'PIGEON',
    });
    await expect(choose('pigeon')).rejects.toMatchObject({ code: 'unsupported' });
    expect((await bench.service.get({ uploadId }, bench)).campaign?.id).toBe('email');
  });

  it('keeps candidates who said STOP', async () => {
    const bench = await uploadsBench();
    bench.optedOut.add('+14155550123');
    const uploadId = await ready(bench);
    expect((await rows(bench, uploadId)).rows[0]?.problems.map(({ code }) => code)).toEqual([
      'opted-out',
    ]);
  });
});

describe('the sheet before anything leaves', () => {
  it('says who, how many, why not, and in which words', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    await bench.service.setMapping(
      {
        uploadId,
        mapping: {
          externalId: 0,
          firstName: 1,
          phoneNumber: 2,
          emailAddress: 3,
          openingMessage: 4,
        },
        requestId,
      },
      bench,
    );
    await bench.service.leaveOut(
      { uploadId, choice: { problem: 'first-name-missing' }, requestId },
      bench,
    );
    const review = await bench.service.review({ uploadId }, bench);
    expect(review).toMatchObject({
      blockers: [],
      campaign: { id: 'sms', title: 'Drivers', channel: 'SMS' },
      total: 5,
      readyCount: 2,
      leftOut: [
        { reason: 'by-you', count: 1 },
        { reason: 'duplicate', count: 1 },
        { reason: 'opening-without-stop', count: 1 },
      ],
      openings: [
        { source: 'row', count: 1, text: 'Hi Ana. Reply STOP to end.', exampleOf: 'Ana' },
        { source: 'template', count: 1 },
      ],
      // 10:00 in London on a Tuesday, 02:00 in San Francisco.
      nightCount: 1,
      firstSend: { zone: 'Europe/London', at: bench.clock.now() },
      warnings: [
        { code: 'phone-unverified', count: 1 },
        { code: 'opening-empty', count: 1 },
      ],
      mustTypeNumber: false,
      neverResentAutomatically: false,
    });
  });

  it("shows the campaign's own message, and what stands in the way", async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench, 'email');
    const review = await bench.service.review({ uploadId }, bench);
    expect(review.openings).toEqual([{ source: 'campaign', count: 4, text: 'Hello from Popp' }]);
    bench.campaigns.set('email', {
      id: 'email',
      title: 'Nurses',
      status: 'ARCHIVED',
      channel: 'EMAIL',
    });
    expect((await bench.service.review({ uploadId }, bench)).blockers).toEqual([
      'campaign-not-live',
    ]);
    bench.campaigns.delete('email');
    expect((await bench.service.review({ uploadId }, bench)).blockers).toEqual(['campaign-gone']);
    const other = await bench.open('First name,Code\nAna,1\n');
    expect((await bench.service.review({ uploadId: other.id }, bench)).blockers).toEqual([
      'no-campaign',
      'contact-column-missing',
      'nothing-ready',
    ]);
  });
});

describe('sending', () => {
  it('hands ready rows to the outbox once, and locks them', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    const send = (reviewedCount: number) =>
      bench.service.send({ uploadId, reviewedCount, requestId }, bench);
    await expect(send(4)).rejects.toMatchObject({ code: 'conflict' });
    expect(bench.items()).toEqual([]);
    expect(await send(3)).toEqual({ sent: 3, alreadySent: 0 });
    expect(bench.items()[0]).toMatchObject({
      campaignId: 'sms',
      channel: 'SMS',
      contact: '+14155550123',
      round: 1,
      payload: {
        firstName: 'Ana',
        phoneNumber: '+14155550123',
        emailAddress: 'ana@example.com',
        externalId: 'c-1',
        shouldSendDuringBusinessHours: true,
      },
      row: 2,
    });
    expect(Object.keys(bench.items()[0]?.payload ?? {})).not.toContain('skipDuplicationCheck');
    expect(existsSync(path.join(bench.folder, 'uploads', uploadId))).toBe(false);
    await expect(
      bench.service.fixRow({ uploadId, row: 2, values: { firstName: 'X' }, requestId }, bench),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      bench.service.chooseCampaign({ uploadId, campaignId: 'email', requestId }, bench),
    ).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(send(3)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(bench.items()).toHaveLength(3);
  });

  it('sends what was fixed later, and corrects what Popp refused as a new item', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    await bench.service.send({ uploadId, reviewedCount: 3, requestId }, bench);
    await bench.service.fixRow(
      { uploadId, row: 4, values: { firstName: 'Clo' }, requestId },
      bench,
    );
    expect(await bench.service.send({ uploadId, reviewedCount: 1, requestId }, bench)).toEqual({
      sent: 1,
      alreadySent: 0,
    });
    bench.settle(6, 'refused', 'Popp says no');
    expect((await rows(bench, uploadId, 'sent')).rows.at(-1)?.item).toMatchObject({
      state: 'refused',
      reason: 'Popp says no',
    });
    await bench.service.fixRow(
      { uploadId, row: 6, values: { phoneNumber: '+61491570010' }, requestId },
      bench,
    );
    await bench.service.send({ uploadId, reviewedCount: 1, requestId }, bench);
    expect(bench.items().at(-1)).toMatchObject({
      contact: '+61491570010',
      row: 6,
    });
  });

  it('shows who was written to before and does not write again', async () => {
    const bench = await uploadsBench();
    const first = await ready(bench);
    await bench.service.send({ uploadId: first, reviewedCount: 3, requestId }, bench);
    const second = await ready(bench);
    const review = await bench.service.review({ uploadId: second }, bench);
    expect(review).toMatchObject({
      readyCount: 0,
      alreadySentCount: 3,
      blockers: ['nothing-ready'],
    });
    const page = await rows(bench, second);
    expect(page.rows[0]?.problems[0]).toMatchObject({
      code: 'already-sent',
      at: bench.clock.now(),
    });
  });

  it('believes the outbox over its own picture when a row turns out to be known', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(
      bench,
      'sms',
      'First name,Phone\nAna,+14155550123\nBo,+14155550124\n',
    );
    bench.outbox.addConversations([
      {
        kind: 'conversation',
        workspaceId,
        campaignId: 'sms',
        channel: 'SMS',
        contact: '+14155550124',
        round: 1,
        payload: { firstName: 'Bo', shouldSendDuringBusinessHours: true },
      },
    ]);
    expect(await bench.service.send({ uploadId, reviewedCount: 2, requestId }, bench)).toEqual({
      sent: 1,
      alreadySent: 1,
    });
    expect((await rows(bench, uploadId)).rows.map(({ state }) => state)).toEqual([
      'sent',
      'problem',
    ]);
  });

  it('asks for the number above 500, and for it exactly', async () => {
    const bench = await uploadsBench();
    const lines = Array.from({ length: 501 }, (_, n) => `Test-${n},p${n}@example.com`);
    const uploadId = await ready(bench, 'email', `First name,Email\n${lines.join('\n')}\n`);
    expect((await bench.service.review({ uploadId }, bench)).mustTypeNumber).toBe(true);
    const send = (confirmCount?: number) =>
      bench.service.send(
        {
          uploadId,
          reviewedCount: 501,
          ...(confirmCount === undefined ? {} : { confirmCount }),
          requestId,
        },
        bench,
      );
    await expect(send()).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(send(500)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await send(501)).toEqual({ sent: 501, alreadySent: 0 });
  });

  it('sends nothing to a campaign that is no longer live, and loses nothing', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    bench.campaigns.set('sms', { id: 'sms', title: 'Drivers', status: 'ARCHIVED', channel: 'SMS' });
    await expect(
      bench.service.send({ uploadId, reviewedCount: 3, requestId }, bench),
    ).rejects.toMatchObject({
      code: 'not-allowed',
    });
    bench.campaigns.set('sms', { id: 'sms', title: 'Drivers', status: 'LIVE', channel: 'EMAIL' });
    await expect(
      bench.service.send({ uploadId, reviewedCount: 3, requestId }, bench),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(bench.items()).toEqual([]);
    expect((await bench.service.get({ uploadId }, bench)).counts.ready).toBe(3);
  });

  it('adds all rows or none', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    const add = bench.outbox.addConversations.bind(bench.outbox);
    bench.outbox.addConversations = (items) => add(items).slice(1);
    await expect(
      bench.service.send({ uploadId, reviewedCount: 3, requestId }, bench),
    ).rejects.toThrow('fewer rows');
    expect(await bench.service.get({ uploadId }, bench)).toMatchObject({
      status: 'ready',
      counts: { sent: 0, ready: 3 },
    });
  });

  it('sends one to the recruiter, outside the upload and at once', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    const own = await bench.service.sendOneToMe(
      { uploadId, firstName: 'Rita', contact: '+1 415 555 0123', requestId },
      bench,
    );
    expect(own).toMatchObject({ contact: '+14155550123', sentBefore: false });
    const [item] = bench.items();
    expect(item).toMatchObject({
      payload: { firstName: 'Rita', shouldSendDuringBusinessHours: false },
    });
    expect(item?.row).toBeUndefined();
    expect((await rows(bench, uploadId)).rows[0]?.problems.map(({ code }) => code)).toContain(
      'already-sent',
    );
    await expect(
      bench.service.sendOneToMe(
        { uploadId, firstName: 'Rita', contact: 'rita@example.com', requestId },
        bench,
      ),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('tells progress, pauses, resumes, and withdraws what has not left so that it can be sent later', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    await bench.service.send({ uploadId, reviewedCount: 3, requestId }, bench);
    bench.settle(2, 'done');
    await bench.service.pause({ uploadId, requestId }, bench);
    expect(await bench.service.progress({ uploadId }, bench)).toMatchObject({
      total: 3,
      settled: 1,
      paused: true,
      states: { done: 1, held: 2 },
      reaches: { accepted: 1 },
      reasons: [{ reason: 'You paused this upload.', count: 2 }],
    });
    await expect(bench.service.remove({ uploadId, requestId }, bench)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await bench.service.resume({ uploadId, requestId }, bench);
    expect((await bench.service.get({ uploadId }, bench)).paused).toBe(false);
    await bench.service.pause({ uploadId, requestId }, bench);
    expect(await bench.service.cancel({ uploadId, requestId }, bench)).toEqual({ cancelled: 2 });
    expect((await bench.service.get({ uploadId }, bench)).counts).toMatchObject({
      sent: 1,
      ready: 2,
    });
    expect((await bench.service.get({ uploadId }, bench)).paused).toBe(false);
    await bench.service.send({ uploadId, reviewedCount: 2, requestId }, bench);
    expect(bench.items().filter((item) => item.state === 'waiting')).toHaveLength(2);
    expect(await bench.service.progress({ uploadId }, bench)).toMatchObject({
      total: 3,
      settled: 1,
    });
  });

  it('keeps back what was on its way when the upload was withdrawn, should it come back unsent', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    const { readyCount } = await bench.service.review({ uploadId }, bench);
    await bench.service.send({ uploadId, reviewedCount: readyCount, requestId }, bench);
    const [first] = bench.items();
    bench.database.run("UPDATE outbox_items SET state = 'sending' WHERE id = ?", first?.id ?? '');
    const { cancelled } = await bench.service.cancel({ uploadId, requestId }, bench);
    expect(cancelled).toBe(readyCount - 1);
    expect((await bench.service.get({ uploadId }, bench)).paused).toBe(true);
  });

  it('removes an upload with its rows and copy, and says so to the screen', async () => {
    const bench = await uploadsBench();
    const uploadId = await ready(bench);
    await bench.service.remove({ uploadId, requestId }, bench);
    expect(await bench.service.list({ workspaceId }, bench)).toEqual([]);
    expect(bench.database.all('SELECT * FROM upload_rows')).toEqual([]);
    expect(existsSync(path.join(bench.folder, 'uploads', uploadId))).toBe(false);
    expect(bench.changes.at(-1)).toEqual({ topic: 'uploads', workspaceId, ids: [uploadId] });
  });

  it('announces what moves in the outbox, gathered', async () => {
    const bench = await uploadsBench();
    await bench.service.start();
    for (let n = 0; n < 5; n += 1) bench.bus.publish({ topic: 'outbox', workspaceId });
    const announced = () => bench.changes.filter(({ topic }) => topic === 'uploads');
    expect(announced()).toEqual([]);
    await bench.clock.advance(500);
    expect(announced()).toEqual([{ topic: 'uploads', workspaceId }]);
  });

  it('handles 10,000 rows', async () => {
    const bench = await uploadsBench();
    const lines = Array.from({ length: 10_000 }, (_, n) => {
      const digits = String(n).padStart(4, '0');
      return `c-${n},Test-${n},+1 ${202 + (n % 3)} 55${digits[0]} ${digits.slice(1)}0,p${n}@example.com`;
    });
    const uploadId = await ready(
      bench,
      'email',
      `ID,First name,Phone,Email\n${lines.join('\n')}\n`,
    );
    const answer = await bench.service.send(
      { uploadId, reviewedCount: 10_000, confirmCount: 10_000, requestId },
      bench,
    );
    expect(answer.sent).toBe(10_000);
  }, 60_000);
});
