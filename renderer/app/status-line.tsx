import { Popover } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { buttonClass } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import menu from '../ui/menu.module.css';
import { type StatusSignal, useSignals } from './status-signals.ts';
import { appText } from './text.ts';
import styles from './status-line.module.css';

/** One word and a dot for each thing that sending depends on; a click explains it. */
export function StatusLine({ narrow }: { readonly narrow: boolean }) {
  const signals = useSignals();
  return (
    <ul className={classes(styles.line, narrow && styles.narrow)} aria-label={appText.status}>
      {signals.map((signal) => (
        <li key={signal.name}>
          <Signal signal={signal} />
        </li>
      ))}
    </ul>
  );
}

function Signal({ signal }: { readonly signal: StatusSignal }) {
  return (
    <Popover
      position="right-end"
      width={280}
      withinPortal
      trapFocus
      returnFocus
      classNames={{ dropdown: classes(menu.dropdown, styles.explanation) }}
    >
      <Popover.Target>
        <button type="button" className={styles.signal} title={`${signal.name}: ${signal.word}`}>
          <span className={classes(styles.dot, styles[signal.tone])} aria-hidden />
          <span className={styles.name}>{signal.name}</span>
          <span className={styles.word}>{signal.word}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={signal.name}>
        <p className={styles.heading}>{signal.heading}</p>
        <p className={styles.body}>{signal.explanation}</p>
        {signal.action === undefined ? null : (
          <Link
            to={signal.action.to}
            className={classes(buttonClass('plain', 'small'), styles.action)}
          >
            {signal.action.label}
          </Link>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
