import { IconArrowDown, IconFlag } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Thread, ThreadEntry } from '../../../shared/conversations/model.ts';
import { unreachable } from '../../../shared/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { classes } from '../../ui/classes.ts';
import { dayName } from '../../ui/time-words.ts';
import { Time } from '../../ui/time.tsx';
import { LiveRegion } from '../../ui/visually-hidden.tsx';
import { EventLine } from './event-line.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { StepEntry } from './step-entry.tsx';
import { inboxText } from './text.ts';
import type { ThreadRow } from './thread-rows.ts';
import { usePoppNow } from './use-inbox.ts';
import { useThreadScroll } from './use-thread-scroll.ts';
import styles from './thread.module.css';

type ThreadEntriesProps = {
  readonly thread: Thread;
  /** Asks for what stands before the first entry. */
  readonly onEarlier: () => void;
};

/** Everything that was written and done, oldest first; it opens at its end and stays there unless you scroll up. */
export function ThreadEntries({ thread, onEarlier }: ThreadEntriesProps) {
  const { entries, earlier, conversation } = thread;
  const now = usePoppNow(conversation.workspaceId);
  const scroller = useRef<HTMLDivElement>(null);
  const view = useThreadScroll(scroller, thread, onEarlier);
  const isFlagShown = entries.some((entry) => entry.type === 'message' && entry.flagged);
  return (
    <div className={styles.stream}>
      <Notes thread={thread} />
      <div className={styles.window}>
        <div
          ref={scroller}
          className={styles.scroller}
          // What scrolls can be reached, so that it scrolls by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          onScroll={view.onScroll}
        >
          <div className={styles.canvas} style={{ height: view.height }}>
            <ol
              className={styles.entries}
              style={{ transform: `translateY(${view.start}px)` }}
              aria-label={inboxText.messages}
            >
              {view.shown.map(({ index, row }) => (
                <li
                  key={row.entry.key}
                  ref={view.measure}
                  data-index={index}
                  // Only what is near the screen is there: how many there are is said.
                  aria-setsize={earlier + entries.length}
                  aria-posinset={earlier + index + 1}
                  className={classes(styles.entry, row.speaksOn && styles.following)}
                >
                  <Mark row={row} now={now} />
                  <Entry entry={row.entry} thread={thread} />
                </li>
              ))}
            </ol>
          </div>
        </div>
        {view.newBelow === 0 ? null : (
          <div className={styles.newBelow}>
            <Button look="primary" size="small" icon={IconArrowDown} onClick={view.toEnd}>
              {inboxText.newMessages(view.newBelow)}
            </Button>
          </div>
        )}
      </div>
      <LiveRegion>{view.announcement}</LiveRegion>
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

function Mark({ row: { mark, entry }, now }: { readonly row: ThreadRow; readonly now: number }) {
  if (mark === undefined || entry.at === undefined) return null;
  return (
    <>
      {mark === 'day' ? <p className={styles.day}>{dayName(entry.at, now)}</p> : null}
      <p className={styles.timeMark}>
        <Time at={entry.at} now={now} form="clock" />
      </p>
    </>
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
      <div className={styles.notes}>
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
      </div>
    );
  }
  if (thread.messages === 'not-read-yet' && thread.problem === undefined) {
    return <p className={classes(styles.notes, styles.quiet)}>{inboxText.notReadYet}</p>;
  }
  return thread.entries.length === 0 ? (
    <p className={classes(styles.notes, styles.quiet)}>{inboxText.noEntries}</p>
  ) : null;
}
