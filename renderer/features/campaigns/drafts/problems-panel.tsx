import { IconCircleCheck, IconListCheck } from '@tabler/icons-react';
import type { DraftPublication } from '../../../../shared/campaigns/drafts-model.ts';
import type { DraftProblem } from '../../../../shared/campaigns/rules.ts';
import { fieldWord } from './field-words.ts';
import { goToField } from './place.tsx';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

type ProblemsPanelProps = {
  readonly problems: readonly DraftProblem[];
  /** What Popp has said about what is on screen. */
  readonly refusals: DraftPublication['refusals'];
};

/** Everything between the draft and being published, in one place; each leads to its field. */
export function ProblemsPanel({ problems, refusals }: ProblemsPanelProps) {
  const errors = problems.filter(({ level }) => level === 'error');
  const left = errors.length + refusals.length;
  const advice = problems.filter(({ level }) => level === 'advice');
  return (
    <section className={styles.problems} aria-label={draftsText.toDoTitle}>
      <h2 className={styles.problemsTitle}>
        {left === 0 ? (
          <IconCircleCheck size={16} className={styles.readyIcon} aria-hidden />
        ) : (
          <IconListCheck size={16} aria-hidden />
        )}
        {draftsText.toDo(left)}
      </h2>
      {left === 0 ? (
        <p className={styles.problemWords}>{draftsText.nothingToDo}</p>
      ) : (
        <ul className={styles.problemsList}>
          {refusals.map(({ path, message }) => (
            <Entry
              key={message}
              path={path}
              name={path === undefined ? draftsText.refusedTitle : fieldWord(path)}
              words={draftsText.poppSays(message)}
            />
          ))}
          <Problems problems={errors} />
        </ul>
      )}
      {advice.length === 0 ? null : (
        <>
          <h3 className={styles.problemWords}>{draftsText.adviceTitle}</h3>
          <ul className={styles.problemsList}>
            <Problems problems={advice} />
          </ul>
        </>
      )}
    </section>
  );
}

function Problems({ problems }: { readonly problems: readonly DraftProblem[] }) {
  return problems.map(({ path, code }) => (
    <Entry
      key={`${path} ${code}`}
      path={path}
      name={fieldWord(path)}
      words={code === 'required' ? draftsText.needed : draftsText.problems[code]}
    />
  ));
}

type EntryProps = {
  readonly path: string | undefined;
  readonly name: string;
  readonly words: string;
};

function Entry({ path, name, words }: EntryProps) {
  const inside = (
    <>
      <span className={styles.problemField}>{name}</span>
      <span className={styles.problemWords}>{words}</span>
    </>
  );
  return (
    <li>
      {path === undefined ? (
        <div className={styles.problem}>{inside}</div>
      ) : (
        <button type="button" className={styles.problem} onClick={() => goToField(path)}>
          {inside}
        </button>
      )}
    </li>
  );
}
