import type { MeetingDetail } from '../../../../shared/scheduling/model.ts';
import { candidateZone } from '../candidate-zone.ts';
import { ownZone } from '../form/new-setup.ts';
import { zoneName } from '../form/zone-choices.ts';
import { meetingStatus } from '../meeting-words.ts';
import { scheduleText } from '../text.ts';
import { spanWords } from '../zone-words.ts';

/** A meeting in a few lines, to be pasted elsewhere. */
export function meetingWords({ meeting, dashboardUrl }: MeetingDetail): string {
  const { startMs, endMs, title, name, location, meetingUrl, participants } = meeting;
  const zones =
    startMs === undefined ? [] : [...new Set([ownZone(), candidateZone(meeting, startMs)])];
  return [
    [title, name].filter(Boolean).join(', '),
    meetingStatus(meeting).word,
    ...zones.flatMap((zone) =>
      zone === undefined || startMs === undefined
        ? []
        : [`${spanWords(startMs, endMs ?? startMs, zone)} (${zoneName(zone)})`],
    ),
    location,
    meetingUrl,
    ...participants.map((one) =>
      [one.name, one.email].filter((part) => part !== undefined && part !== '').join(', '),
    ),
    dashboardUrl === undefined ? undefined : `${scheduleText.inPopp}: ${dashboardUrl}`,
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');
}
