import { Agent, request } from 'node:http';

/** A request as Popp sends it, or as somebody else does. */
export type Sent = {
  readonly method?: string;
  readonly path?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly eventId?: string;
  /** The conversation that it says a human is needed in. */
  readonly flags?: string;
};

/** What was answered, how soon. */
export type Answered = {
  readonly eventId: string | undefined;
  readonly flags: string | undefined;
  /** 0 where the connection ended instead. */
  readonly status: number;
  readonly sentAt: number;
  readonly tookMs: number;
};

/** Sends over a few connections that stay open, as Popp's own would. */
export interface Sender {
  send(sent: Sent, answered: (one: Answered) => void): Promise<void>;
  /** As fast as the connections carry them. */
  all(many: readonly Sent[], answered: (one: Answered) => void): Promise<void>;
  close(): void;
}

const connections = 32;
/** Sends to one listener. */
export function createSender(url: URL): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  function send(sent: Sent, answered: (one: Answered) => void): Promise<void> {
    const { method = 'POST', path = url.pathname, headers, body, eventId, flags } = sent;
    const sentAt = Date.now();
    const began = performance.now();
    return new Promise((resolve) => {
      const done = (status: number) => {
        const tookMs = performance.now() - began;
        answered({ eventId, flags, status, sentAt, tookMs });
        resolve();
      };
      const { hostname, port } = url;
      const asking = request({ agent, hostname, port, method, path, headers }, (response) => {
        response.resume();
        response.once('end', () => done(response.statusCode ?? 0));
        response.once('error', () => done(0));
      });
      asking.once('error', () => done(0));
      asking.end(body);
    });
  }

  return {
    send,
    async all(many, answered) {
      let next = 0;
      const one = async () => {
        for (let sent = many[next++]; sent !== undefined; sent = many[next++]) {
          await send(sent, answered);
        }
      };
      await Promise.all(Array.from({ length: connections }, one));
    },
    close: () => agent.destroy(),
  };
}
