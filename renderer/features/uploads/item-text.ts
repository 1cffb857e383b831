import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconClockPause,
  IconEye,
  IconHelpCircle,
  IconMessage,
  IconPlayerPause,
  IconSend,
  IconStack2,
} from '@tabler/icons-react';
import { unreachable } from '../../../shared/errors.ts';
import type { ItemReach, ItemState } from '../../../shared/outbox/model.ts';
import type { KnownStatus } from '../../ui/chip.tsx';

/** What became of one candidate, in a word. Popp's bulk 'queued' is 'accepted' here; 'waiting behind another' is a status of its own. */
export function itemStatus(state: ItemState, reach: ItemReach | undefined): KnownStatus {
  switch (state) {
    case 'held':
      return { tone: 'amber', icon: IconPlayerPause, word: 'Held' };
    case 'waiting':
      return { tone: 'grey', icon: IconClock, word: 'Waiting to leave' };
    case 'sending':
      return { tone: 'accent', icon: IconSend, word: 'Leaving' };
    case 'unknown':
      return { tone: 'amber', icon: IconEye, word: 'Being checked at Popp' };
    case 'undecided':
      return { tone: 'amber', icon: IconHelpCircle, word: 'Needs your decision' };
    case 'done':
      return reachStatus(reach);
    case 'refused':
      return { tone: 'red', icon: IconCircleX, word: 'Refused by Popp' };
    case 'cancelled':
      return { tone: 'grey', icon: IconArrowBackUp, word: 'Kept back' };
    default:
      return unreachable(state);
  }
}

function reachStatus(reach: ItemReach | undefined): KnownStatus {
  switch (reach) {
    case undefined:
    case 'accepted':
      return { tone: 'green', icon: IconCircleCheck, word: 'Accepted by Popp' };
    case 'seen':
      return { tone: 'green', icon: IconClockPause, word: 'At Popp' };
    case 'queued-behind':
      return { tone: 'amber', icon: IconStack2, word: 'Behind another conversation' };
    case 'started':
      return { tone: 'green', icon: IconMessage, word: 'Messaged' };
    case 'failed-at-popp':
      return { tone: 'red', icon: IconCircleX, word: 'Failed at Popp' };
    default:
      return unreachable(reach);
  }
}
