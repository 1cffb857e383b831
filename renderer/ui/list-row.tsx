import type { ReactNode } from 'react';
import styles from './list-row.module.css';

/** The class of a row of a list: put it on the link or button that opens the row. */
export const listRowClass = styles.row ?? '';

type ListRowProps = {
  /** Who or what. */
  readonly title: ReactNode;
  /** Small, at the end of the first line: a time, a number. */
  readonly aside?: ReactNode;
  /** The second line, cut where it ends. */
  readonly body?: ReactNode;
  /** At the end of the second line: a status. */
  readonly status?: ReactNode;
  /** Before everything: a mark or an icon. */
  readonly mark?: ReactNode;
  readonly strong?: boolean;
};

/** The inside of a row of 64 px: two lines, the second quieter. */
export function ListRow({ title, aside, body, status, mark, strong = false }: ListRowProps) {
  return (
    <>
      {mark === undefined ? null : <span className={styles.mark}>{mark}</span>}
      <span className={styles.lines}>
        <span className={styles.line}>
          <span className={strong ? styles.strong : styles.title}>{title}</span>
          {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
        </span>
        <span className={styles.line}>
          <span className={styles.body}>{body}</span>
          {status === undefined ? null : <span className={styles.status}>{status}</span>}
        </span>
      </span>
    </>
  );
}
