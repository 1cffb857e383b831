import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
} from '@tabler/icons-react';
import type {
  Delivery,
  DeliveryOutcome,
  ListenerStatus,
  SigningStatus,
} from '../../../shared/webhooks/model.ts';
import type { KnownStatus } from '../../ui/chip.tsx';
import { webhooksText } from './text.ts';

/** What became of a verified delivery, in a word and an icon. */
export function verdictOf(
  delivery: Pick<Delivery, 'known' | 'processed' | 'problem'>,
): KnownStatus {
  const words = webhooksText.verdicts;
  if (delivery.problem !== undefined)
    return { tone: 'amber', icon: IconAlertTriangle, word: words.failed };
  if (!delivery.processed) return { tone: 'grey', icon: IconClock, word: words.waiting };
  if (!delivery.known) return { tone: 'grey', icon: IconCircleDashed, word: words.kept };
  return { tone: 'green', icon: IconCircleCheck, word: words.taken };
}

/** What is known about the signing secret, in one line. */
export function signingWords({ state, lastFour, place, previousAccepted }: SigningStatus): string {
  if (state !== 'present') return webhooksText.secretStates[state];
  return [
    webhooksText.secretPresent(lastFour ?? ''),
    ...(place === undefined ? [] : [webhooksText.secretPlaces[place]]),
    ...(previousAccepted ? [webhooksText.previousAccepted] : []),
  ].join(', ');
}

/** One cause of refusals: how often, and what to do about it. */
export type Refusal = {
  readonly outcome: DeliveryOutcome;
  readonly word: string;
  readonly diagnosis: string;
  readonly count: number;
};

const diagnoses: Readonly<Partial<Record<DeliveryOutcome, string>>> = webhooksText.diagnoses;

/** The causes that occurred, the most frequent first. A delivery that came twice is no refusal. */
export function refusalsOf(counts: ListenerStatus['counts'], isPractice: boolean): Refusal[] {
  return Object.entries(counts)
    .flatMap(([key, count]): Refusal[] => {
      const outcome = isOutcome(key) ? key : undefined;
      const diagnosis = outcome === undefined ? undefined : diagnosisOf(outcome, isPractice);
      if (outcome === undefined || diagnosis === undefined || count === 0) return [];
      return [{ outcome, word: webhooksText.outcomes[outcome], diagnosis, count }];
    })
    .toSorted((a, b) => b.count - a.count);
}

// In practice there is no secret that the recruiter could set.
function diagnosisOf(outcome: DeliveryOutcome, isPractice: boolean): string | undefined {
  return isPractice && outcome === 'wrong-signature'
    ? webhooksText.practiceSignature
    : diagnoses[outcome];
}

function isOutcome(key: string): key is DeliveryOutcome {
  return Object.hasOwn(webhooksText.outcomes, key);
}
