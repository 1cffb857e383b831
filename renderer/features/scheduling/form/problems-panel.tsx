import { IconCircleCheck, IconListCheck } from '@tabler/icons-react';
import { fieldWord, goToField } from './paths.ts';
import { formText } from './form-text.ts';
import styles from './form.module.css';

/** One thing that is wrong or worth a look, in words. */
export type WordedProblem = {
  readonly path: string;
  readonly words: string;
  readonly level: 'error' | 'advice';
};

type ProblemsPanelProps = {
  readonly problems: readonly WordedProblem[];
  readonly toDo: (count: number) => string;
};

/** Everything that is left to do, in one place; each leads to its field. */
export function ProblemsPanel({ problems, toDo }: ProblemsPanelProps) {
  const errors = problems.filter(({ level }) => level === 'error');
  const advice = problems.filter(({ level }) => level === 'advice');
  return (
    <section className={styles.problems} aria-label={formText.toDoTitle}>
      <h2 className={styles.previewTitle}>
        {errors.length === 0 ? (
          <IconCircleCheck size={16} className={styles.readyIcon ?? ''} aria-hidden />
        ) : (
          <IconListCheck size={16} aria-hidden />
        )}
        {toDo(errors.length)}
      </h2>
      {errors.length === 0 ? (
        <p className={styles.help}>{formText.nothingToDo}</p>
      ) : (
        <Problems problems={errors} />
      )}
      {advice.length === 0 ? null : (
        <>
          <h3 className={styles.help}>{formText.adviceTitle}</h3>
          <Problems problems={advice} />
        </>
      )}
    </section>
  );
}

function Problems({ problems }: { readonly problems: readonly WordedProblem[] }) {
  return (
    <ul className={styles.problemList}>
      {problems.map(({ path, words }) => (
        <li key={`${path} ${words}`}>
          <button type="button" className={styles.problem} onClick={() => goToField(path)}>
            <span className={styles.problemField}>{fieldWord(path)}</span>
            <span className={styles.help}>{words}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
