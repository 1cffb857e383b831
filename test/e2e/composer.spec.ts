import { expect, test } from './fixtures.ts';

test('a reply is written with a snippet by keyboard, and asks about what is left to fill in', async ({
  practice: { page },
}) => {
  await page.getByRole('button', { name: /^Needs you/ }).click();
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('button', { name: /^Hand back/ })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText(
    /You took over; the AI was silent .+ after you asked/,
  );
  const reply = page.getByRole('textbox', { name: 'Your reply' });
  await reply.fill('See https://exämple.com/a');
  await page.keyboard.press('Control+J');
  await page.getByRole('button', { name: 'New snippet' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Call');
  await page.getByRole('textbox', { name: 'Text' }).fill('{first name}, at {hour}?');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('searchbox', { name: 'Find a snippet' }).fill('call');
  await expect(page.getByRole('list', { name: 'Snippets' })).toContainText('Call');
  await page.keyboard.press('Enter');
  await expect(reply).toHaveValue(/^See https:\/\/exämple\.com\/a \w+, at \{hour\}\?$/);
  await expect(reply).toBeFocused();
  await page.getByRole('button', { name: /^Add “Replying STOP/ }).click();
  await expect(reply).toHaveValue(/Replying STOP unsubscribes you\.$/);

  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('dialog', { name: 'Send it with these placeholders?' });
  await expect(question).toContainText('{hour}');
  await question.getByRole('button', { name: 'Send it as it is' }).click();
  const messages = page.getByRole('list', { name: 'Messages' });
  const sent = messages.getByRole('article', { name: 'Recruiter' }).last();
  await expect(sent).toContainText('at {hour}?');
  // Until Popp’s own thread shows it, it stands there as our step.
  await expect(sent).not.toContainText(/Sent|On its way|Waiting to leave/);

  // A link is looked at before it is opened, with the host that it really leads to.
  await sent.getByRole('button', { name: 'https://exämple.com/a' }).click();
  const look = page.getByRole('dialog', { name: 'Open this link?' });
  await expect(look.getByRole('link', { name: 'Open in the browser' })).toHaveAttribute(
    'href',
    'https://xn--exmple-cua.com/a',
  );
  await look.getByRole('button', { name: 'Cancel' }).click();
  await expect(look).toBeHidden();

  await page.keyboard.press('Control+K');
  await page.getByRole('combobox').fill('Popp’s templates');
  await page.keyboard.press('Enter');
  const templates = page.getByRole('dialog', { name: 'Send one of Popp’s templates' });
  await expect(templates).toContainText('Popp fills in what is marked.');
  await templates.getByRole('button', { name: 'Send this template' }).click();
  // The candidate may answer meanwhile, and holds it: then the thread says so in its place.
  await expect(messages).toContainText(/a colleague of Practice|A template/);
});
