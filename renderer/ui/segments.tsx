import { classes } from './classes.ts';
import { formatCount } from './locale.ts';
import styles from './segments.module.css';

/** One of a few views of the same list. */
export type Segment<Key extends string> = {
  readonly key: Key;
  readonly label: string;
  readonly count?: number | undefined;
};

type SegmentsProps<Key extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<Key>[];
  readonly value: Key;
  readonly onChange: (key: Key) => void;
  /** Where they do not fit into one line: under each other in three columns. */
  readonly stacked?: boolean;
};

/** Chooses one of a few views; a count stands beside its name. */
export function Segments<Key extends string>({
  label,
  segments,
  value,
  onChange,
  stacked = false,
}: SegmentsProps<Key>) {
  return (
    <div
      role="group"
      aria-label={label}
      className={classes(styles.segments, stacked && styles.stacked)}
    >
      {segments.map((segment) => (
        <button
          key={segment.key}
          type="button"
          aria-pressed={segment.key === value}
          className={classes(styles.segment, segment.key === value && styles.chosen)}
          onClick={() => onChange(segment.key)}
        >
          {segment.label}
          {segment.count === undefined ? null : (
            <span className={styles.count}>{formatCount(segment.count)}</span>
          )}
        </button>
      ))}
    </div>
  );
}
