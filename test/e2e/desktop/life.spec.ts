import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DesktopApp } from '../../support/desktop/desktop-app.ts';
import { expect, test } from '../fixtures.ts';

/** Asks the page itself: what Playwright knew of it is lost when it crashes, and a page that crashed answers nothing. */
async function shown(app: DesktopApp): Promise<unknown> {
  const asked = `({
    heading: document.querySelector('h1')?.textContent,
    reply: document.querySelector('textarea')?.value,
    isOld: 'isOld' in window,
  })`;
  return Promise.race([app.askPage(asked).catch(String), wait(1000, 'no answer')]);
}

/** Ends the process of the page, as a fault in it would. */
async function crash(app: DesktopApp): Promise<void> {
  await app.askPage('void (window.isOld = true)');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
}

test('closing the window keeps the console running, which is said once; starting it again brings the window back', async ({
  launch,
  launchAgain,
}) => {
  const app = await launch();
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
  await app.closeWindow();
  await expect.poll(() => app.window()).toMatchObject({ isVisible: false });
  await expect
    .poll(async () => (await app.notices()).map(({ title }) => title))
    .toEqual(['Popp Console goes on in the background']);

  expect(await launchAgain()).toBe(0);
  await expect
    .poll(() => app.window())
    .toMatchObject({ isVisible: true, isFocused: true, others: 0 });
  await app.closeWindow();
  await expect.poll(() => app.window()).toMatchObject({ isVisible: false });
  expect(await app.notices()).toHaveLength(1);
  await app.clickTray('Open Popp Console');
  await expect.poll(() => app.window()).toMatchObject({ isVisible: true, isFocused: true });
});

test('a page that stops comes back by itself with what was typed, and asks once it stops again and again', async ({
  launch,
}) => {
  const app = await launch({ args: ['--practice'] });
  const { page } = app;
  await page.getByRole('button', { name: /^Needs you/ }).click();
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('button', { name: /^Hand back/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'Your reply' }).fill('Half an answer');
  await expect(page.getByRole('list', { name: 'Conversations' })).toContainText('Draft');

  const asBefore = { heading: 'Inbox', reply: 'Half an answer', isOld: false };
  for (let times = 1; times <= 3; times += 1) {
    await crash(app);
    await expect.poll(() => shown(app)).toEqual(asBefore);
  }
  expect(await app.asked()).toEqual([]);
  await app.agree();
  await crash(app);
  await expect.poll(() => shown(app)).toEqual(asBefore);
  expect(await app.asked()).toMatchObject([{ message: 'The screen stopped several times' }]);
});

test('a window opens where it can be seen, and damaged preferences keep nobody out', async ({
  launch,
  dataFolder,
}) => {
  const preferences = path.join(dataFolder, 'preferences.json');
  mkdirSync(dataFolder, { recursive: true });
  const bounds = { x: 9000, y: 7000, width: 1300, height: 900 };
  writeFileSync(
    preferences,
    JSON.stringify({ desktop: { window: { bounds, isMaximized: false } } }),
  );
  const away = await launch();
  const seen = await away.evaluate(({ BrowserWindow, screen }) => ({
    window: BrowserWindow.getAllWindows()[0]?.getBounds(),
    area: screen.getAllDisplays()[0]?.workArea,
  }));
  expect(seen.window?.x).toBeLessThan((seen.area?.x ?? 0) + (seen.area?.width ?? 0));
  expect(seen.window?.y).toBeLessThan((seen.area?.y ?? 0) + (seen.area?.height ?? 0));
  await away.stop();

  writeFileSync(preferences, '{ "desktop": ');
  const damaged = await launch();
  await expect(damaged.page.getByRole('heading', { level: 1 })).toBeVisible();
});
