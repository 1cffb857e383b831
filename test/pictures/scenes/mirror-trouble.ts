import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import {
  startPracticeHighLevel,
  type PracticeHighLevel,
  type PracticeHighLevelOptions,
} from '../../../electron/core/practice/highlevel-server.ts';
import { startBusyOrganisation, type Organisation } from '../organisation.ts';
import { expect, go } from '../steps.ts';
import type { Stage, Studio } from '../studio.ts';

/** HighLevel where it does not let everything in: its limit of a day, a pause, a missing scope, a token that ended. */
export async function playMirrorTrouble(studio: Studio): Promise<void> {
  const organisation = await startBusyOrganisation(studio);
  await playDayLimit(studio, organisation);
  await playStopped(studio, organisation);
  await playExpired(studio);
}

/** A HighLevel of the scene's own. */
async function startHighLevel(
  studio: Studio,
  options: Pick<PracticeHighLevelOptions, 'limits'> = {},
): Promise<PracticeHighLevel> {
  const highLevel = await startPracticeHighLevel({ clock: studio.clock, ...options });
  studio.onEnd(() => highLevel.stop());
  return highLevel;
}

async function openWith(
  studio: Studio,
  organisation: Organisation,
  highLevel: PracticeHighLevel,
  token = highLevel.token,
): Promise<Stage> {
  const stage = await studio.open({
    before: async (client) => {
      const workspaceId = await organisation.connect(client);
      await client.mirror.connect({
        workspaceId,
        locationId: highLevel.locationId,
        signIn: 'private-integration',
        token: token.reveal(),
        version: '2021-07-28',
        baseUrl: highLevel.baseUrl,
        requestId: randomUUID(),
      });
    },
  });
  await stage.page.goto(stage.host.address());
  return stage;
}

/** Brings the candidates of the campaign with the most over, creating contacts. */
async function bringCampaign(page: Page) {
  await go(page, 'Campaigns');
  await page
    .getByRole('table', { name: 'Campaigns' })
    .getByRole('link', { name: /Night warehouse/ })
    .click();
  const region = page.getByRole('region', { name: 'HighLevel' });
  await region.getByLabel('Create contacts that are missing').check();
  await region.getByRole('button', { name: 'Mirror to HighLevel' }).click();
  return { region, toRegion: () => region.scrollIntoViewIfNeeded() };
}

async function playDayLimit(studio: Studio, organisation: Organisation): Promise<void> {
  const limits = { max: 100, intervalMs: 10_000, daily: 16 };
  const highLevel = await startHighLevel(studio, { limits });
  const { page, shoot } = await openWith(studio, organisation, highLevel);
  const { region, toRegion } = await bringCampaign(page);
  await expect(region.getByText(/takes no more requests/)).toBeVisible();
  await toRegion();
  await shoot('mirror-day-limit', { again: toRegion });
  await region.getByRole('button', { name: 'Pause' }).click();
  await expect(region.getByRole('list', { name: 'Paused' })).toBeVisible();
  await shoot('mirror-paused', { again: toRegion });
}

async function playStopped(studio: Studio, organisation: Organisation): Promise<void> {
  const highLevel = await startHighLevel(studio);
  const token = highLevel.tokenFor(['contacts.readonly', 'conversations.write']);
  const { page, shoot } = await openWith(studio, organisation, highLevel, token);
  const { region, toRegion } = await bringCampaign(page);
  await expect(region.getByText(/may not do this/)).toBeVisible();
  await toRegion();
  await shoot('mirror-stopped-job', { again: toRegion });
  await region.getByRole('link', { name: 'Open Settings' }).click();
  const settings = page.getByRole('region', { name: 'HighLevel' });
  await settings.getByRole('button', { name: 'Test connection' }).click();
  await expect(settings.getByText(/which lacks/)).toBeVisible();
  const toSettings = () => settings.scrollIntoViewIfNeeded();
  await toSettings();
  await shoot('mirror-stopped', { again: toSettings });
}

/** A token tells its end itself: this one ended an hour ago. */
async function playExpired(studio: Studio): Promise<void> {
  const highLevel = await startHighLevel(studio);
  const end = JSON.stringify({ exp: Math.round(studio.clock.now() / 1000) - 3600 });
  const token = `practice.${Buffer.from(end).toString('base64url')}.practice`;
  const { page, host, shoot } = await studio.open({
    practice: true,
    before: async (client) => {
      await client.mirror.connect({
        workspaceId: (await client.workspaces.list({})).currentId ?? '',
        locationId: highLevel.locationId,
        signIn: 'access',
        token,
        version: '2021-07-28',
        requestId: randomUUID(),
      });
    },
  });
  await page.goto(host.address());
  await go(page, 'Campaigns');
  await page
    .getByRole('table', { name: 'Campaigns' })
    .getByRole('link', { name: /Care assistant/ })
    .click();
  const campaign = page.getByRole('region', { name: 'HighLevel' });
  await campaign.getByRole('button', { name: 'Mirror to HighLevel' }).click();
  await expect(campaign.getByText(/once you typed a new one/)).toBeVisible();
  await go(page, 'Settings');
  const region = page.getByRole('region', { name: 'HighLevel' });
  await expect(region.getByText('Token expired')).toBeVisible();
  const toRegion = () => region.scrollIntoViewIfNeeded();
  await toRegion();
  await shoot('mirror-token-expired', { again: toRegion });
}
