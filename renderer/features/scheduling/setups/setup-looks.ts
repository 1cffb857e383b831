import { IconCircleCheck, IconListCheck } from '@tabler/icons-react';
import type { KnownStatus } from '../../../ui/chip.tsx';
import { setupsText } from './setups-text.ts';

/** How a setup stands: ready, or how much is left to do in it. */
export function openLook(open: number): KnownStatus {
  return open === 0
    ? { tone: 'green', icon: IconCircleCheck, word: setupsText.ready }
    : { tone: 'amber', icon: IconListCheck, word: setupsText.open(open) };
}
