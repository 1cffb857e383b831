import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import styles from './section.module.css';

type SectionProps = {
  readonly title: string;
  /** What this part is for, in one line. */
  readonly purpose?: ReactNode;
  readonly actions?: ReactNode;
  /** Beside a thread or a list, where names are labels. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
};

/** A titled part of a page or a form. */
export function Section({ title, purpose, actions, quiet = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes(styles.section, quiet && styles.quiet)} aria-labelledby={id}>
      <div className={styles.top}>
        <div>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {purpose === undefined ? null : <p className={styles.purpose}>{purpose}</p>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** Facts with their names, one to a line. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
