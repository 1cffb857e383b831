import type { Command } from './command.ts';

/** How well a text answers what was typed: smaller is better. */
export type Rank = number;

const diacritics = /\p{M}/gu;

/** Letters as they are compared: without case and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(diacritics, '').toLowerCase();
}

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * Ranks a text by rules that can be foreseen: it begins with what was typed, its words do in order, they do in any order, it has
 * the letters in one piece, or they are the beginnings of its words (`hbn` for Hand Back, open Next). Nothing else matches.
 */
export function rank(typed: string, text: string): Rank | undefined {
  const asked = wordsOf(typed);
  const words = wordsOf(text);
  const query = asked.join(' ');
  if (query === '') return 0;
  if (words.join(' ').startsWith(query)) return 0;
  if (beginInOrder(asked, words)) return 1;
  if (asked.every((part) => words.some((word) => word.startsWith(part)))) return 2;
  if (asked.every((part) => part.length > 1 && words.some((word) => word.includes(part)))) return 3;
  if (asked.length === 1 && isMadeOfBeginnings(query, words)) return 4;
  return undefined;
}

function beginInOrder(asked: readonly string[], words: readonly string[]): boolean {
  let at = 0;
  for (const part of asked) {
    while (at < words.length && words[at]?.startsWith(part) !== true) at += 1;
    if (at === words.length) return false;
    at += 1;
  }
  return true;
}

// Each piece of the letters begins a word, later pieces later words.
function isMadeOfBeginnings(letters: string, words: readonly string[]): boolean {
  if (letters === '') return true;
  return words.some((word, at) => {
    const most = sharedBeginning(letters, word);
    for (let length = most; length > 0; length -= 1) {
      if (isMadeOfBeginnings(letters.slice(length), words.slice(at + 1))) return true;
    }
    return false;
  });
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Ranks a command by its label, and by its further words after that. */
export function rankCommand(typed: string, { label, words }: Command): Rank | undefined {
  const byLabel = rank(typed, label);
  if (byLabel !== undefined || words === undefined) return byLabel;
  const byWords = rank(typed, `${label} ${words}`);
  return byWords === undefined ? undefined : byWords + 5;
}

/** What matches, best first; equal ones keep the order they came in, those used lately before them. */
export function best<T>(
  entries: readonly T[],
  rankOf: (entry: T) => Rank | undefined,
  recency: (entry: T) => number,
): readonly (readonly [T, Rank])[] {
  return entries
    .flatMap((entry) => {
      const found = rankOf(entry);
      return found === undefined ? [] : [[entry, found] as const];
    })
    .toSorted(([one, a], [other, b]) => a - b || recency(one) - recency(other));
}
