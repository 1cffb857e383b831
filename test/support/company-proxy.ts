import { createServer, request as httpRequest, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { CertificateAuthority } from './self-signed.ts';

/** A proxy as companies have them: it opens every connection, reads what is inside, and closes it again under its own certificate. */
export type CompanyProxy = {
  readonly port: number;
  /** Every tunnel that was asked for, with its credentials where there were any. */
  readonly tunnels: readonly string[];
  /** Every request that it read inside of the tunnels. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
};

/** How the proxy behaves. */
export type CompanyProxyOptions = {
  /** Issues the certificates that it shows. */
  readonly authority: CertificateAuthority;
  /** The name that it inspects, and the server of plain HTTP on this machine that stands behind it. */
  readonly name: string;
  readonly upstream: URL;
  /** Where it leads on without reading, by `name:port`: to a port of this machine. */
  readonly passes?: Readonly<Record<string, number>>;
  /** What it wants to hear before it lets anyone through: `name:password`. */
  readonly signIn?: string;
  /** How it asks for that. */
  readonly ways?: string;
};

/** Starts such a proxy on this machine. */
export async function startCompanyProxy(options: CompanyProxyOptions): Promise<CompanyProxy> {
  const {
    authority,
    name,
    upstream,
    passes,
    signIn,
    ways = 'Basic realm="Example Corp"',
  } = options;
  const tunnels: string[] = [];
  const requests: string[] = [];
  const sockets = new Set<Duplex>();

  const inspector = createHttpsServer(authority.issue([name]), (incoming, answer) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const { method, url: path, headers } = incoming;
    const onward = httpRequest(
      upstream.origin,
      { method, path, headers: { ...headers, host: upstream.host } },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  // A client that does not trust the certificate hangs up; that is its right.
  inspector.on('tlsClientError', () => undefined);

  const proxy = createServer((_request, answer) => answer.writeHead(400).end());
  proxy.on('connect', (request, socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const [, encoded = ''] = (request.headers['proxy-authorization'] ?? '').split(' ');
    const said = Buffer.from(encoded, 'base64').toString();
    tunnels.push(`${request.url} ${said}`.trim());
    if (signIn !== undefined && said !== signIn) {
      socket.end(
        `HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: ${ways}\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    const passTo = passes?.[request.url ?? ''];
    if (passes !== undefined && passTo === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (passTo === undefined) {
      inspector.emit('connection', socket);
      return;
    }
    const onward = connect(passTo, '127.0.0.1');
    sockets.add(onward);
    onward.on('error', () => onward.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));

  return {
    port: (proxy.address() as AddressInfo).port,
    tunnels,
    requests,
    async stop() {
      inspector.closeAllConnections();
      for (const socket of sockets) socket.destroy();
      await closed(proxy);
    },
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
