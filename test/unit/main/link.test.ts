import { describe, expect, test } from 'vitest';
import type { LinkServer } from '../../../electron/core/link/serve.ts';
import { serveLink } from '../../../electron/main/link.ts';

type Port = { said: unknown[]; isClosed: boolean; isStarted: boolean };

function fakePort(): Port & Record<string, unknown> {
  const port: Port & Record<string, unknown> = {
    said: [],
    isClosed: false,
    isStarted: false,
    on: () => port,
    postMessage: (message: unknown) => port.said.push(message),
    start: () => (port.isStarted = true),
    close: () => (port.isClosed = true),
  };
  return port;
}

function desk() {
  const served: unknown[] = [];
  const links: LinkServer = { serve: (_port, context) => served.push(context.link) };
  const warnings: string[] = [];
  const note = () => undefined;
  let connect: ((event: unknown) => void) | undefined;
  serveLink({ on: (_channel: string, handler: never) => (connect = handler) }, links, {
    info: note,
    warn: (event) => warnings.push(event),
    error: note,
  });
  const come = (senderFrame: unknown, ports: unknown[]) => connect?.({ senderFrame, ports });
  return { come, served, warnings };
}

const ours = { url: 'app://console/index.html', parent: null };

describe('the link of the desktop app', () => {
  test('serves a port from our own main frame and says that it listens', () => {
    const { come, served } = desk();
    const port = fakePort();
    come(ours, [port]);
    expect(served).toEqual(['message-port']);
    expect(port).toMatchObject({ said: ['{"ready":true}'], isStarted: true, isClosed: false });
  });

  test.each([
    ['an inner frame', { url: ours.url, parent: {} }],
    ['another page', { url: 'https://example.com/', parent: null }],
    ['a frame that is gone', null],
  ])('closes a port from %s unread', (_who, frame) => {
    const { come, served, warnings } = desk();
    const port = fakePort();
    come(frame, [port]);
    expect(port).toMatchObject({ said: [], isStarted: false, isClosed: true });
    expect(served).toEqual([]);
    expect(warnings).toEqual(['port refused']);
  });

  test('a page that is loaded anew takes the place of the one before', () => {
    const { come } = desk();
    const [first, second] = [fakePort(), fakePort()];
    come(ours, [first]);
    come(ours, [second]);
    expect(first.isClosed).toBe(true);
    expect(second.isClosed).toBe(false);
  });
});
