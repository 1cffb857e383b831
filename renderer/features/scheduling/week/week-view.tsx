import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Meeting } from '../../../../shared/scheduling/model.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { keys } from '../../../app/commands/keys.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { ownZone } from '../form/new-setup.ts';
import { useScheduleView } from '../schedule-store.ts';
import { scheduleText } from '../text.ts';
import { useMeetings } from '../use-meetings.ts';
import { shownHours, weekAround, weekMoved } from '../week-layout.ts';
import { dayIn } from '../zone-words.ts';
import { WeekColumns } from './week-columns.tsx';
import { WeekTable } from './week-table.tsx';
import styles from './week.module.css';

type WeekViewProps = {
  readonly workspaceId: string;
  readonly now: number;
  readonly meetingId: string | undefined;
};

/** A meeting with a time, and how long it is drawn. */
export type TimedMeeting = {
  readonly meeting: Meeting;
  readonly fromMs: number;
  readonly toMs: number;
};

const usualMs = 30 * 60_000;

/** A week as columns of days, in the recruiter's own time. */
export function WeekView({ workspaceId, now, meetingId }: WeekViewProps) {
  const { weekAtMs, setWeek, filter } = useScheduleView();
  const [openedAt] = useState(now);
  const atMs = weekAtMs ?? openedAt;
  const days = weekAround(atMs);
  const fromMs = days.at(0)?.fromMs ?? atMs;
  const toMs = days.at(-1)?.toMs ?? atMs;
  const list = useMeetings(workspaceId, filter, { fromMs, toMs }, 'whole');
  const timed = (list.meetings ?? []).flatMap(timedOf);
  const title = scheduleText.weekOf(dayIn(fromMs, ownZone()));
  return (
    <div className={styles.week}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <IconButton
          icon={IconChevronLeft}
          label={scheduleText.weekBefore}
          onClick={() => setWeek(weekMoved(atMs, -1))}
        />
        <CommandButton
          command={{ id: 'schedule.today', label: scheduleText.today, shortcut: keys.today }}
          size="small"
          onClick={() => setWeek(undefined)}
        />
        <IconButton
          icon={IconChevronRight}
          label={scheduleText.weekAfter}
          onClick={() => setWeek(weekMoved(atMs, 1))}
        />
        <span className={styles.note}>
          {list.meetings !== undefined && timed.length === 0 ? scheduleText.weekEmpty : ''}
        </span>
      </div>
      {list.failure === null ? null : (
        <Failure inline failure={list.failure} onRetry={list.retry} />
      )}
      <WeekTable title={title} timed={timed} />
      <WeekColumns
        days={days}
        hours={shownHours(timed, days)}
        timed={timed}
        now={now}
        meetingId={meetingId}
      />
    </div>
  );
}

function timedOf(meeting: Meeting): TimedMeeting[] {
  const { startMs, endMs } = meeting;
  if (startMs === undefined) return [];
  const toMs = endMs === undefined || endMs <= startMs ? startMs + usualMs : endMs;
  return [{ meeting, fromMs: startMs, toMs }];
}
