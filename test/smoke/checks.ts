import { expect } from '@playwright/test';
import type { DesktopApp } from '../support/desktop/desktop-app.ts';

/** The running app, and how it is started a second time. */
export type SmokeApp = DesktopApp & { startAgain(): Promise<number | null> };

/** One thing that must be seen in the real Electron: by itself, or by a person who is told what to do. */
export type Check = { readonly title: string } & (
  | { run(app: SmokeApp): Promise<void> }
  | { readonly ask: string }
);

/** What is looked at in the real Electron before a release, in this order. */
export const checks: readonly Check[] = [
  {
    title: 'The window opens on our own page, alone',
    async run({ page, window }) {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await window()).toMatchObject({ address: 'app://console/index.html', others: 0 });
    },
  },
  {
    title: 'The page is sandboxed, isolated and without Node',
    async run(app) {
      const preferences = await app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
        return Reflect.get(contents, 'getLastWebPreferences').call(contents) as unknown;
      });
      expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true });
      expect(await app.page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
    },
  },
  {
    title: 'A navigation to a foreign page is refused',
    async run(app) {
      await app.page.evaluate(() => window.location.assign('https://example.invalid/'));
      await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await app.window()).toMatchObject({ address: 'app://console/index.html' });
    },
  },
  {
    title: 'Practice answers over the port, and the page breaks no policy',
    async run({ page, printed }) {
      await page.getByRole('button', { name: 'Open the practice workspace' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
      expect(await printed()).toEqual([]);
    },
  },
  {
    title: 'The tray counts who needs a human',
    async run({ tray }) {
      await expect.poll(async () => (await tray()).tooltip).toMatch(/conversations? needs? you$/);
    },
  },
  {
    title: 'Starting it again brings the first window to the front',
    async run(app) {
      await app.closeWindow();
      await expect.poll(async () => (await app.window()).isVisible).toBe(false);
      expect(await app.startAgain()).toBe(0);
      await expect.poll(async () => (await app.window()).isVisible).toBe(true);
    },
  },
  {
    title: 'A native notice opens its conversation',
    ask: 'Close the window, wait for a notice of the system that a candidate needs you, and click it.',
  },
  {
    title: 'The icon beside the clock shows its dot and its menu',
    ask: 'Look at the icon beside the clock or in the menu bar, open its menu and choose Settings.',
  },
  {
    title: 'A file from the desktop is read',
    ask: 'Drag a CSV file from the desktop onto Uploads, and then a folder: the file is read, the folder refused in words.',
  },
  {
    title: 'After sleep the console reads again by itself',
    ask: 'Put the computer to sleep for a minute and wake it: the status line goes back to ready.',
  },
];
