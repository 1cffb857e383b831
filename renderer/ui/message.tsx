import { IconFlag } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './message.module.css';

type MessageProps = {
  /** Whose words they are: the candidate's stand left, the others right. */
  readonly author: 'candidate' | 'ai' | 'recruiter' | 'unknown';
  /** Said above the first of a run of messages. */
  readonly name?: ReactNode;
  readonly time?: ReactNode;
  /** What became of it, beneath: a chip, or words. */
  readonly note?: ReactNode;
  /** Why a human is asked for, above the message it is about. */
  readonly flag?: ReactNode;
  /** On its way, or held: not yet something the candidate has. */
  readonly pending?: boolean;
  readonly children: ReactNode;
};

/** One message of a thread: candidate on paper, AI outlined, recruiter filled. */
export function Message({
  author,
  name,
  time,
  note,
  flag,
  pending = false,
  children,
}: MessageProps) {
  return (
    <article
      className={classes(
        styles.message,
        styles[author],
        flag !== undefined && styles.flagged,
        pending && styles.pending,
      )}
    >
      {flag === undefined ? null : (
        <p className={styles.flag}>
          <IconFlag size={14} stroke={2} aria-hidden />
          <span>{flag}</span>
        </p>
      )}
      {name === undefined ? null : <p className={styles.name}>{name}</p>}
      <div className={styles.row}>
        <div className={styles.bubble}>{children}</div>
        {time === undefined ? null : <span className={styles.time}>{time}</span>}
      </div>
      {note === undefined ? null : <p className={styles.note}>{note}</p>}
    </article>
  );
}

/** Something that happened in a thread, between the messages. */
export function ThreadMark({ children }: { readonly children: ReactNode }) {
  return <p className={styles.mark}>{children}</p>;
}
