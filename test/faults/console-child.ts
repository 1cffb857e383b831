import { spawn } from 'node:child_process';
import process from 'node:process';
import { z } from 'zod';
import {
  itemStandingSchema,
  stateSchema,
  type Command,
  type ConsoleOptions,
  type ConsoleState,
  type ItemStanding,
} from './console-protocol.ts';
import { entryOf, type EntryName } from '../support/entries.ts';

/** A console in a process of its own. A killed one answers nothing any more. */
export type ConsoleChild = {
  /** Asks for something; answers `undefined` if the console was killed before it answered. */
  ask(command: Command): Promise<unknown>;
  state(quietWithinMs: number): Promise<ConsoleState | undefined>;
  items(): Promise<readonly ItemStanding[]>;
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill(): Promise<void>;
};

const answerSchema = z.union([
  z.object({ id: z.number(), answer: z.unknown() }),
  z.object({ id: z.number(), error: z.string() }),
  z.object({ ready: z.boolean(), reason: z.string().optional() }),
]);

/** A process of a console that can be asked and killed. */
export type AskedChild<Asked> = {
  /** Asks for something; answers `undefined` if it was killed before it answered. */
  readonly ask: (command: Asked) => Promise<unknown>;
  /** SIGKILL: no handler runs, nothing is flushed. */
  readonly kill: () => Promise<void>;
};

/** Starts a console and waits until its outbox has started; throws the reason if it may not. */
export async function startConsoleChild(options: ConsoleOptions): Promise<ConsoleChild> {
  const child = await startAskedChild<Command>('console-process', options);
  const ask = (command: Command) => child.ask(command);
  return {
    ask,
    kill: () => child.kill(),
    async state(quietWithinMs) {
      const answer = await ask({ name: 'state', quietWithinMs });
      return answer === undefined ? undefined : stateSchema.parse(answer);
    },
    items: async () => z.array(itemStandingSchema).parse(await ask({ name: 'items' })),
  };
}

/** Starts the entry with its options and waits until it says that it is ready. */
export async function startAskedChild<Asked>(
  entry: EntryName,
  options: object,
): Promise<AskedChild<Asked>> {
  const child = spawn(process.execPath, [entryOf(entry), JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (e: Error) => void }>();
  const ready = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  let last = 0;

  child.on('message', (message) => {
    const answer = answerSchema.parse(message);
    if ('ready' in answer) {
      if (answer.ready) ready.resolve();
      else ready.reject(new Error(answer.reason ?? 'not ready'));
      return;
    }
    const waiting = open.get(answer.id);
    open.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.answer);
  });
  child.once('exit', (code) => {
    ready.reject(new Error(`The console ended with ${String(code)}`));
    for (const { resolve } of open.values()) resolve(undefined);
    open.clear();
    gone.resolve();
  });
  await ready.promise;

  function ask(command: Asked): Promise<unknown> {
    if (!child.connected) return Promise.resolve(undefined);
    const id = (last += 1);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    open.set(id, { resolve, reject });
    child.send({ id, command }, () => {});
    return promise;
  }

  return {
    ask,
    async kill() {
      child.kill('SIGKILL');
      await gone.promise;
    },
  };
}
