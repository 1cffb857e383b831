import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './callout.module.css';

type CalloutProps = {
  readonly tone?: 'plain' | 'amber' | 'red' | 'green';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

const icons = {
  plain: IconInfoCircle,
  amber: IconAlertTriangle,
  red: IconAlertTriangle,
  green: IconCircleCheck,
} as const;

/** Something to know about what is on this page, in line with it. */
export function Callout({ tone = 'plain', title, children, action }: CalloutProps) {
  const Icon = icons[tone];
  return (
    <div className={classes(styles.callout, styles[tone])}>
      <Icon size={16} className={styles.icon ?? ''} aria-hidden />
      <div className={styles.words}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
      </div>
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
