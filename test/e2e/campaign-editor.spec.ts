import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { keyboardOf } from './keyboard.ts';

// The smallest window is worked in the dark, so that both sizes and both themes are seen in two walks.
for (const { colorScheme, width, height } of [
  { colorScheme: 'light', width: 1280, height: 800 },
  { colorScheme: 'dark', width: 1000, height: 700 },
] as const) {
  test(`a campaign is written and published by the keyboard alone, and everyone can use the editor, ${colorScheme}`, async ({
    practice,
  }) => {
    test.setTimeout(180_000);
    const { page } = practice;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { press, stop, tabTo, type } = keyboardOf(page);
    // Axe takes most of the time: each theme looks at every other place, and both at the fullest.
    const look = async (where: string, theme: 'light' | 'dark' | 'both') => {
      if (theme !== 'both' && theme !== colorScheme) return;
      await expect.poll(() => violations(page), { message: where, timeout: 90_000 }).toEqual([]);
    };

    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await press('g', 'c');
    await stop('Campaigns');
    await tabTo('New campaign');
    await press('Enter');
    await expect(page.getByLabel('Title', { exact: true })).toBeVisible();
    await tabTo('Title');
    await type('Night shift pickers');
    await tabTo(/^Company/);
    await type('Practice Logistics');
    await tabTo(/^Location/);
    await type('Leeds, UK');
    await tabTo('Description');
    await type('Picking at night.');
    await tabTo('Purpose');
    await type('App');
    await tabTo('Channel');
    await type('SMS');
    await tabTo('Template');
    await type('Practice opening');
    await tabTo('Add a question');
    await press('Enter');
    await stop('Question');
    await type('Can you work nights?');
    await tabTo('Ask for a document');
    await press('Enter');
    await stop('Documents');
    await tabTo('Move question 2 up');
    await press('Enter');
    // What moves takes the focus along.
    await stop('Move question 1 down');
    await press('Enter');
    await stop('Move question 2 up');
    await look('in the middle of writing', 'dark');

    await press('Control+Enter');
    await stop('How it closes');
    await expect(page.getByText('This is needed.')).toBeVisible();
    await look('with what is missing', 'both');
    await type('A message');
    await tabTo('Message');
    await type('Thank you, we will write.');
    await expect(page.getByText('Ready to publish').first()).toBeVisible();
    await press('Control+Enter');
    await stop('Publish this campaign');
    await look('sheet before it leaves', 'light');
    await press('Control+Enter');
    await expect(page.getByText('Created in Popp: Live')).toBeVisible();
    await stop();
    await look('what became of it', 'light');
    await tabTo('Open the campaign');
    await press('Enter');
    await stop('Night shift pickers');
    await tabTo('Add one by hand');
    await press('Enter');
    await stop('First name');
    await look('adding one candidate', 'dark');
    await press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await look('the campaign', 'dark');
  });
}
