import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import log from 'electron-log/node.js';
import type { Clock, Logger } from './capabilities.ts';

const keepDays = 14;

/** One JSON line an event, a file a day, 14 days kept. What is logged is the caller's care: never bodies or secrets. */
export function createFileLogger(folder: string, clock: Clock): Logger {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeOld(folder, clock.now());
  const sink = log.create({ logId: folder });
  sink.transports.console.level = false;
  sink.transports.file.resolvePathFn = () => path.join(folder, `${day(clock.now())}.log`);
  sink.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  sink.transports.file.format = '{text}';
  sink.transports.file.maxSize = 0;

  function write(
    level: 'info' | 'warn' | 'error',
    event: string,
    facts: Readonly<Record<string, unknown>> = {},
  ): void {
    sink[level](
      JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...facts }),
    );
  }
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
  };
}

function removeOld(folder: string, now: number): void {
  const oldest = day(now - keepDays * 24 * 60 * 60 * 1000);
  for (const name of readdirSync(folder)) {
    if (/^\d{4}-\d\d-\d\d\.log$/.test(name) && name.slice(0, 10) < oldest)
      rmSync(path.join(folder, name));
  }
}

function day(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}
