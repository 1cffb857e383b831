import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startPracticeChild, type PracticeChild } from '../support/practice-child.ts';
import type { FaultPlanInput } from '../support/practice-faults/plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startConsoleChild, type ConsoleChild } from './console-child.ts';
import type { ConsoleOptions, ConsoleState } from './console-protocol.ts';

const startMs = Date.UTC(2026, 10, 17, 20, 30);

type Day = {
  readonly popp: PracticeChild;
  readonly options: ConsoleOptions;
  readonly campaignId: string;
  passedMs: number;
};

async function startDay(plan: FaultPlanInput = {}): Promise<Day> {
  const folder = await temporaryFolder();
  const popp = await startPracticeChild({ folder: path.join(folder, 'popp'), startMs, plan });
  onTestFinished(() => popp.kill());
  const live = (await popp.campaigns()).find(
    (one) => one.campaignStatus === 'LIVE' && one.channel === 'SMS',
  );
  const { baseUrl, organizationId, apiKey } = popp;
  const options: ConsoleOptions = {
    dataFolder: path.join(folder, 'data'),
    witnessFile: path.join(folder, 'witness.json'),
    startMs,
    baseUrl,
    organizationId,
    apiKey,
    limits: { first: 25, second: 100, most: 200, fastMs: 20_000 },
  };
  return { popp, options, campaignId: live?.id ?? '', passedMs: 0 };
}

async function startConsole(day: Day): Promise<ConsoleChild> {
  const console = await startConsoleChild({ ...day.options, startMs: startMs + day.passedMs });
  onTestFinished(() => console.kill());
  return console;
}

function add(day: Day, console: ConsoleChild, from: number, count: number, more: object = {}) {
  return console.ask({
    name: 'add',
    campaignId: day.campaignId,
    channel: 'SMS',
    uploadId: `upload ${from}`,
    from,
    count,
    round: 1,
    businessHours: false,
    ownReference: false,
    closes: false,
    meetings: false,
    ...more,
  });
}

async function passUntil(
  day: Day,
  console: ConsoleChild,
  isOver: (state: ConsoleState) => boolean,
  mostMs = 6 * 60 * 60_000,
): Promise<ConsoleState> {
  const end = day.passedMs + mostMs;
  for (;;) {
    const state = await console.state(40);
    if (state === undefined) throw new Error('The console is gone');
    if (isOver(state)) return state;
    if (day.passedMs > end) throw new Error(`Never: ${JSON.stringify(state)}`);
    const ms = 10_000;
    day.passedMs += ms;
    await day.popp.advance(ms);
    await console.ask({ name: 'advance', ms });
  }
}

function isSettled({ counts }: ConsoleState): boolean {
  return counts.waiting + counts.sending + counts.unknown + counts.held === 0;
}

async function duplicates(day: Day): Promise<number> {
  const opened = await day.popp.opened();
  return opened.length - new Set(opened.map((one) => one.contact)).size;
}

test.each([false, true])(
  'yesterday’s database sends nothing before it is compared and resumed, and then nothing twice (own references: %s)',
  async (ownReference) => {
    const day = await startDay();
    const before = await startConsole(day);
    await add(day, before, 0, 100, { ownReference });
    await passUntil(day, before, isSettled);
    // The rest is still there in the evening, because nothing leaves while lists cannot be read.
    const broken = { method: 'GET', path: '/conversations', when: 'before', times: null } as const;
    await day.popp.setFaults({ rules: [{ ...broken, does: { kind: 'status', status: 503 } }] });
    await add(day, before, 100, 200, { ownReference });
    await before.kill();
    await day.popp.setFaults({});
    const backup = `${day.options.dataFolder}-yesterday`;
    cpSync(day.options.dataFolder, backup, { recursive: true });

    const today = await startConsole(day);
    await passUntil(day, today, isSettled);
    await passUntil(day, today, ({ quiet }) => quiet);
    await today.kill();
    expect(await day.popp.opened()).toHaveLength(300);

    rmSync(day.options.dataFolder, { recursive: true });
    cpSync(backup, day.options.dataFolder, { recursive: true });
    const restored = await startConsole(day);
    const paused = await passUntil(day, restored, ({ mayResume }) => mayResume);
    expect(paused.pause).toBe('instance');
    expect(paused.counts.waiting + paused.counts.sending).toBe(0);
    expect(await day.popp.opened()).toHaveLength(300);
    await restored.ask({ name: 'resume' });
    const over = await passUntil(
      day,
      restored,
      ({ counts }) => counts.waiting + counts.sending + counts.unknown === 0,
    );
    expect(await duplicates(day)).toBe(0);
    // Our own reference proves that it was us; the file's own does not, and says so.
    expect(over.counts).toMatchObject(
      ownReference ? { done: 100, held: 200 } : { done: 300, held: 0 },
    );
  },
);

test('a second console on the same folder does not start', async () => {
  const day = await startDay();
  const first = await startConsole(day);
  await expect(startConsoleChild(day.options)).rejects.toThrow('locked');
  await first.kill();
  await startConsole(day);
});

test.each([2, -2])('a server clock %d hours off changes nothing', async (hours) => {
  const rules = [
    { when: 'after', path: '/conversations/bulk', times: 2, does: { kind: 'reset' } },
    { when: 'before', path: '/conversations/bulk', skip: 3, times: 2, does: { kind: 'hang' } },
  ] as const;
  const day = await startDay({
    clockOffsetMs: hours * 60 * 60_000,
    listLagMs: 120_000,
    rules: [...rules],
  });
  const console = await startConsole(day);
  await add(day, console, 0, 500);
  await passUntil(day, console, ({ counts }) => counts.waiting + counts.sending === 0);
  await day.popp.setFaults({ clockOffsetMs: hours * 60 * 60_000, listLagMs: 120_000 });
  await add(day, console, 500, 25);
  const over = await passUntil(day, console, isSettled);
  expect(over.counts).toMatchObject({ done: 525, undecided: 0 });
  expect(await day.popp.opened()).toHaveLength(525);
  expect(await duplicates(day)).toBe(0);
});

test('lists that show nothing until business hours leave it to the recruiter, and the morning settles what arrived', async () => {
  const day = await startDay({
    listsWaitForBusinessHours: true,
    rules: [
      { when: 'after', path: '/conversations/bulk', does: { kind: 'reset' } },
      { when: 'before', path: '/conversations/bulk', skip: 1, does: { kind: 'reset' } },
    ],
  });
  const console = await startConsole(day);
  await add(day, console, 0, 100, { businessHours: true });
  const night = await passUntil(day, console, isSettled);
  expect(night.counts.undecided).toBeGreaterThan(0);
  const arrived = (await day.popp.opened()).length;
  const morning = await passUntil(
    day,
    console,
    ({ counts }) => counts.done === arrived,
    20 * 60 * 60_000,
  );
  expect(morning.counts.undecided).toBe(100 - arrived);
  expect(await duplicates(day)).toBe(0);
});
