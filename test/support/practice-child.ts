import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { OpenedConversation } from '../../electron/core/practice/control.ts';
import type { Campaign, Conversation, Message } from '../../electron/core/practice/model.ts';
import { entryOf } from './entries.ts';
import type { FaultPlanInput } from './practice-faults/plan.ts';
import type { Strike } from './practice-faults/planned-faults.ts';

const helloSchema = z.object({
  baseUrl: z.string(),
  organizationId: z.string(),
  apiKey: z.string(),
  controlUrl: z.string(),
});

/** How to start a practice Popp in a process of its own. */
export type PracticeChildOptions = {
  readonly folder: string;
  /** Where its clock begins; a folder with a world in it goes on where that was. */
  readonly startMs?: number;
  readonly seed?: string;
  readonly samples?: boolean;
  readonly plan?: FaultPlanInput;
  readonly webhook?: { readonly url: string; readonly secret: string };
};

/** A practice Popp in a process of its own; its clock stands until `advance`. */
export type PracticeChild = z.infer<typeof helloSchema> & {
  readonly pid: number | undefined;
  advance(ms: number): Promise<{ nowMs: number }>;
  now(): Promise<{ nowMs: number }>;
  setFaults(plan: FaultPlanInput): Promise<void>;
  setWebhook(target: { url: string; secret: string } | undefined): Promise<void>;
  assignFlow(contact: string, flow: string): Promise<void>;
  campaigns(): Promise<readonly Campaign[]>;
  conversations(): Promise<readonly Conversation[]>;
  /** The ledger: every conversation that was ever created, for counting duplicates. */
  opened(): Promise<readonly OpenedConversation[]>;
  recruiterMessages(): Promise<readonly Message[]>;
  strikes(): Promise<readonly Strike[]>;
  stop(): Promise<void>;
  /** SIGKILL, as a power cut for the process. */
  kill(): Promise<void>;
};

/** Starts the process and waits until it listens. */
export async function startPracticeChild(options: PracticeChildOptions): Promise<PracticeChild> {
  const child = spawn(process.execPath, [entryOf('practice-process'), JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const hello = helloSchema.parse(JSON.parse(await firstLine(child)));

  async function command<T>(name: string, input?: unknown): Promise<T> {
    const response = await fetch(`${hello.controlUrl}/${name}`, {
      method: 'POST',
      ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The practice process refused ${name}: ${text}`);
    return JSON.parse(text);
  }

  return {
    ...hello,
    pid: child.pid,
    advance: (ms) => command('advance', { ms }),
    now: () => command('now'),
    setFaults: (plan) => command('faults', plan),
    setWebhook: (target) => command('webhook', target ?? null),
    assignFlow: (contact, flow) => command('flow', { contact, flow }),
    campaigns: () => command('campaigns'),
    conversations: () => command('conversations'),
    opened: () => command('opened'),
    recruiterMessages: () => command('recruiter-messages'),
    strikes: () => command('strikes'),
    async stop() {
      const gone = exited(child);
      await command('stop');
      await gone;
    },
    async kill() {
      const gone = exited(child);
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => child.once('exit', () => resolve()));
}

async function firstLine(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('The practice process has no output');
  return await new Promise((resolve, reject) => {
    createInterface({ input: stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`The practice process ended with ${code}`)));
  });
}
