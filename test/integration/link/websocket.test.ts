import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket as NodeSocket } from 'ws';
import { z } from 'zod';
import { systemClock } from '../../../electron/core/system-clock.ts';
import { createDroppedFiles } from '../../../electron/web/dropped-files.ts';
import { startWebServer } from '../../../electron/web/server.ts';
import type { ChannelEnd, LinkContext, Transport } from '../../../renderer/link/transport.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeLink } from './conformance.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describeLink('WebSocket', async (links) => {
  const folder = await temporaryFolder();
  const pages = path.join(folder, 'pages');
  await mkdir(pages);
  await writeFile(path.join(pages, 'index.html'), '<!doctype html>');
  const files = await createDroppedFiles(path.join(folder, 'dropped'), systemClock);
  const server = await startWebServer({
    pages,
    port: 0,
    links,
    files,
    clock: systemClock,
    logger: silent,
  });
  const { origin } = server;
  const sockets = new Set<NodeSocket>();

  async function mintToken(): Promise<string> {
    const code = new URL(server.address()).hash.replace('#code=', '');
    const response = await fetch(`${origin}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ code }),
    });
    return z.object({ token: z.string() }).parse(await response.json()).token;
  }

  async function openSocket(): Promise<NodeSocket> {
    const token = await mintToken();
    const socket = new NodeSocket(`${origin.replace('http', 'ws')}/link`, { origin });
    await new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', () => socket.send(JSON.stringify({ token })));
      socket.once('message', resolve);
    });
    sockets.add(socket);
    return socket;
  }

  const transport: Transport = {
    async open() {
      const socket = await openSocket();
      const ended = new Promise<ChannelEnd>((resolve) =>
        socket.once('close', () => resolve('lost')),
      );
      // oRPC asks a browser's WebSocket for no more than what ws has as well.
      const link = new RPCLink<LinkContext>({ websocket: socket as unknown as WebSocket });
      return { link, ended, close: () => socket.close() };
    },
  };

  return {
    transport,
    breakConnections() {
      for (const socket of sockets) socket.terminate();
      sockets.clear();
    },
    async sendRaw(frame) {
      const socket = await openSocket();
      return new Promise((resolve) => {
        socket.once('close', (code) => resolve(code));
        socket.send(frame);
      });
    },
    stop: () => server.close(),
  };
});
