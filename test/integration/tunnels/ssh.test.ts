import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import { systemClock } from '../../../electron/core/system-clock.ts';
import type { Network } from '../../../electron/core/capabilities.ts';
import { createTunnelsService } from '../../../electron/core/tunnels/service.ts';
import type { SshSetup } from '../../../shared/tunnels/model.ts';
import { testCapabilities, testPolicy } from '../../support/capabilities.ts';
import { startCompanyProxy } from '../../support/company-proxy.ts';
import { freePort, hasSshServer, startSshServer } from '../../support/ssh-server.ts';
import { certificateAuthority } from '../../support/self-signed.ts';
import { until } from '../../support/until.ts';
import { call, once } from '../workspaces/workspaces-under-test.ts';

const required = process.env['REQUIRE_SSHD'] === '1';

/** Something that answers as the listener would. */
async function startListener(): Promise<{ port: number; bodies: string[] }> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    request.setEncoding('utf8');
    let body = '';
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      bodies.push(body);
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, bodies };
}

/** How the server is called behind the proxy; the name exists nowhere else (RFC 6761). */
const behindProxy = { host: 'ssh.test', port: 22 };

async function companyProxy(passes: Readonly<Record<string, number>>) {
  const proxy = await startCompanyProxy({
    authority: certificateAuthority('Example Corp Inspection CA'),
    name: 'popp.test',
    upstream: new URL('http://127.0.0.1:9'),
    signIn: 'me:secret',
    passes,
  });
  onTestFinished(() => proxy.stop());
  const address = new URL(`http://me:secret@127.0.0.1:${proxy.port}`);
  const network: Network = {
    certificates: () => [],
    proxyFor: () => Promise.resolve(address),
  };
  return { proxy, network };
}

async function tunnelToServer(network?: (sshdPort: number) => Promise<Network>) {
  const sshd = await startSshServer();
  const listener = await startListener();
  const capabilities = testCapabilities({ dataFolder: '/nowhere' });
  const tunnels = createTunnelsService({
    ...capabilities,
    ...(network === undefined ? {} : { network: await network(sshd.port) }),
    policy: testPolicy(),
    clock: systemClock,
    database: openMemoryDatabase(),
    changes: createChangeBus(),
    localPort: () => listener.port,
  });
  onTestFinished(() => tunnels.stop());
  tunnels.start();
  const remotePort = await freePort();
  const setup: SshSetup = {
    kind: 'ssh',
    host: '127.0.0.1',
    port: sshd.port,
    user: sshd.user,
    signIn: 'key',
    remoteHost: '127.0.0.1',
    remotePort,
    publicUrl: 'https://hooks.example.com',
  };
  const status = () => Promise.resolve(tunnels.status({}, call));
  const reach = (state: string) =>
    until(`the tunnel is ${state}`, async () => (await status()).state === state);
  const deliver = (body: string) =>
    fetch(`http://127.0.0.1:${remotePort}/popp/x`, { method: 'POST', body });
  return { sshd, listener, tunnels, setup, status, reach, deliver };
}

type Bench = Awaited<ReturnType<typeof tunnelToServer>>;

/** Chooses the server, gives the key and accepts the fingerprint, as a recruiter does. */
async function openTunnel({ tunnels, setup, sshd, reach }: Bench): Promise<void> {
  await tunnels.choose(once({ setup }), call);
  await tunnels.setSecret(once({ kind: 'ssh-key', secret: sshd.privateKey }), call);
  await reach('confirm-host');
  await tunnels.acceptHostKey(once({ fingerprint: sshd.fingerprint() }), call);
  await reach('open');
}

describe.skipIf(!hasSshServer() && !required)(
  'an SSH forward through a real OpenSSH server',
  () => {
    test('shows the key first, opens once it is accepted, and carries deliveries to the listener', async () => {
      const bench = await tunnelToServer();
      const { tunnels, setup, sshd, status, reach, deliver, listener } = bench;
      await tunnels.choose(once({ setup }), call);
      await tunnels.setSecret(once({ kind: 'ssh-key', secret: sshd.privateKey }), call);
      await reach('confirm-host');
      const asked = await status();
      expect(asked.host).toEqual({ offered: sshd.fingerprint() });
      expect(asked.problem).toContain('Nothing was sent');
      expect(JSON.stringify(asked)).not.toContain('PRIVATE KEY');
      // Only the very key that was compared is accepted.
      await expect(
        Promise.resolve().then(() =>
          tunnels.acceptHostKey(once({ fingerprint: 'SHA256:other' }), call),
        ),
      ).rejects.toMatchObject({ code: 'conflict' });

      await tunnels.acceptHostKey(once({ fingerprint: sshd.fingerprint() }), call);
      await reach('open');
      expect(await status()).toMatchObject({
        publicUrl: 'https://hooks.example.com',
        kept: ['ssh-key'],
      });
      expect((await deliver('hello')).status).toBe(200);
      expect(listener.bodies).toEqual(['hello']);
    });

    test('comes back by itself when the server was killed and started again', async () => {
      const bench = await tunnelToServer();
      const { sshd, reach, deliver, listener } = bench;
      await openTunnel(bench);
      await sshd.kill();
      await reach('waiting');
      await expect(deliver('lost')).rejects.toThrow('fetch failed');
      await sshd.start();
      await reach('open');
      await deliver('after');
      expect(listener.bodies).toEqual(['after']);
    });

    test('refuses a changed key, shows both, and goes on only once the new one is accepted', async () => {
      const bench = await tunnelToServer();
      const { sshd, tunnels, status, reach } = bench;
      await openTunnel(bench);
      const accepted = sshd.fingerprint();
      await sshd.kill();
      sshd.changeHostKey();
      await sshd.start();
      await reach('confirm-host');
      expect(await status()).toMatchObject({ host: { accepted, offered: sshd.fingerprint() } });
      expect((await status()).problem).toContain('somebody stands in between');
      await tunnels.acceptHostKey(once({ fingerprint: sshd.fingerprint() }), call);
      await reach('open');
    });

    test('goes through the proxy of a company, and carries deliveries back through it', async () => {
      let asked: readonly string[] = [];
      const bench = await tunnelToServer(async (sshdPort) => {
        const { proxy, network } = await companyProxy({ 'ssh.test:22': sshdPort });
        asked = proxy.tunnels;
        return network;
      });
      await openTunnel({ ...bench, setup: { ...bench.setup, ...behindProxy } });
      expect((await bench.deliver('through')).status).toBe(200);
      expect(bench.listener.bodies).toEqual(['through']);
      expect(new Set(asked)).toEqual(new Set(['ssh.test:22 me:secret']));
    });

    test('goes out directly where the proxy leads to web servers alone', async () => {
      const bench = await tunnelToServer(async () => (await companyProxy({})).network);
      // Leads to this machine, and is none of the addresses that no proxy is asked for.
      await openTunnel({ ...bench, setup: { ...bench.setup, host: '0.0.0.0' } });
      expect((await bench.deliver('direct')).status).toBe(200);
    });

    test('says that the proxy does not let it through, and who can mend it', async () => {
      const { tunnels, setup, sshd, status, reach } = await tunnelToServer(
        async () => (await companyProxy({})).network,
      );
      await tunnels.choose(once({ setup: { ...setup, ...behindProxy } }), call);
      await tunnels.setSecret(once({ kind: 'ssh-key', secret: sshd.privateKey }), call);
      await reach('waiting');
      const { problem = '' } = await status();
      expect(problem).toMatch(
        /does not let the console through to ssh\.test:22 \(it answered 403\)/,
      );
      expect(problem).toContain('Ask your IT team to allow ssh.test:22.');
      expect(problem).not.toContain('secret');
    });

    test('says plainly when it is not let in, and does not try for ever', async () => {
      const bench = await tunnelToServer();
      const { tunnels, setup, sshd, status, reach } = bench;
      await openTunnel(bench);
      await tunnels.choose(once({ setup: { ...setup, user: 'nobody-there' } }), call);
      await tunnels.setSecret(once({ kind: 'ssh-key', secret: sshd.privateKey }), call);
      await reach('failed');
      expect((await status()).problem).toContain('did not let the console in');
    });

    test('says when the port at the server is taken', async () => {
      const bench = await tunnelToServer();
      const { tunnels, setup, listener, status, reach } = bench;
      await openTunnel(bench);
      await tunnels.choose(once({ setup: { ...setup, remotePort: listener.port } }), call);
      await reach('waiting');
      expect((await status()).problem).toContain(`port ${listener.port}`);
    });

    test('a key that cannot be read is said so before anything is tried', async () => {
      const bench = await tunnelToServer();
      const { tunnels, setup, status, reach } = bench;
      await tunnels.choose(once({ setup }), call);
      await tunnels.setSecret(once({ kind: 'ssh-key', secret: 'not a key' }), call);
      await reach('failed');
      expect((await status()).problem).toContain('private key cannot be read');
    });
  },
);
