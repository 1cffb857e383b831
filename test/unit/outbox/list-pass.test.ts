import { describe, expect, test } from 'vitest';
import { readList } from '../../../electron/core/outbox/list-pass.ts';
import { Secret } from '../../../electron/core/secret.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';

const hourMs = 60 * 60_000;
const serverDate = 100 * hourMs;
const connection = {
  workspaceId: 'w',
  baseUrl: 'http://127.0.0.1',
  organizationId: 'o',
  apiKey: new Secret('practice'),
};

function conversation(id: string, at?: number): PoppConversation {
  return { id, raw: {}, ...(at === undefined ? {} : { createdAt: at, updatedAt: at }) };
}

/** Reads pages that are given as lists; `null` is a page that cannot be read. */
function read(
  pages: readonly (readonly PoppConversation[] | null)[],
  until: Parameters<typeof readList>[3]['until'],
) {
  const asked: string[] = [];
  const pass = readList(
    {
      listConversations(_connection, { nextToken = '0' }) {
        asked.push(nextToken);
        const index = Number(nextToken);
        const items = pages[index];
        if (items === undefined || items === null) return Promise.reject(new Error('unreadable'));
        const more = index + 1 < pages.length;
        return Promise.resolve({
          items,
          serverDate,
          ...(more ? { nextToken: String(index + 1) } : {}),
        });
      },
    },
    connection,
    'c',
    { until, onPage: () => {} },
  );
  return { pass, asked };
}

const pages = [
  [conversation('e', serverDate), conversation('d', serverDate)],
  [conversation('c', serverDate), conversation('b', serverDate)],
  [conversation('a', serverDate)],
];

describe('a reading of the list', () => {
  test('stops where every id of the watermark is met', async () => {
    const { pass, asked } = read(pages, [{ ids: ['c', 'd'], serverDate }]);
    const done = await pass;
    expect(asked).toEqual(['0', '1']);
    expect(done.isComplete({ ids: ['c', 'd'], serverDate })).toBe(true);
    expect(done.isComplete({ ids: ['a'], serverDate })).toBe(false);
    expect(done.newest).toEqual({ ids: ['e', 'd'], serverDate });
  });

  test('goes to the end for an id that is gone, and for a list that was empty', async () => {
    const gone = { ids: ['d', 'gone'], serverDate };
    const empty = { ids: [], serverDate };
    const { pass, asked } = read(pages, [gone, empty]);
    const done = await pass;
    expect(asked).toHaveLength(3);
    expect(done.isComplete(gone) && done.isComplete(empty)).toBe(true);
  });

  test('stops early at a full page that is an hour older, by both times and the server’s own date', async () => {
    const old = serverDate - hourMs - 1;
    const mark = { ids: ['gone'], serverDate };
    const list = (second: PoppConversation) => [
      [conversation('e', serverDate)],
      [second],
      [conversation('a', old)],
    ];
    const early = read(list(conversation('c', old)), [mark]);
    expect((await early.pass).isComplete(mark)).toBe(true);
    expect(early.asked).toHaveLength(2);
    for (const second of [
      conversation('c'),
      { ...conversation('c', old), updatedAt: serverDate },
      conversation('c', serverDate - hourMs),
    ]) {
      const late = read(list(second), [mark]);
      await late.pass;
      expect(late.asked).toHaveLength(3);
    }
  });

  test('that breaks off is complete for nothing, and says why', async () => {
    const { pass } = read([[conversation('e', serverDate)], null], 'end');
    const done = await pass;
    expect(done.failure).toBeInstanceOf(Error);
    expect(done.isComplete({ ids: [], serverDate })).toBe(false);
    expect(done.conversations).toBe(1);
  });
});
