import { expect, test } from '../fixtures.ts';
import type { DesktopApp } from '../../support/desktop/desktop-app.ts';

/** Opens practice while nobody looks; answers whom its two notices are about. */
async function flaggedWhileAway(app: DesktopApp): Promise<{ id: string; title: string }[]> {
  const door = app.page.getByRole('button', { name: 'Open the practice workspace' });
  await expect(door).toBeVisible();
  await app.closeWindow();
  // A hidden window takes no clicks from a pointer.
  await door.evaluate((button: HTMLElement) => button.click());
  const flagged = async () =>
    (await app.notices()).filter(({ title }) => title.endsWith(' needs you'));
  await expect.poll(async () => (await flagged()).length).toBe(2);
  await expect(app.page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  return flagged();
}

function candidateOf({ title }: { readonly title: string } | undefined = { title: '' }): string {
  return title.replace(/ needs you$/, '');
}

test('each flag is one notice of the system, whose click opens its conversation; tray and menu lead where they say', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const notices = await flaggedWhileAway(app);
  const conversation = page.getByRole('group', { name: 'Conversation', exact: true });

  await app.clickNotice(notices[1]?.title ?? '');
  await expect.poll(() => app.window()).toMatchObject({ isVisible: true, isFocused: true });
  await expect(conversation).toContainText(candidateOf(notices[1]));

  await expect
    .poll(() => app.tray())
    .toMatchObject({ tooltip: 'Popp Console: 2 conversations need you', hasPicture: true });
  const { items } = await app.tray();
  expect(
    items.map(({ label }) => label).filter((label) => label !== 'separator' && label !== ''),
  ).toEqual(['2 conversations need you', 'Open Popp Console', 'Settings', 'Quit Popp Console']);
  await app.clickTray('Settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await app.clickTray('2 conversations need you');
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();

  for (const place of ['Campaigns', 'Uploads', 'Schedule', 'Activity', 'Inbox']) {
    await app.clickMenu('Go', place);
    await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
  }

  // Its buttons take over and put off. What is put off or dealt with leaves the count.
  await app.pressOnNotice(notices[0]?.title ?? '', 0);
  await expect(conversation).toContainText(candidateOf(notices[0]));
  await expect(page.getByRole('button', { name: /^Hand back/ })).toBeVisible();
  await app.pressOnNotice(notices[1]?.title ?? '', 1);
  await expect
    .poll(() => app.tray())
    .toMatchObject({ tooltip: 'Popp Console: 1 conversation needs you' });
  await expect(conversation).toContainText(candidateOf(notices[0]));
  await page.getByRole('button', { name: /^Hand back/ }).click();
  await expect.poll(() => app.tray()).toMatchObject({ tooltip: 'Popp Console' });
  expect(await app.notices()).toHaveLength(3);
});

test('a notice of an earlier run opens its conversation when it is clicked', async ({
  launch,
  target,
}) => {
  test.setTimeout(150_000);
  test.skip(target === 'electron', 'Only the system itself can click a notice of an earlier run.');
  const app = await launch();
  const [, notice = { id: '', title: '' }] = await flaggedWhileAway(app);
  await app.stop();
  for (const platform of ['darwin', 'win32'] as const) {
    const again = await launch({ platform, clickedNotice: notice });
    await expect(
      again.page.getByRole('group', { name: 'Conversation', exact: true }),
    ).toContainText(candidateOf(notice), { timeout: 45_000 });
    await again.stop();
  }
});

test('quitting from the menu ends the console', async ({ launch }) => {
  const app = await launch();
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
  await app.clickMenu('File', 'Quit Popp Console').catch(() => undefined);
  await expect.poll(() => app.isRunning()).toBe(false);
});
