import { describe, expect, onTestFinished, test } from 'vitest';
import { startScriptedServer, type Step } from '../../support/scripted-server.ts';
import { call, once, workspacesUnderTest } from './workspaces-under-test.ts';

const apiKey = 'popp-live-key-0123456789';

async function tried(baseUrl: string) {
  const { workspaces, log } = workspacesUnderTest();
  const { id: workspaceId } = await workspaces.add(
    once({ name: 'Acme', organizationId: 'org_acme', baseUrl }),
    call,
  );
  await workspaces.setKey(once({ workspaceId, apiKey }), call);
  const result = await workspaces.testConnection({ workspaceId }, call);
  expect(JSON.stringify([result, log])).not.toContain(apiKey);
  return result;
}

async function serverThatAnswers(step: Step) {
  const server = await startScriptedServer();
  onTestFinished(() => server.stop());
  server.otherwise(() => step);
  return server;
}

describe('testing the connection', () => {
  test('works with one list of campaigns, asked for with key and organisation', async () => {
    const server = await serverThatAnswers({ status: 200, json: { data: [{ id: 'c-1' }] } });
    const result = await tried(server.baseUrl);
    expect(result.outcome).toBe('works');
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]).toMatchObject({ method: 'GET', path: '/v1/campaigns', body: '' });
    expect(server.seen[0]?.headers).toMatchObject({
      'x-api-key': apiKey,
      'x-organization-id': 'org_acme',
    });
  });

  test('says when the organisation has no campaigns yet', async () => {
    const server = await serverThatAnswers({ status: 200, json: { data: [] } });
    expect((await tried(server.baseUrl)).message).toMatch(/no campaigns yet/);
  });

  test.each([401, 403])(
    'a wrong key (%i) names the organisation and where to look',
    async (status) => {
      const server = await serverThatAnswers({ status, json: { message: 'Forbidden' } });
      const result = await tried(server.baseUrl);
      expect(result.outcome).toBe('key-rejected');
      expect(result.message).toMatch(/org_acme.*Developer, API keys/);
    },
  );

  test('HTML instead of JSON', async () => {
    const server = await serverThatAnswers({
      status: 200,
      body: '<!doctype html><title>Welcome to the hotel</title>',
      headers: { 'content-type': 'text/html' },
    });
    const result = await tried(server.baseUrl);
    expect(result.outcome).toBe('not-popp');
    expect(result.message).toMatch(/web page/i);
  });

  test('an address that is an API, but not this one', async () => {
    const server = await serverThatAnswers({ status: 404, json: { message: 'Not Found' } });
    expect((await tried(server.baseUrl)).outcome).toBe('not-popp');
  });

  test('a redirect to another host is not followed', async () => {
    const other = await serverThatAnswers({ status: 200, json: { data: [] } });
    const server = await serverThatAnswers({
      status: 307,
      headers: { location: `${other.baseUrl}/campaigns` },
    });
    const result = await tried(server.baseUrl);
    expect(result.outcome).toBe('redirected');
    expect(result.message).toMatch(/not sent there/);
    expect(other.seen).toEqual([]);
  });

  test('a host that nobody answers on', async () => {
    const server = await startScriptedServer();
    await server.stop();
    const result = await tried(server.baseUrl);
    expect(result.outcome).toBe('unreachable');
    expect(result.message).toMatch(/cannot be reached/);
  });

  test('a Popp that has a problem of its own', async () => {
    const server = await serverThatAnswers({ status: 503, json: { message: 'later' } });
    expect((await tried(server.baseUrl)).outcome).toBe('failed');
  });

  test('without a key nothing is asked', async () => {
    const server = await serverThatAnswers({ status: 200, json: { data: [] } });
    const { workspaces } = workspacesUnderTest();
    const { id: workspaceId } = await workspaces.add(
      once({ name: 'Acme', organizationId: 'org_acme', baseUrl: server.baseUrl }),
      call,
    );
    expect((await workspaces.testConnection({ workspaceId }, call)).outcome).toBe('key-missing');
    expect(server.seen).toEqual([]);
  });
});
