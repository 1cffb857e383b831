import { uiText } from './text.ts';
import styles from './skeleton.module.css';

type SkeletonRowsProps = {
  readonly rows?: number;
  /** The height of the rows that will come, so that nothing jumps. */
  readonly height?: number;
  readonly label?: string;
};

const widths = [62, 48, 70, 55, 40, 66, 52, 58] as const;

/** Rows of the right height while the first answer is on its way. */
export function SkeletonRows({ rows = 8, height = 36, label = uiText.loading }: SkeletonRowsProps) {
  return (
    <output aria-label={label} className={styles.rows}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className={styles.row} style={{ height }} aria-hidden>
          <span
            className={styles.bar}
            style={{ width: `${widths[index % widths.length] ?? 50}%` }}
          />
          {height >= 56 ? <span className={styles.thin} /> : null}
        </span>
      ))}
    </output>
  );
}
