import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';
import { until } from './until.ts';

const program = '/usr/sbin/sshd';

/** Whether Debian's OpenSSH server is installed. */
export function hasSshServer(): boolean {
  return existsSync(program);
}

/** A real OpenSSH server on loopback, which lets one key in and forwards ports. */
export type SshServer = {
  readonly port: number;
  readonly user: string;
  /** The private key that is let in. */
  readonly privateKey: string;
  /** As `ssh-keygen -l` prints it. */
  fingerprint(): string;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Gives the server another host key, as a server that was set up anew has. */
  changeHostKey(): void;
};

/** A port that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}

/** Starts a server with keys of its own; it ends with the test. */
export async function startSshServer(): Promise<SshServer> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const hostKey = path.join(folder, 'host');
  const userKey = path.join(folder, 'user');
  const makeKey = (file: string) =>
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  makeKey(hostKey);
  makeKey(userKey);
  const authorized = path.join(folder, 'authorized_keys');
  writeFileSync(authorized, readFileSync(`${userKey}.pub`));
  chmodSync(authorized, 0o600);
  const config = path.join(folder, 'sshd_config');
  writeFileSync(
    config,
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${hostKey}`,
      `AuthorizedKeysFile ${authorized}`,
      'PasswordAuthentication no',
      'PermitRootLogin yes',
      'StrictModes no',
      'UsePAM no',
      'AllowTcpForwarding yes',
      'PidFile none',
      '',
    ].join('\n'),
  );
  // Where privileges are separated; the package's own service would make it.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  let running: ChildProcess | undefined;

  async function start(): Promise<void> {
    running = spawn(program, ['-D', '-e', '-f', config], { stdio: 'ignore' });
    await until('sshd answers', () => canConnect(port));
  }

  async function kill(): Promise<void> {
    const child = running;
    running = undefined;
    if (child?.pid === undefined) return;
    const gone = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    // A session is a process of its own that outlives the server.
    for (const pid of [...descendants(child.pid), child.pid]) killProcess(pid);
    await gone;
  }

  onTestFinished(kill);
  await start();
  return {
    port,
    user: os.userInfo().username,
    privateKey: readFileSync(userKey, 'utf8'),
    fingerprint: () =>
      execFileSync('ssh-keygen', ['-l', '-f', `${hostKey}.pub`], { encoding: 'utf8' }).split(
        ' ',
      )[1] ?? '',
    start,
    kill,
    changeHostKey() {
      execFileSync('rm', ['-f', hostKey, `${hostKey}.pub`]);
      makeKey(hostKey);
    },
  };
}

/** A session may end by itself between being seen and being killed. */
function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The processes below one, deepest first. */
function descendants(parent: number): number[] {
  const children = childrenOf(parent)
    .split(' ')
    .filter((text) => text !== '')
    .map(Number);
  return children.flatMap((pid) => [...descendants(pid), pid]);
}

/** As the system lists them; nothing for a process that has ended meanwhile. */
function childrenOf(parent: number): string {
  try {
    return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
  } catch {
    return '';
  }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
