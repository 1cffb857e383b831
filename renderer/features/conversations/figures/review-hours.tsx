import { formatCount } from '../../../ui/locale.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { Figure } from './figure.tsx';
import { figuresText } from './text.ts';
import styles from './figures.module.css';

/** When the AI asked for a human: seven days of 24 hours, the fuller the more often. */
export function ReviewHours({ hours }: { readonly hours: readonly (readonly number[])[] }) {
  const cells = hours.flatMap((day, weekday) => day.map((many, hour) => ({ weekday, hour, many })));
  const all = cells.reduce((sum, { many }) => sum + many, 0);
  const busiest = cells.reduce<(typeof cells)[number] | undefined>(
    (best, cell) => (cell.many > (best?.many ?? 0) ? cell : best),
    undefined,
  );
  return (
    <Figure
      title={figuresText.reviews}
      said={
        busiest === undefined
          ? figuresText.reviewsNone
          : figuresText.reviewsSaid(
              figuresText.weekdaysInFull[busiest.weekday] ?? '',
              busiest.hour,
              busiest.many,
              all,
            )
      }
    >
      <table className={styles.hours}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{figuresText.day}</VisuallyHidden>
            </th>
            {Array.from({ length: 24 }, (_, hour) => (
              <th key={hour} scope="col">
                {hour % 6 === 0 ? (
                  <span>{hour}</span>
                ) : (
                  <VisuallyHidden>{String(hour)}</VisuallyHidden>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((day, weekday) => (
            <tr key={figuresText.weekdays[weekday]}>
              <th scope="row">{figuresText.weekdays[weekday]}</th>
              {day.map((many, hour) => (
                <td
                  // Hours have no other name than their place.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={hour}
                  title={figuresText.reviewsAt(figuresText.weekdays[weekday] ?? '', hour, many)}
                >
                  <span
                    className={styles.hour}
                    style={
                      many === 0 ? {} : { height: `${30 + (many / (busiest?.many ?? 1)) * 70}%` }
                    }
                    data-some={many > 0}
                  />
                  <VisuallyHidden>{formatCount(many)}</VisuallyHidden>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  );
}
