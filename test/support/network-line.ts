import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server on this machine that a test can cut, as a train does in a tunnel. */
export type NetworkLine = {
  /** The same address over the line. */
  readonly baseUrl: string;
  /** Nothing gets through until it is mended; what is on its way breaks off. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
};

/** Lays a line to a base URL on 127.0.0.1. */
export async function layLine(target: string): Promise<NetworkLine> {
  const to = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  let port = 0;

  async function listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    // Port 0 the first time; the same one after it was mended.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    port = (server.address() as AddressInfo).port;
  }

  async function cut(): Promise<void> {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  await listen();
  return { baseUrl: `http://127.0.0.1:${port}${to.pathname}`, cut, mend: listen, close: cut };
}
