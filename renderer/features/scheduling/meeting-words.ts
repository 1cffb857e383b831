import {
  IconBan,
  IconCalendarCheck,
  IconCalendarOff,
  IconCalendarTime,
  IconCalendarX,
  IconClockPause,
  IconMailForward,
} from '@tabler/icons-react';
import type { Meeting, MeetingState } from '../../../shared/scheduling/model.ts';
import type { KnownStatus } from '../../ui/chip.tsx';
import { itemStatus } from '../uploads/item-text.ts';
import { scheduleText } from './text.ts';

/** How the states look: always an icon and a word. */
export const meetingStatuses = {
  asked: { tone: 'accent', icon: IconMailForward, word: scheduleText.states.asked },
  booked: { tone: 'green', icon: IconCalendarCheck, word: scheduleText.states.booked },
  moved: { tone: 'green', icon: IconCalendarTime, word: scheduleText.states.moved },
  cancelled: { tone: 'grey', icon: IconCalendarX, word: scheduleText.states.cancelled },
  'no-availability': {
    tone: 'amber',
    icon: IconCalendarOff,
    word: scheduleText.states['no-availability'],
  },
  'more-time': { tone: 'amber', icon: IconClockPause, word: scheduleText.states['more-time'] },
  refused: { tone: 'red', icon: IconBan, word: scheduleText.states.refused },
  withdrawn: { tone: 'grey', icon: IconBan, word: scheduleText.states.withdrawn },
} as const satisfies Readonly<Record<MeetingState, KnownStatus>>;

/** Where a meeting stands: in the outbox's own words while the request has not got to Popp. */
export function meetingStatus({ state, item }: Pick<Meeting, 'state' | 'item'>): KnownStatus {
  if (state !== 'asked' || item === undefined) return meetingStatuses[state];
  if (item.state !== 'done' || item.reach === 'failed-at-popp') {
    return itemStatus(item.state, item.reach);
  }
  return meetingStatuses[state];
}
