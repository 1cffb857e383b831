import { type ReactNode, useId } from 'react';
import styles from './figures.module.css';

type FigureProps = {
  readonly title: string;
  /** What the picture says, in a sentence. */
  readonly said: string;
  readonly children: ReactNode;
};

/** One picture with its name, and above it in words what it says. */
export function Figure({ title, said, children }: FigureProps) {
  const id = useId();
  return (
    <section className={styles.figure} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      <p className={styles.said}>{said}</p>
      {children}
    </section>
  );
}
