import { expect, test } from './fixtures.ts';

test('the notices of others are read inside the console, without a network', async ({
  practice,
}) => {
  const { page } = practice;
  await page.getByRole('link', { name: 'Settings' }).click();
  const about = page.getByRole('region', { name: 'About' });
  await about.getByRole('button', { name: 'Read the notices' }).click();
  const notices = page
    .getByRole('dialog', { name: 'Third-party notices' })
    .getByRole('textbox', { name: 'Third-party notices' });
  await expect(notices).toHaveValue(/@mantine\/core 9[\s\S]*MIT License[\s\S]*zustand/);
  await expect(notices).not.toBeEditable();
  await page.keyboard.press('Escape');
  await expect(about.getByRole('button', { name: 'Read the notices' })).toBeFocused();
});
