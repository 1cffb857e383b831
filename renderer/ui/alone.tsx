import type { ReactNode } from 'react';
import iconUrl from '../../resources/icons/console.svg';
import styles from './alone.module.css';

type AloneProps = {
  readonly title: string;
  /** What happened, what is safe. */
  readonly body: ReactNode;
  /** What can be done, the most useful first. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
};

/** A screen that stands in for the whole console, with nothing around it. */
export function Alone({ title, body, actions, children }: AloneProps) {
  return (
    <main className={styles.alone}>
      <div className={styles.column}>
        <img src={iconUrl} width={40} height={40} alt="" />
        <h1 className={styles.title}>{title}</h1>
        <div className={styles.body}>{body}</div>
        {children}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </main>
  );
}
