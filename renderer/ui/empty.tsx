import type { ReactNode } from 'react';
import type { IconType } from './icon.ts';
import styles from './empty.module.css';

type EmptyProps = {
  readonly icon?: IconType;
  readonly title: string;
  readonly body: ReactNode;
  /** The one next step. */
  readonly action?: ReactNode;
  readonly level?: 1 | 2 | 3;
};

/** Says what will be here, and offers the one next step. */
export function Empty({ icon: Icon, title, body, action, level = 2 }: EmptyProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={styles.empty}>
      {Icon === undefined ? null : (
        <Icon size={24} stroke={1.5} className={styles.icon ?? ''} aria-hidden />
      )}
      <Heading className={styles.title}>{title}</Heading>
      <div className={styles.body}>{body}</div>
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
