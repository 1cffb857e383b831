import { expect, test } from 'vitest';
import { readList } from '../../../electron/core/outbox/list-pass.ts';
import { Secret } from '../../../electron/core/secret.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';

const connection = {
  workspaceId: 'w',
  baseUrl: 'https://popp.test/v1',
  organizationId: 'o',
  apiKey: new Secret('key'),
};
const now = Date.UTC(2026, 10, 17, 12);

function conversation(id: string, createdAt?: number, updatedAt?: number): PoppConversation {
  return {
    id,
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    raw: {},
  };
}

async function read(pages: readonly (readonly PoppConversation[])[]): Promise<string[]> {
  const mark = { ids: ['old'], serverDate: now };
  const seen: string[] = [];
  const pass = await readList(
    {
      listConversations: (_connection, { nextToken = '0' }) => {
        const index = Number(nextToken);
        const more = index + 1 < pages.length ? { nextToken: String(index + 1) } : {};
        return Promise.resolve({ items: pages[index] ?? [], serverDate: now, ...more });
      },
    },
    connection,
    'campaign',
    { until: [mark], onPage: (items) => seen.push(...items.map(({ id }) => id)) },
  );
  expect(pass.isComplete(mark)).toBe(true);
  return seen;
}

test('meeting what was known ends the reading of a list that is in the order of creation', async () => {
  const pages = [
    [conversation('new', now + 1000), conversation('old', now - 1000)],
    [conversation('older', now - 2000)],
  ];
  expect(await read(pages)).toEqual(['new', 'old']);
});

test('a list in the order of changes is read past what was known: ours may be below it', async () => {
  // The candidate of the known conversation has just answered, so it is on top.
  const pages = [
    [conversation('old', now - 1000, now + 9000), conversation('new', now + 1000, now + 1000)],
    [conversation('ours', now + 500, now + 500)],
  ];
  expect(await read(pages)).toContain('ours');
});

test('a list without times is read to its end', async () => {
  const pages = [[conversation('old'), conversation('new')], [conversation('ours')]];
  expect(await read(pages)).toContain('ours');
});
