import { type ClientLink, ORPCError } from '@orpc/client';
import { disconnected, toCallFailure } from './call-failure.ts';
import {
  type Channel,
  type ChannelEnd,
  ChannelRefused,
  type LinkContext,
  type Transport,
} from './transport.ts';

/** Where the connection stands. `signed-out` and `elsewhere` stay until the recruiter does something. */
export type ConnectionState = 'connecting' | 'ready' | ChannelEnd | 'stopped';

/** The connection to the core: opens, reopens, and carries every call. */
export interface Connection {
  readonly link: ClientLink<LinkContext>;
  readonly state: () => ConnectionState;
  /** Calls back after every change of state; the answer stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Resolves when calls can be made, rejects with `disconnected` after `limitMs`. */
  readonly whenReady: (limitMs: number, signal?: AbortSignal) => Promise<void>;
  /** Takes the connection back from another tab, or tries again at once. */
  readonly retryNow: () => void;
  readonly stop: () => void;
}

const shortestWaitMs = 250;
const longestWaitMs = 5000;
const readPatienceMs = 10_000;

/** How long to wait before the given attempt, doubling from 250 ms to 5 s, with half of it left to chance. */
export function reconnectDelayMs(attempt: number, chance: number): number {
  const whole = Math.min(longestWaitMs, shortestWaitMs * 2 ** Math.min(attempt, 10));
  return Math.round(whole / 2 + (whole / 2) * chance);
}

function isChange(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'requestId' in input;
}

// Stopping a call or a stream sends a frame, which a channel that ended can no longer carry.
function whileOpen(
  signal: AbortSignal | undefined,
  isOpen: () => boolean,
): { signal?: AbortSignal } {
  if (signal === undefined) return {};
  const relay = new AbortController();
  const stop = () => {
    if (isOpen()) relay.abort(signal.reason);
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return { signal: relay.signal };
}

/** Keeps one channel open over a transport. Starts at once. */
export function createConnection(
  transport: Transport,
  chance: () => number = Math.random,
): Connection {
  const listeners = new Set<() => void>();
  let state: ConnectionState = 'connecting';
  let channel: Channel | undefined;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let opening: AbortController | undefined;

  function become(next: ConnectionState): void {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function later(): void {
    const delay = reconnectDelayMs(attempt, chance());
    attempt += 1;
    timer = setTimeout(() => void open(), delay);
  }

  function close(end: ChannelEnd): void {
    channel = undefined;
    if (state === 'stopped') return;
    become(end);
    if (end === 'lost') later();
  }

  async function open(): Promise<void> {
    clearTimeout(timer);
    opening = new AbortController();
    const { signal } = opening;
    try {
      const opened = await transport.open(signal);
      if (signal.aborted) {
        opened.close();
        return;
      }
      channel = opened;
      attempt = 0;
      become('ready');
      void opened.ended.then((end) => {
        if (channel === opened) close(end);
      });
    } catch (error) {
      if (!signal.aborted) close(error instanceof ChannelRefused ? error.end : 'lost');
    }
  }

  function whenReady(limitMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        if (state === 'ready') finish(resolve);
        else if (state === 'stopped' || signal?.aborted === true)
          finish(() => reject(disconnected()));
      };
      const finish = (done: () => void) => {
        clearTimeout(limit);
        listeners.delete(settle);
        signal?.removeEventListener('abort', settle);
        done();
      };
      const limit = setTimeout(() => finish(() => reject(disconnected())), limitMs);
      listeners.add(settle);
      signal?.addEventListener('abort', settle, { once: true });
      settle();
    });
  }

  const link: ClientLink<LinkContext> = {
    async call(path, input, options) {
      // A change is not queued: the recruiter is told at once, and its requestId makes trying again safe.
      if (state !== 'ready' && isChange(input)) throw disconnected();
      await whenReady(readPatienceMs, options.signal);
      const used = channel;
      if (used === undefined) throw disconnected();
      try {
        const signal = whileOpen(options.signal, () => channel === used);
        return await used.link.call(path, input, { ...options, ...signal });
      } catch (error) {
        if (options.signal?.aborted === true) throw error;
        // A socket that died shows itself as an AbortError nobody asked for, or as a send that could not be made.
        throw error instanceof ORPCError ? toCallFailure(error) : disconnected(error);
      }
    },
  };

  void open();

  return {
    link,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    whenReady,
    retryNow() {
      if (state === 'ready' || state === 'stopped') return;
      attempt = 0;
      opening?.abort();
      become('connecting');
      void open();
    },
    stop() {
      clearTimeout(timer);
      opening?.abort();
      become('stopped');
      channel?.close();
      channel = undefined;
    },
  };
}
