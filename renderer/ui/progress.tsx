import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { type ProgressFacts, progressWords } from './progress-words.ts';
import styles from './progress.module.css';

type ProgressProps = ProgressFacts & {
  /** What is being done. */
  readonly label: string;
  readonly state?: 'running' | 'paused' | 'finished' | 'failed';
  /** Pause, resume, cancel. */
  readonly actions?: ReactNode;
  /** Only the bar and its words, without the label on screen. */
  readonly compact?: boolean;
};

/** Long work: a bar with done, total, rate and time left. */
export function Progress({
  label,
  state = 'running',
  actions,
  compact = false,
  ...facts
}: ProgressProps) {
  const share = facts.total <= 0 ? 0 : Math.min(1, facts.done / facts.total);
  const words = progressWords(facts);
  return (
    <div className={classes(styles.progress, compact && styles.compact)}>
      {compact ? null : (
        <div className={styles.top}>
          <span className={styles.label}>{label}</span>
          {actions === undefined ? null : <span className={styles.actions}>{actions}</span>}
        </div>
      )}
      <div
        className={classes(styles.track, styles[state])}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={facts.total}
        aria-valuenow={Math.min(facts.done, facts.total)}
        aria-valuetext={words}
      >
        <span className={styles.bar} style={{ width: `${share * 100}%` }} />
      </div>
      <span className={styles.words}>{words}</span>
    </div>
  );
}
