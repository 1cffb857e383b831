import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Words for those who listen. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}

/** Reads its words out whenever they change, without interrupting. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  return (
    <output className={styles.hidden} aria-live="polite" aria-atomic>
      {children}
    </output>
  );
}
