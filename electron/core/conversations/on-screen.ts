import type { Clock } from '../capabilities.ts';

/** A stream that says one thing and then stays open; while it does, `show` holds. */
export async function* onScreenStream(
  show: () => () => void,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<{ since: number }, void, void> {
  const hide = show();
  try {
    yield { since: clock.now() };
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    hide();
  }
}
