import { createHmac, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { startOrganisation } from '../organisation.ts';
import { escape, expect, go } from '../steps.ts';
import type { Studio } from '../studio.ts';

const secret = 'whsec_4f1c0e9a7b';

/** What Popp announces: the listener, its secret, what came and what was refused. */
export async function playEvents(studio: Studio): Promise<void> {
  const practice = await studio.open({ practice: true });
  await practice.page.goto(practice.host.address());
  await openEvents(practice.page);
  await practice.shoot('events-practice');

  const organisation = await startOrganisation(studio);
  const { page, host, desk, shoot } = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  await page.goto(host.address());
  await openEvents(page);
  await expect(page.getByText('None since the console started.')).toBeVisible();
  await shoot('events-no-secret');
  const field = page.getByRole('textbox', { name: 'Signing secret' });
  await field.fill('short');
  await page
    .getByRole('button', { name: 'Save the secret' })
    .or(page.getByRole('button', { name: /^Save/ }))
    .first()
    .click();
  await expect(page.locator('[aria-invalid="true"]')).toBeVisible();
  await shoot('events-wrong-secret');
  await field.fill(secret);
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await expect(page.getByRole('button', { name: 'Remove' })).toBeVisible();
  const address = await page.getByRole('code').filter({ hasText: 'http://' }).first().innerText();
  for (const event of ['CONVERSATION_STARTED', 'CONVERSATION_NEEDS_REVIEW', 'CANDIDATE_SCORED'])
    await deliver(address, organisation.organizationId, event);
  await fetch(address, { method: 'POST', headers: { 'x-signature': '0'.repeat(64) }, body: '{}' });
  await fetch(address);
  await fetch(`${address}x`, { method: 'POST', body: '{}' });
  await expect(page.getByRole('list', { name: 'Refused deliveries by cause' })).toContainText(
    'Wrong signature',
  );
  await expect(page.getByText('CANDIDATE_SCORED')).toBeVisible();
  await shoot('events');
  await page
    .getByText('What Popp sent')
    .first()
    .or(page.locator('summary').first())
    .first()
    .click();
  await expect(page.locator('pre').first()).toBeVisible();
  await shoot('events-payload');
  await page.locator('summary').last().click();
  await page.locator('summary').last().scrollIntoViewIfNeeded();
  await page.getByRole('table').last().scrollIntoViewIfNeeded();
  await shoot('events-refused');
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('events-remove-secret');
  await escape(page);
  desk.fail(
    'webhooks/status',
    'internal',
    'Something went wrong inside the console. Nothing was sent. Try again, and give the id if you report it.',
  );
  desk.hold('webhooks/list');
  await page.reload();
  await openEvents(page);
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('events-failed');
}

async function openEvents(page: Page): Promise<void> {
  await go(page, 'Activity');
  await page.getByRole('tab', { name: 'Events from Popp' }).click();
}

/** Posts an event as Popp would, signed. */
async function deliver(address: string, organizationId: string, event: string): Promise<void> {
  const body = JSON.stringify({
    event,
    eventId: randomUUID(),
    eventTimestamp: new Date().toISOString(),
    organizationId,
    data: {
      conversationId: randomUUID(),
      firstName: 'Test-Grace',
      lastName: 'Applicant-011',
      score: 0.82,
    },
  });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': signature },
    body,
  });
  if (!answer.ok) throw new Error(`The listener answered ${answer.status}`);
}
