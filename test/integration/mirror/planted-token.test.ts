import { inspect } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { contract } from '../../../shared/contract.ts';
import { startScriptedServer } from '../../support/scripted-server.ts';
import { call, once } from '../workspaces/workspaces-under-test.ts';
import { mirrorUnderTest } from './mirror-under-test.ts';

const planted = 'pit-planted-token-0123456789';

test('a token that was set is in no answer, no failure, no log line, no change and no row', async () => {
  // A server that quotes the token back wherever it can.
  const server = await startScriptedServer();
  onTestFinished(() => server.stop());
  server.otherwise(({ headers }) => ({
    status: 400,
    json: { statusCode: 400, message: `Bad ${String(headers.authorization)}` },
  }));
  const bench = await mirrorUnderTest({ typed: true });
  const { mirror, workspaceId, changes, database, log } = bench;
  const told: unknown[] = [];
  changes.subscribe((change) => told.push(change));
  const called = new Set<string>();
  async function tell(name: keyof typeof contract.mirror, work: () => unknown): Promise<unknown> {
    called.add(name);
    try {
      const answer = await work();
      told.push(answer);
      return answer;
    } catch (error) {
      told.push(inspect(error, { depth: 10, showHidden: true }));
      return undefined;
    }
  }
  const one = { workspaceId };
  const conversation = { ...one, conversationId: 'popp-0' };
  await tell('connect', () =>
    bench.connectTyped(planted, { baseUrl: `http://127.0.0.1:${server.port}` }),
  );
  expect((await mirror.ports.openConnection(workspaceId)).token.reveal()).toBe(planted);
  await tell('connection', () => mirror.connection(one, call));
  await tell('connectPractice', () => mirror.connectPractice(once(one), call));
  await tell('test', () => mirror.test(one, call));
  await tell('setNotes', () => mirror.setNotes(once({ ...one, notes: true }), call));
  await tell('mirrorOne', () =>
    mirror.mirrorOne(once({ ...conversation, contactId: 'con', createsContact: true }), call),
  );
  await bench.quiet();
  const source = { campaignId: 'campaign-1' };
  await tell('start', () => mirror.start(once({ ...one, source, createsContacts: true }), call));
  await bench.quiet();
  const [job] = (await mirror.jobs(one, call)).jobs;
  const jobId = job?.id ?? '';
  await tell('jobs', () => mirror.jobs(one, call));
  await tell('pause', () => mirror.pause(once({ jobId }), call));
  await tell('resume', () => mirror.resume(once({ jobId }), call));
  await tell('troubles', () => mirror.troubles({ jobId }, call));
  await tell('cancel', () => mirror.cancel(once({ jobId }), call));
  await tell('ofConversation', () => mirror.ofConversation(conversation, call));
  await tell('look', () => mirror.look(once(conversation), call));
  await tell('resumeConnection', () => mirror.resumeConnection(once(one), call));
  await bench.quiet();
  const rows = database
    .all("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .map(({ name }) => database.all(`SELECT * FROM "${String(name)}"`));
  await tell('disconnect', () => mirror.disconnect(once(one), call));
  expect([...called].toSorted()).toEqual(Object.keys(contract.mirror).toSorted());
  expect(server.seen.length).toBeGreaterThan(0);
  expect(JSON.stringify([told, log, rows])).not.toContain(planted);
});
