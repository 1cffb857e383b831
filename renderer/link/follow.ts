import type { Connection } from './connection.ts';

type Opened<T> = AsyncIterable<T> & { return?: (value?: never) => unknown };

/** How a stream is followed. */
export type FollowOptions<T> = {
  readonly open: (signal: AbortSignal) => Promise<Opened<T>>;
  readonly onEvent: (event: T) => void;
  /** Called each time the stream is open again after it had been lost: what was missed must be read. */
  readonly onResumed?: () => void;
};

const pauseMs = 500;
const patienceMs = 60_000;

/** Follows a stream for as long as it is wanted, opening it again whenever it ends. The answer stops it. */
export function follow<T>(
  connection: Pick<Connection, 'whenReady' | 'state'>,
  options: FollowOptions<T>,
): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let opened = 0;

  async function once(): Promise<void> {
    await connection.whenReady(patienceMs, signal);
    const events = await options.open(signal);
    if (opened > 0) options.onResumed?.();
    opened += 1;
    for await (const event of events) {
      if (signal.aborted) return;
      options.onEvent(event);
    }
  }

  function again(): void {
    if (signal.aborted || connection.state() === 'stopped') return;
    once()
      .catch(() => {
        // Why it ended does not matter: it is opened again, and its readers refetch.
      })
      .finally(() => {
        setTimeout(again, pauseMs);
      })
      .catch(() => undefined);
  }

  again();
  return () => controller.abort();
}
