import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { inboxFilters, inboxSorts } from '../../shared/conversations/lists.ts';
import { knownConversationStatuses } from '../../shared/popp/statuses.ts';
import { launchBrowser } from '../support/browser.ts';
import { type ConsoleClient, openConsole } from '../support/console-client.ts';
import { startConsoleProcess } from '../support/console-process.ts';
import { createRandom } from '../support/random.ts';
import { createWords, fillInbox, usualThread, workspaceId } from './inbox-data.ts';

const size = { conversations: 50_000, messages: 1_000_000, longThreads: 45, longThread: 2000 };
const searches = 300;
// The first ones compile the way and are not counted.
const warmThreads = 5;
const usualThreads = 12;

type Client = ConsoleClient['client'];

/** Lists, searches and opening a long thread with 50,000 conversations and 1,000,000 messages in a real database file. */
export async function benchInbox(): Promise<Readonly<Record<string, number>>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-bench-'));
  const data = path.join(folder, 'data');
  try {
    const filled = fillInbox(data, size, Date.now());
    const app = await startConsoleProcess(data);
    try {
      const { client, close } = await openConsole(app.address);
      const requestId = crypto.randomUUID();
      await client.settings.update({ requestId, inbox: { filter: 'all', sort: 'newest' } });
      const lists = await measureLists(client);
      const found = await measureSearches(client);
      close();
      return {
        ...filled,
        ...lists,
        ...found,
        ...(await measureThreads(await app.freshAddress())),
      };
    } finally {
      await app.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every list in both orders, alone and with each filter, its first page and the one after it. */
async function measureLists({ conversations }: Client): Promise<Readonly<Record<string, number>>> {
  const narrowings = [
    {},
    { campaignId: 'campaign-7' },
    { channel: 'EMAIL' },
    ...knownConversationStatuses.map((status) => ({ status })),
  ];
  const times: number[] = [];
  const counts: number[] = [];
  await conversations.list({ workspaceId, filter: 'all' });
  for (const filter of inboxFilters) {
    for (const sort of inboxSorts) {
      for (const narrowing of narrowings) {
        const input = { workspaceId, filter, sort, ...narrowing };
        const first = await timed(times, () => conversations.list(input));
        const { nextCursor: cursor } = first;
        if (cursor !== undefined)
          await timed(times, () => conversations.list({ ...input, cursor }));
      }
      await timed(counts, () => conversations.counts({ workspaceId }));
    }
  }
  return {
    lists: times.length,
    listP95Ms: p95(times),
    listMaxMs: round(Math.max(...times)),
    countsP95Ms: p95(counts),
  };
}

/** What recruiters look for: words as they are said, beginnings, several words, names, numbers, references, and nothing at all. */
async function measureSearches({ conversations }: Client) {
  const random = createRandom(11);
  const words = createWords(createRandom(7));
  const whole = (n: number) => Math.floor(random() * n);
  const rare = () => words.all[whole(words.all.length)] ?? '';
  const kinds = [
    () => words.one(),
    () => rare(),
    () => rare().slice(0, 1 + whole(4)),
    () => `${words.one()} ${words.one()}`,
    () => `${rare()} ${words.one().slice(0, 2)}`,
    () => `Test-Grace ${words.one()}`,
    () => `applicant-${whole(size.conversations)}`,
    () => `REQ-${10_000 + whole(size.conversations)}`,
    () => `+1 200 ${String(whole(900) + 100)} ${String(whole(9000) + 1000)}`,
    () => String(whole(9000) + 1000),
    () => `applicant-${whole(size.conversations)}@example.com`,
    () => `nobody${whole(1000)}`,
  ];
  const times: number[] = [];
  let found = 0;
  for (let n = 0; n < searches; n += 1) {
    const search = kinds[n % kinds.length]?.() ?? '';
    const page = await timed(times, () =>
      conversations.list({ workspaceId, filter: 'all', search }),
    );
    if (page.notSearched !== undefined) throw new Error('Not everything was searched');
    if (page.items.length > 0) found += 1;
  }
  return {
    searches,
    searchesWithAnswer: found,
    searchP95Ms: p95(times),
    searchMaxMs: round(Math.max(...times)),
  };
}

/** From the key that opens a thread of 2,000 messages to the first paint of its newest ones, each thread once. */
async function measureThreads(address: string): Promise<Readonly<Record<string, number>>> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address);
    await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().waitFor();
    const long: number[] = [];
    for (let n = 0; n < size.longThreads; n += 1) {
      const took = await openNext(page, size.longThread);
      if (n >= warmThreads) long.push(took);
    }
    // The usual ones come after them in the list: what a long thread costs more, on the same machine at the same time.
    const usual: number[] = [];
    for (let n = 0; n < usualThreads; n += 1) usual.push(await openNext(page, usualThread(size)));
    return {
      threads: long.length,
      threadPaintP95Ms: p95(long),
      threadPaintMaxMs: round(Math.max(...long)),
      usualThreadPaintP95Ms: p95(usual),
      threadPaintRatio: round(median(long) / median(usual)),
    };
  } finally {
    await browser.close();
  }
}

/** Presses J and waits until a thread with all its messages is painted that was not there before. */
async function openNext(page: Page, messages: number): Promise<number> {
  // Set up before the key is pressed: what is only sent may arrive after it.
  const painted = await page.evaluateHandle((count) => {
    const shown = () => document.querySelector('h2[data-arrival]')?.textContent;
    const before = shown();
    const took = new Promise<number>((resolve) => {
      const look = (began: number) => {
        const last = [...document.querySelectorAll('li[aria-posinset]')].at(-1);
        const isWhole = last?.getAttribute('aria-posinset') === String(count);
        if (!isWhole || shown() === before) requestAnimationFrame(() => look(began));
        // A frame is painted after what was asked for it has run, and before the next task.
        else setTimeout(() => resolve(performance.now() - began));
      };
      document.addEventListener(
        'keydown',
        (event) => requestAnimationFrame(() => look(event.timeStamp)),
        { once: true, capture: true },
      );
    });
    return { took };
  }, messages);
  await page.keyboard.press('j');
  return painted.evaluate(({ took }) => took);
}

async function timed<T>(times: number[], call: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await call();
  times.push(performance.now() - began);
  return answer;
}

function p95(times: readonly number[]): number {
  const sorted = times.toSorted((left, right) => left - right);
  return round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
}

function median(times: readonly number[]): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
