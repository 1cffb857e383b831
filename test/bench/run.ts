import os from 'node:os';
import process from 'node:process';
import { benchInbox } from './inbox.ts';
import { benchLink } from './link.ts';
import { benchStart } from './start.ts';
import { benchWebhooks } from './webhooks.ts';

/** A benchmark answers numbers with their unit in the key. */
export type Benchmark = () => Promise<Readonly<Record<string, number>>>;

const benchmarks: Readonly<Record<string, Benchmark>> = {
  start: benchStart,
  link: benchLink,
  inbox: benchInbox,
  webhooks: benchWebhooks,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  process.stderr.write(
    `No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.\n`,
  );
  process.exit(2);
}
const machine = {
  cpu: os.cpus()[0]?.model ?? 'unknown',
  cores: os.cpus().length,
  memoryGb: Math.round(os.totalmem() / 2 ** 30),
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
};
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`${JSON.stringify({ name, metrics: await benchmark(), machine })}\n`);
}
