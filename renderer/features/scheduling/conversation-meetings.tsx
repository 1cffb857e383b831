import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useLink } from '../../link/link-context.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Section } from '../../ui/section.tsx';
import { ownZone } from './form/new-setup.ts';
import { meetingStatus } from './meeting-words.ts';
import { scheduleText } from './text.ts';
import { spanWords } from './zone-words.ts';
import styles from './conversation-meetings.module.css';

type ConversationMeetingsProps = {
  readonly workspaceId: string;
  readonly conversationId: string;
};

const mostShown = 5;

/** The meetings with the candidate of a conversation, beside its thread, and the way to another. */
export function ConversationMeetings({ workspaceId, conversationId }: ConversationMeetingsProps) {
  const { queries } = useLink();
  const { data } = useQuery(
    queries.scheduling.list.queryOptions({
      input: { workspaceId, conversationId, filter: 'all', limit: mostShown },
    }),
  );
  return (
    <Section quiet title={scheduleText.meetings}>
      <ul className={styles.list}>
        {data?.meetings.map((meeting) => {
          const { tone, icon, word } = meetingStatus(meeting);
          const { startMs, endMs = startMs, title, name } = meeting;
          return (
            <li key={meeting.id}>
              <Link to="/schedule/$meetingId" params={{ meetingId: meeting.id }}>
                <CandidateText text={title ?? name} withoutLinks />
              </Link>
              {startMs === undefined || endMs === undefined ? null : (
                <span className={styles.time}>{spanWords(startMs, endMs, ownZone())}</span>
              )}
              <Chip tone={tone} icon={icon} bare>
                {word}
              </Chip>
            </li>
          );
        })}
      </ul>
      <Link
        to="/schedule/new"
        search={{ conversation: conversationId }}
        className={buttonClass('quiet', 'small')}
      >
        <IconCalendarPlus size={16} aria-hidden />
        {scheduleText.arrange}
      </Link>
    </Section>
  );
}
