import { Link, type LinkProps } from '@tanstack/react-router';
import { IconChevronLeft } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { classes } from './classes.ts';
import styles from './page-header.module.css';

type PageHeaderProps = {
  readonly title: ReactNode;
  /** One line beneath or beside the title: counts, a status, a purpose. */
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
  /** One step back, where the page is inside another. */
  readonly back?: { readonly to: NonNullable<LinkProps['to']>; readonly label: string };
};

/** The top of a page: its title, a line about it, and what can be done. */
export function PageHeader({ title, meta, actions, back }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {back === undefined ? null : (
          <Link to={back.to} className={styles.back}>
            <IconChevronLeft size={14} aria-hidden />
            {back.label}
          </Link>
        )}
        <h1 className={styles.title}>{title}</h1>
        {meta === undefined ? null : <div className={styles.meta}>{meta}</div>}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

/** The part of a page that scrolls, beneath its header. */
export function PageBody({
  children,
  width = 'full',
  isStop = false,
}: {
  readonly children: ReactNode;
  readonly width?: 'full' | 'reading';
  /** Nothing in it takes the focus: it does so itself, so that it scrolls by keyboard. */
  readonly isStop?: boolean;
}) {
  const [isScrolled, setScrolled] = useState(false);
  return (
    <div
      className={classes(styles.body, isScrolled && styles.scrolled)}
      {...(isStop ? { tabIndex: 0 } : {})}
      onScroll={({ target, currentTarget }) => {
        if (target === currentTarget) setScrolled(currentTarget.scrollTop > 0);
      }}
    >
      <div className={width === 'reading' ? styles.reading : styles.full}>{children}</div>
    </div>
  );
}
