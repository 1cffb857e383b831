import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type RefObject,
  type UIEvent,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Thread, ThreadEntry } from '../../../shared/conversations/model.ts';
import { inboxText } from './text.ts';
import { guessHeight, messagesSince, threadRows, type ThreadRow } from './thread-rows.ts';

const nearEndPx = 120;
const edgePx = 16;
// As far from the first entry earlier ones are asked for: about two screens.
const nearStartPx = 1200;

// How high the last thread was on screen: the next one draws its rows at once, not only after it was measured.
let lastRoomPx = 600;

/** The part of a thread that is on screen, and how it moves. */
export type ThreadScroll = {
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
  readonly shown: readonly { readonly index: number; readonly row: ThreadRow }[];
  /** Pixels: of the whole thread, and above the first row that is there. */
  readonly height: number;
  readonly start: number;
  readonly measure: (element: HTMLElement | null) => void;
  /** Messages that came below while the recruiter read further up. */
  readonly newBelow: number;
  readonly toEnd: () => void;
  /** What came last, for those who listen. */
  readonly announcement: string;
};

/** Shows a thread from its end, follows it while its end is on screen, and never moves what is being read. */
export function useThreadScroll(
  scroller: RefObject<HTMLElement | null>,
  thread: Thread,
  onEarlier: () => void,
): ThreadScroll {
  const { entries } = thread;
  const isAtEnd = useRef(true);
  /** What was there when the recruiter scrolled up; nothing while they are at the end. */
  const [known, setKnown] = useState<ReadonlySet<string>>();
  const rows = useMemo(() => threadRows(entries), [entries]);
  const guesses = useMemo(() => rows.map(guessHeight), [rows]);
  // Its functions are used in this component alone, so that nothing memoised goes stale.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => guesses[index] ?? 0,
    getItemKey: (index) => rows[index]?.entry.key ?? index,
    initialRect: { width: 0, height: lastRoomPx },
    initialOffset: () => guesses.reduce((sum, height) => sum + height, 0),
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: nearEndPx,
    paddingStart: edgePx,
    paddingEnd: edgePx,
    overscan: 6,
  });
  const toEnd = useEffectEvent(() => list.scrollToEnd());
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    // What is written below grows with its text, and takes the room from here; rows are as high as they are only once they are drawn.
    const observer = new ResizeObserver(() => {
      lastRoomPx = element.clientHeight;
      if (isAtEnd.current) toEnd();
    });
    for (const one of [element, ...element.children]) observer.observe(one);
    return () => observer.disconnect();
  }, [scroller]);
  // Whoever writes wants to see it.
  const own = lastOwn(entries);
  useEffect(() => {
    if (own !== undefined) toEnd();
  }, [own]);

  const shown = list.getVirtualItems();
  return {
    onScroll({ currentTarget: element }) {
      // By the element itself: the list hears of the scrolling only after this.
      const below = element.scrollHeight - element.scrollTop - element.clientHeight;
      const wasAtEnd = isAtEnd.current;
      isAtEnd.current = below < nearEndPx;
      if (isAtEnd.current !== wasAtEnd) setKnown(isAtEnd.current ? undefined : keysOf(entries));
      if (element.scrollTop < nearStartPx) onEarlier();
    },
    shown: shown.flatMap(({ index }) => {
      const row = rows[index];
      return row === undefined ? [] : [{ index, row }];
    }),
    height: list.getTotalSize(),
    start: shown[0]?.start ?? 0,
    measure: list.measureElement,
    newBelow: known === undefined ? 0 : messagesSince(entries, known).length,
    toEnd: () => list.scrollToEnd(),
    announcement: useAnnouncement(thread),
  };
}

/** Says what others wrote since the last look, and keeps silent about what was there before. */
function useAnnouncement({ entries, conversation }: Thread): string {
  const [heard, setHeard] = useState(() => ({ entries, keys: keysOf(entries), words: '' }));
  if (heard.entries === entries) return heard.words;
  const fresh = messagesSince(entries, heard.keys);
  const newest = fresh.at(-1);
  const words =
    newest === undefined
      ? heard.words
      : newest.author === 'candidate'
        ? inboxText.newFrom(conversation.name, newest.body)
        : inboxText.newFrom(inboxText.authors[newest.author], newest.body);
  setHeard({ entries, keys: keysOf(entries), words });
  return words;
}

function keysOf(entries: readonly ThreadEntry[]): ReadonlySet<string> {
  return new Set(entries.map((entry) => entry.key));
}

function lastOwn(entries: readonly ThreadEntry[]): string | undefined {
  const last = entries.findLast((entry) => entry.type === 'step' && entry.kind === 'message');
  return last?.key;
}
