import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingDetail } from '../../../../shared/scheduling/model.ts';
import { useLink } from '../../../link/link-context.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ActionDialog, type AskedAction } from '../../outbox/action-dialog.tsx';
import { meetingStatus } from '../meeting-words.ts';
import { scheduleText } from '../text.ts';
import { MeetingActions } from './meeting-actions.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingHistory } from './meeting-history.tsx';
import { MeetingTools } from './meeting-tools.tsx';
import styles from './meeting.module.css';

type MeetingSheetProps = {
  readonly workspaceId: string;
  /** Nothing while it is closed. */
  readonly meetingId: string | undefined;
  readonly now: number;
  readonly onClose: () => void;
};

/** One meeting: when it is, with whom, what became of it, and what may be done now. */
export function MeetingSheet({ workspaceId, meetingId, now, onClose }: MeetingSheetProps) {
  const { queries } = useLink();
  const [asked, setAsked] = useState<AskedAction>();
  const [isAsking, setAsking] = useState(false);
  const input = meetingId === undefined ? skipToken : { workspaceId, meetingId };
  const { data, error, refetch } = useQuery(queries.scheduling.get.queryOptions({ input }));
  return (
    <>
      <Dialog
        kind="sheet"
        opened={meetingId !== undefined}
        title={
          data === undefined ? (
            scheduleText.meeting
          ) : (
            <CandidateText text={data.meeting.name} withoutLinks />
          )
        }
        onClose={onClose}
        actions={
          data === undefined ? undefined : (
            <MeetingActions
              meeting={data.meeting}
              onAsk={(next) => {
                setAsked(next);
                setAsking(true);
              }}
            />
          )
        }
      >
        {data === undefined ? (
          error === null ? (
            <SkeletonRows rows={6} label={scheduleText.loading} />
          ) : (
            <Failure failure={error} onRetry={() => void refetch()} />
          )
        ) : (
          <MeetingBody detail={data} now={now} />
        )}
      </Dialog>
      <ActionDialog asked={asked} opened={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

function MeetingBody({ detail, now }: { readonly detail: MeetingDetail; readonly now: number }) {
  const { meeting } = detail;
  const { tone, icon, word } = meetingStatus(meeting);
  const waits = meeting.item !== undefined && meeting.item.state !== 'done';
  const meaning =
    meeting.state === 'asked' && waits
      ? scheduleText.onItsWay
      : scheduleText.meanings[meeting.state];
  return (
    <div className={styles.meeting}>
      <div className={styles.top}>
        <Chip tone={tone} icon={icon}>
          {word}
        </Chip>
        {meeting.title === undefined ? null : (
          <span className={styles.title}>
            <CandidateText text={meeting.title} withoutLinks />
          </span>
        )}
      </div>
      <Callout tone={meeting.needsYou ? 'amber' : 'plain'}>
        <CandidateText text={(waits ? meeting.item?.reason : undefined) ?? meaning} withoutLinks />
      </Callout>
      <MeetingFacts detail={detail} now={now} />
      <MeetingTools detail={detail} />
      <MeetingHistory history={detail.history} now={now} />
    </div>
  );
}
