import { array, assert, constantFrom, integer, option, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import type { CachedMessage } from '../../../electron/core/conversations/cached.ts';
import { readThreadMessages } from '../../../electron/core/conversations/thread-messages.ts';
import { flaggedMessage, mergeThread } from '../../../shared/conversations/thread-rules.ts';
import type { Author } from '../../../shared/conversations/model.ts';

type Told = readonly [author: Author, at: number | undefined];

function thread(told: readonly Told[]) {
  const list = told
    .map(([author, at], position): CachedMessage => {
      const key = `m${String(position)}`;
      return { key, author, body: key, at, firstSeenAt: 50, isSeen: true, status: undefined };
    })
    .toSorted((left, right) => (left.at ?? left.firstSeenAt) - (right.at ?? right.firstSeenAt));
  let wholeReads = 0;
  return {
    list,
    wholeReads: () => wholeReads,
    repository: {
      list: () => {
        wholeReads += 1;
        return list;
      },
      newest: (_workspace: string, _id: string, most: number) => list.slice(-most),
      tally: () => ({
        all: list.length,
        untimed: list.filter(({ at }) => at === undefined).length,
        byRecruiter: list.filter(({ author }) => author === 'recruiter').length,
      }),
    },
  };
}

const one = { workspaceId: 'w', id: 'c' };
const authors = constantFrom<Author>('candidate', 'ai', 'recruiter', 'system');
const times = option(integer({ min: 0, max: 100 }), { nil: undefined, freq: 20 });

it('gives what the newest entries, their number and their flag would be if all were read', () => {
  assert(
    property(
      array(tuple(authors, times), { maxLength: 40 }),
      integer({ min: 1, max: 12 }),
      option(integer({ min: 0, max: 100 }), { nil: undefined }),
      (told, most, flaggedAt) => {
        const { list, repository } = thread(told);
        const read = readThreadMessages(repository, one, { most, hasSteps: false, flaggedAt });
        const drawn = (messages: readonly CachedMessage[]) => {
          const flaggedKey =
            flaggedAt === undefined ? undefined : flaggedMessage(messages, flaggedAt)?.key;
          return mergeThread({ messages, steps: [], events: [], flaggedKey, offsetMs: 7 });
        };
        expect(drawn(read.messages).slice(-most)).toEqual(drawn(list).slice(-most));
        expect(read.before + read.messages.length).toBe(list.length);
        expect(read.hasRecruiter).toBe(list.some(({ author }) => author === 'recruiter'));
      },
    ),
  );
});

it('reads all of a long thread only where something in it has to be found', () => {
  const told = Array.from({ length: 100 }, (_, at): Told => ['candidate', at]);
  const reads = (messages: readonly Told[], hasSteps: boolean) => {
    const { repository, wholeReads } = thread(messages);
    readThreadMessages(repository, one, { most: 10, hasSteps, flaggedAt: undefined });
    return wholeReads();
  };
  expect(reads(told, false)).toBe(0);
  expect(reads(told, true)).toBe(1);
  expect(reads([...told, ['ai', undefined]], false)).toBe(1);
});
