import { IconCalendarDown, IconCopy, IconExternalLink } from '@tabler/icons-react';
import type { MeetingDetail } from '../../../../shared/scheduling/model.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { saveTextAsFile } from '../../../ui/save-file.ts';
import { showToast } from '../../../ui/toasts.ts';
import { scheduleText } from '../text.ts';
import { meetingWords } from './meeting-as-text.ts';
import { icsOf, meetingFileName } from './meeting-file.ts';
import styles from './meeting.module.css';

/** What can be had of a meeting: a file for a calendar, its words, and its place in Popp. */
export function MeetingTools({ detail }: { readonly detail: MeetingDetail }) {
  const { meeting, dashboardUrl } = detail;
  const file = icsOf(meeting);
  return (
    <div className={styles.tools}>
      {file === undefined ? null : (
        <Button
          size="small"
          icon={IconCalendarDown}
          onClick={() => saveTextAsFile(meetingFileName(meeting), file, 'text/calendar')}
        >
          {scheduleText.download}
        </Button>
      )}
      <Button size="small" icon={IconCopy} onClick={() => copy(meetingWords(detail))}>
        {scheduleText.copy}
      </Button>
      {dashboardUrl === undefined ? null : (
        <a
          className={buttonClass('plain', 'small')}
          href={dashboardUrl}
          target="_blank"
          rel="noopener noreferrer"
        >
          <IconExternalLink size={16} aria-hidden />
          {scheduleText.inPopp}
        </a>
      )}
    </div>
  );
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).then(
    () => showToast({ tone: 'plain', title: scheduleText.copied, lastsMs: 4000 }),
    () => showToast({ tone: 'bad', title: scheduleText.notCopied, body: text, lastsMs: 10_000 }),
  );
}
