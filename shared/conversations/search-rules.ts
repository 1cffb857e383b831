/** What a recruiter looks for. */
export type Search = {
  /** Folded words; each may be just begun, and all of them must occur. */
  readonly words: readonly string[];
  /** Folded pieces as they were typed, with their signs; all of them must occur in who it is with. */
  readonly pieces: readonly string[];
  /** Where it reads like a phone number: the digits in every way it may be kept. */
  readonly digits: readonly string[];
};

/** Longer texts are cut: nobody types them, and whoever pastes one means its beginning. */
export const longestSearch = 200;
const mostWords = 8;
// The index of people knows parts of three characters.
const shortestPiece = 3;

// Scripts that put no spaces between words: each character is a word, so that any part of a text is found.
const unspaced = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}`;
const wordShape = new RegExp(
  String.raw`[${unspaced}]\p{M}*|(?:(?![${unspaced}])[\p{L}\p{N}\p{M}])+`,
  'gu',
);
const ascii = /^[\0-\u007f]*$/;

/** A text as it is compared: without accents, and without telling apart capitals and forms of one letter. */
export function foldLetters(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** A word of a text, folded, and where it stands. */
export type Word = { readonly word: string; readonly from: number; readonly to: number };

/** The words of a text in their order. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordShape)].flatMap(({ 0: found, index }) => {
    const word = foldLetters(found).replaceAll(/[^\p{L}\p{N}]/gu, '');
    return word === '' ? [] : [{ word, from: index, to: index + found.length }];
  });
}

/** The words of a text for the index, which separates them at what is neither letter nor digit. */
export function indexedWords(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return wordsOf(text)
    .map(({ word }) => word)
    .join(' ');
}

/** Reads what was typed; `undefined` where there is nothing to look for. Every text is fine. */
export function readSearch(typed: string): Search | undefined {
  const text = typed
    .slice(0, longestSearch)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .trim();
  if (text === '') return undefined;
  const words = [...new Set(wordsOf(text).map(({ word }) => word))].slice(0, mostWords);
  const digits = phoneDigits(text);
  const pieces = foldLetters(text).split(/\s+/).slice(0, mostWords);
  const isFindable = pieces.every((piece) => Array.from(piece).length >= shortestPiece);
  return { words, digits, pieces: isFindable ? pieces : [] };
}

/**
 * The ways in which the digits of a number may be kept: with its country or without, whatever stands for "from here" (+, 00, 0)
 * and whatever separates them. Nothing for a text that is no number.
 */
export function phoneDigits(text: string): string[] {
  if (!/^\+?[\d\s()./\-\u2010-\u2015]+$/.test(text)) return [];
  const digits = text.replaceAll(/\(0\)|\D/g, '');
  const isAbroad = text.startsWith('+') || digits.startsWith('00');
  const full = digits.startsWith('00') ? digits.slice(2) : digits;
  const ways = new Set([full]);
  // 020 7946 0101 is kept as +44 20 7946 0101.
  if (!isAbroad && full.startsWith('0')) ways.add(full.slice(1));
  // +44 020 7946 0101: the zero after a country of one to three digits is one too many.
  if (isAbroad) {
    for (const length of [1, 2, 3]) {
      if (full[length] === '0') ways.add(full.slice(0, length) + full.slice(length + 1));
    }
  }
  return [...ways].filter((way) => way.length >= shortestPiece);
}

/** What FTS5 is asked for: every word, each of which may be just begun. */
export function wordsQuery({ words }: Search): string | undefined {
  return words.length === 0 ? undefined : words.map((word) => `${quoted(word)}*`).join(' AND ');
}

/** What FTS5 is asked for in the index of people: every piece, or the number in any way. */
export function peopleQuery({ pieces, digits }: Search): string | undefined {
  const ways = [
    ...(pieces.length === 0 ? [] : [`(${pieces.map(quoted).join(' AND ')})`]),
    ...digits.map(quoted),
  ];
  return ways.length === 0 ? undefined : ways.join(' OR ');
}

// Inside quotes nothing has a meaning of its own but the quote.
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A piece of an extract. */
export type ExtractPart = { readonly text: string; readonly marked: boolean };

/** Counts how many of the words occur in a text, each once; made once for a search and used for many texts. */
export function createMatcher({ words }: Search): (text: string) => number {
  return (text) => {
    const folded = foldLetters(text);
    // Most texts hold none of them, which shows without looking at their words.
    const held = words.filter((word) => folded.includes(word));
    if (held.length === 0) return 0;
    const isPlain = ascii.test(text);
    const begins = isPlain
      ? (word: string) => beginsPlainly(folded, word)
      : beginsOf(wordsOf(text).map((one) => one.word));
    return held.filter(begins).length;
  };
}

function beginsOf(said: readonly string[]): (word: string) => boolean {
  return (word) => said.some((one) => one.startsWith(word));
}

// Without accents and other scripts a word begins after whatever is neither letter nor digit.
function beginsPlainly(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !isPlainLetter(text.charCodeAt(at - 1))) return true;
  }
  return false;
}

function isPlainLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

// A line of the list shows about thirty characters: the match has to be among them.
const contextBefore = 14;
const longestExtract = 160;

/** The part of a text around the first word that was looked for, in pieces, with the matches marked. */
export function extractOf({ words }: Search, text: string): readonly ExtractPart[] {
  const hits = wordsOf(text).filter(({ word }) => words.some((begun) => word.startsWith(begun)));
  const first = hits[0];
  if (first === undefined) return [];
  const start =
    first.from <= contextBefore ? 0 : afterSpace(text, first.from - contextBefore, first.from);
  const end = Math.min(text.length, start + longestExtract);
  const parts: ExtractPart[] = start === 0 ? [] : [{ text: '…', marked: false }];
  let at = start;
  for (const { from, to } of hits) {
    if (from >= end) break;
    if (from > at) parts.push({ text: text.slice(at, from), marked: false });
    parts.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < end) parts.push({ text: text.slice(at, end), marked: false });
  if (Math.max(at, end) < text.length) parts.push({ text: '…', marked: false });
  return parts;
}

function afterSpace(text: string, from: number, until: number): number {
  const space = text.slice(from, until).search(/\s/);
  return space === -1 ? from : from + space + 1;
}
