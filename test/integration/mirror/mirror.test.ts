import { expect, onTestFinished, test } from 'vitest';
import { startScriptedServer } from '../../support/scripted-server.ts';
import { phoneOf } from '../../support/mirror-bench.ts';
import { call, once } from '../workspaces/workspaces-under-test.ts';
import { mirrorUnderTest } from './mirror-under-test.ts';

type Bench = Awaited<ReturnType<typeof mirrorUnderTest>>;

function settled({ outbox, mirror, database, workspaceId }: Bench): boolean {
  const looking = database.get("SELECT 1 FROM mirror_candidates WHERE state = 'looking'");
  if (looking !== undefined || !mirror.isQuiet()) return false;
  const { waiting, sending, unknown } = outbox.books.items.countWorkspace(workspaceId);
  return waiting + sending + unknown === 0;
}

async function bring(bench: Bench, id: string, more = {}): Promise<void> {
  await bench.mirrorOne(id, more);
  await bench.passUntil('settled', () => settled(bench));
}

test('a candidate who is a contact gets one conversation, and the link says whom it is assigned to', async () => {
  const bench = await mirrorUnderTest();
  await bench.connect();
  const contact = bench.highLevel.store.addContact({
    locationId: bench.highLevel.locationId,
    phone: phoneOf(0),
    email: undefined,
    name: 'Practice contact',
  });
  await bring(bench, 'popp-0', { createsContact: false });
  expect(await bench.standing('popp-0')).toMatchObject({
    state: 'linked',
    link: { contactId: contact.id, deleted: false },
  });
  await bring(bench, 'popp-0');
  expect(bench.perContact()).toEqual(new Map([[contact.id, 1]]));
  const [made] = bench.highLevel.store.allConversations();
  await bench.mirror.look(once({ workspaceId: bench.workspaceId, conversationId: 'popp-0' }), call);
  const link = (await bench.standing('popp-0'))?.link;
  expect(link?.conversationId).toBe(made?.id);
  expect(link?.assignedTo === undefined).toBe(made?.assignedTo === undefined);
});

test('a deleted conversation is no link, and the next one is another conversation', async () => {
  const bench = await mirrorUnderTest();
  await bench.connect();
  await bring(bench, 'popp-0');
  const first = bench.highLevel.store.allConversations()[0]?.id ?? '';
  bench.highLevel.store.deleteConversation(first);
  const look = () =>
    bench.mirror.look(once({ workspaceId: bench.workspaceId, conversationId: 'popp-0' }), call);
  await look();
  expect((await bench.standing('popp-0'))?.link?.deleted).toBe(true);
  await bring(bench, 'popp-0');
  const link = (await bench.standing('popp-0'))?.link;
  expect(link).toMatchObject({ deleted: false });
  expect(link?.conversationId).not.toBe(first);
});

test('nobody is created in HighLevel unless the recruiter agrees', async () => {
  const bench = await mirrorUnderTest({ candidates: 12 });
  await bench.connect();
  const before = bench.highLevel.store.countContacts();
  const { mirror, workspaceId } = bench;
  const job = await mirror.start(
    once({ workspaceId, source: { campaignId: 'campaign-1' }, createsContacts: false }),
    call,
  );
  const view = async () => (await mirror.jobs({ workspaceId }, call)).jobs[0];
  await bench.passUntil('settled', () => settled(bench) && mirror.isQuiet());
  const after = await view();
  expect(after).toMatchObject({ state: 'finished', total: 12, done: 12 });
  const { 'no-contact': missing = 0, linked = 0 } = after?.counts ?? {};
  expect(missing).toBeGreaterThan(0);
  expect(linked + missing).toBe(12);
  expect(bench.highLevel.store.countContacts()).toBe(before + linked);
  const { candidates } = await mirror.troubles({ jobId: job.id }, call);
  expect(candidates).toHaveLength(missing);

  await mirror.start(
    once({ workspaceId, source: { campaignId: 'campaign-1' }, createsContacts: true }),
    call,
  );
  await bench.passUntil('all', () => bench.highLevel.store.allConversations().length === 12);
  await bench.passUntil('settled', () => settled(bench));
  expect((await view())?.counts.linked).toBe(12);
});

test('a conversation that is there already is found by the search, however late, and linked', async () => {
  const bench = await mirrorUnderTest({ lagMs: 20_000 });
  await bench.connect();
  const { store, locationId } = bench.highLevel;
  const contact = store.addContact({ locationId, phone: phoneOf(0), email: undefined, name: 'x' });
  const there = store.addConversation(contact.id, bench.clock.now(), 20_000);
  await bring(bench, 'popp-0');
  expect((await bench.standing('popp-0'))?.link?.conversationId).toBe(there.id);
  expect(store.allConversations()).toHaveLength(1);
});

test.each([
  ['a reset after it was taken', { kind: 'reset' }],
  ['a failure after it was taken', { kind: 'status', status: 502 }],
  ['a web page after it was taken', { kind: 'html' }],
  ['no answer after it was taken', { kind: 'hang' }],
  ['half an answer after it was taken', { kind: 'truncate', share: 0.4 }],
] as const)('%s is looked for, and nothing is sent twice', async (_name, does) => {
  const bench = await mirrorUnderTest();
  await bench.connect();
  const { store, locationId } = bench.highLevel;
  store.addContact({ locationId, phone: phoneOf(0), email: undefined, name: 'x' });
  bench.planned.setPlan({ rules: [{ when: 'after', path: '/conversations/', does }] });
  await bring(bench, 'popp-0');
  expect((await bench.standing('popp-0'))?.state).toBe('linked');
  expect(store.allConversations()).toHaveLength(1);
  const posts = bench.outbox.books.items.everything(bench.workspaceId);
  expect(posts.map(({ attempts }) => attempts)).toEqual([1]);
});

test('a contact that was created with a lost answer is found, not created again', async () => {
  const bench = await mirrorUnderTest();
  await bench.connect();
  const { mirror, workspaceId, highLevel } = bench;
  bench.planned.setPlan({
    rules: [{ when: 'after', path: '/contacts/', times: 9, does: { kind: 'reset' } }],
  });
  await mirror.start(
    once({ workspaceId, source: { campaignId: 'campaign-1' }, createsContacts: true }),
    call,
  );
  await bench.passUntil('all', () => highLevel.store.allConversations().length === 3);
  await bench.passUntil('settled', () => settled(bench));
  const phones = highLevel.store.database.all('SELECT phone FROM contacts WHERE phone IS NOT NULL');
  expect(phones).toHaveLength(3);
});

test('a 201 without a body is found by the search', async () => {
  const server = await startScriptedServer();
  onTestFinished(() => server.stop());
  const bench = await mirrorUnderTest({ typed: true });
  await bench.connectTyped('pit-typed-token', {
    baseUrl: `http://127.0.0.1:${server.port}`,
    locationId: 'loc',
  });
  let searches = 0;
  server.otherwise(({ method, path }) => {
    if (path === '/contacts/search/duplicate')
      return { status: 200, json: { contact: { id: 'con' } } };
    if (method === 'POST') return { status: 201 };
    searches += 1;
    const found =
      searches < 3 ? [] : [{ id: 'conv', contactId: 'con', locationId: 'loc', deleted: false }];
    return { status: 200, json: { conversations: found, total: found.length } };
  });
  await bring(bench, 'popp-0');
  expect(await bench.standing('popp-0')).toMatchObject({
    state: 'linked',
    link: {
      conversationId: 'conv',
      url: 'https://app.gohighlevel.com/v2/location/loc/conversations/conversations/conv',
    },
  });
  const [post, ...others] = server.seen.filter(({ method }) => method === 'POST');
  expect(others).toEqual([]);
  expect(post).toMatchObject({
    path: '/conversations/',
    body: '{"locationId":"loc","contactId":"con"}',
  });
  expect(post?.headers).toMatchObject({
    authorization: 'Bearer pit-typed-token',
    version: '2021-07-28',
  });
});

test.each([
  [
    422,
    { statusCode: 422, message: ['contactId must be a string'], error: 'Unprocessable Entity' },
    'failed',
    /contactId must be a string/,
  ],
  [400, { statusCode: 400, message: 'Bad Request' }, 'failed', /Bad Request/],
] as const)('a %i is told in its own words', async (status, json, state, words) => {
  const server = await startScriptedServer();
  onTestFinished(() => server.stop());
  const bench = await mirrorUnderTest({ typed: true });
  await bench.connectTyped('pit-typed-token', {
    baseUrl: `http://127.0.0.1:${server.port}`,
    locationId: 'loc',
  });
  server.otherwise(({ method }) =>
    method === 'POST' ? { status, json } : { status: 200, json: { contact: { id: 'con' } } },
  );
  await bring(bench, 'popp-0');
  expect(await bench.standing('popp-0')).toMatchObject({
    state,
    words: expect.stringMatching(words),
  });
});

test.each([
  [401, 'Invalid token: access token is invalid', /does not accept/],
  [401, 'The token is not authorized for this scope.', /conversations\.write/],
  [403, 'The token does not have access to this location.', /another sub-account/],
])(
  'a %i (%s) stops the sub-account, loses nothing, and goes on with a good token',
  async (status, message, words) => {
    const bench = await mirrorUnderTest();
    await bench.connect();
    const { mirror, workspaceId, outbox } = bench;
    bench.planned.setPlan({});
    const { store, locationId } = bench.highLevel;
    store.addContact({ locationId, phone: phoneOf(0), email: undefined, name: 'x' });
    bench.planned.setPlan({
      rules: [
        { when: 'before', path: '/conversations/', does: { kind: 'status', status, message } },
      ],
    });
    await bring(bench, 'popp-0');
    const stopped = (await mirror.connection({ workspaceId }, call)).connection;
    expect(stopped).toMatchObject({ standing: 'stopped', stopped: expect.stringMatching(words) });
    // Popp goes on: only the sub-account is stopped.
    expect(outbox.books.notes.pauseOf(workspaceId)).toBeUndefined();
    await mirror.resumeConnection(once({ workspaceId }), call);
    await bench.passUntil('settled', () => settled(bench));
    expect((await bench.standing('popp-0'))?.state).toBe('linked');
    expect(store.allConversations()).toHaveLength(1);
  },
);

test('the test of a connection names what is missing', async () => {
  const bench = await mirrorUnderTest({ typed: true });
  const { mirror, workspaceId, highLevel } = bench;
  const tried = async (token: string, more = {}) => {
    await bench.connectTyped(token, more);
    return mirror.test({ workspaceId }, call);
  };
  expect(await tried('a-wrong-token')).toMatchObject({ outcome: 'rejected' });
  const reading = highLevel.tokenFor(['contacts.readonly', 'contacts.write']).reveal();
  expect(await tried(reading)).toMatchObject({
    outcome: 'scope-missing',
    missing: ['conversations.readonly'],
    message: expect.stringContaining('conversations.readonly'),
  });
  const all = highLevel.token.reveal();
  expect(await tried(all)).toMatchObject({ outcome: 'works', missing: [] });
  expect(await tried(all, { locationId: highLevel.store.otherLocationId })).toMatchObject({
    outcome: 'other-location',
  });
});

test('an expired access token sends nothing and says so', async () => {
  const bench = await mirrorUnderTest({ typed: true });
  const { mirror, workspaceId, highLevel, clock } = bench;
  const payload = Buffer.from(JSON.stringify({ exp: clock.now() / 1000 + 60 })).toString(
    'base64url',
  );
  const view = await bench.connectTyped(`head.${payload}.sign`, { signIn: 'access' });
  expect(view).toMatchObject({
    standing: 'ready',
    signIn: 'access',
    expiresAt: clock.now() + 60_000,
  });
  await clock.advance(61_000);
  await bench.mirrorOne('popp-0');
  await bench.quiet();
  const { connection } = await mirror.connection({ workspaceId }, call);
  expect(connection?.standing).toBe('token-expired');
  expect(connection?.stopped).toMatch(/expired/);
  await bench.connectTyped(highLevel.token.reveal());
  await bench.passUntil('linked', () => highLevel.store.allConversations().length === 1);
});

test('a job that does not move on says why, and claims no rate', async () => {
  const started = async (bench: Bench) => {
    const source = { campaignId: 'campaign-1' };
    const { workspaceId } = bench;
    await bench.mirror.start(once({ workspaceId, source, createsContacts: true }), call);
    return async () => (await bench.mirror.jobs({ workspaceId }, call)).jobs[0];
  };
  const limits = { max: 100, intervalMs: 10_000, daily: 7 };
  const busy = await mirrorUnderTest({ candidates: 6, typed: true, limits });
  await busy.connectTyped(busy.highLevel.token.reveal());
  const ofBusy = await started(busy);
  expect((await ofBusy())?.perMinute).toBeGreaterThan(0);
  let used = await ofBusy();
  for (let step = 0; used?.waits === undefined && step < 20; step += 1) {
    await busy.clock.advance(2000);
    await busy.quiet();
    used = await ofBusy();
  }
  expect(used?.waits?.why).toBe('limit');
  expect(used?.waits?.until).toBeGreaterThan(busy.clock.now() + 60_000);
  expect(used).not.toHaveProperty('perMinute');
  expect(used?.done).toBeLessThan(6);

  const turnedAway = await mirrorUnderTest({ typed: true });
  await turnedAway.connectTyped(turnedAway.highLevel.tokenFor(['contacts.readonly']).reveal());
  const ofTurnedAway = await started(turnedAway);
  const { ports } = turnedAway.mirror;
  await turnedAway.passUntil(
    'it is stopped',
    () => ports.stopOf(turnedAway.workspaceId) !== undefined,
  );
  const stopped = await ofTurnedAway();
  expect(stopped).toMatchObject({ state: 'running', waits: { why: 'stopped' } });
  expect(stopped?.waits?.words).toContain('may not do this');

  const old = await mirrorUnderTest({ typed: true });
  await old.connectTyped(old.highLevel.token.reveal(), { signIn: 'access' });
  await old.clock.advance(25 * 3_600_000);
  const ofOld = await started(old);
  expect((await ofOld())?.waits).toEqual({ why: 'token-expired' });
});

test('a contact of another sub-account is named, and nothing is sent', async () => {
  const bench = await mirrorUnderTest();
  await bench.connect();
  await bring(bench, 'popp-0', { contactId: 'contactOfAnotherSubAccount' });
  await bench.quiet();
  expect(await bench.standing('popp-0')).toMatchObject({
    state: 'failed',
    words: expect.stringContaining('belongs to another sub-account'),
  });
  await bring(bench, 'popp-0', { contactId: 'nobody' });
  await bench.quiet();
  expect((await bench.standing('popp-0'))?.words).toMatch(/no contact with this ID/);
  expect(bench.highLevel.store.allConversations()).toEqual([]);
  expect(bench.states()).toEqual([]);
});

test('one switch holds HighLevel too, and a paused job waits for its own', async () => {
  const bench = await mirrorUnderTest({ candidates: 30 });
  await bench.connect();
  const { mirror, workspaceId, outbox, highLevel } = bench;
  const { notes } = outbox.books;
  notes.pause({ workspaceId, cause: 'recruiter', words: 'paused', at: 1 });
  const job = await mirror.start(
    once({ workspaceId, source: { campaignId: 'campaign-1' }, createsContacts: true }),
    call,
  );
  await bench.clock.advance(60_000);
  await bench.quiet();
  expect(highLevel.store.allConversations()).toEqual([]);
  notes.resume(workspaceId);
  // Popp's own trouble does not hold HighLevel up.
  notes.pause({ workspaceId, cause: 'not-let-in', words: 'Popp said no', at: 1 });
  await mirror.pause(once({ jobId: job.id }), call);
  await bench.clock.advance(60_000);
  await bench.quiet();
  const before = highLevel.store.allConversations().length;
  expect(before).toBeLessThan(30);
  await mirror.resume(once({ jobId: job.id }), call);
  await bench.passUntil('all', () => highLevel.store.allConversations().length === 30);
  await mirror.cancel(once({ jobId: job.id }), call);
  expect(Math.max(...bench.perContact().values())).toBe(1);
});

test('an outcome becomes one note of the contact, and a lost answer does not make it two', async () => {
  const bench = await mirrorUnderTest();
  await bench.connect();
  const { mirror, workspaceId, store, highLevel, clock } = bench;
  await bring(bench, 'popp-0');
  const contactId = (await bench.standing('popp-0'))?.link?.contactId ?? '';
  await mirror.setNotes(once({ workspaceId, notes: true }), call);
  bench.planned.setPlan({
    rules: [{ when: 'after', path: '/contacts/[^/]+/notes', does: { kind: 'reset' } }],
  });
  const ended = {
    id: 'popp-0',
    campaignId: 'campaign-1',
    phoneNumber: phoneOf(0),
    status: 'COMPLETED_SCREENING_PASSED',
    raw: {},
  };
  store.remember(workspaceId, [ended], clock.now() + 1);
  await bench.passUntil('settled', () => settled(bench));
  store.remember(workspaceId, [{ ...ended, stage: 'again' }], clock.now() + 2);
  await mirror.setNotes(once({ workspaceId, notes: true }), call);
  await bench.passUntil('settled', () => settled(bench));
  const notes = highLevel.store.notesOf(contactId);
  expect(notes).toHaveLength(1);
  expect(notes[0]?.body).toContain('passed the screening');
  expect(bench.states().filter(({ kind }) => kind === 'mirrored-note')).toMatchObject([
    { state: 'done' },
  ]);
});

test('a note that cannot be looked for is left to the recruiter, and keeps nobody else waiting', async () => {
  const bench = await mirrorUnderTest();
  await bench.connect();
  const { mirror, workspaceId, store, clock } = bench;
  await bring(bench, 'popp-0');
  await mirror.setNotes(once({ workspaceId, notes: true }), call);
  const path = '/contacts/[^/]+/notes';
  bench.planned.setPlan({
    rules: [
      { when: 'after', path, does: { kind: 'reset' } },
      // As for a contact that was deleted there meanwhile.
      { when: 'before', method: 'GET', path, times: null, does: { kind: 'status', status: 404 } },
    ],
  });
  const status = 'COMPLETED_SCREENING_PASSED';
  const phoneNumber = phoneOf(0);
  const ended = { id: 'popp-0', campaignId: 'campaign-1', phoneNumber, status, raw: {} };
  store.remember(workspaceId, [ended], clock.now() + 1);
  const isUnknown = () => bench.states().some(({ state }) => state === 'unknown');
  await bench.passUntil('its outcome is not known', isUnknown);
  await bring(bench, 'popp-1');
  expect(await bench.standing('popp-1')).toMatchObject({ state: 'linked' });
  expect(bench.states().filter(({ kind }) => kind === 'mirrored-note')).toMatchObject([
    { state: 'undecided' },
  ]);
});
