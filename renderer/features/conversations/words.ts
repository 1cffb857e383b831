import {
  IconBan,
  IconCalendarCheck,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconMessageCircle,
  IconPhone,
  IconStack2,
} from '@tabler/icons-react';
import { unreachable } from '../../../shared/errors.ts';
import type { ItemState } from '../../../shared/outbox/model.ts';
import type { KnownStatus } from '../../ui/chip.tsx';
import { inboxText } from './text.ts';

const words = inboxText.statuses;

/** How each known status of a conversation looks; others are shown as they came. */
export const conversationStatuses: Readonly<Record<string, KnownStatus>> = {
  CREATED: { tone: 'grey', icon: IconClock, word: words.CREATED },
  QUEUED: { tone: 'grey', icon: IconStack2, word: words.QUEUED },
  ONGOING: { tone: 'accent', icon: IconMessageCircle, word: words.ONGOING },
  COMPLETED_MEETING_REQUESTED: {
    tone: 'green',
    icon: IconCalendarCheck,
    word: words.COMPLETED_MEETING_REQUESTED,
  },
  COMPLETED_AWAITING_CALL: { tone: 'green', icon: IconPhone, word: words.COMPLETED_AWAITING_CALL },
  COMPLETED_CUSTOM_REQUEST: {
    tone: 'green',
    icon: IconCircleCheck,
    word: words.COMPLETED_CUSTOM_REQUEST,
  },
  COMPLETED_SCREENING_PASSED: {
    tone: 'green',
    icon: IconCircleCheck,
    word: words.COMPLETED_SCREENING_PASSED,
  },
  COMPLETED_SCREENING_FAILED: {
    tone: 'grey',
    icon: IconCircleX,
    word: words.COMPLETED_SCREENING_FAILED,
  },
  CLOSED: { tone: 'grey', icon: IconCircleX, word: words.CLOSED },
  OPTED_OUT: { tone: 'red', icon: IconBan, word: words.OPTED_OUT },
  DELIVERY_FAILED: { tone: 'red', icon: IconCircleX, word: words.DELIVERY_FAILED },
};

function wordFor(known: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(known, value) ? (known[value] ?? value) : value;
}

/** An event in our words; an unknown one as it came. */
export function eventWord(event: string): string {
  return wordFor(inboxText.events, event);
}

/** A channel in our words; an unknown one as it came. */
export function channelWord(channel: string): string {
  return wordFor(inboxText.channels, channel);
}

/** A stage in our words; an unknown one as it came. */
export function stageWord(stage: string): string {
  return wordFor(inboxText.stages, stage);
}

/** How the outcome of a screening question looks; an unknown one is shown as it came. */
export const screeningOutcomes: Readonly<Record<string, KnownStatus>> = {
  PASSED: { tone: 'green', icon: IconCircleCheck, word: inboxText.outcomes.PASSED },
  FAILED: { tone: 'grey', icon: IconCircleX, word: inboxText.outcomes.FAILED },
};

/** How far a step of ours has come, for the words about it. */
export function stepPhase(state: ItemState): 'pending' | 'done' | 'stopped' | 'undecided' {
  switch (state) {
    case 'waiting':
    case 'sending':
    case 'unknown':
      return 'pending';
    case 'done':
      return 'done';
    case 'undecided':
      return 'undecided';
    case 'held':
    case 'refused':
    case 'cancelled':
      return 'stopped';
    default:
      return unreachable(state);
  }
}
