import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
} from '@tabler/icons-react';
import type { UploadRow } from '../../../shared/uploads/model.ts';
import { Chip } from '../../ui/chip.tsx';
import { itemStatus } from './item-text.ts';
import { problemDetail } from './problem-text.ts';
import { uploadsText } from './text.ts';
import styles from './uploads.module.css';

/** Where one row stands: what became of it, or what is wrong with it, by name. */
export function RowStatus({ row }: { readonly row: UploadRow }) {
  const [first, ...others] = row.problems;
  if (row.item !== undefined) {
    const { tone, icon, word } = itemStatus(row.item.state, row.item.reach);
    return (
      <Chip tone={tone} icon={icon} bare title={row.item.reason ?? word}>
        {word}
      </Chip>
    );
  }
  if (row.state === 'sent') {
    return (
      <Chip icon={IconCircleCheck} bare>
        {uploadsText.states.sent}
      </Chip>
    );
  }
  if (row.state === 'left-out') {
    return (
      <Chip icon={IconCircleMinus} bare>
        {uploadsText.states['left-out']}
      </Chip>
    );
  }
  if (first === undefined) {
    return (
      <Chip tone="green" icon={IconCircleCheck} bare>
        {uploadsText.states.ready}
      </Chip>
    );
  }
  return (
    <span className={styles.stateCell}>
      <Chip
        tone={first.blocking ? 'red' : 'amber'}
        icon={first.blocking ? IconCircleX : IconAlertTriangle}
        bare
        title={row.problems.map(problemDetail).join('\n')}
      >
        {problemDetail(first)}
      </Chip>
      {others.length === 0 ? null : (
        <span className={styles.faint}>{uploadsText.more(others.length)}</span>
      )}
    </span>
  );
}
