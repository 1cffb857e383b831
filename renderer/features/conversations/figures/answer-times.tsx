import type { Figures } from '../../../../shared/conversations/figures.ts';
import { formatCount } from '../../../ui/locale.ts';
import { Figure } from './figure.tsx';
import { daySaid } from './day-words.ts';
import { figuresText } from './text.ts';
import styles from './figures.module.css';

/** How long flagged candidates waited for a human's first message: one column a day, as high as the median wait. */
export function AnswerTimes({ answers }: { readonly answers: Figures['answers'] }) {
  const { days, medianMs, waiting, without } = answers;
  const most = Math.max(1, ...days.map((day) => day.medianMs));
  const said =
    medianMs === undefined
      ? figuresText.answersNone
      : figuresText.answersSaid(figuresText.wait(medianMs));
  return (
    <Figure
      title={figuresText.answers}
      said={[said, figuresText.answersRest(waiting, without)].join(' ').trim()}
    >
      {days.length === 0 ? null : (
        <>
          <div className={styles.columns} aria-hidden>
            {days.map((one) => (
              <div
                key={one.day}
                className={styles.column}
                title={`${daySaid(one.day)}: ${figuresText.wait(one.medianMs)}`}
              >
                {days.length <= 8 ? (
                  <span className={styles.value}>{figuresText.wait(one.medianMs)}</span>
                ) : null}
                <span
                  className={styles.wait}
                  style={{ height: `${Math.max(2, (one.medianMs / most) * 80)}%` }}
                />
              </div>
            ))}
          </div>
          <div className={styles.axis} aria-hidden>
            <span>{daySaid(days[0]?.day ?? '')}</span>
            <span>{days.length > 1 ? daySaid(days.at(-1)?.day ?? '') : null}</span>
          </div>
          <table className={styles.unseen}>
            <thead>
              <tr>
                <th scope="col">{figuresText.day}</th>
                <th scope="col">{figuresText.median}</th>
                <th scope="col">{figuresText.answered}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((one) => (
                <tr key={one.day}>
                  <th scope="row">{daySaid(one.day)}</th>
                  <td>{figuresText.wait(one.medianMs)}</td>
                  <td>{formatCount(one.answered)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Figure>
  );
}
