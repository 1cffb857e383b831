import { IconCircleCheck, IconListCheck } from '@tabler/icons-react';
import type { DraftProblem } from '../../../../shared/campaigns/rules.ts';
import { fieldWord } from './field-words.ts';
import { goToField } from './place.tsx';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

/** Everything between the draft and being published, in one place; each leads to its field. */
export function ProblemsPanel({ problems }: { readonly problems: readonly DraftProblem[] }) {
  const errors = problems.filter(({ level }) => level === 'error');
  const advice = problems.filter(({ level }) => level === 'advice');
  return (
    <section className={styles.problems} aria-label={draftsText.toDoTitle}>
      <h2 className={styles.problemsTitle}>
        {errors.length === 0 ? (
          <IconCircleCheck size={16} className={styles.readyIcon} aria-hidden />
        ) : (
          <IconListCheck size={16} aria-hidden />
        )}
        {draftsText.toDo(errors.length)}
      </h2>
      {errors.length === 0 ? (
        <p className={styles.problemWords}>{draftsText.nothingToDo}</p>
      ) : (
        <Problems problems={errors} />
      )}
      {advice.length === 0 ? null : (
        <>
          <h3 className={styles.problemWords}>{draftsText.adviceTitle}</h3>
          <Problems problems={advice} />
        </>
      )}
    </section>
  );
}

function Problems({ problems }: { readonly problems: readonly DraftProblem[] }) {
  return (
    <ul className={styles.problemsList}>
      {problems.map(({ path, code }) => (
        <li key={`${path} ${code}`}>
          <button type="button" className={styles.problem} onClick={() => goToField(path)}>
            <span className={styles.problemField}>{fieldWord(path)}</span>
            <span className={styles.problemWords}>
              {code === 'required' ? draftsText.needed : draftsText.problems[code]}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
