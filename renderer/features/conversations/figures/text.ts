import type { ConversationPhase } from '../../../../shared/popp/statuses.ts';
import type { FunnelStep } from '../../../../shared/conversations/figures.ts';
import { formatCount } from '../../../ui/locale.ts';

/** Every sentence of the pictures. */
export const figuresText = {
  title: 'How it goes',
  purpose: 'The last 30 days, from the conversations this console has read.',
  loading: 'Loading the pictures',
  emptyTitle: 'Nothing to draw yet',
  emptyBody: 'Pictures appear here once candidates were messaged.',

  funnel: 'From sent to passed',
  funnelNobody: 'Nobody was messaged yet.',
  funnelSaid: (passed: number, sent: number) =>
    `${formatCount(passed)} of ${formatCount(sent)} passed so far.`,
  steps: {
    sent: 'Sent',
    started: 'Started',
    replied: 'Replied',
    screened: 'Screened',
    passed: 'Passed',
  } satisfies Record<FunnelStep, string>,
  step: 'Step',
  candidates: 'Candidates',
  ofSent: 'Of those sent',

  days: 'Conversations by day',
  daysSaid: (active: number, all: number) =>
    `${formatCount(active)} of ${formatCount(all)} are talking with the AI now.`,
  phases: {
    pending: 'Waiting',
    active: 'Talking',
    completed: 'Completed',
    ended: 'Ended',
    unknown: 'Other',
  } satisfies Record<ConversationPhase, string>,
  day: 'Day',

  reviews: 'When the AI asks for you',
  reviewsNone: 'It has not asked for a human in these days.',
  reviewsSaid: (day: string, hour: number, many: number, all: number) =>
    `Most often on ${day} from ${clockHour(hour)}: ${formatCount(many)} of ${formatCount(all)}.`,
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  weekdaysInFull: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  hour: clockHour,
  reviewsAt: (day: string, hour: number, many: number) =>
    `${day} ${clockHour(hour)}: ${formatCount(many)}`,

  answers: 'Until a human answers',
  answersNone: 'No flagged candidate was answered in these days.',
  answersSaid: (median: string) => `Half are answered within ${median}.`,
  answersRest: (waiting: number, without: number) =>
    [
      waiting === 0 ? '' : `${formatCount(waiting)} still ${waiting === 1 ? 'waits' : 'wait'}.`,
      without === 0 ? '' : `${formatCount(without)} closed without a message from a human.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  median: 'Median wait',
  answered: 'Answered',
  wait: waitWords,
};

function clockHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

// A wait is judged at a glance: one unit, two where the second still matters.
function waitWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (ms < 60_000) return `${Math.round(ms / 1000)} s`;
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) {
    return minutes % 60 === 0
      ? `${minutes / 60} h`
      : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  }
  const days = Math.round(minutes / (24 * 60));
  return days === 1 ? '1 day' : `${days} days`;
}
