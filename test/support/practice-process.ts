import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { startPracticePopp } from '../../electron/core/practice/popp-server.ts';
import { practicePosition } from '../../electron/core/practice/position.ts';
import { Secret } from '../../electron/core/secret.ts';
import { createManualClock } from './manual-clock.ts';
import { createPlannedFaults } from './practice-faults/planned-faults.ts';
import { faultPlanSchema } from './practice-faults/plan.ts';

// A practice Popp in a process of its own, so that tests can kill the console and keep the server and its ledger.
// Started with one JSON argument; the first line on standard output says where it listens.

const optionsSchema = z.object({
  folder: z.string(),
  startMs: z.number().optional(),
  seed: z.string().optional(),
  samples: z.boolean().default(false),
  plan: faultPlanSchema.prefault({}),
  webhook: z.object({ url: z.string(), secret: z.string() }).optional(),
});

const options = optionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const clock = createManualClock(practicePosition(options.folder) ?? options.startMs);
const planned = createPlannedFaults(options.plan);
const popp = await startPracticePopp({
  folder: options.folder,
  clock,
  faults: planned.faults,
  samples: options.samples,
  ...(options.seed === undefined ? {} : { seed: options.seed }),
  ...(options.webhook === undefined ? {} : { webhook: target(options.webhook) }),
});

function target(webhook: { url: string; secret: string }): { url: string; secret: Secret } {
  return { url: webhook.url, secret: new Secret(webhook.secret) };
}

const advanceSchema = z.object({ ms: z.number().nonnegative() });
const webhookSchema = z.object({ url: z.string(), secret: z.string() }).nullable();
const flowSchema = z.object({ contact: z.string(), flow: z.string() });

/** Requests to advance wait for each other: time passes once. */
let advancing: Promise<void> = Promise.resolve();

const commands: Readonly<Record<string, (input: unknown) => unknown>> = {
  advance: async (input) => {
    const { ms } = advanceSchema.parse(input);
    advancing = advancing.then(() => clock.advance(ms));
    await advancing;
    return { nowMs: clock.now() };
  },
  faults: (input) => planned.setPlan(faultPlanSchema.parse(input)),
  webhook: (input) => {
    const webhook = webhookSchema.parse(input);
    popp.control.setWebhook(webhook === null ? undefined : target(webhook));
  },
  flow: (input) => {
    const { contact, flow } = flowSchema.parse(input);
    popp.control.assignFlow(contact, flow);
  },
  now: () => ({ nowMs: clock.now() }),
  campaigns: () => popp.control.campaigns(),
  conversations: () => popp.control.conversations(),
  opened: () => popp.control.opened(),
  'recruiter-messages': () => popp.control.recruiterMessages(),
  strikes: () => planned.strikes(),
  'close-all': () => popp.control.closeAll(),
  stop: () => {
    setImmediate(() => void stop());
  },
};

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => request.once('end', resolve));
  return Buffer.concat(chunks).toString('utf8');
}

const control = createServer((request, response) => {
  const work = async (): Promise<unknown> => {
    const text = await readText(request);
    const command = commands[(request.url ?? '/').slice(1)];
    if (command === undefined) throw new Error(`No command is called ${request.url}`);
    return await command(text === '' ? undefined : JSON.parse(text));
  };
  work().then(
    (answer) => response.end(JSON.stringify(answer ?? {})),
    (error: unknown) => {
      response.statusCode = 500;
      response.end(JSON.stringify({ error: String(error) }));
    },
  );
});

async function stop(): Promise<void> {
  await popp.stop();
  control.closeAllConnections();
  control.close();
  process.stdin.destroy();
}

control.listen(0, '127.0.0.1', () => {
  const address = control.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { baseUrl, organizationId, apiKey } = popp;
  const hello = {
    baseUrl,
    organizationId,
    apiKey: apiKey.reveal(),
    controlUrl: `http://127.0.0.1:${port}`,
  };
  process.stdout.write(`${JSON.stringify(hello)}\n`);
});

process.on('SIGTERM', () => void stop());
// Whoever started this process holds its input open: when that one is gone, so is the reason to run.
process.stdin.on('end', () => void stop()).resume();
