import { IconFlag } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import type { Author, Thread, ThreadEntry } from '../../../shared/conversations/model.ts';
import { unreachable } from '../../../shared/errors.ts';
import { Callout } from '../../ui/callout.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { classes } from '../../ui/classes.ts';
import { Time } from '../../ui/time.tsx';
import { EventLine } from './event-line.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { StepEntry } from './step-entry.tsx';
import { inboxText } from './text.ts';
import { usePoppNow } from './use-inbox.ts';
import styles from './thread.module.css';

const timeEveryMs = 10 * 60_000;
const nearEndPx = 120;

/** Everything that was written and done, oldest first; it opens at its end and stays there unless you scroll up. */
export function ThreadEntries({ thread }: { readonly thread: Thread }) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const { entries, conversation } = thread;
  const now = usePoppNow(conversation.workspaceId);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const stay = () => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    };
    stay();
    // What is written below grows with its text, and takes the room from here.
    const observer = new ResizeObserver(stay);
    observer.observe(element);
    return () => observer.disconnect();
  });
  const timed = timeMarks(entries);
  const isFlagShown = entries.some((entry) => entry.type === 'message' && entry.flagged);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      // What scrolls can be reached, so that it scrolls by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({ currentTarget: element }) => {
        const below = element.scrollHeight - element.scrollTop - element.clientHeight;
        isAtEnd.current = below < nearEndPx;
      }}
    >
      <Notes thread={thread} />
      <ol className={styles.entries} aria-label={inboxText.messages}>
        {entries.map((entry, index) => (
          <li
            key={entry.key}
            className={classes(
              styles.entry,
              !timed.has(entry.key) && speaksOn(entries[index - 1], entry) && styles.following,
            )}
          >
            {timed.has(entry.key) && entry.at !== undefined ? (
              <p className={styles.timeMark}>
                <Time at={entry.at} now={now} />
              </p>
            ) : null}
            <Entry entry={entry} thread={thread} />
          </li>
        ))}
      </ol>
      {conversation.flag === undefined || isFlagShown ? null : (
        <p className={styles.reasonAlone}>
          <IconFlag size={14} aria-hidden />
          {conversation.flag.reason === undefined ? (
            inboxText.reasonUnknown
          ) : (
            <CandidateText text={conversation.flag.reason.text} />
          )}
        </p>
      )}
    </div>
  );
}

function Entry({ entry, thread }: { readonly entry: ThreadEntry; readonly thread: Thread }) {
  switch (entry.type) {
    case 'message':
      return (
        <MessageBubble
          message={entry}
          conversation={thread.conversation}
          reason={entry.flagged ? thread.conversation.flag?.reason : undefined}
        />
      );
    case 'step':
      return <StepEntry step={entry} conversation={thread.conversation} />;
    case 'event':
      return <EventLine event={entry.event} at={entry.at} />;
    default:
      return unreachable(entry);
  }
}

function Notes({ thread }: { readonly thread: Thread }) {
  if (thread.messages === 'unsupported') {
    const { dashboardUrl } = thread.conversation;
    return (
      <Callout
        title={inboxText.unsupportedTitle}
        {...(dashboardUrl === undefined
          ? {}
          : {
              action: (
                <a href={dashboardUrl} target="_blank" rel="noopener noreferrer">
                  {inboxText.openInPopp}
                </a>
              ),
            })}
      >
        {inboxText.unsupportedBody}
      </Callout>
    );
  }
  if (thread.messages === 'not-read-yet' && thread.problem === undefined) {
    return <p className={styles.quiet}>{inboxText.notReadYet}</p>;
  }
  return thread.entries.length === 0 ? <p className={styles.quiet}>{inboxText.noEntries}</p> : null;
}

/** Whether the same one goes on speaking, so that the name above need not be said again. */
function speaksOn(before: ThreadEntry | undefined, entry: ThreadEntry): boolean {
  const author = authorOf(entry);
  return author !== undefined && before !== undefined && authorOf(before) === author;
}

function authorOf(entry: ThreadEntry): Author | undefined {
  if (entry.type === 'message' && entry.author !== 'system') return entry.author;
  return entry.type === 'step' && entry.kind === 'message' ? 'recruiter' : undefined;
}

/** A time stands before the first entry and wherever ten minutes have gone by since the last one. */
function timeMarks(entries: readonly ThreadEntry[]): ReadonlySet<string> {
  const marks = new Set<string>();
  let shown = Number.NEGATIVE_INFINITY;
  for (const { key, at } of entries) {
    if (at === undefined || at - shown < timeEveryMs) continue;
    marks.add(key);
    shown = at;
  }
  return marks;
}
