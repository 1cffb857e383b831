import { Fragment } from 'react';
import { isAppleKeyboard, keyCaps, type Shortcut } from './shortcut.ts';
import { commandText } from './text.ts';
import styles from './key-caps.module.css';

/** The keys of a shortcut as caps; `spoken` where nothing beside it says them. */
export function KeyCaps({
  shortcut,
  spoken = false,
}: {
  readonly shortcut: Shortcut;
  readonly spoken?: boolean;
}) {
  const steps = keyCaps(shortcut, isAppleKeyboard());
  return (
    <span className={styles.caps} aria-hidden={!spoken || undefined}>
      {steps.map((step, place) => (
        <Fragment key={step.join('+')}>
          {place === 0 ? null : <span className={styles.then}>{commandText.afterwards}</span>}
          {step.map((cap) => (
            <kbd key={cap} className={styles.cap}>
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
