import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { launchOptions } from '../browser.ts';

/** The Chromium whose pages are the windows of the stand-in; Playwright and the stand-in look at it together. */
export type StandInBrowser = {
  readonly context: BrowserContext;
  /** Where the stand-in connects to. */
  readonly endpoint: string;
  close(): Promise<void>;
};

/** Starts the browser that `findBrowser` finds, reachable for the stand-in. */
export async function startStandInBrowser(): Promise<StandInBrowser> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-stand-in-'));
  const { args = [], ...options } = await launchOptions();
  const context = await chromium.launchPersistentContext(folder, {
    ...options,
    // Electron makes no window either where the main process denies it.
    args: [...args, '--remote-debugging-port=0', '--block-new-web-contents'],
    viewport: null,
  });
  const [port, address] = (await readFile(path.join(folder, 'DevToolsActivePort'), 'utf8')).split(
    '\n',
  );
  return {
    context,
    endpoint: `ws://127.0.0.1:${port}${address}`,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
