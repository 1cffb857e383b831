import type { MeetingHistoryLine } from '../../../../shared/scheduling/model.ts';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { Time } from '../../../ui/time.tsx';
import { plainWords } from '../../outbox/item-words.ts';
import { ownZone } from '../form/new-setup.ts';
import { scheduleText } from '../text.ts';
import { spanWords } from '../zone-words.ts';
import styles from './meeting.module.css';

type MeetingHistoryProps = {
  readonly history: readonly MeetingHistoryLine[];
  readonly now: number;
};

/** What became of a meeting, oldest first: steps of ours, and what Popp announced. */
export function MeetingHistory({ history, now }: MeetingHistoryProps) {
  return (
    <Section quiet title={scheduleText.history}>
      {history.length === 0 ? <p className={styles.faint}>{scheduleText.noHistory}</p> : null}
      <ol className={styles.history}>
        {history.map((line) => (
          <li key={line.key}>
            <span className={styles.historyTime}>
              <Time at={line.at} now={now} />
            </span>
            <span>
              {/* A refusal is in the API's own words. */}
              <CandidateText
                text={line.type === 'step' ? plainWords(line.words) : eventWords(line)}
                withoutLinks
              />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function eventWords(line: Extract<MeetingHistoryLine, { type: 'event' }>): string {
  const { change, event, startMs, endMs, late } = line;
  const { changes } = scheduleText;
  const what = change === 'other' ? `${changes.other} ${event}` : changes[change];
  const when = startMs === undefined ? '' : `, ${spanWords(startMs, endMs ?? startMs, ownZone())}`;
  return `${what}${when}${late ? ` (${scheduleText.late})` : ''}`;
}
