import { escape, expect, go, inboxList } from '../steps.ts';
import type { Studio } from '../studio.ts';

/** What is around every page, and what stands in for one. */
export async function playFrame(studio: Studio): Promise<void> {
  const { page, context, host, shoot } = await studio.open({ practice: true });
  await page.goto(host.address());
  await expect(inboxList(page).getByRole('link').nth(8)).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await shoot('frame-skip-link');
  await page.getByRole('button', { name: 'Practice', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Add a workspace' })).toBeVisible();
  await shoot('frame-workspaces');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Practice Popp/ }).click();
  await expect(page.getByText('A pretend Popp on this computer')).toBeVisible();
  await shoot('frame-status');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Make the menu narrow' }).click();
  await expect(page.getByRole('button', { name: 'Make the menu wide' })).toBeVisible();
  await shoot('frame-narrow');
  await page.getByRole('button', { name: 'Make the menu wide' }).click();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search and actions' })).toBeVisible();
  await shoot('palette');
  await page.keyboard.type('campaign');
  await shoot('palette-typed');
  await escape(page);
  await page.locator('#page').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await shoot('shortcuts');
  await escape(page);

  await page.evaluate(() => window.location.assign('#/nowhere'));
  await expect(
    page.getByRole('heading', { level: 1, name: 'There is no such page' }),
  ).toBeVisible();
  await shoot('missing-page');

  await page.route('**/assets/campaigns-page-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: "throw new TypeError('Cannot read properties of undefined (reading title)');",
    }),
  );
  await page.evaluate(() => window.location.assign('#/campaigns'));
  await expect(
    page.getByRole('heading', { level: 1, name: 'This page stopped working' }),
  ).toBeVisible();
  await page.getByText('Details', { exact: true }).click();
  await shoot('crashed-page');
  await page.unroute('**/assets/campaigns-page-*.js');
  await go(page, 'Settings');

  const token = await page.evaluate(() => window.sessionStorage.getItem('console-token'));
  const second = await context.newPage();
  await second.addInitScript(
    (value) => sessionStorage.setItem('console-token', value ?? ''),
    token,
  );
  await second.goto(new URL(host.address()).origin);
  await expect(page.getByRole('heading', { name: /another tab/i })).toBeVisible();
  await shoot('elsewhere');
  await page.getByRole('button', { name: 'Use it here' }).click();
  await second.close();

  await page.evaluate(() => window.location.assign('#/inbox'));
  await expect(inboxList(page).getByRole('link').nth(8)).toBeVisible();
  await host.stop();
  await expect(page.getByText(/Reconnecting to the console/).first()).toBeVisible();
  await shoot('connection-lost');
}

/** A tab that no console knows. */
export async function playSignedOut(studio: Studio): Promise<void> {
  const { page, host, shoot } = await studio.open();
  await page.goto(new URL(host.address()).origin);
  await expect(page.getByRole('heading', { name: /not signed in/i })).toBeVisible();
  await shoot('signed-out');
}
