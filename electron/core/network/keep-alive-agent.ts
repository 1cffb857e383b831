import { Agent } from 'node:http';
import { Duplex } from 'node:stream';

/** An idle connection is dropped early: after sleep it may be dead without knowing it. */
const idleSocketMs = 15_000;

type Done = (error: Error | null, socket: Duplex) => void;

/** Keeps connections of one origin for reads; opening them is ours, so that proxies and certificates hold here too. */
export class KeepAliveAgent extends Agent {
  readonly #open: (stop: AbortSignal) => Promise<Duplex>;
  readonly #closing = new AbortController();

  constructor(open: (stop: AbortSignal) => Promise<Duplex>) {
    super({ keepAlive: true, maxSockets: 6, timeout: idleSocketMs });
    this.#open = open;
  }

  override createConnection(_options: unknown, done?: Done): undefined {
    if (done !== undefined) void this.#connect(done);
  }

  override destroy(): void {
    this.#closing.abort();
    super.destroy();
  }

  async #connect(done: Done): Promise<void> {
    let socket: Duplex;
    try {
      socket = await this.#open(this.#closing.signal);
    } catch (error) {
      // The type wants a socket beside the error; Node looks at the error alone.
      done(error instanceof Error ? error : new Error(String(error)), new Duplex());
      return;
    }
    done(null, socket);
  }
}
