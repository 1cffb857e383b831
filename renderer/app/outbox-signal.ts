import { skipToken, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { outboxSummarySchema } from '../../shared/outbox/contract.ts';
import { useLink } from '../link/link-context.tsx';
import { formatCount } from '../ui/locale.ts';
import type { StatusSignal } from './status-signals.ts';
import { appText } from './text.ts';

/** How a workspace's outbox stands. */
export type OutboxSummary = z.infer<typeof outboxSummarySchema>;

/** The outbox of one workspace as last told. */
export function useOutboxSummary(workspaceId: string | undefined): OutboxSummary | undefined {
  const { queries } = useLink();
  const input = workspaceId === undefined ? skipToken : { workspaceId };
  return useQuery(queries.outbox.summary.queryOptions({ input })).data;
}

/** How many items and alarms of the outbox only the recruiter can settle. */
export function outboxToDecide(summary: OutboxSummary | undefined): number {
  return summary === undefined ? 0 : summary.counts.undecided + summary.alarms;
}

/** The outbox's dot: what stops it first, then what asks for a decision, then what is on its way. */
export function outboxSignal(summary: OutboxSummary): StatusSignal {
  const name = appText.outbox;
  const look = { to: '/activity', label: appText.openActivity } as const;
  if (summary.pause !== undefined) {
    const { cause, words } = summary.pause;
    const tone = cause === 'not-let-in' ? 'bad' : 'waiting';
    return { name, tone, ...appText.outboxPaused[cause], explanation: words, action: look };
  }
  const decide = outboxToDecide(summary);
  if (decide > 0) {
    return {
      name,
      tone: 'waiting',
      word: appText.outboxDecide.word(formatCount(decide)),
      heading: appText.outboxDecide.heading,
      explanation: appText.outboxDecide.explanation,
      action: look,
    };
  }
  const left = summary.counts.waiting + summary.counts.sending + summary.counts.unknown;
  if (summary.preflights.length > 0) {
    return { name, tone: 'good', ...appText.outboxPreflight, action: look };
  }
  if (left > 0) {
    return {
      name,
      tone: 'good',
      word: appText.outboxBusy.word(formatCount(left)),
      heading: appText.outboxBusy.heading,
      explanation: appText.outboxBusy.explanation,
      action: look,
    };
  }
  return { name, tone: 'good', ...appText.outboxClear };
}
