import type { NoticeStanding } from '../../../shared/notifications/model.ts';
import { agoWords } from '../../ui/time-words.ts';
import { notificationsText } from './text.ts';

/** How what needs the recruiter is heard of, in words. */
export function hearingWords(
  { by, everyMs, lastEventAt }: NoticeStanding['hearing'],
  now: number,
): string {
  return by === 'events' && lastEventAt !== undefined
    ? notificationsText.byEvents(agoWords(lastEventAt, now))
    : notificationsText.byReading(Math.round(everyMs / 1000));
}
