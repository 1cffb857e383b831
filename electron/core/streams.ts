/** Turns a subscription into a stream that ends with its signal. Events that nobody reads yet wait, up to `limit`. */
export async function* streamOf<T>(
  subscribe: (listener: (event: T) => void) => () => void,
  signal: AbortSignal,
  limit = 10_000,
): AsyncGenerator<T, void, void> {
  const waiting: T[] = [];
  let wake: (() => void) | undefined;
  const unsubscribe = subscribe((event) => {
    waiting.push(event);
    wake?.();
  });
  const stop = () => wake?.();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      const event = waiting.shift();
      if (event !== undefined) {
        yield event;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      // A reader this slow is gone; closing makes it open the stream again and refetch.
      if (waiting.length > limit) return;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    unsubscribe();
  }
}
