import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseFile } from '../../electron/core/database/open.ts';
import { openConsole } from '../support/console-client.ts';
import { startConsoleProcess } from '../support/console-process.ts';
import { createHostile } from '../support/hostile-deliveries.ts';
import { until } from '../support/until.ts';
import { createSender, type Answered, type Sender } from '../support/webhook-sender.ts';
import { fillInbox, workspaceId } from './inbox-data.ts';
import { createDeliveries } from './webhooks-deliveries.ts';

const perSecond = 1000;
const warmSeconds = 10;
const seconds = 30;
const burst = 10_000;
const hostile = 100_000;
const signingSecret = 'whsec_bench_0123456789';
const size = { conversations: 5000, messages: 15_000, longThreads: 0, longThread: 0 };

/**
 * Signed deliveries at a steady rate, a burst, and a SIGKILL in the middle of another: how soon each is answered,
 * whether one that was answered is missing afterwards, how soon a flag is decided on, and what it costs in memory.
 */
export async function benchWebhooks(): Promise<Readonly<Record<string, number>>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-bench-'));
  const data = path.join(folder, 'data');
  try {
    fillInbox(data, size, Date.now());
    const sent: Answered[] = [];
    const app = await startConsoleProcess(data);
    const screen = await openConsole(app.address);
    const requestId = crypto.randomUUID();
    await screen.client.webhooks.setSecret({ workspaceId, secret: signingSecret, requestId });
    const { localUrl } = await screen.client.webhooks.status({ workspaceId });
    screen.close();
    if (localUrl === undefined) throw new Error('The console does not listen');
    const deliveries = createDeliveries(signingSecret, size.conversations);
    const sender = createSender(new URL(localUrl));

    await steady(sender, deliveries, warmSeconds, sent);
    await settled(data);
    const memory = watchMemory(app.pid);
    const even: Answered[] = [];
    const tookSeconds = await steady(sender, deliveries, seconds, even);
    const { residentMb, grewMb } = memory.stop();
    await settled(data);
    const { p95NotifyMs, notices } = decidedWithin(data, even);

    const most: Answered[] = [];
    const burstBegan = performance.now();
    await sender.all(
      Array.from({ length: burst }, () => deliveries()),
      (one) => most.push(one),
    );
    const burstSeconds = (performance.now() - burstBegan) / 1000;
    await settled(data);
    const before = residentOf(app.pid);
    const refused = await sendHostile(sender, signingSecret);
    const hostileGrewMb = residentOf(app.pid) - before;

    const last: Answered[] = [];
    await sender.all(
      Array.from({ length: burst }, () => deliveries()),
      (one) => {
        if (one.status === 200 && last.push(one) === burst / 2) process.kill(app.pid, 'SIGKILL');
      },
    );
    await app.stop('SIGKILL');
    sender.close();
    const again = await startConsoleProcess(data);
    await settled(data);
    await again.stop();
    return {
      ratePerSecond: round(even.length / tookSeconds),
      p99AnswerMs: percentile(even, 0.99),
      p50AnswerMs: percentile(even, 0.5),
      slowestAnswerMs: percentile(even, 1),
      burstPerSecond: round(burst / burstSeconds),
      burstP99AnswerMs: percentile(most, 0.99),
      ...refused,
      hostileGrewMb,
      answeredBeforeKill: last.length,
      lost: missing(data, [...sent, ...even, ...most, ...last]),
      p95NotifyMs,
      notices,
      residentMb,
      residentGrewMb: grewMb,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Sends at an even rate whatever the answers take; a machine that lags makes up for it. What is sent was made and signed
 * before, and what that left behind collected, so that the one who sends is not late by that.
 */
async function steady(
  sender: Sender,
  delivery: ReturnType<typeof createDeliveries>,
  forSeconds: number,
  answered: Answered[],
): Promise<number> {
  const total = forSeconds * perSecond;
  const made = Array.from({ length: total }, () => delivery());
  await globalThis.gc?.({ execution: 'async' });
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let count = 0; count < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
    for (const one of made.slice(count, due)) {
      running.push(sender.send(one, (answer) => answered.push(answer)));
    }
    count = due;
    await pause(1);
  }
  await Promise.all(running);
  return (performance.now() - began) / 1000;
}

/** Every kind of delivery that nobody with the secret has sent; answers how many there were and how many were let in. */
async function sendHostile(sender: Sender, secret: string) {
  const hostileDelivery = createHostile(1, secret);
  let accepted = 0;
  for (let done = 0; done < hostile; done += 1000) {
    const some = Array.from({ length: 1000 }, () => hostileDelivery());
    await sender.all(some, ({ status }) => {
      if (status === 200) accepted += 1;
    });
  }
  return { hostile, hostileAccepted: accepted };
}

/** Waits until everything that was stored is processed, and a notice that is due has been decided on. */
async function settled(data: string): Promise<void> {
  await until('all is processed', () => count(data, 'processed_at IS NULL') === 0, 120_000);
  await pause(500);
}

function open(data: string): DatabaseSync {
  return new DatabaseSync(databaseFile(data), { readOnly: true });
}

function count(data: string, where: string): number {
  const database = open(data);
  const row = database.prepare(`SELECT count(*) AS n FROM webhook_deliveries WHERE ${where}`).get();
  database.close();
  return Number(row?.['n']);
}

/** How many of those that were answered with 200 are not there. */
function missing(data: string, answered: readonly Answered[]): number {
  const database = open(data);
  const rows = database.prepare('SELECT event_id FROM webhook_deliveries').all();
  database.close();
  const kept = new Set(rows.map((row) => row['event_id']));
  return answered.filter(({ status, eventId }) => status === 200 && !kept.has(eventId)).length;
}

/** From sending a flag to the moment at which its notice was decided on. */
function decidedWithin(data: string, answered: readonly Answered[]) {
  const database = open(data);
  const rows = database
    .prepare("SELECT conversation_id, max(at) AS at FROM notices WHERE kind = 'flag' GROUP BY 1")
    .all();
  database.close();
  const at = new Map(rows.map((row) => [row['conversation_id'], Number(row['at'])]));
  const times = answered.flatMap(({ flags, sentAt }) => {
    const decided = flags === undefined ? undefined : at.get(flags);
    // What had its notice before says nothing about this flag.
    return decided === undefined || decided < sentAt ? [] : [decided - sentAt];
  });
  return { p95NotifyMs: at95(times), notices: times.length };
}

/** Looks every second; flat is what the last third of the time adds to the first. */
function watchMemory(pid: number) {
  const seen: number[] = [residentOf(pid)];
  const timer = setInterval(() => seen.push(residentOf(pid)), 1000);
  return {
    stop() {
      clearInterval(timer);
      const third = Math.max(1, Math.floor(seen.length / 3));
      return {
        residentMb: Math.max(...seen),
        grewMb: round(mean(seen.slice(-third)) - mean(seen.slice(0, third))),
      };
    },
  };
}

function residentOf(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}

function percentile(answered: readonly Answered[], part: number): number {
  return at(
    answered.map(({ tookMs }) => tookMs),
    part,
  );
}

function at95(times: readonly number[]): number {
  return at(times, 0.95);
}

function at(times: readonly number[], part: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
