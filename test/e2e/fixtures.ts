import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { startConsoleProcess, type ConsoleProcess } from '../support/console-process.ts';

export { expect } from '@playwright/test';

/** What the journeys start from. */
type Fixtures = {
  readonly dataFolder: string;
  /** Starts the console; every one started is stopped when the test ends. */
  readonly start: (...args: string[]) => Promise<ConsoleProcess>;
  /** The practice inbox, open in a page. */
  readonly practice: { readonly page: Page; readonly app: ConsoleProcess };
};

/** A test with a console of its own; it fails on any violation of the content security policy or error in the page. */
export const test = base.extend<Fixtures>({
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-e2e-'));
    await use(path.join(folder, 'data'));
    await rm(folder, { recursive: true, force: true });
  },
  start: async ({ dataFolder }, use) => {
    const started: ConsoleProcess[] = [];
    await use(async (...args) => {
      const app = await startConsoleProcess(dataFolder, args);
      started.push(app);
      return app;
    });
    for (const app of started) await app.stop();
  },
  page: async ({ page }, use) => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(`error in the page: ${error.message}`));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) wrong.push(message.text());
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        // The page's own console is how a violation reaches the test.
        // oxlint-disable-next-line no-console
        console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await use(page);
    expect(wrong).toEqual([]);
  },
  practice: async ({ page, start }, use) => {
    const app = await start('--practice');
    await page.goto(app.address);
    await use({ page, app });
  },
});
