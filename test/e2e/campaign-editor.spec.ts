import { everyoneCanUse } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { keyboardOf } from './keyboard.ts';

test('a campaign is written and published by the keyboard alone, and everyone can use the editor, light and dark', async ({
  practice,
}) => {
  test.setTimeout(180_000);
  const { page } = practice;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { press, stop, tabTo, type } = keyboardOf(page);
  const look = (where: string) => everyoneCanUse(page, where);

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

  await press('Control+Enter');
  await stop('How it closes');
  await expect(page.getByText('This is needed.')).toBeVisible();
  await look('with what is missing');
  await type('A message');
  await tabTo('Message');
  await type('Thank you, we will write.');
  await expect(page.getByText('Ready to publish').first()).toBeVisible();
  await press('Control+Enter');
  await stop('Publish this campaign');
  await look('sheet before it leaves');
  await press('Control+Enter');
  await expect(page.getByText('Created in Popp: Live')).toBeVisible();
  await stop();
  await look('what became of it');
  await tabTo('Open the campaign');
  await press('Enter');
  await stop('Night shift pickers');
  await tabTo('Add one by hand');
  await press('Enter');
  await stop('First name');
  await look('adding one candidate');
  await press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
