import type { Author, ThreadEntry } from '../../../shared/conversations/model.ts';

const timeEveryMs = 10 * 60_000;

/** One entry of a thread with what stands above it. */
export type ThreadRow = {
  readonly entry: ThreadEntry;
  /** A new day begins with it, or ten minutes have gone by: the day or the time stands above it. */
  readonly mark: 'day' | 'time' | undefined;
  /** The same one goes on speaking, so that the name above need not be said again. */
  readonly speaksOn: boolean;
};

/** The rows of a thread: a mark before the first entry of a day, and wherever ten minutes have gone by since the last mark. */
export function threadRows(entries: readonly ThreadEntry[]): readonly ThreadRow[] {
  let shown = Number.NEGATIVE_INFINITY;
  return entries.map((entry, index) => {
    const mark = markOf(entry.at, shown);
    if (mark !== undefined && entry.at !== undefined) shown = entry.at;
    const before = entries[index - 1];
    return { entry, mark, speaksOn: mark === undefined && isSameVoice(before, entry) };
  });
}

// About as many as fit into a bubble of usual width.
const charactersInLine = 52;

/** How many pixels tall a row is likely to be, before it was measured. */
export function guessHeight({ entry, mark, speaksOn }: ThreadRow): number {
  const above = (mark === 'day' ? 60 : mark === 'time' ? 36 : 0) + (speaksOn ? 4 : 32);
  if (entry.type === 'event') return above + 20;
  const text =
    (entry.type === 'message' || entry.kind === 'message' ? entry.body : undefined) ?? '';
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersInLine)), 0);
  return above + 18 + lines * 20;
}

/**
 * The messages of others that came after what was there when the recruiter scrolled up. Entries that stand before that are
 * earlier ones that were read since.
 */
export function messagesSince(
  entries: readonly ThreadEntry[],
  known: ReadonlySet<string>,
): readonly Extract<ThreadEntry, { type: 'message' }>[] {
  const lastKnown = entries.findLastIndex((entry) => known.has(entry.key));
  if (lastKnown === -1) return [];
  return entries
    .slice(lastKnown + 1)
    .filter((entry) => entry.type === 'message')
    .filter((message) => message.author !== 'recruiter');
}

function markOf(at: number | undefined, shown: number): ThreadRow['mark'] {
  if (at === undefined) return undefined;
  if (!Number.isFinite(shown) || dayOf(at) !== dayOf(shown)) return 'day';
  return at - shown < timeEveryMs ? undefined : 'time';
}

// By the recruiter's own calendar.
function dayOf(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

function isSameVoice(before: ThreadEntry | undefined, entry: ThreadEntry): boolean {
  const author = authorOf(entry);
  return author !== undefined && before !== undefined && authorOf(before) === author;
}

function authorOf(entry: ThreadEntry): Author | undefined {
  if (entry.type === 'message' && entry.author !== 'system') return entry.author;
  return entry.type === 'step' && entry.kind === 'message' ? 'recruiter' : undefined;
}
