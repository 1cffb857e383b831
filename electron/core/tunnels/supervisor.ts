import type { TunnelState } from '../../../shared/tunnels/model.ts';
import { retryDelayMs } from '../../../shared/tunnels/rules.ts';
import type { Clock, Logger } from '../capabilities.ts';
import { TunnelFailure, type OpenTunnel, type TunnelOpener } from './tunnel.ts';

/** How the tunnel stands, without its setup. */
export type Standing = {
  readonly state: TunnelState;
  readonly since: number;
  readonly publicUrl?: string;
  readonly problem?: string;
  readonly retryAt?: number;
  readonly offered?: string;
};

/** Keeps one tunnel open. */
export interface TunnelSupervisor {
  standing(): Standing;
  /** Closes what is open and opens this; nothing is `undefined`. */
  use(opener: TunnelOpener | undefined): void;
  /** Tries at once: the laptop woke, the network came back, or the recruiter asked. */
  again(): void;
  stop(): Promise<void>;
}

/** A tunnel that stayed open for so long starts counting its failures anew. */
const stableMs = 60_000;

/** Opens, watches and reopens a tunnel, waiting longer after each failure. */
export function createTunnelSupervisor(deps: {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly localPort: () => number | undefined;
  readonly onChange: () => void;
}): TunnelSupervisor {
  const { clock, logger, localPort, onChange } = deps;
  let current: TunnelOpener | undefined;
  let standing: Standing = { state: 'off', since: clock.now() };
  let attempt = new AbortController();
  let open: OpenTunnel | undefined;
  let failures = 0;
  let cancelRetry: (() => void) | undefined;
  let closing: Promise<unknown> = Promise.resolve();

  function become(next: Omit<Standing, 'since'>): void {
    standing = { ...next, since: clock.now() };
    onChange();
  }

  function later(problem: string): void {
    failures += 1;
    const delayMs = retryDelayMs(failures);
    become({ state: 'waiting', problem, retryAt: clock.now() + delayMs });
    cancelRetry = clock.schedule(delayMs, () => void start());
  }

  function failed(error: unknown): void {
    const failure = error instanceof TunnelFailure ? error : undefined;
    const problem =
      failure?.message ??
      'The tunnel could not be opened. Nothing is lost: the console asks Popp instead.';
    logger.warn('tunnel not open', { kind: failure?.kind ?? 'unknown', problem: String(error) });
    if (failure?.kind === 'host-key') {
      become({
        state: 'confirm-host',
        problem,
        ...(failure.offered === undefined ? {} : { offered: failure.offered }),
      });
    } else if (failure?.kind === 'final') {
      become({ state: 'failed', problem });
    } else {
      later(problem);
    }
  }

  async function start(): Promise<void> {
    const opener = current;
    const port = localPort();
    if (opener === undefined) return;
    if (port === undefined) return later('The console does not listen for events yet.');
    attempt = new AbortController();
    const { signal } = attempt;
    become({ state: 'opening' });
    await closing;
    let opened: OpenTunnel;
    try {
      opened = await opener(port, signal);
    } catch (error) {
      if (!signal.aborted) failed(error);
      return;
    }
    if (signal.aborted) {
      await opened.close();
      return;
    }
    open = opened;
    const openedAtMs = clock.monotonicMs();
    become({ state: 'open', publicUrl: opened.publicUrl });
    const reason = await opened.closed;
    if (signal.aborted) return;
    open = undefined;
    if (clock.monotonicMs() - openedAtMs >= stableMs) failures = 0;
    later(reason);
  }

  function close(): void {
    attempt.abort();
    cancelRetry?.();
    cancelRetry = undefined;
    const was = open;
    open = undefined;
    if (was !== undefined) {
      closing = was.close().catch((error: unknown) => {
        logger.warn('tunnel not closed', { cause: String(error) });
      });
    }
  }

  function begin(): void {
    close();
    failures = 0;
    if (current === undefined) become({ state: 'off' });
    else void start();
  }

  return {
    standing: () => standing,
    use(opener) {
      current = opener;
      begin();
    },
    again() {
      if (current !== undefined) begin();
    },
    async stop() {
      current = undefined;
      close();
      await closing;
    },
  };
}
