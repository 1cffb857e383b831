import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import { createCallAnswers } from '../../../electron/core/link/call-answers-repository.ts';
import { createOncePerRequest } from '../../../electron/core/link/once-per-request.ts';
import { createLinkServer, type LinkServer } from '../../../electron/core/link/serve.ts';
import { createRouter } from '../../../electron/core/router.ts';
import type { ServiceOf } from '../../../electron/core/service.ts';
import { streamOf } from '../../../electron/core/streams.ts';
import { systemClock } from '../../../electron/core/system-clock.ts';
import { createConnection, type Connection } from '../../../renderer/link/connection.ts';
import { follow } from '../../../renderer/link/follow.ts';
import type { Transport } from '../../../renderer/link/transport.ts';
import { change, read, stream } from '../../../shared/contract-base.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import { until } from '../../support/until.ts';

/** A link under test: something that serves a link server, and ways to reach and to break it. */
export type LinkUnderTest = {
  readonly transport: Transport;
  /** Breaks every open connection; the next `open` works again. */
  breakConnections(): void;
  /** Sends a raw frame on a connection of its own; answers the code that it was closed with. */
  sendRaw(frame: string | Uint8Array): Promise<number>;
  stop(): Promise<void>;
};

const contract = {
  things: {
    echo: read({ text: z.string() }, z.object({ text: z.string() })),
    leaky: read({}, z.object({ shown: z.string() })),
    fail: read({ how: z.enum(['known', 'unknown']) }, z.object({})),
    wait: read({}, z.object({})),
    count: change({ by: z.number() }, z.object({ total: z.number() })),
    watch: stream({}, z.object({ n: z.number() })),
  },
};

type Client = ContractRouterClient<typeof contract>;

function startService() {
  const answers = createCallAnswers(openMemoryDatabase(), systemClock);
  let total = 0;
  let waiting = 0;
  const cancelled: string[] = [];
  const listeners = new Set<(event: { n: number }) => void>();
  const things: ServiceOf<typeof contract.things> = {
    echo: ({ text }) => ({ text }),
    leaky: () => Object.assign({ shown: 'yes' }, { apiKey: 'planted-secret' }),
    fail({ how }) {
      if (how === 'unknown') throw new Error('planted-secret in an unexpected error');
      throw new ConsoleError('rate-limited', 'Popp asks to wait a moment. Nothing was lost.', {
        retryable: true,
        retryAfterMs: 700,
      });
    },
    wait: (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        waiting += 1;
        signal.addEventListener('abort', () => {
          cancelled.push('wait');
          reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
        });
      }),
    count: ({ by }) => ({ total: (total += by) }),
    watch: (_input, { signal }) =>
      streamOf((listener: (event: { n: number }) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      }, signal),
  };
  const log: unknown[] = [];
  const note = (event: string, facts: unknown) => log.push([event, facts]);
  const router = createRouter(contract, {
    service: () => things,
    once: createOncePerRequest(() => answers),
    logger: { info: note, warn: note, error: note },
  });
  return {
    links: createLinkServer(router),
    log,
    cancelled,
    waiting: () => waiting,
    watchers: () => listeners.size,
    emit: (n: number) => listeners.forEach((listener) => listener({ n })),
  };
}

function requestId(): string {
  return crypto.randomUUID();
}

/** The behaviours that every link has: calls, errors, cancellation, streams, reconnection, repeats, bad frames. */
export function describeLink(
  name: string,
  start: (links: LinkServer) => Promise<LinkUnderTest>,
): void {
  describe(`link conformance: ${name}`, () => {
    async function open() {
      const service = startService();
      const link = await start(service.links);
      const connection: Connection = createConnection(link.transport, () => 0);
      const client: Client = createORPCClient(connection.link);
      onTestFinished(async () => {
        connection.stop();
        await link.stop();
      });
      return { service, link, connection, client };
    }

    test('answers calls, many at once, each with its own answer', async () => {
      const { client } = await open();
      const texts = Array.from({ length: 200 }, (_, index) => `text ${index} ünïcode 🙂`);
      const answers = await Promise.all(texts.map((text) => client.things.echo({ text })));
      expect(answers.map((answer) => answer.text)).toEqual(texts);
    });

    test('refuses unknown keys on input and strips them on output', async () => {
      const { client } = await open();
      const extra = { text: 'x', admin: true };
      await expect(client.things.echo(extra)).rejects.toMatchObject({ code: 'invalid-input' });
      expect(await client.things.leaky({})).toEqual({ shown: 'yes' });
    });

    test('carries typed errors with what the recruiter may know, and nothing else', async () => {
      const { client, service } = await open();
      await expect(client.things.fail({ how: 'known' })).rejects.toMatchObject({
        code: 'rate-limited',
        envelope: {
          message: 'Popp asks to wait a moment. Nothing was lost.',
          retryable: true,
          retryAfterMs: 700,
        },
      });
      const unknown: unknown = await client.things
        .fail({ how: 'unknown' })
        .catch((error: unknown) => error);
      expect(unknown).toMatchObject({ code: 'internal' });
      expect(JSON.stringify(unknown)).not.toContain('planted-secret');
      expect(JSON.stringify(service.log)).toContain('planted-secret in an unexpected error');
    });

    test('cancels at the far end what the caller cancels', async () => {
      const { client, service } = await open();
      const controller = new AbortController();
      const call = client.things.wait({}, { signal: controller.signal });
      const outcome = call.then(
        () => 'answered',
        () => 'rejected',
      );
      await until('the call arrives', () => service.waiting() === 1);
      controller.abort();
      expect(await outcome).toBe('rejected');
      await until('the service sees it', () => service.cancelled.length === 1);
    });

    test('a connection that is lost is disconnected, never cancelled', async () => {
      const { client, service, link } = await open();
      const outcome = client.things.wait({}).catch((error: unknown) => error);
      await until('the call arrives', () => service.waiting() === 1);
      link.breakConnections();
      expect(await outcome).toMatchObject({ code: 'disconnected', envelope: { retryable: true } });
      await until('the service stops', () => service.cancelled.length === 1);
    });

    test('streams events in order and stops at the far end when nobody follows', async () => {
      const { client, service, connection } = await open();
      const seen: number[] = [];
      const stop = follow(connection, {
        open: (signal) => client.things.watch({}, { signal }),
        onEvent: ({ n }) => seen.push(n),
      });
      await until('the stream is open', () => service.watchers() === 1);
      for (let n = 0; n < 500; n += 1) service.emit(n);
      await until('all events arrive', () => seen.length === 500);
      expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n));
      stop();
      await until('the stream is closed', () => service.watchers() === 0);
    });

    test('reconnects by itself, opens streams again and says that readers must refetch', async () => {
      const { client, service, connection, link } = await open();
      const seen: number[] = [];
      let resumed = 0;
      const stop = follow(connection, {
        open: (signal) => client.things.watch({}, { signal }),
        onEvent: ({ n }) => seen.push(n),
        onResumed: () => (resumed += 1),
      });
      await until('the stream is open', () => service.watchers() === 1);
      // The far end may be open before the near end has heard of it.
      service.emit(1);
      await until('the stream is heard', () => seen.includes(1));
      link.breakConnections();
      await until('the stream is open again', () => resumed === 1 && service.watchers() === 1);
      service.emit(7);
      await until('an event arrives', () => seen.includes(7));
      expect(await client.things.echo({ text: 'still here' })).toEqual({ text: 'still here' });
      stop();
    });

    test('a repeated requestId gets the first answer; the same id for something else is refused', async () => {
      const { client, connection } = await open();
      await connection.whenReady(5000);
      const id = requestId();
      const [first, inFlight] = await Promise.all([
        client.things.count({ by: 5, requestId: id }),
        client.things.count({ by: 5, requestId: id }),
      ]);
      const later = await client.things.count({ by: 5, requestId: id });
      expect([first, inFlight, later]).toEqual([{ total: 5 }, { total: 5 }, { total: 5 }]);
      await expect(client.things.count({ by: 9, requestId: id })).rejects.toMatchObject({
        code: 'conflict',
      });
      await expect(client.things.count({ by: 1, requestId: 'short' })).rejects.toMatchObject({
        code: 'invalid-input',
      });
      expect(await client.things.count({ by: 1, requestId: requestId() })).toEqual({ total: 6 });
    });

    test.each([
      ['not JSON', 'hello', 1003],
      ['JSON that is no frame', '{"a":1}', 1003],
      ['a frame without a path', '{"i":1,"p":{"b":{}}}', 1003],
      ['a path to another host', '{"i":1,"p":{"u":"http://example.com/x"}}', 1003],
      ['bytes', new Uint8Array([0, 255, 1]), 1003],
      [
        'more than 1 MiB',
        JSON.stringify({ i: 1, p: { u: '/things/echo', b: 'x'.repeat(1024 * 1024) } }),
        1009,
      ],
    ])('closes on %s and keeps serving others', async (_what, frame, code) => {
      const { client, link } = await open();
      expect(await link.sendRaw(frame)).toBe(code);
      await until(
        'others are served',
        async () =>
          (await client.things.echo({ text: 'ok' }).catch(() => undefined))?.text === 'ok',
      );
    });
  });
}
