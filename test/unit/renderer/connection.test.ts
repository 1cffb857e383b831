import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallFailure } from '../../../renderer/link/call-failure.ts';
import { createConnection, reconnectDelayMs } from '../../../renderer/link/connection.ts';
import {
  type Channel,
  type ChannelEnd,
  ChannelRefused,
  type Transport,
} from '../../../renderer/link/transport.ts';

type Call = (path: readonly string[], input: unknown) => Promise<unknown>;

function fakeTransport(call: Call = () => Promise.resolve('answer')) {
  const channels: { end: (how: ChannelEnd) => void; closed: boolean }[] = [];
  let refusal: Error | undefined;
  const transport: Transport = {
    open() {
      if (refusal !== undefined) return Promise.reject(refusal);
      const { promise, resolve } = Promise.withResolvers<ChannelEnd>();
      const made = { end: resolve, closed: false };
      channels.push(made);
      const channel: Channel = {
        link: { call: (path, input) => call(path, input) },
        ended: promise,
        close: () => {
          made.closed = true;
          resolve('lost');
        },
      };
      return Promise.resolve(channel);
    },
  };
  return { transport, channels, refuse: (error?: Error) => (refusal = error) };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the wait before reconnecting', () => {
  it('doubles from 250 ms to 5 s and leaves half to chance', () => {
    expect(reconnectDelayMs(0, 0)).toBe(125);
    expect(reconnectDelayMs(0, 1)).toBe(250);
    expect(reconnectDelayMs(3, 1)).toBe(2000);
    expect(reconnectDelayMs(30, 0)).toBe(2500);
    expect(reconnectDelayMs(30, 1)).toBe(5000);
  });
});

describe('the connection', () => {
  it('opens at once and carries calls', async () => {
    const { transport } = fakeTransport();
    const connection = createConnection(transport);
    await settle();
    expect(connection.state()).toBe('ready');
    await expect(connection.link.call(['a', 'b'], {}, { context: {} })).resolves.toBe('answer');
  });

  it('opens again by itself after the line dropped', async () => {
    const { transport, channels } = fakeTransport();
    const connection = createConnection(transport, () => 1);
    await settle();
    channels[0]?.end('lost');
    await settle();
    expect(connection.state()).toBe('lost');
    await vi.advanceTimersByTimeAsync(250);
    expect(connection.state()).toBe('ready');
    expect(channels).toHaveLength(2);
  });

  it('keeps trying while the host is away', async () => {
    const { transport, channels, refuse } = fakeTransport();
    refuse(new Error('refused'));
    const connection = createConnection(transport, () => 1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(connection.state()).toBe('lost');
    refuse();
    await vi.advanceTimersByTimeAsync(5000);
    expect(connection.state()).toBe('ready');
    expect(channels).toHaveLength(1);
  });

  it.each(['signed-out', 'elsewhere'] as const)(
    'stays %s until the recruiter acts',
    async (end) => {
      const { transport, channels, refuse } = fakeTransport();
      refuse(new ChannelRefused(end));
      const connection = createConnection(transport);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(connection.state()).toBe(end);
      refuse();
      connection.retryNow();
      await settle();
      expect(connection.state()).toBe('ready');
      expect(channels).toHaveLength(1);
    },
  );

  it('lets a read wait for the connection, and gives up after ten seconds', async () => {
    const { transport, channels, refuse } = fakeTransport();
    const connection = createConnection(transport, () => 1);
    await settle();
    refuse(new Error('away'));
    channels[0]?.end('lost');
    await settle();
    const patient = connection.link.call(['a'], {}, { context: {} });
    refuse();
    await vi.advanceTimersByTimeAsync(500);
    await expect(patient).resolves.toBe('answer');
    refuse(new Error('away'));
    channels[1]?.end('lost');
    await settle();
    const failed = connection.link
      .call(['a'], {}, { context: {} })
      .catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failed).toMatchObject({ code: 'disconnected' });
  });

  it('does not queue a change made while disconnected', async () => {
    const { transport, refuse } = fakeTransport();
    refuse(new Error('away'));
    const connection = createConnection(transport);
    await settle();
    await expect(
      connection.link.call(['a'], { requestId: 'x' }, { context: {} }),
    ).rejects.toMatchObject({ code: 'disconnected' });
  });

  it('calls what was in flight disconnected, never cancelled', async () => {
    const { transport } = fakeTransport(() =>
      Promise.reject(new DOMException('The peer was closed.', 'AbortError')),
    );
    const connection = createConnection(transport);
    await settle();
    const failure = await connection.link
      .call(['a'], { requestId: 'x' }, { context: {} })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CallFailure);
    expect(failure).toMatchObject({ code: 'disconnected' });
    expect(String(failure)).not.toMatch(/cancel|abort/i);
  });

  it('leaves a call that its own caller stopped as it is', async () => {
    const controller = new AbortController();
    const stopped = new DOMException('Stopped.', 'AbortError');
    const { transport } = fakeTransport(() => {
      controller.abort();
      return Promise.reject(stopped);
    });
    const connection = createConnection(transport);
    await settle();
    await expect(
      connection.link.call(['a'], {}, { context: {}, signal: controller.signal }),
    ).rejects.toBe(stopped);
  });

  it("gives the core's own words for a failure it names", async () => {
    const envelope = {
      code: 'key-rejected',
      message: 'Popp did not accept the key.',
      retryable: false,
      id: 'f-1',
    };
    const { transport } = fakeTransport(() =>
      Promise.reject(new ORPCError('CONSOLE', { data: envelope })),
    );
    const connection = createConnection(transport);
    await settle();
    await expect(connection.link.call(['a'], {}, { context: {} })).rejects.toMatchObject({
      envelope,
      message: envelope.message,
    });
  });

  it('stops for good', async () => {
    const { transport, channels } = fakeTransport();
    const connection = createConnection(transport);
    await settle();
    connection.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(channels).toHaveLength(1);
    expect(channels[0]?.closed).toBe(true);
    expect(connection.state()).toBe('stopped');
  });
});
