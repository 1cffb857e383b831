import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../electron/core/network/http.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { directNetwork } from './support.ts';

const json = '{"message":"Conversation created"}';
const wholeAnswer = `HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: ${json.length}\r\n\r\n${json}`;

/** Where the line breaks: after so many bytes in, then so many bytes out, gently or not. */
type Break = { readonly bytesIn: number; readonly bytesOut: number; readonly isReset: boolean };

let server: Server;
let plan: Break;
let received = 0;

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (plan.bytesIn === 0) breakOff(socket);
    socket.on('data', (chunk) => {
      received += chunk.length;
      if (received >= plan.bytesIn) breakOff(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
});

function breakOff(socket: Socket): void {
  if (socket.writableEnded) return;
  const out = wholeAnswer.slice(0, plan.bytesOut);
  if (plan.isReset && out === '') socket.resetAndDestroy();
  else socket.end(out);
}

describe('a line that breaks anywhere', () => {
  it('is never called not sent once a byte arrived, and never an answer unless it came whole', async () => {
    const http = createHttpClient({ network: directNetwork, clock: createManualClock() });
    const { port } = server.address() as AddressInfo;
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          bytesIn: fc.nat(400),
          bytesOut: fc.nat(wholeAnswer.length),
          isReset: fc.boolean(),
        }),
        async (next) => {
          plan = next;
          received = 0;
          const result = await http.exchange({
            method: 'POST',
            url: new URL(`http://127.0.0.1:${port}/v1/conversations`),
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ additionalContext: 'x'.repeat(400) }),
            timeoutMs: 1000,
          });
          kinds.add(result.kind);
          expect(result.kind === 'not-sent' && received > 0).toBe(false);
          expect(result.kind === 'answer').toBe(plan.bytesOut === wholeAnswer.length);
        },
      ),
      {
        numRuns: 150,
        examples: [
          [{ bytesIn: 400, bytesOut: wholeAnswer.length, isReset: false }],
          [{ bytesIn: 0, bytesOut: 0, isReset: true }],
          [{ bytesIn: 1, bytesOut: 0, isReset: true }],
        ],
      },
    );
    expect(kinds).toContain('unknown');
    expect(kinds).toContain('answer');
  });
});
