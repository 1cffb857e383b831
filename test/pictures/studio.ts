import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Capabilities, Logger } from '../../electron/core/capabilities.ts';
import { startWebHost, type WebHost } from '../../electron/web/host.ts';
import { memorySecrets } from '../support/capabilities.ts';
import { openConsole, type ConsoleClient } from '../support/console-client.ts';
import type { Camera } from './camera.ts';
import { placeLinkDesk, type LinkDesk } from './link-desk.ts';
import { createStudioClock, type StudioClock } from '../support/studio-clock.ts';

const pages = path.resolve(import.meta.dirname, '../../out/renderer');
/** What stood on screen where a scene could not go on. */
const failures = path.resolve(import.meta.dirname, '../../out/pictures/failed');

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** How a scene wants its console. */
export type StageOptions = {
  readonly practice?: boolean;
  /** What this machine is made to have or not to have. */
  readonly override?: Partial<Capabilities>;
  /** What has happened before the page opens, through the contract. */
  readonly before?: (client: ConsoleClient['client']) => Promise<void>;
  /** A folder that is there already. */
  readonly dataFolder?: string;
};

/** A console of its own with its page, and the camera on it. */
export type Stage = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly desk: LinkDesk;
  readonly host: WebHost;
  readonly dataFolder: string;
  readonly shoot: Camera['shoot'];
};

/** One part of the pictures: how it is played, and how long before the present its clock starts. */
export type Scene = {
  readonly play: (studio: Studio) => Promise<void>;
  readonly startsAgoMs?: number;
};

/** Where scenes are played. */
export type Studio = {
  /** The time of every console and every Popp of the scene. */
  readonly clock: StudioClock;
  open(options?: StageOptions): Promise<Stage>;
  /** A folder that goes when the scene ends. */
  folder(): Promise<string>;
  /** Runs when the scene ends. */
  onEnd(task: () => Promise<void> | void): void;
};

/** Keys are kept as on a recruiter's computer, but in memory. */
export function pretendKeychain(): Capabilities['secrets'] {
  return { ...memorySecrets(), place: () => Promise.resolve('keychain') };
}

/** Plays one scene with a studio of its own, and clears it away. */
export async function inStudio(
  browser: Browser,
  camera: (page: Page) => Camera,
  scene: Scene,
): Promise<void> {
  const clock = createStudioClock(scene.startsAgoMs);
  const endings: (() => Promise<void> | void)[] = [() => clock.stop()];
  const studio: Studio = {
    clock,
    onEnd: (task) => endings.push(task),
    async folder() {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-pictures-'));
      endings.push(() => rm(folder, { recursive: true, force: true }));
      return folder;
    },
    async open(options = {}) {
      const dataFolder = options.dataFolder ?? path.join(await studio.folder(), 'data');
      await mkdir(path.dirname(dataFolder), { recursive: true });
      const host = await startWebHost({
        pages,
        port: 0,
        dataFolder,
        practice: options.practice ?? false,
        override: { clock, logger: silent, secrets: pretendKeychain(), ...options.override },
      });
      endings.push(() => host.stop());
      if (options.before !== undefined) {
        const { client, close } = await openConsole(host.address());
        await options.before(client);
        close();
      }
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        reducedMotion: 'reduce',
      });
      endings.push(() => context.close());
      const page = await context.newPage();
      const desk = await placeLinkDesk(page);
      const { shoot } = camera(page);
      return { page, context, desk, host, dataFolder, shoot };
    },
  };
  try {
    await scene.play(studio);
  } catch (error) {
    for (const context of browser.contexts())
      for (const [index, page] of context.pages().entries())
        await page.screenshot({ path: path.join(failures, `${scene.play.name}-${index}.png`) });
    throw error;
  } finally {
    for (const ending of endings.toReversed()) await ending();
  }
}
