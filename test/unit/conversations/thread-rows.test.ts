import { array, assert, constantFrom, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  guessHeight,
  messagesSince,
  threadRows,
} from '../../../renderer/features/conversations/thread-rows.ts';
import { authors, type ThreadEntry } from '../../../shared/conversations/model.ts';

const minute = 60_000;
const noon = new Date(2026, 2, 3, 12).getTime();

function message(key: string, at: number | undefined, author: (typeof authors)[number] = 'ai') {
  return {
    type: 'message',
    key,
    author,
    body: 'words',
    ...(at === undefined ? {} : { at }),
    flagged: false,
  } as const satisfies ThreadEntry;
}

const thread = array(
  record({
    wait: integer({ min: 0, max: 40 * 60 * minute }),
    author: constantFrom(...authors),
  }),
  { maxLength: 40 },
).map((parts) => {
  let at = noon;
  return parts.map(({ wait, author }, index) => message(`m${index}`, (at += wait), author));
});

describe('the rows of a thread', () => {
  it('say the day where one begins and the time every ten minutes', () => {
    const entries = [
      message('a', noon, 'candidate'),
      message('b', noon + minute, 'candidate'),
      message('c', noon + 11 * minute, 'candidate'),
      message('d', noon + 24 * 60 * minute, 'ai'),
      message('e', undefined, 'ai'),
    ];
    expect(threadRows(entries).map(({ mark, speaksOn }) => [mark, speaksOn])).toEqual([
      ['day', false],
      [undefined, true],
      ['time', false],
      ['day', false],
      [undefined, true],
    ]);
  });

  it('hold every entry once in its order, with exactly one mark for each day', () => {
    assert(
      property(thread, (entries) => {
        const rows = threadRows(entries);
        expect(rows.map(({ entry }) => entry)).toEqual(entries);
        const days = new Set(entries.map(({ at }) => new Date(at ?? 0).toDateString()));
        expect(rows.filter(({ mark }) => mark === 'day')).toHaveLength(days.size);
        for (const row of rows) {
          expect(row.mark === undefined || !row.speaksOn).toBe(true);
          expect(guessHeight(row)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('messages that came while the recruiter read further up', () => {
  it('are those of others after what was there, whatever earlier ones are read meanwhile', () => {
    assert(
      property(thread, nat(20), nat(20), (entries, from, count) => {
        const known = entries.slice(from, from + count);
        const fresh = messagesSince(entries, new Set(known.map(({ key }) => key)));
        const after = known.length === 0 ? [] : entries.slice(from + known.length);
        expect(fresh).toEqual(after.filter(({ author }) => author !== 'recruiter'));
      }),
      { numRuns: 100 },
    );
  });
});
