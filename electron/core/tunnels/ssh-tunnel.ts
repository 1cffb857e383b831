import { createHash } from 'node:crypto';
import { connect as connectSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Client, type ClientChannel, type ConnectConfig } from 'ssh2';
import type { SshSetup } from '../../../shared/tunnels/model.ts';
import { judgeHostKey } from '../../../shared/tunnels/rules.ts';
import type { Network } from '../capabilities.ts';
import { openProxied } from '../network/connect.ts';
import type { Secret } from '../secret.ts';
import { proxyFailure } from './proxy-failure.ts';
import { TunnelFailure, type OpenTunnel, type TunnelOpener } from './tunnel.ts';

/** What one signs in with; only what the setup asks for is used. */
export type SshCredentials = {
  readonly password?: Secret | undefined;
  readonly privateKey?: Secret | undefined;
  readonly passphrase?: Secret | undefined;
  /** The socket of the SSH agent. */
  readonly agent?: string | undefined;
};

/** What an SSH forward is opened with. */
export type SshOptions = {
  readonly setup: SshSetup;
  readonly credentials: SshCredentials;
  /** The fingerprint that was accepted for this server. */
  readonly acceptedKey: string | undefined;
  /** Whether a proxy stands between this computer and the server. */
  readonly network: Network;
};

const readyLimitMs = 20_000;
// A server that says nothing for 45 s is gone.
const keepaliveMs = 15_000;
const keepaliveMisses = 3;

/** The fingerprint of a host key as OpenSSH prints it. */
export function fingerprint(key: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** A reverse forward from one's own server; nothing is sent before the server's key was accepted. */
export function sshTunnel(options: SshOptions): TunnelOpener {
  return async (localPort, signal) => {
    const client = new Client();
    const stop = () => client.destroy();
    signal.addEventListener('abort', stop, { once: true });
    let way: Way = {};
    try {
      way = await wayTo(options, signal);
      await signIn(client, options, way);
      await requestForward(client, options.setup);
    } catch (error) {
      client.destroy();
      way.sock?.destroy();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
    return opened(client, options.setup, localPort);
  };
}

/** How the server is reached: through a proxy, else as ssh2 finds it, which is tried too where the proxy leads nowhere. */
type Way = { readonly sock?: Duplex; readonly proxyProblem?: TunnelFailure };

/** On a company's network the proxy is asked for a way to the server; many lead to web servers alone and let SSH out directly. */
async function wayTo({ setup, network }: SshOptions, signal: AbortSignal): Promise<Way> {
  const host = setup.host.includes(':') ? `[${setup.host}]` : setup.host;
  // Proxies are named by web addresses: the one for a secure address is the one that opens tunnels.
  const url = new URL(`https://${host}:${setup.port}`);
  const stop = AbortSignal.any([signal, AbortSignal.timeout(readyLimitMs)]);
  try {
    const sock = await openProxied(url, network, stop);
    return sock === undefined ? {} : { sock };
  } catch (error) {
    if (signal.aborted) throw error;
    return { proxyProblem: proxyFailure(error) };
  }
}

function signIn(
  client: Client,
  { setup, credentials, acceptedKey }: SshOptions,
  { sock, proxyProblem }: Way,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let hostKeyProblem: TunnelFailure | undefined;
    const config: ConnectConfig = {
      ...(sock === undefined ? { host: setup.host, port: setup.port } : { sock }),
      username: setup.user,
      readyTimeout: readyLimitMs,
      keepaliveInterval: keepaliveMs,
      keepaliveCountMax: keepaliveMisses,
      agentForward: false,
      // The key is judged while the connection is set up, before anything that signs in.
      hostVerifier: (key: Buffer) => {
        const offered = fingerprint(key);
        const verdict = judgeHostKey(offered, acceptedKey);
        if (verdict === 'known') return true;
        hostKeyProblem = hostKeyFailure(verdict, offered);
        return false;
      },
      ...credentialsFor(setup, credentials),
    };
    client.once('ready', () => resolve());
    client.on('error', (error) => reject(hostKeyProblem ?? sshFailure(error, proxyProblem)));
    client.once('close', () =>
      reject(hostKeyProblem ?? new TunnelFailure('retry', sshText.closed)),
    );
    try {
      client.connect(config);
    } catch (error) {
      // ssh2 reads the private key before it connects.
      reject(new TunnelFailure('final', sshText.badKey(String(error))));
    }
  });
}

function credentialsFor(setup: SshSetup, given: SshCredentials): Partial<ConnectConfig> {
  switch (setup.signIn) {
    case 'password':
      if (given.password === undefined) throw new TunnelFailure('final', sshText.noPassword);
      return { password: given.password.reveal() };
    case 'key':
      if (given.privateKey === undefined) throw new TunnelFailure('final', sshText.noKey);
      return {
        privateKey: given.privateKey.reveal(),
        ...(given.passphrase === undefined ? {} : { passphrase: given.passphrase.reveal() }),
      };
    case 'agent':
      if (given.agent === undefined) throw new TunnelFailure('final', sshText.noAgent);
      return { agent: given.agent };
    default:
      return setup.signIn satisfies never;
  }
}

function requestForward(client: Client, setup: SshSetup): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once('close', () => reject(new TunnelFailure('retry', sshText.closed)));
    client.forwardIn(setup.remoteHost, setup.remotePort, (error) => {
      if (error === undefined) resolve();
      else reject(new TunnelFailure('retry', sshText.portTaken(setup.remotePort)));
    });
  });
}

function opened(client: Client, setup: SshSetup, localPort: number): OpenTunnel {
  client.on('tcp connection', ({ destPort }, accept, reject) => {
    // A server may offer any channel; ours is the one forward, and it always ends at the listener.
    if (destPort === setup.remotePort) join(accept(), localPort);
    else reject();
  });
  const closed = Promise.withResolvers<string>();
  client.once('close', () => closed.resolve(sshText.closed));
  return {
    publicUrl: setup.publicUrl,
    closed: closed.promise,
    close() {
      client.end();
      client.destroy();
      return Promise.resolve();
    },
  };
}

function join(channel: ClientChannel, localPort: number): void {
  const socket = connectSocket({ host: '127.0.0.1', port: localPort });
  // Either end may go at any moment; the other goes with it.
  socket.on('error', () => channel.destroy());
  channel.on('error', () => socket.destroy());
  socket.on('close', () => channel.end());
  channel.on('close', () => socket.destroy());
  channel.pipe(socket).pipe(channel);
}

function hostKeyFailure(verdict: 'new' | 'changed', offered: string): TunnelFailure {
  return new TunnelFailure(
    'host-key',
    verdict === 'new' ? sshText.newHost : sshText.changedHost,
    offered,
  );
}

function sshFailure(
  error: Error & { readonly level?: string; readonly code?: string },
  proxyProblem: TunnelFailure | undefined,
): TunnelFailure {
  if (error.level === 'client-authentication') return new TunnelFailure('final', sshText.notLetIn);
  // Where there is no way but the proxy's, what the proxy said is what somebody can do something about.
  if (proxyProblem !== undefined) return proxyProblem;
  if (error.code === 'ENOTFOUND') return new TunnelFailure('retry', sshText.noSuchHost);
  if (error.code === 'ECONNREFUSED') return new TunnelFailure('retry', sshText.refused);
  return new TunnelFailure('retry', sshText.unreachable);
}

const sshText = {
  closed:
    'The connection to your server closed. The console tries again by itself, and asks Popp meanwhile.',
  refused: 'Your server answered, but nothing listens for SSH at this port. Check the port.',
  noSuchHost: 'There is no server of this name. Check the name, or the network.',
  unreachable:
    'Your server could not be reached. The console tries again by itself, and asks Popp meanwhile.',
  notLetIn: 'Your server did not let the console in. Check the user and what you sign in with.',
  noPassword: 'The password is not kept here. Enter it below.',
  noKey: 'The private key is not kept here. Paste it below.',
  noAgent: 'No SSH agent runs on this computer. Start one, or sign in with a key or a password.',
  badKey: (cause: string) =>
    `The private key cannot be read: ${cause.replace(/^Error: /, '').slice(0, 150)}. Check the key and its passphrase.`,
  portTaken: (port: number) =>
    `Your server does not give its port ${port} to this forward: it is in use there, or forwarding is not allowed.`,
  newHost:
    'Your server showed its key for the first time. Compare the fingerprint with the one on the server, then accept it. Nothing was sent.',
  changedHost:
    'Your server showed another key than the one you accepted. Either it was set up anew, or somebody stands in between. Nothing was sent.',
} as const;
