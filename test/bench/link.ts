import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { startWebHost } from '../../electron/web/host.ts';
import type { ConsoleClient } from '../../renderer/link/connect.ts';
import { createConnection } from '../../renderer/link/connection.ts';
import { openPort } from '../../renderer/link/port-transport.ts';
import { openConsole } from '../support/console-client.ts';
import { servePair } from '../support/node-port.ts';

const calls = 4000;
const inFlight = 16;

type Client = Pick<ConsoleClient, 'settings'>;

/** A small read over each link to the same core: calls a second with 16 in flight, and how long one alone takes. */
export async function benchLink(): Promise<Readonly<Record<string, number>>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-bench-'));
  const pages = path.join(folder, 'pages');
  await mkdir(pages);
  await writeFile(path.join(pages, 'index.html'), '<!doctype html>');
  const dataFolder = path.join(folder, 'data');
  const host = await startWebHost({ pages, port: 0, dataFolder, practice: false });
  try {
    const socket = await openConsole(host.address());
    const webSocket = await measure(socket.client);
    socket.close();
    const connection = createConnection({
      // The page asks of a port what Node's has as well.
      open: (signal) =>
        openPort(servePair(host.console.links).page as unknown as MessagePort, signal),
    });
    const port: Client = createORPCClient(connection.link);
    const messagePort = await measure(port);
    connection.stop();
    return {
      webSocketCallsPerSecond: webSocket.perSecond,
      webSocketP99Ms: webSocket.p99Ms,
      messagePortCallsPerSecond: messagePort.perSecond,
      messagePortP99Ms: messagePort.p99Ms,
      callsRatio: round(messagePort.perSecond / webSocket.perSecond),
    };
  } finally {
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure({ settings }: Client) {
  // The first calls compile the way and are not counted.
  for (let call = 0; call < 200; call += 1) await settings.get({});
  const began = performance.now();
  let left = calls;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left > 0) {
        left -= 1;
        await settings.get({});
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const times: number[] = [];
  for (let call = 0; call < calls / 2; call += 1) {
    const start = performance.now();
    await settings.get({});
    times.push(performance.now() - start);
  }
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
  return { perSecond: Math.round(calls / seconds), p99Ms: round(p99) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
