import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { startConsoleProcess, type ConsoleProcess } from '../support/console-process.ts';
import { type DesktopApp, withDesktop } from '../support/desktop/desktop-app.ts';
import { startElectron, startElectronAgain } from '../support/desktop/electron-app.ts';
import { startStandInBrowser, type StandInBrowser } from '../support/desktop/stand-in-browser.ts';
import {
  startStandInAgain,
  type StandInStart,
  startStandIn,
} from '../support/desktop/stand-in-app.ts';

export { expect } from '@playwright/test';

/** What a journey runs on: the browser host, the built desktop app with a stand-in for Electron, or the real Electron. */
export type Target = 'web' | 'stand-in' | 'electron';

/** How a test starts the desktop app on its own data folder. */
type Launch = Omit<StandInStart, 'dataFolder'>;

/** What a project of the configuration decides. */
export type Options = { readonly target: Target };

/** What the journeys start from. */
type Fixtures = Options & {
  readonly dataFolder: string;
  /** Starts the console; every one started is stopped when the test ends. */
  readonly start: (...args: string[]) => Promise<ConsoleProcess>;
  /** Starts the desktop app; every one started is quit when the test ends. */
  readonly launch: (options?: Launch) => Promise<DesktopApp>;
  /** Starts the desktop app while it runs; answers the exit code of the second one. */
  readonly launchAgain: () => Promise<number | null>;
  /** The console of this target, open in a page. */
  readonly openConsole: (...args: string[]) => Promise<Page>;
  /** The practice inbox, open in a page. */
  readonly practice: { readonly page: Page; readonly app: ConsoleProcess };
};

/** A test with a console of its own; it fails on any violation of the content security policy or error in the page. */
export const test = base.extend<Fixtures, { readonly standIn: () => Promise<StandInBrowser> }>({
  target: ['web', { option: true }],
  standIn: [
    async ({}, use) => {
      let browser: Promise<StandInBrowser> | undefined;
      await use(() => (browser ??= startStandInBrowser()));
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
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
  launch: async ({ dataFolder, target, standIn }, use) => {
    const started: DesktopApp[] = [];
    await use(async (options = {}) => {
      const start = { dataFolder, ...options };
      const app = withDesktop(
        await (target === 'electron' ? startElectron(start) : startStandIn(await standIn(), start)),
      );
      started.push(app);
      return app;
    });
    for (const app of started) {
      if (app.isRunning()) expect(await app.printed()).toEqual([]);
      await app.stop();
    }
  },
  launchAgain: async ({ dataFolder, target, standIn }, use) => {
    await use(async () =>
      target === 'electron'
        ? startElectronAgain({ dataFolder })
        : startStandInAgain(await standIn(), { dataFolder }),
    );
  },
  openConsole: async ({ page, target, start, launch }, use) => {
    await use(async (...args) => {
      if (target !== 'web') return (await launch({ args })).page;
      await page.goto((await start(...args)).address);
      return page;
    });
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
