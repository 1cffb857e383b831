import { useNavigate, useParams } from '@tanstack/react-router';
import {
  IconBookmarks,
  IconCalendarEvent,
  IconCalendarPlus,
  IconSearchOff,
} from '@tabler/icons-react';
import { expectArrival } from '../../app/commands/arrival.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { keys } from '../../app/commands/keys.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { useCurrentWorkspace } from '../../app/current-workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ReadAge } from '../../ui/read-age.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useCounts, usePoppNow } from '../conversations/use-inbox.ts';
import { Agenda } from './agenda.tsx';
import { MeetingSheet } from './meeting/meeting-sheet.tsx';
import { ScheduleFilters } from './schedule-filters.tsx';
import { everyMeeting, isNarrowed, useScheduleView } from './schedule-store.ts';
import { scheduleText } from './text.ts';
import { type MeetingList, useMeetings } from './use-meetings.ts';
import { WeekView } from './week/week-view.tsx';
import styles from './schedule.module.css';

/** Every meeting that was asked for, by day or as a week, from the cache at once. */
export function SchedulePage() {
  const workspace = useCurrentWorkspace();
  if (workspace === undefined) return null;
  return <Schedule key={workspace.id} workspaceId={workspace.id} />;
}

function Schedule({ workspaceId }: { readonly workspaceId: string }) {
  const navigate = useNavigate();
  const { meetingId } = useParams({ strict: false });
  const view = useScheduleView((store) => store.view);
  const setView = useScheduleView((store) => store.setView);
  const filter = useScheduleView((store) => store.filter);
  const now = usePoppNow(workspaceId);
  const list = useMeetings(workspaceId, filter);
  const freshness = useCounts(workspaceId);
  const arrange = () => {
    expectArrival();
    void navigate({ to: '/schedule/new' });
  };
  useCommands([
    {
      id: 'schedule.agenda',
      label: scheduleText.showAgenda,
      run: view === 'agenda' ? undefined : () => setView('agenda'),
    },
    {
      id: 'schedule.week',
      label: scheduleText.showWeek,
      run: view === 'week' ? undefined : () => setView('week'),
    },
  ]);
  return (
    <>
      <PageHeader
        title={scheduleText.title}
        meta={
          <>
            <Counts list={list} />
            {freshness?.syncedAt === undefined ? null : (
              <ReadAge words={scheduleText.asOf} at={freshness.syncedAt} form="short" />
            )}
          </>
        }
        actions={
          <>
            <CommandButton
              command={{
                id: 'schedule.setups',
                label: scheduleText.setupsCommand,
                icon: IconBookmarks,
              }}
              onClick={() => {
                expectArrival();
                void navigate({ to: '/schedule/setups' });
              }}
            >
              {scheduleText.setups}
            </CommandButton>
            <CommandButton
              command={{
                id: 'schedule.arrange',
                label: scheduleText.arrangeCommand,
                icon: IconCalendarPlus,
                shortcut: keys.arrange,
              }}
              look="primary"
              onClick={arrange}
            >
              {scheduleText.arrange}
            </CommandButton>
          </>
        }
      />
      <div className={styles.page}>
        {freshness?.problem === undefined ? null : (
          <div className={styles.problem}>
            <Callout tone="amber" title={scheduleText.staleTitle}>
              {freshness.problem}
            </Callout>
          </div>
        )}
        <Body
          workspaceId={workspaceId}
          list={list}
          now={now}
          meetingId={meetingId}
          onArrange={arrange}
        />
      </div>
      <MeetingSheet
        workspaceId={workspaceId}
        meetingId={meetingId}
        now={now}
        onClose={() => void navigate({ to: '/schedule' })}
      />
    </>
  );
}

function Counts({ list }: { readonly list: MeetingList }) {
  const { counts, needsYou } = list;
  const booked = (counts.booked ?? 0) + (counts.moved ?? 0);
  const asked = counts.asked ?? 0;
  return (
    <>
      {needsYou === 0 ? null : <span>{scheduleText.counts.needsYou(needsYou)}</span>}
      {booked === 0 ? null : <span>{scheduleText.counts.booked(booked)}</span>}
      {asked === 0 ? null : <span>{scheduleText.counts.asked(asked)}</span>}
    </>
  );
}

type BodyProps = {
  readonly workspaceId: string;
  readonly list: MeetingList;
  readonly now: number;
  readonly meetingId: string | undefined;
  readonly onArrange: () => void;
};

function Body({ workspaceId, list, now, meetingId, onArrange }: BodyProps) {
  const view = useScheduleView((store) => store.view);
  const filter = useScheduleView((store) => store.filter);
  const setFilter = useScheduleView((store) => store.setFilter);
  const { meetings } = list;
  if (meetings === undefined) {
    return list.failure === null ? (
      <SkeletonRows height={64} />
    ) : (
      <Failure failure={list.failure} onRetry={list.retry} />
    );
  }
  const whole = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  if (whole === 0 && !isNarrowed(filter)) {
    return (
      <Empty
        icon={IconCalendarEvent}
        title={scheduleText.emptyTitle}
        body={scheduleText.emptyBody}
        action={<Button onClick={onArrange}>{scheduleText.arrange}</Button>}
      />
    );
  }
  return (
    <>
      <ScheduleFilters workspaceId={workspaceId} list={list} />
      {view === 'week' ? (
        <WeekView workspaceId={workspaceId} now={now} meetingId={meetingId} />
      ) : meetings.length === 0 ? (
        <Empty
          icon={IconSearchOff}
          title={scheduleText.nothingTitle}
          body={scheduleText.nothingBody}
          action={
            <Button onClick={() => setFilter(everyMeeting)}>{scheduleText.clearFilters}</Button>
          }
        />
      ) : (
        <Agenda workspaceId={workspaceId} list={list} now={now} meetingId={meetingId} />
      )}
    </>
  );
}
