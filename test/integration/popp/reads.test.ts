import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPoppReads } from '../../../electron/core/popp/reads.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { startScriptedServer } from '../../support/scripted-server.ts';
import type { ScriptedServer } from '../../support/scripted-server.ts';
import { until } from '../../support/until.ts';
import { connectionTo, failureOf, testDeps, testKey } from './support.ts';

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

function setUp() {
  const deps = testDeps();
  return { deps, reads: createPoppReads(deps), connection: connectionTo(server.baseUrl) };
}

describe('what is asked', () => {
  it('carries both headers and the documented filters', async () => {
    const { reads, connection } = setUp();
    server.script({ status: 200, json: { data: [{ id: 'c1' }], nextToken: 'n1' } });
    const page = await reads.listConversations(connection, {
      campaignId: 'a/b',
      sortDirection: 'DESC',
      limit: 1,
    });
    expect(page).toMatchObject({ items: [{ id: 'c1' }], nextToken: 'n1' });
    expect(page.serverDate).toBeTypeOf('number');
    const [request] = server.seen;
    expect(request?.headers['x-api-key']).toBe(testKey);
    expect(request?.headers['x-organization-id']).toBe('org_123456');
    expect(request?.path).toBe('/v1/conversations');
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      campaignId: 'a/b',
      sortDirection: 'DESC',
      limit: '1',
    });
  });

  it('reads campaigns, one campaign and templates', async () => {
    const { reads, connection } = setUp();
    server.script(
      { status: 200, json: [{ id: 'k1', campaignTitle: 'Engineer' }] },
      { status: 200, json: { id: 'k 1', campaignStatus: 'LIVE' } },
      { status: 200, json: { templates: [{ id: 't1' }], nextToken: 'more' } },
      { status: 200, json: { templates: [{ id: 't2' }] } },
    );
    const campaigns = await reads.listCampaigns(connection, { campaignStatus: 'LIVE' });
    expect(campaigns.items[0]?.title).toBe('Engineer');
    expect((await reads.getCampaign(connection, 'k 1')).status).toBe('LIVE');
    const templates = await reads.listTemplates(connection);
    expect(templates.map((template) => template.id)).toEqual(['t1', 't2']);
    expect(server.seen.map((request) => request.path)).toEqual([
      '/v1/campaigns',
      '/v1/campaigns/k%201',
      '/v1/templates',
      '/v1/templates',
    ]);
  });

  it('does not take a page that leads to itself for the end', async () => {
    const { reads, connection } = setUp();
    server.otherwise(() => ({ status: 200, json: { data: [], nextToken: 'same' } }));
    const failure = await failureOf(reads.listConversations(connection, { nextToken: 'same' }));
    expect(failure.code).toBe('unreadable-answer');
  });

  it('never goes out without a key or to an address in the clear', async () => {
    const { reads, connection } = setUp();
    const keyless = { ...connection, apiKey: new Secret('') };
    expect((await failureOf(reads.listTemplates(keyless))).code).toBe('key-missing');
    const clear = { ...connection, baseUrl: server.baseUrl.replace('127.0.0.1', 'localhost') };
    expect((await failureOf(reads.listTemplates(clear))).code).toBe('invalid-input');
    const parent = reads.getCampaign(connection, '..');
    expect((await failureOf(parent)).code).toBe('invalid-input');
    expect(server.seen).toHaveLength(0);
  });
});

describe('trying again', () => {
  it('helps over 408, 429, 5xx and broken connections', async () => {
    for (const status of [408, 429, 500, 502, 503, 504]) {
      const { deps, reads, connection } = setUp();
      server.script({ status, body: '<html>' }, { status: 200, json: [] });
      expect((await reads.listCampaigns(connection, {})).items).toEqual([]);
      expect(deps.waitsMs).toHaveLength(1);
    }
    const { reads, connection } = setUp();
    server.script(
      (_request, _response, socket) => socket.resetAndDestroy(),
      (_request, response, socket) => {
        response.writeHead(200, { 'content-length': '50' });
        response.write('[');
        setImmediate(() => socket.end());
      },
      { status: 200, json: [] },
    );
    expect((await reads.listCampaigns(connection, {})).items).toEqual([]);
  });

  it('ends after four tries, with growing waits', async () => {
    const { deps, reads, connection } = setUp();
    server.otherwise(() => ({ status: 503, json: { message: 'down' } }));
    const failure = await failureOf(reads.listCampaigns(connection, {}));
    expect(failure.code).toBe('popp-failed');
    expect(failure.facts.retryable).toBe(true);
    expect(server.seen).toHaveLength(4);
    expect(deps.waitsMs).toEqual([250, 500, 1000]);
  });

  it('waits as long as Retry-After says', async () => {
    const { deps, reads, connection } = setUp();
    server.script({ status: 429, headers: { 'retry-after': '7' } }, { status: 200, json: [] });
    await reads.listCampaigns(connection, {});
    expect(deps.waitsMs).toEqual([7250]);
  });

  it('tells the caller when Retry-After is longer than it waits by itself', async () => {
    const { reads, connection } = setUp();
    server.script({ status: 429, headers: { 'retry-after': '600' } });
    const failure = await failureOf(reads.listCampaigns(connection, {}));
    expect(failure.code).toBe('rate-limited');
    expect(failure.facts.retryAfterMs).toBe(600_000);
    expect(failure.message).toContain('10 minutes');
    expect(server.seen).toHaveLength(1);
  });

  it('stops when it is called off, between tries and during one', async () => {
    const { deps, reads, connection } = setUp();
    const controller = new AbortController();
    server.script(() => controller.abort());
    const during = await failureOf(reads.listCampaigns(connection, {}, controller.signal));
    expect(during.code).toBe('cancelled');
    const between = new AbortController();
    server.script({ status: 503 });
    const logger = { ...deps.logger, info: () => setImmediate(() => between.abort()) };
    const waiting = createPoppReads({ ...deps, logger });
    const failure = await failureOf(waiting.listCampaigns(connection, {}, between.signal));
    expect(failure.code).toBe('cancelled');
    expect(deps.clock.pending()).toBe(0);
    expect(server.seen).toHaveLength(2);
  });
});

describe('failures', () => {
  it.each([
    [400, 'popp-refused'],
    [401, 'key-rejected'],
    [403, 'key-rejected'],
    [404, 'not-found'],
    [405, 'popp-refused'],
    [409, 'popp-refused'],
    [422, 'popp-refused'],
  ])('%i is %s at once', async (status, code) => {
    const { reads, connection } = setUp();
    server.script({ status, json: { message: `limit is wrong for ${testKey}` } });
    const failure = await failureOf(reads.listConversations(connection, {}));
    expect(failure.code).toBe(code);
    expect(failure.facts.details?.['status']).toBe(status);
    expect(server.seen).toHaveLength(1);
    expect(JSON.stringify([failure.message, failure.facts])).not.toContain(testKey);
  });

  it('tells an address that the gateway does not have from a key that is refused', async () => {
    const { reads, connection } = setUp();
    server.script({ status: 403, json: { message: 'Missing Authentication Token' } });
    const failure = await failureOf(reads.listCampaigns(connection, {}));
    expect(failure.code).toBe('not-found');
    expect(failure.message).toContain('base URL');
  });

  it('follows no redirect, sends the key nowhere else and names the host', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { reads, connection } = setUp();
      server.script({ status, headers: { location: `http://127.0.0.1:${other.port}/v1/x?t=1` } });
      const failure = await failureOf(reads.listConversations(connection, {}));
      expect(failure.code).toBe('redirected');
      expect(failure.message).toContain(`127.0.0.1:${other.port}`);
      expect(failure.message).not.toContain('t=1');
    }
    expect(other.connections()).toBe(0);
  });

  it('tells a redirect on the same host and one without a target', async () => {
    const { reads, connection } = setUp();
    server.script({ status: 301, headers: { location: '/v2/conversations' } });
    const same = await failureOf(reads.listConversations(connection, {}));
    expect(same.message).toContain('another address on the same host');
    server.script({ status: 302 });
    expect((await failureOf(reads.listConversations(connection, {}))).code).toBe('redirected');
  });

  it('does not read a web page, whatever its status', async () => {
    for (const status of [200, 401, 403, 404]) {
      const { reads, connection } = setUp();
      const page = '<!doctype html><title>Sign in</title>';
      server.script({ status, body: page, headers: { 'content-type': 'text/html' } });
      const failure = await failureOf(reads.listConversations(connection, {}));
      expect(failure.code).toBe('unreadable-answer');
      expect(failure.message).toContain('web page');
      expect(failure.message).not.toContain('Sign in</title>');
    }
  });

  it.each([
    ['cut JSON', '{"data":[{"id":'],
    ['nothing', ''],
    ['no list', '{"ok":true}'],
    ['an item without id', '[{}]'],
  ])('does not take %s for an empty list', async (_name, body) => {
    const { reads, connection } = setUp();
    server.script({ status: 200, body });
    const failure = await failureOf(reads.listConversations(connection, {}));
    expect(failure.code).toBe('unreadable-answer');
  });

  it('tells an unreachable host from a slow one', async () => {
    const { deps, reads, connection } = setUp();
    const nowhere = { ...connection, baseUrl: 'https://popp.invalid/v1' };
    const offline = await failureOf(reads.listCampaigns(nowhere, {}));
    expect(offline.code).toBe('offline');
    expect(offline.message).toContain('popp.invalid');
    server.otherwise(() => () => undefined);
    const slow = failureOf(reads.listCampaigns(connection, {}));
    for (let tried = 1; tried <= 4; tried += 1) {
      await until(`try ${tried}`, () => server.seen.length === tried);
      await deps.clock.advance(20_000);
    }
    expect((await slow).code).toBe('timeout');
  });

  it('leaves no key and no body in errors and logs', async () => {
    const { deps, reads, connection } = setUp();
    const body = JSON.stringify({ participant: '+14155550123', echo: testKey });
    for (const status of [200, 400, 401, 404, 429, 500]) {
      server.otherwise(() => ({ status, body }));
      const failure = await failureOf(reads.listConversations(connection, {}));
      const said = [failure.message, failure.stack, JSON.stringify(failure.facts)].join(' ');
      expect(said).not.toContain(testKey);
      expect(said).not.toContain('+14155550123');
    }
    expect(deps.log.join('\n')).not.toContain(testKey);
    expect(deps.log.join('\n')).not.toContain('+14155550123');
  });
});
