import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { screens, type Screen, type ScreenName } from './screens.ts';
import { themes, usual, type Size, type Theme } from './sizes.ts';

/** One picture that was taken. */
export type Picture = {
  readonly name: ScreenName;
  readonly theme: Theme;
  readonly size: Size;
  readonly file: string;
};

/** How a screen is to be taken. */
export type ShootOptions = {
  /** Notices that came meanwhile belong to the picture. */
  readonly withNotices?: boolean;
  /** Brings back what a change of the window takes away, such as a hover. */
  readonly again?: () => Promise<void>;
};

/** Takes the pictures of one page. */
export type Camera = {
  readonly shoot: (name: ScreenName, options?: ShootOptions) => Promise<void>;
};

/** A camera that keeps what it takes in a folder and counts what is wrong on the way. */
export function createCamera(deps: {
  readonly page: Page;
  readonly folder: string;
  readonly taken: Picture[];
  readonly wanted: (name: ScreenName) => boolean;
  /** The usual size in the light theme alone, for looking at work in hand. */
  readonly isQuick: boolean;
  /** Has what is on screen looked at besides; answers what is wrong with it. */
  readonly judge?: ((page: Page) => Promise<readonly string[]>) | undefined;
  readonly wrong: string[];
}): Camera {
  const { page, folder, taken, wanted, isQuick, judge, wrong } = deps;
  mkdirSync(folder, { recursive: true });
  return {
    async shoot(name, { withNotices = false, again } = {}) {
      if (!wanted(name)) return;
      const screen: Screen = screens[name];
      const sizes = isQuick ? [usual] : (screen.sizes ?? [usual]);
      if (!withNotices) await dismissNotices(page);
      for (const size of sizes) {
        await page.setViewportSize(size);
        for (const theme of isQuick ? (['light'] as const) : themes) {
          await page.emulateMedia({ colorScheme: theme });
          await again?.();
          await settle(page);
          const file = `${name}.${String(size.width)}.${theme}.png`;
          await page.screenshot({ path: path.join(folder, file), animations: 'disabled' });
          taken.push({ name, theme, size, file });
          for (const one of (await judge?.(page)) ?? []) wrong.push(`${file}: ${one}`);
        }
      }
      await page.setViewportSize(usual);
      await page.emulateMedia({ colorScheme: 'light' });
      await settle(page);
    },
  };
}

/** Lets fonts arrive and the page lay itself out anew. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

async function dismissNotices(page: Page): Promise<void> {
  const dismiss = page
    .getByRole('region', { name: 'Notices' })
    .getByRole('button', { name: 'Dismiss' });
  while ((await dismiss.count()) > 0)
    await dismiss
      .first()
      .click({ timeout: 2000 })
      .catch(() => undefined);
}
