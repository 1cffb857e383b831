import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { Meeting } from '../../../shared/scheduling/model.ts';
import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classes } from '../../ui/classes.ts';
import { clockTime, dayName, timeIn } from '../../ui/time-words.ts';
import { type AgendaGroup, gatherAgenda, groupAgenda } from './agenda-groups.ts';
import { candidateZone } from './candidate-zone.ts';
import { ownZone } from './form/new-setup.ts';
import { zoneName } from './form/zone-choices.ts';
import { meetingStatus } from './meeting-words.ts';
import { useScheduleView } from './schedule-store.ts';
import { scheduleText } from './text.ts';
import { type MeetingList, useMeetings } from './use-meetings.ts';
import { useRowKeys } from './use-row-keys.ts';
import styles from './schedule.module.css';

const dayMs = 86_400_000;

type AgendaProps = {
  readonly workspaceId: string;
  readonly list: MeetingList;
  readonly now: number;
  readonly meetingId: string | undefined;
};

/** The meetings by day: what waits for the recruiter first, then the days to come. */
export function Agenda({ workspaceId, list, now, meetingId }: AgendaProps) {
  const filter = useScheduleView((store) => store.filter);
  // Meetings to come are there however long ago they were booked, and so is what waits for the recruiter.
  const [fromMs] = useState(() => startOfDay(now));
  const coming = useMeetings(workspaceId, filter, { fromMs, toMs: fromMs + 400 * dayMs });
  const state = filter.state === 'all' ? 'needs-you' : filter.state;
  const waiting = useMeetings(workspaceId, { ...filter, state });
  const shown = gatherAgenda({
    needsYou: waiting.meetings ?? [],
    coming: coming.meetings ?? [],
    hasLater: coming.hasMore,
    newest: list.meetings ?? [],
  });
  const groups = groupAgenda(shown, now);
  const lastDay = groups.findLast(({ kind }) => kind === 'day') ?? groups[0];
  const rows = useRowKeys(`.${styles.row}`);
  return (
    // Keys of the rows bubble to here; the region itself is not worked with.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.agenda} onKeyDown={rows.onKeyDown}>
      {groups.map((group) => (
        <Fragment key={`${group.kind} ${group.dayMs ?? ''}`}>
          <Group group={group} now={now} meetingId={meetingId} />
          {group === lastDay && coming.hasMore ? (
            <Button look="quiet" busy={coming.isLoadingMore} onClick={coming.loadMore}>
              {scheduleText.later}
            </Button>
          ) : null}
        </Fragment>
      ))}
      {list.hasMore ? (
        <Button
          busy={list.isLoadingMore}
          onClick={() => {
            list.loadMore();
            waiting.loadMore();
          }}
        >
          {scheduleText.more}
        </Button>
      ) : null}
      <p className={styles.zone}>{scheduleText.yourZone(zoneName(ownZone()))}</p>
    </div>
  );
}

type GroupProps = {
  readonly group: AgendaGroup<Meeting>;
  readonly now: number;
  readonly meetingId: string | undefined;
};

function Group({ group, now, meetingId }: GroupProps) {
  const title = groupTitle(group, now);
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={classes(styles.groupTitle, group.kind === 'needs-you' && styles.attention)}>
        {title}
      </h2>
      <ul>
        {group.meetings.map((meeting) => (
          <li key={meeting.id}>
            <MeetingRow
              meeting={meeting}
              now={now}
              isOpen={meeting.id === meetingId}
              withDay={group.kind === 'needs-you'}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type MeetingRowProps = {
  readonly meeting: Meeting;
  readonly now: number;
  readonly isOpen: boolean;
  readonly withDay: boolean;
};

function MeetingRow({ meeting, now, isOpen, withDay }: MeetingRowProps) {
  const { tone, icon, word } = meetingStatus(meeting);
  return (
    <Link
      to="/schedule/$meetingId"
      params={{ meetingId: meeting.id }}
      className={styles.row ?? ''}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span className={styles.time}>
        <TimeOf meeting={meeting} now={now} withDay={withDay} />
      </span>
      <span className={styles.who}>
        <span className={classes(styles.name, meeting.needsYou && styles.strong)}>
          <CandidateText text={meeting.name} withoutLinks />
        </span>
        <span className={styles.what}>
          <CandidateText
            text={[meeting.title, meeting.campaignTitle].filter(Boolean).join(' · ')}
            withoutLinks
          />
        </span>
      </span>
      <Chip tone={tone} icon={icon} bare={!meeting.needsYou}>
        {word}
      </Chip>
    </Link>
  );
}

function TimeOf({ meeting, now, withDay }: Omit<MeetingRowProps, 'isOpen'>) {
  const { startMs, endMs } = meeting;
  if (startMs === undefined) return <span className={styles.faint}>{scheduleText.noTime}</span>;
  const zone = candidateZone(meeting, startMs);
  const theirs = zone === undefined ? undefined : timeIn(startMs, zone);
  const ours = clockTime(startMs);
  return (
    <>
      <span className={meeting.state === 'cancelled' ? styles.gone : undefined}>
        {withDay ? `${dayWords(startMs, now)} ` : ''}
        {ours}
        {endMs === undefined ? '' : `-${clockTime(endMs)}`}
      </span>
      {theirs === undefined || theirs === ours ? null : (
        <span className={styles.faint}>{scheduleText.theirs(theirs)}</span>
      )}
    </>
  );
}

function groupTitle({ kind, dayMs: day }: AgendaGroup<Meeting>, now: number): string {
  if (kind === 'needs-you' || kind === 'no-time') return scheduleText.groups[kind];
  return dayWords(day ?? now, now);
}

function dayWords(atMs: number, now: number): string {
  return startOfDay(atMs) === startOfDay(startOfDay(now) + 1.5 * dayMs)
    ? scheduleText.tomorrow
    : dayName(atMs, now);
}

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}
