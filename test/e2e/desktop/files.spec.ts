import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropFile } from '../../support/drop-file.ts';
import { expect, test } from '../fixtures.ts';

test('a dropped file is read where it lies; a folder and a file of 2 GB are refused in words, and the next file is read', async ({
  launch,
  dataFolder,
}) => {
  const desk = `${dataFolder}-desk`;
  mkdirSync(path.join(desk, 'Candidates'), { recursive: true });
  const huge = path.join(desk, 'huge.csv');
  writeFileSync(huge, 'First name,Phone\n');
  truncateSync(huge, 2 * 1024 ** 3);
  const small = path.join(desk, 'Bewerber Köln.csv');
  writeFileSync(small, 'First name,Phone\nTest-One,+442079460101\n');

  const app = await launch({ args: ['--practice'] });
  const { page } = app;
  await app.clickMenu('Go', 'Uploads');
  await expect(page.getByRole('heading', { level: 1, name: 'Uploads' })).toBeVisible();

  await dropFile(page, path.join(desk, 'Candidates'));
  await expect(page.getByText('This is a folder. Nothing was read.')).toBeVisible();
  await dropFile(page, huge);
  await expect(page.getByText('This file is larger than 256 MB. Nothing was sent.')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);

  await dropFile(page, small);
  await expect(page.getByRole('heading', { level: 1, name: 'Bewerber Köln.csv' })).toBeVisible();
  await expect(page.getByText('1 row, separated by commas')).toBeVisible();
});
