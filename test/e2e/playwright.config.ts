import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../support/browser.ts';
import { findElectron } from '../support/desktop/find-electron.ts';
import type { Options } from './fixtures.ts';

const root = path.resolve(import.meta.dirname, '../..');

// The real Electron runs what the stand-in runs. Where there is none, one test says so.
const onDesktop = ['main-job.spec.ts', 'desktop/*.spec.ts'];
const isElectronHere = 'binary' in findElectron();

export default defineConfig<Options>({
  testDir: import.meta.dirname,
  outputDir: path.join(root, 'test-results'),
  fullyParallel: true,
  // The app under test and the browser share two cores.
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    {
      name: 'web',
      testMatch: '**/*.spec.ts',
      testIgnore: ['desktop/**', 'no-electron.spec.ts'],
    },
    { name: 'desktop, stand-in', testMatch: onDesktop, use: { target: 'stand-in' } },
    {
      name: 'desktop',
      testMatch: isElectronHere ? onDesktop : 'no-electron.spec.ts',
      use: { target: 'electron' },
    },
  ],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Recording costs a fifth of the time: "--trace on" when one is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: await launchOptions(),
  },
});
