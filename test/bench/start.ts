import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Browser, Page } from '@playwright/test';
import { createChangeBus } from '../../electron/core/changes.ts';
import { createConversationStore } from '../../electron/core/conversations/store.ts';
import { openStore } from '../../electron/core/database/open.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import { createWorkspaceRepository } from '../../electron/core/workspaces/repository.ts';
import type { PoppConversation } from '../../shared/popp/conversation.ts';
import { launchBrowser } from '../support/browser.ts';
import { firstScreenScripts, initialScripts } from '../support/first-scripts.ts';
import { startConsoleProcess } from '../support/console-process.ts';
import { startStandIn } from '../support/desktop/stand-in-app.ts';
import { startStandInBrowser, type StandInBrowser } from '../support/desktop/stand-in-browser.ts';

const large = 50_000;
const small = 100;

/** Process start to an inbox that answers a key: seconds and resident MB with 50,000 cached conversations, beside 100 in the same run. */
export async function benchStart(): Promise<Readonly<Record<string, number>>> {
  const browser = await launchBrowser();
  const standIn = await startStandInBrowser();
  try {
    const web = await compare((dataFolder) => openInBrowser(browser, dataFolder));
    // The built desktop app with a stand-in for Electron: our own part of its start, and nothing of Electron's.
    const desktop = await compare((dataFolder) => openOnStandIn(standIn, dataFolder));
    return {
      ...web,
      standInStartSeconds: desktop.startSeconds,
      standInStartSeconds100Conversations: desktop.startSeconds100Conversations,
      standInStartRatio: desktop.startRatio,
      initialJavaScriptGzipKilobytes: initialScripts().gzipKilobytes,
      firstScreenJavaScriptGzipKilobytes: firstScreenScripts().gzipKilobytes,
    };
  } finally {
    await standIn.close();
    await browser.close();
  }
}

type Start = { readonly seconds: number; readonly residentMb: number };

/** A console that was started on a data folder, with its page. */
type Opened = { readonly page: Page; readonly pid: number; close: () => Promise<void> };
type Open = (dataFolder: string) => Promise<Opened>;

async function openInBrowser(browser: Browser, dataFolder: string): Promise<Opened> {
  const app = await startConsoleProcess(dataFolder);
  const page = await browser.newPage();
  await page.goto(app.address);
  return {
    page,
    pid: app.pid,
    async close() {
      await page.close();
      await app.stop();
    },
  };
}

async function openOnStandIn(browser: StandInBrowser, dataFolder: string): Promise<Opened> {
  const app = await startStandIn(browser, { dataFolder });
  return { page: app.page, pid: app.pid, close: () => app.stop() };
}

async function compare(open: Open) {
  // The first start warms the disk cache and is not counted.
  await measure(open, small);
  const few = await medianOf(() => measure(open, small));
  const many = await medianOf(() => measure(open, large));
  return {
    startSeconds: many.seconds,
    startSeconds100Conversations: few.seconds,
    startRatio: round(many.seconds / few.seconds),
    residentMb: many.residentMb,
    residentMb100Conversations: few.residentMb,
  };
}

/** The middle of three, by seconds. */
async function medianOf(once: () => Promise<Start>): Promise<Start> {
  const starts = [await once(), await once(), await once()];
  const [, middle] = starts.toSorted((left, right) => left.seconds - right.seconds);
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
}

async function measure(open: Open, conversations: number): Promise<Start> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-bench-'));
  try {
    const data = path.join(folder, 'data');
    fill(data, conversations);
    const began = performance.now();
    const opened = await open(data);
    const { page, pid } = opened;
    try {
      const list = page.getByRole('list', { name: 'Conversations' });
      await list.getByRole('link').first().click();
      await page
        .getByRole('list', { name: 'Messages' })
        .or(page.getByRole('heading', { level: 2, name: /^Bench/ }))
        .first()
        .waitFor();
      const seconds = (performance.now() - began) / 1000;
      return { seconds: round(seconds), residentMb: residentMb(pid) };
    } finally {
      await opened.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A real workspace that waits for its key, with conversations from earlier days. */
function fill(folder: string, count: number): void {
  const opened = openStore(folder, Date.now());
  if ('failure' in opened) throw new Error(opened.failure.message);
  const { database } = opened.store;
  const workspaceId = 'bench';
  createWorkspaceRepository(database).insert({
    id: workspaceId,
    kind: 'popp',
    name: 'Bench',
    organizationId: 'org_bench',
    baseUrl: 'https://popp.invalid/v1',
    origin: 'https://popp.invalid',
    service: 'https://popp.invalid',
    createdAt: 0,
  });
  const store = createConversationStore({
    database,
    clock: systemClock,
    changes: createChangeBus(),
    campaign: () => undefined,
  });
  const day = 24 * 60 * 60 * 1000;
  const batch = 1000;
  for (let start = 0; start < count; start += batch) {
    const page = Array.from(
      { length: Math.min(batch, count - start) },
      (_, index): PoppConversation => {
        const n = start + index;
        return {
          id: `conversation-${n}`,
          campaignId: `campaign-${n % 20}`,
          externalId: `bench-${n}`,
          phoneNumber: `+1${String(2_000_000_000 + n)}`,
          firstName: 'Bench',
          lastName: `Candidate ${n}`,
          status: n % 3 === 0 ? 'ONGOING' : 'COMPLETED_SCREENING_PASSED',
          needsReview: n % 400 === 0,
          isHumanTakeover: false,
          screeningQuestionsOutcome: [],
          createdAt: Date.now() - 30 * day + n,
          updatedAt: Date.now() - 20 * day + n,
          raw: {},
        };
      },
    );
    store.remember(workspaceId, page, Date.now() - day);
  }
  const kept = Number(database.get('SELECT count(*) AS n FROM conversations')?.['n']);
  if (kept !== count) throw new Error(`${kept} of ${count} conversations were kept`);
  opened.store.close();
}

function residentMb(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
