import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { openMemoryDatabase, type Database } from '../../../electron/core/database/database.ts';
import { createHttpClient } from '../../../electron/core/network/http.ts';
import type { ConversationLead } from '../../../electron/core/outbox/outbox.ts';
import type { PoppWebhook } from '../../../shared/popp/webhook.ts';
import type { Hint } from '../../../electron/core/webhooks/processor.ts';
import {
  createWebhooksService,
  type WebhooksService,
} from '../../../electron/core/webhooks/service.ts';
import type { KnownWorkspace } from '../../../electron/core/workspaces/connections.ts';
import { memorySecrets, testCapabilities } from '../../support/capabilities.ts';
import { createHostile } from '../../support/hostile-deliveries.ts';
import { createSender } from '../../support/webhook-sender.ts';
import { until } from '../../support/until.ts';

const secret = 'whsec_0123456789abcdef';
const signal = { signal: new AbortController().signal };
const requestId = 'request-0123456789';
const real: KnownWorkspace = {
  id: 'w1',
  kind: 'popp',
  name: 'Acme',
  organizationId: 'org_1',
};
const other: KnownWorkspace = { ...real, id: 'w2', organizationId: 'org_2' };

let database: Database;
let service: WebhooksService;
let remembered: PoppWebhook[];
let leads: ConversationLead[];
let meetings: PoppWebhook[];
let hints: Hint[];
let failOn: string | undefined;
let publicUrl: string | undefined;

function create(): WebhooksService {
  const { clock, logger, network } = testCapabilities({ dataFolder: '/nowhere' });
  return createWebhooksService({
    database,
    clock,
    logger,
    changes: createChangeBus(),
    secrets,
    connections: {
      all: () => [real, other],
      account: (workspaceId, kind) => `${kind} ${workspaceId}`,
    },
    cache: {
      get: () => undefined,
      rememberEvent: (_workspaceId, _id, webhook) => {
        if (webhook.event === failOn) throw new Error('broken');
        remembered.push(webhook);
      },
    },
    outbox: { lead: (lead) => leads.push(lead) },
    hint: (_, hint) => hints.push(hint),
    http: createHttpClient({ network, clock }),
    publicUrl: () => publicUrl,
    meeting: ({ webhook }) => meetings.push(webhook),
  });
}

let secrets = memorySecrets();

beforeEach(async () => {
  database = openMemoryDatabase();
  secrets = memorySecrets();
  remembered = [];
  leads = [];
  meetings = [];
  hints = [];
  failOn = undefined;
  publicUrl = undefined;
  service = create();
  await service.start();
  await service.setSecret({ workspaceId: 'w1', secret, requestId }, signal);
});

afterEach(() => service.stop());

async function urlOf(workspaceId = 'w1'): Promise<string> {
  const { localUrl } = await service.status({ workspaceId }, signal);
  if (localUrl === undefined) throw new Error('not listening');
  return localUrl;
}

function event(rest: Record<string, unknown> = {}, data: Record<string, unknown> = {}): string {
  return JSON.stringify({
    event: 'CONVERSATION_NEEDS_REVIEW',
    eventId: 'evt_1',
    eventTimestamp: '2026-11-20T10:00:00.000Z',
    data: { recordId: 'conv_1', organizationId: 'org_1', externalId: 'cand-1', ...data },
    ...rest,
  });
}

function sign(body: string, by = secret): string {
  return createHmac('sha256', by).update(body).digest('hex');
}

async function deliver(body: string, signature: string | undefined = sign(body)): Promise<number> {
  const answer = await fetch(await urlOf(), {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      // The pool would keep a connection to a listener that a test has stopped.
      connection: 'close',
      ...(signature === undefined ? {} : { 'x-signature': signature }),
    },
  });
  return answer.status;
}

function processed(): number {
  const sql = 'SELECT count(*) AS n FROM webhook_deliveries WHERE processed_at IS NOT NULL';
  return Number(database.get(sql)?.['n']);
}

function stored(): number {
  return Number(database.get('SELECT count(*) AS n FROM webhook_deliveries')?.['n']);
}

describe('a delivery', () => {
  it('is verified, stored, answered, and then handed on as a hint and a lead', async () => {
    expect(await deliver(event())).toBe(200);
    await until('it is processed', () => hints.length === 1);
    expect(leads).toEqual([
      {
        workspaceId: 'w1',
        event: 'CONVERSATION_NEEDS_REVIEW',
        conversationId: 'conv_1',
        externalId: 'cand-1',
      },
    ]);
    const { deliveries } = await service.list({ workspaceId: 'w1' }, signal);
    expect(deliveries).toMatchObject([
      { event: 'CONVERSATION_NEEDS_REVIEW', known: true, processed: true, eventId: 'evt_1' },
    ]);
  });

  it('is refused with a wrong signature or none, and nothing of it is kept', async () => {
    expect(await deliver(event(), sign(event(), 'another secret'))).toBe(401);
    expect(await deliver(event(), 'x')).toBe(401);
    const unsigned = await fetch(await urlOf(), { method: 'POST', body: event() });
    expect(unsigned.status).toBe(401);
    expect(stored()).toBe(0);
    const { counts, heads } = await service.status({ workspaceId: 'w1' }, signal);
    expect(counts['wrong-signature']).toBe(3);
    expect(heads.map((head) => head.signed)).toEqual([false, true, true]);
    expect(JSON.stringify(heads)).not.toContain('conv_1');
  });

  it('is taken once, however often it is replayed, also after a restart', async () => {
    expect(await deliver(event())).toBe(200);
    expect(await deliver(event())).toBe(200);
    // The same id in other bytes is the same event.
    expect(await deliver(event({ extra: 1 }))).toBe(200);
    await until('it is processed', () => hints.length > 0);
    await service.stop();
    service = create();
    await service.start();
    expect(await deliver(event())).toBe(200);
    expect(stored()).toBe(1);
    expect(hints).toHaveLength(1);
  });

  it('of the older shape without an id is told by its bytes', async () => {
    const old = JSON.stringify({
      event: 'CONVERSATION_COMPLETED',
      data: { recordId: 'conv_1', participantFirsName: 'Ada' },
    });
    expect(await deliver(old)).toBe(200);
    expect(await deliver(old)).toBe(200);
    expect(await deliver(`${old} `)).toBe(200);
    expect(stored()).toBe(2);
    await until('both are processed', () => remembered.length === 2);
    expect(remembered[0]?.data.firstName).toBe('Ada');
  });

  it('is refused for another organisation, even when it is signed', async () => {
    expect(await deliver(event({}, { organizationId: 'org_9' }))).toBe(403);
    expect(stored()).toBe(0);
  });

  it('is accepted with the secret from before, and not with the one before that', async () => {
    for (const next of ['whsec_second_secret', 'whsec_third_secret']) {
      await service.setSecret({ workspaceId: 'w1', secret: next, requestId }, signal);
    }
    const bodies = ['a', 'b', 'c'].map((eventId) => event({ eventId }));
    const [first = '', second = '', third = ''] = bodies;
    expect(await deliver(first, sign(first, 'whsec_third_secret'))).toBe(200);
    expect(await deliver(second, sign(second, 'whsec_second_secret'))).toBe(200);
    expect(await deliver(third, sign(third, secret))).toBe(401);
  });

  it('is refused where there is no secret, and its body is not read', async () => {
    await service.clearSecret({ workspaceId: 'w1', requestId }, signal);
    expect(await deliver(event())).toBe(503);
    expect(await service.status({ workspaceId: 'w1' }, signal)).toMatchObject({
      signing: { state: 'missing' },
      counts: { 'no-secret': 1 },
    });
  });

  it('that the console does not know is kept and shown, with what it said', async () => {
    expect(await deliver(event({ event: 'SOMETHING_NEW', eventId: 'n' }))).toBe(200);
    expect(await deliver('not json at all')).toBe(200);
    const { deliveries } = await service.list({ workspaceId: 'w1' }, signal);
    expect(deliveries.map(({ event: name, known }) => [name, known])).toEqual([
      ['(not an event)', false],
      ['SOMETHING_NEW', false],
    ]);
    const { text } = await service.body(
      { workspaceId: 'w1', seq: deliveries[1]?.seq ?? 0 },
      signal,
    );
    expect(JSON.parse(text)).toMatchObject({ event: 'SOMETHING_NEW' });
  });

  it('that cannot be processed is marked, and does not stop the others', async () => {
    failOn = 'CONVERSATION_QUEUED';
    await deliver(event({ event: 'CONVERSATION_QUEUED', eventId: 'bad' }));
    await deliver(event({ eventId: 'good' }));
    await until('both are processed', () => processed() === 2);
    expect(hints).toHaveLength(1);
    const { deliveries } = await service.list({ workspaceId: 'w1' }, signal);
    expect(deliveries.map((one) => one.problem !== undefined)).toEqual([false, true]);
  });

  it('that failed is taken in again when it is asked for, and only then', async () => {
    failOn = 'CONVERSATION_QUEUED';
    await deliver(event({ event: 'CONVERSATION_QUEUED', eventId: 'bad' }));
    await until('it was tried', () => processed() === 1);
    failOn = undefined;
    const [failed] = (await service.list({ workspaceId: 'w1' }, signal)).deliveries;
    const again = { workspaceId: 'w1', seq: failed?.seq ?? 0, requestId };
    expect(await service.reprocess(again, signal)).toMatchObject({ processed: true });
    expect({ hints: hints.length, leads: leads.length }).toEqual({ hints: 1, leads: 1 });
    expect(() => service.reprocess(again, signal)).toThrow('taken in by now');
    expect(hints).toHaveLength(1);
  });

  it('is on disk before it is answered, however many come at once', async () => {
    const bodies = Array.from({ length: 200 }, (_, index) => event({ eventId: `burst-${index}` }));
    const missing: string[] = [];
    await Promise.all(
      bodies.map(async (body, index) => {
        expect(await deliver(body)).toBe(200);
        const sql = 'SELECT 1 FROM webhook_deliveries WHERE event_id = ?';
        if (database.get(sql, `burst-${index}`) === undefined) missing.push(`burst-${index}`);
      }),
    );
    expect(missing).toEqual([]);
    await until('all are processed', () => processed() === 200);
    expect(leads).toHaveLength(200);
  });

  it('is taken in the order in which it happened when several wait', async () => {
    // Stored while nothing processes: as after a kill between the answer and the processing.
    const keep = (eventId: string, minute: number) =>
      database.run(
        `INSERT INTO webhook_deliveries (workspace_id, event, event_id, event_at, received_at, conversation_id, body)
         VALUES ('w1', 'X', ?, ?, 1, 'conv_1', ?)`,
        eventId,
        minute,
        event({ eventId, event: eventId }),
      );
    keep('second', 200);
    keep('third', 300);
    keep('first', 100);
    await service.stop();
    service = create();
    await service.start();
    await until('all are processed', () => remembered.length === 3);
    expect(remembered.map((webhook) => webhook.event)).toEqual(['first', 'second', 'third']);
  });
});

describe('two thousand hostile deliveries', () => {
  it('are all refused, and the next right one is taken', async () => {
    const hostile = createHostile(7, secret);
    const url = new URL(await urlOf());
    const sender = createSender(url);
    const statuses = new Set<number>();
    const many = Array.from({ length: 2000 }, () => hostile());
    await sender.all(many, ({ status }) => statuses.add(status));
    sender.close();
    expect([...statuses].toSorted((left, right) => left - right)).toEqual([401, 403, 404, 405]);
    expect(stored()).toBe(0);
    expect(await deliver(event())).toBe(200);
  });
});

describe('the listener', () => {
  it('judges method and path before anything else', async () => {
    const url = await urlOf();
    expect((await fetch(url)).status).toBe(405);
    expect((await fetch(`${url}x`, { method: 'POST', body: '{}' })).status).toBe(404);
    expect((await fetch(new URL('/', url), { method: 'POST', body: '{}' })).status).toBe(404);
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(new URL(url).pathname).toMatch(/^\/popp\/[\w-]{22}$/);
  });

  it('does not read more than a mebibyte, declared or not', async () => {
    const big = 'x'.repeat(1024 * 1024 + 1);
    const declared = await fetch(await urlOf(), { method: 'POST', body: big }).catch(() => 'cut');
    expect(declared === 'cut' || (declared instanceof Response && declared.status === 413)).toBe(
      true,
    );
    const stream = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent <= 20; sent += 1) {
          controller.enqueue(new TextEncoder().encode('y'.repeat(64 * 1024)));
        }
        controller.close();
      },
    });
    const init = { method: 'POST', body: stream, duplex: 'half' };
    await fetch(await urlOf(), init).catch(() => 'cut');
    const { counts } = await service.status({ workspaceId: 'w1' }, signal);
    expect(counts['too-large']).toBe(2);
    expect(stored()).toBe(0);
  });

  it('gives up on a request that does not come to its end', async () => {
    const url = new URL(await urlOf());
    const socket = connect(Number(url.port), '127.0.0.1');
    socket.write(`POST ${url.pathname} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc`);
    socket.end();
    await until('it is counted', async () => {
      const { counts } = await service.status({ workspaceId: 'w1' }, signal);
      return counts['cut-short'] === 1;
    });
    socket.destroy();
    expect(stored()).toBe(0);
  });

  it('serves 64 connections at once and no more, and ends those that never say what they want', async () => {
    const port = Number(new URL(await urlOf()).port);
    let open = 0;
    const started = performance.now();
    const sockets = Array.from({ length: 80 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('connect', () => {
        open += 1;
        socket.write('POST /popp/x HTTP/1.1\r\nHost: x\r\n');
      });
      socket.on('error', () => undefined);
      socket.resume();
      socket.on('close', () => (open -= 1));
      return socket;
    });
    await until('the ones too many are closed', () => open > 0 && open <= 64);
    await until('the silent ones are closed too', () => open === 0, 15_000);
    expect(performance.now() - started).toBeLessThan(12_000);
    for (const socket of sockets) socket.destroy();
    expect(await deliver(event())).toBe(200);
  });

  it('keeps its path and port over a restart, and each workspace has its own', async () => {
    const before = await urlOf();
    expect(await urlOf('w2')).not.toBe(before);
    await service.stop();
    service = create();
    await service.start();
    expect(await urlOf()).toBe(before);
  });

  it('does not accept at the path of a workspace what was signed for another', async () => {
    const body = event({}, { organizationId: 'org_2' });
    const url = await urlOf('w2');
    await service.setSecret({ workspaceId: 'w2', secret: 'whsec_of_the_other', requestId }, signal);
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'x-signature': sign(body) },
    });
    expect(answer.status).toBe(401);
  });

  it('never tells the secret', async () => {
    const status = await service.status({ workspaceId: 'w1' }, signal);
    expect(JSON.stringify(status)).not.toContain(secret);
    expect(status.signing).toMatchObject({ state: 'present', lastFour: secret.slice(-4) });
  });
});

describe('a test event', () => {
  it('arrives on this machine, signed as Popp signs, and is listed', async () => {
    const outcome = await service.sendTest({ workspaceId: 'w1', requestId }, signal);
    expect(outcome).toMatchObject({ arrived: true, throughTunnel: false });
    const { deliveries } = await service.list({ workspaceId: 'w1' }, signal);
    expect(deliveries).toMatchObject([{ event: 'CONSOLE_TEST', known: true }]);
    // It is about no candidate: nothing is read or looked for because of it.
    expect({ hints, leads, remembered }).toEqual({ hints: [], leads: [], remembered: [] });
  });

  it('has not arrived where something else answers at the public address, and says who did', async () => {
    const elsewhere = createServer((_request, response) => response.writeHead(200).end('{}'));
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', resolve);
    });
    const address = elsewhere.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    publicUrl = `http://127.0.0.1:${port}`;
    const outcome = await service.sendTest({ workspaceId: 'w1', requestId }, signal);
    expect(outcome).toMatchObject({ arrived: false, throughTunnel: true });
    expect(outcome.words).toContain(`127.0.0.1:${port} answered (200), but not this console`);
    elsewhere.close();
  });

  it('has not arrived where nothing answers at the public address', async () => {
    publicUrl = 'http://127.0.0.1:1';
    const outcome = await service.sendTest({ workspaceId: 'w1', requestId }, signal);
    expect(outcome).toMatchObject({ arrived: false });
    expect(outcome.words).toContain('127.0.0.1');
  });

  it('needs a secret to be signed with', async () => {
    await expect(service.sendTest({ workspaceId: 'w2', requestId }, signal)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('events about meetings', () => {
  it('are taken with their details, also where they name no conversation', async () => {
    const meetingDetails = {
      title: 'Interview with John Doe',
      startDateTime: '2024-01-15T14:00:00.000Z',
      endDateTime: '2024-01-15T14:30:00.000Z',
      timezone: 'America/New_York',
      videoConference: true,
      meetingUrl: 'https://meet.example.com/abc',
      participants: [{ email: 'john@example.com', name: 'John Doe' }],
    };
    const booked = event(
      { event: 'CALENDAR_MEETING_SCHEDULED', eventId: 'evt_m' },
      {
        recordId: 'booking_1',
        externalId: undefined,
        externalConversationId: 'cand-1',
        externalCampaignId: 'job-1',
        meetingDetails,
      },
    );
    expect(await deliver(booked)).toBe(200);
    expect(await deliver(booked)).toBe(200);
    await until('it was taken', () => meetings.length > 0);
    expect(meetings).toHaveLength(1);
    expect(meetings[0]?.data).toMatchObject({
      recordId: 'booking_1',
      externalId: 'cand-1',
      externalCampaignId: 'job-1',
      meeting: {
        title: 'Interview with John Doe',
        startMs: Date.UTC(2024, 0, 15, 14),
        endMs: Date.UTC(2024, 0, 15, 14, 30),
        timezone: 'America/New_York',
        video: true,
        participants: [{ email: 'john@example.com', name: 'John Doe' }],
      },
    });
    // It names no conversation: there is none to read.
    expect(hints).toEqual([]);
    expect(await deliver(booked, sign(booked, 'another secret'))).toBe(401);
  });
});
