import { Link } from '@tanstack/react-router';
import { type CSSProperties, useEffect, useRef } from 'react';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { classes } from '../../../ui/classes.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { clockTime, timeIn } from '../../../ui/time-words.ts';
import { candidateZone } from '../candidate-zone.ts';
import { ownZone } from '../form/new-setup.ts';
import { meetingStatus } from '../meeting-words.ts';
import { scheduleText } from '../text.ts';
import { type Lasting, placeBlocks } from '../week-layout.ts';
import { dayIn } from '../zone-words.ts';
import { moveInWeek } from './move-in-week.ts';
import type { TimedMeeting } from './week-view.tsx';
import styles from './week.module.css';

const hourPx = 52;
// A block needs room for one line of words.
const leastMs = 30 * 60_000;
const hourMs = 3_600_000;
const tallHours = 0.74;

type WeekColumnsProps = {
  readonly days: readonly Lasting[];
  readonly hours: { readonly from: number; readonly to: number };
  readonly timed: readonly TimedMeeting[];
  readonly now: number;
  readonly meetingId: string | undefined;
};

/** The days beside one another; what overlaps shares the width of its day. */
export function WeekColumns({ days, hours, timed, now, meetingId }: WeekColumnsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const marks = Array.from({ length: hours.to - hours.from }, (_, index) => hours.from + index);
  const first = timed[0]?.meeting.id;
  // The first meeting of the week is in sight, whatever its hour.
  useEffect(() => {
    if (first === undefined) return;
    const block = frame.current?.querySelector(`[data-meeting="${CSS.escape(first)}"]`);
    block?.scrollIntoView({ block: 'nearest' });
  }, [first]);
  return (
    // The keys of the blocks bubble to here; the group itself is not worked with.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={frame}
      className={styles.columns}
      role="group"
      aria-label={scheduleText.week}
      onKeyDown={moveInWeek}
    >
      <div className={styles.days}>
        <span />
        {days.map(({ fromMs, toMs }) => (
          <span
            key={fromMs}
            className={classes(styles.day, fromMs <= now && now < toMs && styles.today)}
          >
            {dayIn(fromMs, ownZone())}
          </span>
        ))}
      </div>
      <div className={styles.body}>
        <div aria-hidden>
          {marks.map((hour) => (
            <span key={hour} className={styles.hour} style={{ height: hourPx }}>
              {`${String(hour).padStart(2, '0')}:00`}
            </span>
          ))}
        </div>
        {days.map((day) => (
          <DayColumn
            key={day.fromMs}
            shown={partOf(day.fromMs, hours)}
            lines={marks.length}
            timed={timed}
            now={now}
            meetingId={meetingId}
          />
        ))}
      </div>
    </div>
  );
}

// On a day when clocks are changed its hours are not all 60 minutes from one another: by the clock, then.
function partOf(dayMs: number, { from, to }: WeekColumnsProps['hours']): Lasting {
  return {
    fromMs: new Date(dayMs).setHours(from, 0, 0, 0),
    toMs: new Date(dayMs).setHours(to, 0, 0, 0),
  };
}

type DayColumnProps = Pick<WeekColumnsProps, 'timed' | 'now' | 'meetingId'> & {
  readonly shown: Lasting;
  readonly lines: number;
};

function DayColumn({ shown, lines, timed, now, meetingId }: DayColumnProps) {
  const length = shown.toMs - shown.fromMs;
  return (
    <div className={styles.column} data-column>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} style={{ height: hourPx }} />
      ))}
      {shown.fromMs <= now && now < shown.toMs ? (
        <span className={styles.now} style={{ top: `${((now - shown.fromMs) / length) * 100}%` }} />
      ) : null}
      {placeBlocks(timed, shown, leastMs / length).map(({ one, top, height, column, columns }) => (
        <Block
          key={one.meeting.id}
          timed={one}
          isOpen={one.meeting.id === meetingId}
          isTall={(height * length) / hourMs > tallHours}
          isNarrow={columns > 1}
          style={{
            top: `${top * 100}%`,
            height: `${height * 100}%`,
            left: `${(column / columns) * 100}%`,
            width: `${100 / columns}%`,
          }}
        />
      ))}
    </div>
  );
}

type BlockProps = {
  readonly timed: TimedMeeting;
  readonly isOpen: boolean;
  /** There is room for a second line. */
  readonly isTall: boolean;
  /** There is room for little more than the name: the time is said by its place. */
  readonly isNarrow: boolean;
  readonly style: CSSProperties;
};

function Block({ timed: { meeting, fromMs }, isOpen, isTall, isNarrow, style }: BlockProps) {
  const { tone, icon: Icon, word } = meetingStatus(meeting);
  const zone = candidateZone(meeting, fromMs);
  const ours = clockTime(fromMs);
  const theirs = zone === undefined ? ours : timeIn(fromMs, zone);
  const more = theirs === ours ? word : `${word}, ${scheduleText.theirs(theirs)}`;
  return (
    <Link
      to="/schedule/$meetingId"
      params={{ meetingId: meeting.id }}
      className={classes(styles.block, styles[tone])}
      style={style}
      data-meeting={meeting.id}
      aria-current={isOpen ? 'true' : undefined}
      title={[ours, meeting.name, meeting.title, more].filter(Boolean).join(', ')}
    >
      <span className={styles.blockLine}>
        <Icon size={14} aria-hidden />
        {isNarrow ? null : <span className={styles.blockTime}>{ours}</span>}{' '}
        <span className={styles.blockName}>
          <CandidateText text={meeting.name} withoutLinks />
        </span>
      </span>
      {isTall ? (
        <span className={styles.blockMore}>{more}</span>
      ) : (
        <VisuallyHidden>{more}</VisuallyHidden>
      )}
    </Link>
  );
}
