import { describe, expect, test } from 'vitest';
import { createOptOutRepository } from '../../../electron/core/conversations/repository-extras.ts';
import { keychainLocked } from '../../../electron/core/keychain-failures.ts';
import { defaultBaseUrl, alternativeBaseUrl } from '../../../shared/workspaces/rules.ts';
import { memorySecrets } from '../../support/capabilities.ts';
import { call, once, workspacesUnderTest } from './workspaces-under-test.ts';

const apiKey = 'popp-live-key-0123456789';
const acme = { name: 'Acme', organizationId: 'org_acme', baseUrl: defaultBaseUrl };

describe('adding a workspace', () => {
  test('switches to it and waits for its key', async () => {
    const { workspaces } = workspacesUnderTest();
    const added = await workspaces.add(once(acme), call);
    expect(added).toMatchObject({ kind: 'popp', name: 'Acme', state: 'waiting-for-key' });
    expect(await workspaces.list({}, call)).toEqual({ workspaces: [added], currentId: added.id });
    await expect(workspaces.connections.open(added.id)).rejects.toMatchObject({
      code: 'key-missing',
    });
  });

  test.each([
    'http://api.joinpopp.com/v1',
    'https://me:secret@api.joinpopp.com/v1',
    'https://api.joinpopp.com/v1?x=1',
    'popp',
  ])('refuses %s by its field', async (baseUrl) => {
    const { workspaces } = workspacesUnderTest();
    await expect(workspaces.add(once({ ...acme, baseUrl }), call)).rejects.toMatchObject({
      code: 'invalid-input',
      facts: { details: { field: 'baseUrl' } },
    });
    expect(await workspaces.list({}, call)).toEqual({ workspaces: [] });
  });

  test("refuses a second one of the same organisation, also through Popp's other host", async () => {
    const { workspaces } = workspacesUnderTest();
    await workspaces.add(once(acme), call);
    const twin = { ...acme, name: 'Again', baseUrl: alternativeBaseUrl };
    await expect(workspaces.add(once(twin), call)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the key', () => {
  test('opens the connection, and is told by its last four alone', async () => {
    const { workspaces } = workspacesUnderTest();
    const { id: workspaceId } = await workspaces.add(once(acme), call);
    const status = await workspaces.setKey(once({ workspaceId, apiKey }), call);
    expect(status).toEqual({ state: 'present', lastFour: '6789', place: 'memory' });
    expect(await workspaces.keyStatus({ workspaceId }, call)).toEqual(status);
    const connection = await workspaces.connections.open(workspaceId);
    expect(connection).toMatchObject({ baseUrl: defaultBaseUrl, organizationId: 'org_acme' });
    expect(connection.apiKey.reveal()).toBe(apiKey);
    expect((await workspaces.list({}, call)).workspaces[0]?.state).toBe('ready');
  });

  test('is gone after it is cleared', async () => {
    const { workspaces } = workspacesUnderTest();
    const { id: workspaceId } = await workspaces.add(once(acme), call);
    await workspaces.setKey(once({ workspaceId, apiKey }), call);
    expect(await workspaces.clearKey(once({ workspaceId }), call)).toEqual({ state: 'missing' });
    await expect(workspaces.connections.open(workspaceId)).rejects.toMatchObject({
      code: 'key-missing',
    });
  });

  test.each([
    ['another address', { organizationId: 'org_acme', baseUrl: alternativeBaseUrl }],
    ['another organisation', { organizationId: 'org_other', baseUrl: defaultBaseUrl }],
  ])('has to be typed again for %s, also after changing back', async (_what, elsewhere) => {
    const { workspaces } = workspacesUnderTest();
    const { id: workspaceId } = await workspaces.add(once(acme), call);
    await workspaces.setKey(once({ workspaceId, apiKey }), call);
    const moved = await workspaces.changeConnection(once({ workspaceId, ...elsewhere }), call);
    expect(moved.state).toBe('waiting-for-key');
    const { organizationId, baseUrl } = acme;
    const back = await workspaces.changeConnection(
      once({ workspaceId, organizationId, baseUrl }),
      call,
    );
    expect(back.state).toBe('waiting-for-key');
  });

  test('a path change on the same address keeps it', async () => {
    const { workspaces } = workspacesUnderTest();
    const { id: workspaceId } = await workspaces.add(once(acme), call);
    await workspaces.setKey(once({ workspaceId, apiKey }), call);
    const baseUrl = 'https://api.joinpopp.com/v2';
    const moved = await workspaces.changeConnection(
      once({ workspaceId, organizationId: acme.organizationId, baseUrl }),
      call,
    );
    expect(moved).toMatchObject({ baseUrl, state: 'ready' });
  });
});

describe('a locked keychain', () => {
  const locked = { ...memorySecrets(), get: () => Promise.reject(keychainLocked()) };

  test('is a state, not a missing key', async () => {
    const { workspaces } = workspacesUnderTest({ secrets: locked });
    const { id: workspaceId, state } = await workspaces.add(once(acme), call);
    expect(state).toBe('keychain-locked');
    expect(await workspaces.keyStatus({ workspaceId }, call)).toEqual({ state: 'keychain-locked' });
    await expect(workspaces.connections.open(workspaceId)).rejects.toMatchObject({
      code: 'keychain-locked',
    });
    expect(await workspaces.testConnection({ workspaceId }, call)).toMatchObject({
      outcome: 'keychain-locked',
    });
  });
});

describe('a keychain that is unlocked while the console runs', () => {
  test('is noticed by whoever asks next, and the screen is told', async () => {
    let isLocked = true;
    const kept = memorySecrets();
    const { workspaces, changes } = workspacesUnderTest({
      secrets: {
        ...kept,
        get: (account) => (isLocked ? Promise.reject(keychainLocked()) : kept.get(account)),
      },
    });
    const { id } = await workspaces.add(once(acme), call);
    const heard: string[] = [];
    changes.subscribe(({ topic }) => heard.push(topic));
    await expect(workspaces.connections.open(id)).rejects.toMatchObject({
      code: 'keychain-locked',
    });
    expect(heard).toEqual([]);
    isLocked = false;
    await expect(workspaces.connections.open(id)).rejects.toMatchObject({ code: 'key-missing' });
    expect(heard).toEqual(['workspaces']);
    expect((await workspaces.list({}, call)).workspaces[0]?.state).toBe('waiting-for-key');
  });
});

describe('a slow keychain', () => {
  test('does not hold up the list, and the list is told when it answers', async () => {
    let answer: (() => void) | undefined;
    const slow = {
      ...memorySecrets(),
      get: () =>
        new Promise<undefined>((resolve) => {
          answer = () => resolve(undefined);
        }),
    };
    const { workspaces, changes } = workspacesUnderTest({ secrets: slow });
    const added = await workspaces.add(once(acme), call);
    expect(added.state).toBe('checking');
    const told = new Promise((resolve) => {
      changes.subscribe(resolve);
    });
    answer?.();
    expect(await told).toEqual({ topic: 'workspaces', workspaceId: added.id });
    expect((await workspaces.list({}, call)).workspaces[0]?.state).toBe('waiting-for-key');
  });
});

describe('several workspaces', () => {
  test('are switched between and renamed', async () => {
    const { workspaces } = workspacesUnderTest();
    const first = await workspaces.add(once(acme), call);
    const second = await workspaces.add(once({ ...acme, organizationId: 'org_2' }), call);
    expect(workspaces.connections.current()).toBe(second.id);
    await workspaces.switchTo(once({ workspaceId: first.id }), call);
    expect(workspaces.connections.current()).toBe(first.id);
    const renamed = await workspaces.rename(once({ workspaceId: first.id, name: 'North' }), call);
    expect(renamed.name).toBe('North');
    expect(workspaces.connections.all().map(({ name }) => name)).toEqual(['North', 'Acme']);
  });

  test('one that is not there is not found', async () => {
    const { workspaces } = workspacesUnderTest();
    await expect(workspaces.switchTo(once({ workspaceId: 'x' }), call)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('removing a workspace', () => {
  async function removed() {
    const bench = workspacesUnderTest();
    const { workspaces } = bench;
    const stays = await workspaces.add(once({ ...acme, organizationId: 'org_stays' }), call);
    const goes = await workspaces.add(once(acme), call);
    await workspaces.setKey(once({ workspaceId: goes.id, apiKey }), call);
    bench.database.run(
      "INSERT INTO campaigns (workspace_id, id, title, campaign, seen_at) VALUES (?, 'c', 'c', '{}', 0)",
      goes.id,
    );
    await workspaces.remove(once({ workspaceId: goes.id }), call);
    return { ...bench, stays, goes };
  }

  test('hides it, opens another one, and closes its connection', async () => {
    const { workspaces, stays, goes } = await removed();
    expect(await workspaces.list({}, call)).toMatchObject({
      workspaces: [{ id: stays.id }],
      currentId: stays.id,
    });
    await expect(workspaces.connections.open(goes.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('can be undone, with its key and its data', async () => {
    const { workspaces, goes } = await removed();
    const back = await workspaces.restore(once({ workspaceId: goes.id }), call);
    expect(back).toMatchObject({ id: goes.id, state: 'ready' });
  });

  test('adding it again is undoing', async () => {
    const { workspaces, goes } = await removed();
    const back = await workspaces.add(once({ ...acme, name: 'Acme again' }), call);
    expect(back).toMatchObject({ id: goes.id, name: 'Acme again' });
  });

  test('is final at the next start: its rows and its keychain entries go, the others stay', async () => {
    const { workspaces, database, secrets, stays, goes } = await removed();
    await workspaces.purge();
    expect(database.all('SELECT id FROM workspaces')).toEqual([{ id: stays.id }]);
    expect(database.all('SELECT id FROM campaigns')).toEqual([]);
    expect(await secrets.get('popp-key https://api.joinpopp.com org_acme')).toBeUndefined();
    await expect(workspaces.restore(once({ workspaceId: goes.id }), call)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('forgets nobody who opted out: connecting the organisation again knows them, and keeps hashes alone', async () => {
    const { workspaces, database, goes } = await removed();
    const optOuts = createOptOutRepository(database);
    optOuts.add(goes.id, '+14155550123', 'SMS', 0);
    await workspaces.purge();
    expect(optOuts.has(goes.id, '+14155550123', 'SMS')).toBe(false);
    expect(JSON.stringify(database.all('SELECT * FROM kept_opt_outs'))).not.toMatch(
      /4155550123|org_acme/,
    );

    const other = await workspaces.add(once({ ...acme, organizationId: 'org_other' }), call);
    expect(optOuts.has(other.id, '+14155550123', 'SMS')).toBe(false);
    const again = await workspaces.add(once(acme), call);
    expect(again.id).not.toBe(goes.id);
    expect(optOuts.has(again.id, '+1 (415) 555-0123', 'SMS')).toBe(true);
  });
});

describe('moving a workspace', () => {
  test('to an organisation that was here before knows who opted out there', async () => {
    const { workspaces, database } = workspacesUnderTest();
    const first = await workspaces.add(once(acme), call);
    const optOuts = createOptOutRepository(database);
    optOuts.add(first.id, '+14155550123', 'SMS', 0);
    await workspaces.remove(once({ workspaceId: first.id }), call);
    await workspaces.purge();
    const { id } = await workspaces.add(once({ ...acme, organizationId: 'org_typo' }), call);
    await workspaces.changeConnection(
      once({ workspaceId: id, organizationId: 'org_acme', baseUrl: defaultBaseUrl }),
      call,
    );
    expect(optOuts.has(id, '+14155550123', 'SMS')).toBe(true);
  });

  test('to another organisation is refused once Popp has told its campaigns', async () => {
    const { workspaces, database } = workspacesUnderTest();
    const { id: workspaceId } = await workspaces.add(once(acme), call);
    database.run(
      "INSERT INTO campaigns (workspace_id, id, title, campaign, seen_at) VALUES (?, 'c', 'c', '{}', 0)",
      workspaceId,
    );
    const elsewhere = { workspaceId, organizationId: 'org_other', baseUrl: defaultBaseUrl };
    await expect(workspaces.changeConnection(once(elsewhere), call)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
