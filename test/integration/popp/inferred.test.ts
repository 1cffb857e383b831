import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPoppInferred } from '../../../electron/core/popp/inferred.ts';
import { startScriptedServer } from '../../support/scripted-server.ts';
import type { ScriptedServer, Step } from '../../support/scripted-server.ts';
import { connectionTo, failureOf, testDeps } from './support.ts';

let server: ScriptedServer;

beforeEach(async () => {
  server = await startScriptedServer();
});

afterEach(async () => {
  await server.stop();
});

function setUp() {
  const deps = testDeps();
  return { deps, inferred: createPoppInferred(deps), connection: connectionTo(server.baseUrl) };
}

/** A Popp that lists `shown` and answers other paths by the table, 404 where it has none. */
function answerWith(shown: readonly string[], table: Readonly<Record<string, Step>>): void {
  server.otherwise((request) => {
    if (request.path === '/v1/conversations') {
      return { status: 200, json: { data: shown.map((id) => ({ id })) } };
    }
    return table[request.path] ?? { status: 404, json: { message: 'Not Found' } };
  });
}

describe('a conversation', () => {
  it('is read, bare or wrapped', async () => {
    const { inferred, connection } = setUp();
    answerWith(['c1'], {
      '/v1/conversations/c1': { status: 200, json: { id: 'c1', conversationStatus: 'ONGOING' } },
      '/v1/conversations/c2': { status: 200, json: { data: { id: 'c2', status: 'CLOSED' } } },
    });
    const one = await inferred.getConversation(connection, 'c1');
    expect(one).toMatchObject({ supported: true, value: { id: 'c1', status: 'ONGOING' } });
    const two = await inferred.getConversation(connection, 'c2');
    expect(two).toMatchObject({ supported: true, value: { id: 'c2', status: 'CLOSED' } });
  });

  it('that is missing where another was read is not found, without further questions', async () => {
    const { inferred, connection } = setUp();
    answerWith(['c1'], { '/v1/conversations/c1': { status: 200, json: { id: 'c1' } } });
    await inferred.getConversation(connection, 'c1');
    const failure = await failureOf(inferred.getConversation(connection, 'gone'));
    expect(failure.code).toBe('not-found');
    expect(server.seen).toHaveLength(2);
  });

  it('that is missing at the first try is told from a missing endpoint by one that exists', async () => {
    const { inferred, connection } = setUp();
    answerWith(['c1'], { '/v1/conversations/c1': { status: 200, json: { id: 'c1' } } });
    const failure = await failureOf(inferred.getConversation(connection, 'gone'));
    expect(failure.code).toBe('not-found');
    expect(server.seen).toHaveLength(3);
  });

  it.each([403, 404, 405])('is unsupported on %i, remembered for the workspace', async (status) => {
    const { deps, inferred, connection } = setUp();
    const no: Step = { status, json: { message: 'no' } };
    answerWith(['c1'], { '/v1/conversations/c1': no, '/v1/conversations/c2': no });
    const first = await inferred.getConversation(connection, 'c2');
    expect(first).toEqual({ supported: false, status });
    const asked = server.seen.length;
    expect(await inferred.getConversation(connection, 'c1')).toEqual(first);
    expect(server.seen).toHaveLength(asked);

    const elsewhere = connectionTo(server.baseUrl, 'workspace-2');
    expect(await inferred.getConversation(elsewhere, 'c1')).toEqual(first);
    expect(server.seen.length).toBeGreaterThan(asked);

    await deps.clock.advance(6 * 60 * 60 * 1000);
    answerWith(['c1'], { '/v1/conversations/c1': { status: 200, json: { id: 'c1' } } });
    const later = await inferred.getConversation(connection, 'c1');
    expect(later.supported).toBe(true);
  });

  it('that is missing while nothing else exists proves nothing', async () => {
    const { inferred, connection } = setUp();
    answerWith([], {});
    const answer = await inferred.getConversation(connection, 'c1');
    expect(answer).toEqual({ supported: false, status: 404 });
    answerWith(['c1'], { '/v1/conversations/c1': { status: 200, json: { id: 'c1' } } });
    expect((await inferred.getConversation(connection, 'c1')).supported).toBe(true);
  });

  it('refused with a key that is refused everywhere is a rejected key', async () => {
    const { inferred, connection } = setUp();
    server.otherwise(() => ({ status: 403, json: { message: 'Forbidden' } }));
    const failure = await failureOf(inferred.getConversation(connection, 'c1'));
    expect(failure.code).toBe('key-rejected');
    answerWith(['c1'], { '/v1/conversations/c1': { status: 200, json: { id: 'c1' } } });
    expect((await inferred.getConversation(connection, 'c1')).supported).toBe(true);
    server.otherwise(() => ({ status: 403, json: { message: 'Forbidden' } }));
    const revoked = await failureOf(inferred.getConversation(connection, 'c1'));
    expect(revoked.code).toBe('key-rejected');
  });
});

describe('messages', () => {
  it('are read to the last page, oldest first', async () => {
    const { inferred, connection } = setUp();
    const path = '/v1/conversations/c1/messages';
    server.otherwise((request) => {
      expect(request.path).toBe(path);
      return request.query.get('nextToken') === null
        ? {
            status: 200,
            json: {
              data: [
                { id: 'm3', sender: 'USER', createdAt: '2026-05-08T11:28:00Z', body: 'three' },
                { id: 'm2', sender: 'CANDIDATE', createdAt: '2026-05-08T11:27:00Z' },
              ],
              nextToken: 'older',
            },
          }
        : { status: 200, json: [{ id: 'm1', sender: 'AGENT', createdAt: '2026-05-08T11:26:00Z' }] };
    });
    const answer = await inferred.listMessages(connection, 'c1');
    expect(answer.supported && answer.value.map((message) => message.id)).toEqual([
      'm1',
      'm2',
      'm3',
    ]);
    expect(answer.supported && answer.value.map((message) => message.author)).toEqual([
      'ai',
      'candidate',
      'recruiter',
    ]);
  });

  it('keep the order they came in when one has no time', async () => {
    const { inferred, connection } = setUp();
    server.script({
      status: 200,
      json: { messages: [{ id: 'b', createdAt: '2026-05-08T11:28:00Z' }, { id: 'a' }] },
    });
    const answer = await inferred.listMessages(connection, 'c1');
    expect(answer.supported && answer.value.map((message) => message.id)).toEqual(['b', 'a']);
  });

  it('are learnt about apart from conversations', async () => {
    const { inferred, connection } = setUp();
    answerWith(['c1'], { '/v1/conversations/c1': { status: 200, json: { id: 'c1' } } });
    expect((await inferred.getConversation(connection, 'c1')).supported).toBe(true);
    expect(await inferred.listMessages(connection, 'c1')).toEqual({
      supported: false,
      status: 404,
    });
  });

  it('that page in a circle are unreadable', async () => {
    const { inferred, connection } = setUp();
    server.otherwise(() => ({ status: 200, json: { data: [], nextToken: 'same' } }));
    const failure = await failureOf(inferred.listMessages(connection, 'c1'));
    expect(failure.code).toBe('unreadable-answer');
    expect(server.seen).toHaveLength(2);
  });
});
