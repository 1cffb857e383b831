import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createPoppWrites,
  encodeConversation,
  encodeHandBack,
  encodeMessage,
} from '../../../electron/core/popp/writes.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { startScriptedServer } from '../../support/scripted-server.ts';
import type { ScriptedServer } from '../../support/scripted-server.ts';
import { until } from '../../support/until.ts';
import { connectionTo, testDeps, testKey } from './support.ts';

let server: ScriptedServer;
let other: ScriptedServer;

beforeEach(async () => {
  server = await startScriptedServer();
  other = await startScriptedServer();
});

afterEach(async () => {
  await server.stop();
  await other.stop();
});

const request = encodeConversation(
  { firstName: 'Zoë', phoneNumber: '+14155550123', shouldSendDuringBusinessHours: true },
  { campaignId: 'k1' },
);

function setUp() {
  const deps = testDeps();
  return { deps, writes: createPoppWrites(deps), connection: connectionTo(server.baseUrl) };
}

describe('a write', () => {
  it('goes out exactly as it was frozen', async () => {
    const { writes, connection } = setUp();
    server.script({ status: 202, json: { message: 'Conversation created' } });
    const outcome = await writes.send(connection, request, { timeoutMs: 1000 });
    expect(outcome).toMatchObject({ kind: 'answer', status: 202 });
    const [seen] = server.seen;
    expect(seen).toMatchObject({ method: 'POST', path: '/v1/conversations', body: request.body });
    expect(seen?.headers['content-type']).toBe('application/json');
    expect(seen?.headers['x-api-key']).toBe(testKey);
  });

  it('without a body has no content type', async () => {
    const { writes, connection } = setUp();
    server.script({ status: 200, json: {} });
    await writes.send(connection, encodeHandBack('c 1'), { timeoutMs: 1000 });
    expect(server.seen[0]).toMatchObject({
      path: '/v1/conversations/c%201/hand-to-agent',
      body: '',
    });
    expect(server.seen[0]?.headers['content-type']).toBeUndefined();
  });

  it('is sent once, whatever comes back', async () => {
    for (const status of [400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504]) {
      const { deps, writes, connection } = setUp();
      const before = server.seen.length;
      server.script({ status, body: 'x', headers: { 'retry-after': '1' } });
      const outcome = await writes.send(connection, request, { timeoutMs: 1000 });
      expect(outcome).toMatchObject({ kind: 'answer', status, body: 'x' });
      expect(server.seen.length - before).toBe(1);
      expect(deps.clock.pending()).toBe(0);
    }
  });

  it('is never carried to another host', async () => {
    const { writes, connection } = setUp();
    for (const status of [301, 302, 307, 308]) {
      server.script({ status, headers: { location: `http://127.0.0.1:${other.port}/v1/` } });
      const outcome = await writes.send(connection, request, { timeoutMs: 1000 });
      expect(outcome).toMatchObject({ kind: 'answer', status });
    }
    expect(other.connections()).toBe(0);
  });

  it('is unknown after a reset, a cut answer or silence, and is not repeated', async () => {
    const { deps, writes, connection } = setUp();
    server.script((_request, _response, socket) => socket.resetAndDestroy());
    const reset = await writes.send(connection, request, { timeoutMs: 1000 });
    expect(reset).toMatchObject({ kind: 'unknown', cause: 'reset' });
    server.script((_request, response, socket) => {
      response.writeHead(202, { 'content-length': '99' });
      response.write('{');
      setImmediate(() => socket.end());
    });
    const cut = await writes.send(connection, request, { timeoutMs: 1000 });
    expect(cut).toMatchObject({ kind: 'unknown', cause: 'short-body' });
    server.script(() => undefined);
    const silent = writes.send(connection, request, { timeoutMs: 120_000 });
    await until('the request arrived', () => server.seen.length === 3);
    await deps.clock.advance(120_000);
    expect(await silent).toMatchObject({ kind: 'unknown', cause: 'timeout' });
    expect(server.seen).toHaveLength(3);
  });

  it('is not sent without a usable key, host or address', async () => {
    const { writes, connection } = setUp();
    const options = { timeoutMs: 1000 };
    for (const key of ['', ' ', 'two\nlines', 'smörgås']) {
      const keyless = { ...connection, apiKey: new Secret(key) };
      const outcome = await writes.send(keyless, request, options);
      expect(outcome).toMatchObject({ kind: 'not-sent', cause: 'no-key' });
    }
    const nowhere = { ...connection, baseUrl: 'https://popp.invalid/v1' };
    expect(await writes.send(nowhere, request, options)).toMatchObject({ cause: 'dns' });
    const clear = { ...connection, baseUrl: 'http://example.com/v1' };
    expect(await writes.send(clear, request, options)).toMatchObject({
      kind: 'not-sent',
      cause: 'refused',
    });
    expect(server.seen).toHaveLength(0);
  });

  it('tells nothing of the key or the candidate in what it reports', async () => {
    const { deps, writes, connection } = setUp();
    server.script((_request, _response, socket) => socket.resetAndDestroy());
    const message = encodeMessage('c1', { body: 'private words' });
    const outcome = await writes.send(connection, message, { timeoutMs: 1000 });
    const said = JSON.stringify([outcome, deps.log]);
    expect(said).not.toContain(testKey);
    expect(said).not.toContain('private words');
  });
});
