import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { ownZone } from '../form/new-setup.ts';
import { meetingStatus } from '../meeting-words.ts';
import { scheduleText } from '../text.ts';
import { spanWords } from '../zone-words.ts';
import type { TimedMeeting } from './week-view.tsx';

type WeekTableProps = { readonly title: string; readonly timed: readonly TimedMeeting[] };

const { columns } = scheduleText;
const names = [columns.time, columns.candidate, columns.title, columns.state] as const;

/** The week in words, for those who listen. */
export function WeekTable({ title, timed }: WeekTableProps) {
  if (timed.length === 0) return null;
  return (
    <VisuallyHidden>
      <table>
        <caption>{`${scheduleText.weekTable}, ${title}`}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {timed.map(({ meeting, fromMs, toMs }) => (
            <tr key={meeting.id}>
              <td>{spanWords(fromMs, toMs, ownZone())}</td>
              <td>{meeting.name}</td>
              <td>{meeting.title ?? ''}</td>
              <td>{meetingStatus(meeting).word}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
