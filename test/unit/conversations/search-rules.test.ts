import {
  array,
  assert,
  constantFrom,
  integer,
  nat,
  oneof,
  property,
  string,
  tuple,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import {
  createMatcher,
  extractOf,
  foldLetters,
  indexedWords,
  peopleQuery,
  phoneDigits,
  readSearch,
  wordsOf,
  wordsQuery,
  type Search,
} from '../../../shared/conversations/search-rules.ts';

const anything = string({ unit: 'binary', maxLength: 60 });
const hostile = array(
  oneof(
    anything,
    constantFrom(
      '"',
      '""',
      '*',
      'NEAR(',
      ' AND ',
      ' OR ',
      'NOT ',
      '^',
      '{',
      '}',
      ':',
      '(',
      ')',
      '-',
      "'",
      '\0',
      '\u202e',
      '%',
      '_',
      '日本',
      'é',
      'ß',
      '🙂',
    ),
  ),
  { maxLength: 12 },
).map((parts) => parts.join(''));

describe('what is looked for', () => {
  it('never makes the index of words complain, whatever is typed', () => {
    const database = openMemoryDatabase();
    const ask = (table: string, query: string | undefined) =>
      query === undefined
        ? []
        : database.all(`SELECT rowid FROM ${table} WHERE ${table} MATCH ?`, query);
    assert(
      property(hostile, (typed) => {
        const search = readSearch(typed);
        if (search === undefined) return;
        ask('search_words', wordsQuery(search));
        ask('search_people', peopleQuery(search));
      }),
      { numRuns: 300 },
    );
    database.close();
  });

  it('is found in the text it was taken from, by its words and by their beginnings', () => {
    const database = openMemoryDatabase();
    const text = string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    assert(
      property(text, nat(), (said, cut) => {
        const words = wordsOf(said);
        const word = words[cut % Math.max(1, words.length)]?.word;
        if (word === undefined) return;
        database.run(
          'INSERT OR REPLACE INTO search_words (rowid, words) VALUES (1, ?)',
          indexedWords(said),
        );
        for (const begun of [
          word,
          Array.from(word)
            .slice(0, 1 + (cut % 3))
            .join(''),
        ]) {
          const query = wordsQuery({ words: [begun], pieces: [], digits: [] }) ?? '';
          const found = database.all(
            'SELECT rowid FROM search_words WHERE search_words MATCH ?',
            query,
          );
          expect(found).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
    database.close();
  });

  it('is cut where it is very long, and nothing where it is empty or hidden characters alone', () => {
    expect(readSearch('')).toBeUndefined();
    expect(readSearch(' \u200b\u202e\n ')).toBeUndefined();
    expect(readSearch('word '.repeat(10_000))?.words).toEqual(['word']);
    expect(readSearch('a b c d e f g h i j k')?.words).toHaveLength(8);
  });

  it('does not tell apart capitals, accents and forms of a letter', () => {
    expect(foldLetters('ZOË Ａpplicant')).toBe('zoe applicant');
    expect(readSearch('Zoë O_Neill')?.words).toEqual(['zoe', 'o', 'neill']);
    expect(wordsOf('日本語 ok').map(({ word }) => word)).toEqual(['日', '本', '語', 'ok']);
  });
});

describe('a phone number', () => {
  const kept = '442079460101';
  it.each([
    '+442079460101',
    '+44 20 7946 0101',
    '+44 (0)20 7946-0101',
    '+44 020 7946 0101',
    '0044 20 7946 0101',
    '020 7946 0101',
    '(020) 7946.0101',
    '2079460101',
    '7946 0101',
    '442079460101',
  ])('is found as %s', (typed) => {
    expect(phoneDigits(typed).some((way) => kept.includes(way))).toBe(true);
  });

  it('is found with its country or the zero in place of it, however it is separated', () => {
    const separator = constantFrom('', ' ', '-', '.', '/');
    const number = tuple(
      integer({ min: 1, max: 999 }),
      array(tuple(integer({ min: 10, max: 99 }), separator), { minLength: 3, maxLength: 5 }),
      constantFrom('+', '00', '0', ''),
    );
    assert(
      property(number, ([country, pairs, start]) => {
        const national = pairs.map(([digits]) => digits).join('');
        const typed = pairs.map(([digits, between]) => `${digits}${between}`).join('');
        const written = start === '0' ? `0${typed}` : `${start}${country} ${typed}`;
        const ways = phoneDigits(written);
        expect(ways.some((way) => `${country}${national}`.includes(way))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is nothing that holds letters, or too little to look for', () => {
    expect(phoneDigits('call 0101')).toEqual([]);
    expect(phoneDigits('+4')).toEqual([]);
  });
});

describe('an extract', () => {
  const search = (typed: string): Search =>
    readSearch(typed) ?? { words: [], pieces: [], digits: [] };

  it('shows the match in its surroundings, cut at a space', () => {
    const text = `${'before '.repeat(20)}the Night shift pays more ${'after '.repeat(40)}`;
    const parts = extractOf(search('night'), text);
    expect(parts.filter(({ marked }) => marked)).toEqual([{ text: 'Night', marked: true }]);
    expect(parts[0]).toEqual({ text: '…', marked: false });
    expect(parts[1]?.text).toMatch(/^(before )?the $/);
    expect(parts.at(-1)).toEqual({ text: '…', marked: false });
  });

  it('is a part of the text, of which the marked pieces begin with what was looked for', () => {
    assert(
      property(
        string({ unit: 'grapheme', maxLength: 300 }),
        string({ maxLength: 6 }),
        (text, typed) => {
          const asked = search(typed);
          const parts = extractOf(asked, text);
          expect(parts.length === 0).toBe(createMatcher(asked)(text) === 0);
          const shown = parts
            .filter(
              ({ text: part }, index) =>
                !(part === '…' && (index === 0 || index === parts.length - 1)),
            )
            .map(({ text: part }) => part)
            .join('');
          expect(text).toContain(shown);
          for (const part of parts.filter(({ marked }) => marked)) {
            const folded = wordsOf(part.text)[0]?.word ?? '';
            expect(asked.words.some((word) => folded.startsWith(word))).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
