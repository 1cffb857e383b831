import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { choose, escape, expect, go, sampleFile } from '../steps.ts';
import type { Stage, Studio } from '../studio.ts';

/** A candidate file from the drop to the sheet before anything leaves. */
export async function playUploads(studio: Studio): Promise<void> {
  let workspaceId = '';
  const stage = await studio.open({
    practice: true,
    before: async (client) => {
      workspaceId = (await client.workspaces.list({})).currentId ?? '';
    },
  });
  const { page, host, desk, shoot } = stage;
  await page.goto(host.address());
  desk.hold('uploads/list');
  await go(page, 'Uploads');
  await expect(page.getByLabel('Loading')).toBeVisible();
  await shoot('uploads-loading');
  desk.release();
  await expect(page.getByText(/^Every file stays on this page/)).toBeVisible();
  await shoot('uploads-empty');
  await playTaking(stage);
  await playReading(stage, workspaceId);
  await go(page, 'Uploads');
  await choose(page, 'applicants.csv', await readFile(sampleFile, 'utf8'));
  await expect(page.getByRole('list', { name: 'Problems in this file' })).toBeVisible();
  await shoot('upload');
  await playRows(stage);
  await playSheet(stage);
  await playList(stage);
}

/** A file that hovers over the page, and one whose bytes are on their way. */
async function playTaking({ page, desk, shoot }: Stage): Promise<void> {
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'applicants.csv', { type: 'text/csv' }));
    return data;
  });
  const main = page.locator('main');
  await main.dispatchEvent('dragenter', { dataTransfer: transfer });
  await main.dispatchEvent('dragover', { dataTransfer: transfer });
  await expect(page.getByText('Let go to read this file')).toBeVisible();
  await shoot('uploads-over');
  await main.dispatchEvent('dragleave', { dataTransfer: transfer });
  desk.hold('uploads/open');
  await page.getByLabel('Candidate file').setInputFiles({
    name: 'applicants-november.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('x'.repeat(4000)),
  });
  await expect(page.getByText('Taking applicants-november.csv')).toBeVisible();
  await shoot('uploads-taking');
  await page.getByRole('button', { name: 'Take it back' }).click();
  desk.release();
  await expect(page.getByText('Taking applicants-november.csv')).toBeHidden();
  desk.fail(
    'uploads/open',
    'storage-failed',
    'The file could not be kept because the disk is full. Nothing was sent, and your own file is untouched. Free some space, then try again.',
  );
  await page.getByLabel('Candidate file').setInputFiles({
    name: 'applicants.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('First name,Phone\n'),
  });
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('uploads-refused');
  desk.release();
}

/** Reading as it goes on: told by the console for a long file, in its words. */
async function playReading({ page, desk, shoot }: Stage, workspaceId: string): Promise<void> {
  const reading = {
    id: 'upload-long',
    workspaceId,
    fileName: 'all-applicants-2026.csv',
    createdAt: Date.now(),
    counts: { total: 41_280, ready: 0, problem: 0, 'left-out': 0, sent: 0 },
    columns: [],
    mapping: {},
    problems: [],
    withProblems: 0,
    contactColumnMissing: false,
    options: {
      businessHours: true,
      skipDuplicationCheck: false,
      closePreviousConversations: false,
    },
  };
  const show = async () => {
    await page.evaluate(() => window.location.assign('#/uploads'));
    await page.evaluate(() => window.location.assign('#/uploads/upload-long'));
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: reading.fileName })).toBeVisible();
  };
  desk.answer('uploads/get', { ...reading, status: 'reading', progress: 0.32 });
  await show();
  await shoot('upload-reading');
  desk.answer('uploads/get', { ...reading, status: 'checking', progress: 0.71 });
  await show();
  await shoot('upload-checking');
  desk.answer('uploads/get', {
    ...reading,
    status: 'cut-off',
    progress: 0.5,
    failure: { reason: 'stopped' },
  });
  await show();
  await shoot('upload-cut-off');
  desk.release();
  await page.reload();
  await expect(page.getByText('This upload is not here any more')).toBeVisible();
  await shoot('upload-missing');
  desk.answer('uploads/get', {
    ...reading,
    workspaceId: randomUUID(),
    status: 'ready',
    progress: 1,
  });
  await page.reload();
  await expect(page.getByText(/belongs to another workspace/)).toBeVisible();
  await shoot('upload-elsewhere');
  desk.release();
  await go(page, 'Uploads');
  await choose(page, 'holiday.csv', '\u0089PNG\r\n\u001a\n');
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('upload-unreadable');
  await go(page, 'Uploads');
  await choose(page, 'unnamed.csv', 'First name,Reach\nTest-One,call me\nTest-Two,+442079460102\n');
  await expect(page.getByText('No column says how to reach a candidate')).toBeVisible();
  await shoot('upload-no-contact');
}

async function playRows({ page, shoot }: Stage): Promise<void> {
  await page.getByText('Change what columns mean').click();
  await expect(page.getByRole('table', { name: 'Columns of the file' })).toBeVisible();
  await shoot('upload-columns');
  await page.getByText('Change what columns mean').click();
  await page.getByText('More options, rarely needed').click();
  await page.getByText('More options, rarely needed').scrollIntoViewIfNeeded();
  await shoot('upload-options');
  await page.getByText('More options, rarely needed').click();
  await page.getByRole('button', { name: 'Show rows: No first name' }).click();
  const row = page.getByRole('table', { name: 'Candidates in this file' }).getByRole('row').nth(1);
  await expect(row).toBeVisible();
  await shoot('upload-rows', {
    again: async () => {
      await row.scrollIntoViewIfNeeded();
      await row.hover();
    },
  });
  await page
    .getByRole('button', { name: /^Fix row/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByLabel('First name')).toBeVisible();
  await shoot('upload-row-sheet');
  await escape(page);
  await page.getByRole('searchbox', { name: 'Search candidates' }).fill('nobody at all');
  await expect(page.getByText('No rows here')).toBeVisible();
  await shoot('upload-no-rows');
  await page.getByRole('button', { name: 'Show all rows' }).first().click();
  await page.getByRole('button', { name: /^Leave out \d+: Not a phone number/ }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await shoot('upload-left-out', { withNotices: true });
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('upload-remove');
  await escape(page);
}

async function playSheet({ page, desk, shoot }: Stage): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Before it leaves' });
  const review = page.getByRole('button', { name: 'Review and send' });
  desk.hold('uploads/review');
  await review.click();
  await expect(sheet.getByLabel('Loading')).toBeVisible();
  await shoot('review-loading');
  desk.release();
  await expect(sheet.getByText('Choose a campaign first.')).toBeVisible();
  await shoot('review-blocked');
  await escape(page);
  await page
    .getByRole('combobox', { name: 'Live campaign' })
    .selectOption({ label: 'Practice: Warehouse operative, nights (SMS)' });
  await review.click();
  await expect(sheet.getByRole('button', { name: /^Send to/ })).toBeEnabled();
  await shoot('review');
  await sheet.getByText('Local times', { exact: true }).click();
  await sheet.getByText('Send me one first').click();
  await sheet.getByText('Send me one first').scrollIntoViewIfNeeded();
  await shoot('review-more');
  desk.fail(
    'uploads/send',
    'conflict',
    'The file changed after you opened this sheet: 291 candidates are ready now. Nothing was sent. Look at the number, then send again.',
  );
  await sheet.getByRole('button', { name: /^Send to/ }).click();
  await expect(sheet.getByRole('alert')).toBeVisible();
  await shoot('review-failed');
  desk.release();
  await escape(page);
}

async function playList({ page, shoot }: Stage): Promise<void> {
  await go(page, 'Campaigns');
  await page
    .getByRole('table')
    .getByRole('link', { name: /Care assistant/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Upload candidates' }).click();
  await expect(page.getByText(/The next file is for/)).toBeVisible();
  await shoot('uploads');
  const rows = Array.from({ length: 640 }, (_, n) => `Test-${n},test-${n}@example.com`);
  await page.getByRole('button', { name: 'Choose later' }).click();
  await choose(
    page,
    'graduates-2026-final-version-2-with-corrections-from-the-client.csv',
    ['First name,E-mail', ...rows].join('\n'),
  );
  await page
    .getByRole('combobox', { name: 'Live campaign' })
    .selectOption({ label: 'Practice: Payroll specialist (e-mail)' });
  await page.getByRole('button', { name: 'Review and send' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox', { name: /^Type/ })).toBeVisible();
  await shoot('review-many');
}
