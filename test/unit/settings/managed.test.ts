import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  choiceOf,
  emptyConnectFields,
  withAllowed,
} from '../../../renderer/features/workspaces/connect-fields.ts';
import { allowsBaseUrl, judgePolicy } from '../../../shared/settings/managed.ts';
import { decideUpdates, unmanaged } from '../../../shared/settings/managed-rules.ts';
import { alternativeBaseUrl, defaultBaseUrl } from '../../../shared/workspaces/rules.ts';

const file = '/etc/popp-console/policy.json';
const judge = (policy: unknown) =>
  judgePolicy({ state: 'read', file, text: JSON.stringify(policy) });

describe('a policy', () => {
  test('that is not there decides nothing', () => {
    expect(judgePolicy({ state: 'none' })).toEqual({ managed: unmanaged, unknownKeys: [] });
    expect(judge({})).toEqual({
      managed: { state: 'in-force', file, settings: {} },
      unknownKeys: [],
    });
  });

  test('decides what it names, brings addresses into one form, and names what nobody knows', () => {
    const { managed, unknownKeys } = judge({
      baseUrls: ['https://API.joinpopp.com/v1/'],
      updates: 'off',
      tunnels: 'off',
      notifications: true,
      notificationText: false,
      defaultCountry: 'GB',
      colour: 'teal',
      update: 'off',
    });
    expect(managed).toEqual({
      state: 'in-force',
      file,
      baseUrls: [defaultBaseUrl],
      updates: 'off',
      tunnels: 'off',
      settings: { notifications: true, notificationText: false, defaultCountry: 'GB' },
    });
    expect(unknownKeys).toEqual(['colour', 'update']);
  });

  test('may begin with the mark that Windows editors write', () => {
    const text = '\uFEFF{"updates":"off"}';
    expect(judgePolicy({ state: 'read', file, text }).managed).toMatchObject({
      state: 'in-force',
      updates: 'off',
    });
  });

  test.each([
    ['{"updates":', /JSON/],
    ['', /JSON/],
    ['[]', /expected/i],
    ['{"updates":"never"}', /^updates: /],
    ['{"updates":false}', /^updates: /],
    ['{"baseUrls":"https://api.joinpopp.com/v1"}', /^baseUrls: /],
    ['{"baseUrls":[]}', /^baseUrls: /],
    ['{"baseUrls":["http://api.joinpopp.com/v1"]}', /^baseUrls\.0: .*https/],
    ['{"notificationText":"no"}', /^notificationText: /],
    ['{"defaultCountry":"uk"}', /^defaultCountry: .*capital/],
  ])('that cannot be read (%s) lets nothing leave, and says what is wrong', (text, problem) => {
    const { managed } = judgePolicy({ state: 'read', file, text });
    expect(managed).toMatchObject({
      state: 'broken',
      file,
      problem: expect.stringMatching(problem),
      baseUrls: [],
      updates: 'off',
      tunnels: 'off',
      settings: { notificationText: false },
    });
    expect(allowsBaseUrl(managed, defaultBaseUrl)).toBe(false);
  });

  test('that cannot be opened is as one that cannot be read; one that is not trusted decides nothing', () => {
    const unreadable = judgePolicy({ state: 'unreadable', file, problem: 'EACCES' }).managed;
    expect(unreadable).toMatchObject({ state: 'broken', baseUrls: [], problem: 'EACCES' });
    const stranger = judgePolicy({ state: 'not-trusted', file, problem: 'it is a link' }).managed;
    expect(stranger).toEqual({
      state: 'not-followed',
      file,
      problem: 'it is a link',
      settings: {},
    });
  });

  test('of any text is in force or lets nothing leave, and never throws', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.record({ baseUrls: fc.array(fc.webUrl()) }).map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { managed } = judgePolicy({ state: 'read', file, text });
        const isClosed = managed.state === 'broken' && managed.baseUrls?.length === 0;
        expect(managed.state === 'in-force' || isClosed).toBe(true);
      }),
    );
  });
});

describe('the addresses that a company allows', () => {
  const { managed } = judge({ baseUrls: [alternativeBaseUrl, 'https://gateway.example/popp'] });

  test.each([
    [alternativeBaseUrl, true],
    ['https://gateway.example/popp/', true],
    ['https://gateway.example/popp2', false],
    ['https://gateway.example', false],
    [defaultBaseUrl, false],
    ['nonsense', false],
  ])('%s: %s', (baseUrl, allowed) => {
    expect(allowsBaseUrl(managed, baseUrl)).toBe(allowed);
    expect(allowsBaseUrl(unmanaged, baseUrl)).toBe(true);
  });

  test('are what the form offers: the one that was chosen, else the first', () => {
    const allowed = managed.baseUrls;
    expect(withAllowed(emptyConnectFields, undefined)).toBe(emptyConnectFields);
    expect(withAllowed(emptyConnectFields, [])).toBe(emptyConnectFields);
    expect(withAllowed(emptyConnectFields, allowed)).toEqual({
      ...emptyConnectFields,
      baseUrlChoice: 'alternative',
    });
    const chosen = { ...emptyConnectFields, ...choiceOf('https://gateway.example/popp') };
    expect(withAllowed(chosen, allowed)).toBe(chosen);
  });
});

describe('updates', () => {
  test.each([
    [{ isPackaged: true, hasFeed: true }, 'on', 'managed-off'],
    [{ isPackaged: true, hasFeed: false }, 'no-feed', 'managed-off'],
    [{ isPackaged: false, hasFeed: true }, 'not-packaged', 'managed-off'],
    [{ isPackaged: false, hasFeed: false }, 'not-packaged', 'managed-off'],
  ] as const)('with %j are %s, and %s where a company says so', (facts, own, held) => {
    expect(decideUpdates({ ...facts, managed: unmanaged })).toBe(own);
    expect(decideUpdates({ ...facts, managed: judge({ updates: 'off' }).managed })).toBe(held);
  });
});
