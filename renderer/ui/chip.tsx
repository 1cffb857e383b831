import type { ReactNode } from 'react';
import { IconCircleDashed } from '@tabler/icons-react';
import { classes } from './classes.ts';
import type { IconType } from './icon.ts';
import styles from './chip.module.css';

/** What a chip's colour means; `grey` means nothing, and is what unknown values wear. */
export type ChipTone = 'grey' | 'accent' | 'amber' | 'red' | 'green';

type ChipProps = {
  readonly tone?: ChipTone;
  readonly icon: IconType;
  readonly children: ReactNode;
  /** Without its ground, for dense rows. */
  readonly bare?: boolean;
  readonly title?: string;
};

/** A status: an icon and a word, never colour alone. */
export function Chip({ tone = 'grey', icon: Icon, children, bare = false, title }: ChipProps) {
  return (
    <span className={classes(styles.chip, styles[tone], bare && styles.bare)} title={title}>
      <Icon size={14} stroke={2} aria-hidden />
      <span className={styles.word}>{children}</span>
    </span>
  );
}

/** How a known status looks. */
export type KnownStatus = {
  readonly tone: ChipTone;
  readonly icon: IconType;
  readonly word: string;
};

type StatusChipProps = {
  readonly status: string | undefined;
  readonly known: Readonly<Record<string, KnownStatus>>;
  readonly bare?: boolean;
};

/** A status of the API: in our words where we know it, else exactly as it came, in grey. */
export function StatusChip({ status, known, bare = false }: StatusChipProps) {
  if (status === undefined || status === '') return null;
  const look = Object.hasOwn(known, status) ? known[status] : undefined;
  return (
    <Chip tone={look?.tone ?? 'grey'} icon={look?.icon ?? IconCircleDashed} bare={bare}>
      {look?.word ?? status}
    </Chip>
  );
}
