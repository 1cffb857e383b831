import { useId, useRef, useState } from 'react';
import {
  cellMinutes,
  cellsPerDay,
  cellState,
  hoursWords,
  minuteWords,
  normalHours,
  officeHours,
  type OpenHours,
  readTimes,
  timesWords,
  weekdayName,
  weekdays,
} from '../../../../shared/scheduling/open-hours.ts';
import { Button } from '../../../ui/button.tsx';
import { classes } from '../../../ui/classes.ts';
import { TextField } from '../../../ui/field.tsx';
import { LiveRegion, VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { formText } from './form-text.ts';
import { isMarked, useWeekPainting, type WeekCell } from './use-week-painting.ts';
import styles from './week-hours.module.css';

type WeekHoursProps = {
  readonly hours: readonly OpenHours[];
  readonly onChange: (hours: readonly OpenHours[]) => void;
  readonly error: string | undefined;
};

const marks = [0, 3, 6, 9, 12, 15, 18, 21, 24] as const;
const cells = Array.from({ length: cellsPerDay }, (_, cell) => cell);

/** The hours of a week, painted with the pointer or the keys, or typed day by day. */
export function WeekHours({ hours, onChange, error }: WeekHoursProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const painting = useWeekPainting({ hours, onChange, frame });
  const { cursor, marked } = painting;
  const words = hoursWords(hours);
  const cellId = ({ weekday, cell }: WeekCell) => `${id}-${weekday}-${cell}`;
  return (
    <div className={styles.hours}>
      <span className={styles.label}>{formText.hours}</span>
      <p className={styles.told}>{formText.hoursHelp}</p>
      <div
        ref={frame}
        role="grid"
        tabIndex={0}
        aria-label={formText.hours}
        aria-describedby={`${id}-help`}
        aria-multiselectable
        aria-activedescendant={cellId(cursor)}
        className={styles.grid}
        onKeyDown={painting.onKeyDown}
      >
        <div className={styles.scale} role="presentation">
          <span />
          <span className={styles.marks} aria-hidden>
            {marks.map((hour) => (
              <span key={hour} className={styles.mark} style={{ left: `${(hour / 24) * 100}%` }}>
                {hour}
              </span>
            ))}
          </span>
        </div>
        {weekdays.map((weekday) => (
          <div key={weekday} className={styles.row} role="row">
            <span className={styles.day} role="rowheader">
              {weekdayName(weekday)}
            </span>
            <div
              className={styles.cells}
              role="presentation"
              data-weekday={weekday}
              onPointerDown={painting.onPointerDown}
              onPointerMove={painting.onPointerMove}
              onPointerUp={painting.onPointerUp}
              onPointerCancel={painting.onPointerCancel}
            >
              {cells.map((cell) => {
                const state = cellState(hours, weekday, cell);
                const isCursor = cursor.weekday === weekday && cursor.cell === cell;
                return (
                  <span
                    key={cell}
                    id={cellId({ weekday, cell })}
                    role="gridcell"
                    aria-selected={state === 'open'}
                    aria-label={formText.cell(
                      weekdayName(weekday),
                      minuteWords(cell * cellMinutes),
                      formText.cellStates[state],
                    )}
                    className={classes(
                      styles.cell,
                      state === 'open' && styles.open,
                      state === 'partly' && styles.partly,
                      marked !== undefined && isMarked(marked, { weekday, cell }) && styles.marked,
                      isCursor && styles.cursor,
                    )}
                  />
                );
              })}
            </div>
          </div>
        ))}
      </div>
      <VisuallyHidden>
        <span id={`${id}-help`}>{formText.hoursKeys}</span>
      </VisuallyHidden>
      <p className={error === undefined ? styles.told : styles.wrong}>
        {error ?? (words === '' ? formText.noHours : words)}
      </p>
      <LiveRegion>{words === '' ? formText.noHours : words}</LiveRegion>
      <div className={styles.quick}>
        <Button size="small" onClick={() => onChange(officeHours)}>
          {formText.officeHours}
        </Button>
        <Button size="small" onClick={() => onChange(likeMonday(hours))}>
          {formText.likeMonday}
        </Button>
        <Button size="small" look="quiet" onClick={() => onChange([])}>
          {formText.clearHours}
        </Button>
      </div>
      <TypedHours hours={hours} onChange={onChange} />
    </div>
  );
}

function likeMonday(hours: readonly OpenHours[]): readonly OpenHours[] {
  const monday = hours.filter(({ weekday }) => weekday === 1);
  const weekend = hours.filter(({ weekday }) => weekday > 5);
  return normalHours([
    ...weekend,
    ...[1, 2, 3, 4, 5].flatMap((weekday) => monday.map((one) => ({ ...one, weekday }))),
  ]);
}

/** The same hours as text, to the minute. */
function TypedHours({ hours, onChange }: Omit<WeekHoursProps, 'error'>) {
  return (
    <details>
      <summary>{formText.typeHours}</summary>
      <div className={styles.typed}>
        {weekdays.map((weekday) => (
          <DayTimes
            key={`${weekday} ${timesWords(hours, weekday)}`}
            weekday={weekday}
            hours={hours}
            onChange={onChange}
          />
        ))}
      </div>
    </details>
  );
}

type DayTimesProps = Omit<WeekHoursProps, 'error'> & { readonly weekday: number };

// Drawn anew whenever its day is painted otherwise, so that it never says something else than the grid.
function DayTimes({ weekday, hours, onChange }: DayTimesProps) {
  const [text, setText] = useState(() => timesWords(hours, weekday));
  const read = readTimes(text, weekday);
  const name = weekdayName(weekday);
  return (
    <TextField
      label={name}
      placeholder={formText.closed}
      value={text}
      error={typeof read === 'string' ? formText.timesProblems[read] : undefined}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => {
        if (typeof read === 'string') return;
        onChange(normalHours([...hours.filter((one) => one.weekday !== weekday), ...read]));
      }}
    />
  );
}
