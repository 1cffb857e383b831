import type { StatusDay } from '../../../../shared/conversations/figures.ts';
import { classes } from '../../../ui/classes.ts';
import { formatCount } from '../../../ui/locale.ts';
import { Figure } from './figure.tsx';
import { daySaid } from './day-words.ts';
import { figuresText } from './text.ts';
import styles from './figures.module.css';

// From the foot of a column to its head.
const phases = ['ended', 'completed', 'active', 'pending', 'unknown'] as const;

// A few first days stay columns, and do not become walls.
const widestColumnPx = 48;

/** How conversations stood at the end of each day: one column a day, its parts named at the last one. */
export function StatusDays({ days }: { readonly days: readonly StatusDay[] }) {
  const last = days.at(-1);
  if (last === undefined) return null;
  const most = Math.max(1, ...days.map(sumOf));
  const named = phases.filter((phase) => last[phase] > 0).toReversed();
  return (
    <Figure title={figuresText.days} said={figuresText.daysSaid(last.active, sumOf(last))}>
      <div className={styles.daysAndNames} aria-hidden>
        <div style={{ maxWidth: days.length * widestColumnPx }}>
          <div className={styles.columns}>
            {days.map((one) => (
              <div key={one.day} className={styles.column} title={dayTitle(one)}>
                {phases.map((phase) =>
                  one[phase] === 0 ? null : (
                    <span
                      key={phase}
                      className={classes(styles.part, styles[phase])}
                      style={{ height: `${(one[phase] / most) * 100}%` }}
                    />
                  ),
                )}
              </div>
            ))}
          </div>
          <div className={styles.axis}>
            <span>{daySaid(days[0]?.day ?? '')}</span>
            <span>{days.length > 1 ? daySaid(last.day) : null}</span>
          </div>
        </div>
        <ul className={styles.names}>
          {named.map((phase) => (
            <li key={phase}>
              <span className={classes(styles.dot, styles[phase])} />
              {figuresText.phases[phase]} <b>{formatCount(last[phase])}</b>
            </li>
          ))}
        </ul>
      </div>
      <table className={styles.unseen}>
        <thead>
          <tr>
            <th scope="col">{figuresText.day}</th>
            {phases.map((phase) => (
              <th key={phase} scope="col">
                {figuresText.phases[phase]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.day}>
              <th scope="row">{daySaid(one.day)}</th>
              {phases.map((phase) => (
                <td key={phase}>{formatCount(one[phase])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  );
}

function sumOf(day: StatusDay): number {
  return phases.reduce((sum, phase) => sum + day[phase], 0);
}

function dayTitle(day: StatusDay): string {
  const parts = phases
    .filter((phase) => day[phase] > 0)
    .toReversed()
    .map((phase) => `${figuresText.phases[phase]} ${formatCount(day[phase])}`);
  return [daySaid(day.day), ...parts].join('\n');
}
