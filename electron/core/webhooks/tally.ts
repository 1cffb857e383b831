import {
  deliveryOutcomes,
  type DeliveryHead,
  type DeliveryOutcome,
} from '../../../shared/webhooks/model.ts';

/** Counters and the last heads of one process; bodies that were not verified are nowhere. */
export interface Tally {
  note(head: DeliveryHead, workspaceId: string | undefined): void;
  /** What came to this workspace, and what came to no workspace at all. */
  of(workspaceId: string): {
    readonly counts: Record<DeliveryOutcome, number>;
    readonly heads: readonly DeliveryHead[];
    readonly lastVerifiedAt: number | undefined;
  };
}

const keptHeads = 100;

/** Starts counting at nothing. */
export function createTally(): Tally {
  const heads: { readonly head: DeliveryHead; readonly workspaceId: string | undefined }[] = [];
  const counts = new Map<string | undefined, Record<DeliveryOutcome, number>>();
  const verified = new Map<string, number>();
  return {
    note(head, workspaceId) {
      heads.push({ head, workspaceId });
      if (heads.length > keptHeads) heads.shift();
      const counted = counts.get(workspaceId) ?? nothing();
      counted[head.outcome] += 1;
      counts.set(workspaceId, counted);
      const isVerified = head.outcome === 'accepted' || head.outcome === 'duplicate';
      if (isVerified && workspaceId !== undefined) verified.set(workspaceId, head.at);
    },
    of(workspaceId) {
      const here = counts.get(workspaceId) ?? nothing();
      const nowhere = counts.get(undefined) ?? nothing();
      const sum = nothing();
      for (const outcome of deliveryOutcomes) sum[outcome] = here[outcome] + nowhere[outcome];
      return {
        counts: sum,
        heads: heads
          .filter((one) => one.workspaceId === undefined || one.workspaceId === workspaceId)
          .map((one) => one.head)
          .toReversed(),
        lastVerifiedAt: verified.get(workspaceId),
      };
    },
  };
}

function nothing(): Record<DeliveryOutcome, number> {
  return {
    accepted: 0,
    duplicate: 0,
    'wrong-method': 0,
    'wrong-path': 0,
    'too-large': 0,
    'no-secret': 0,
    'wrong-signature': 0,
    'wrong-organization': 0,
    'cut-short': 0,
    'not-stored': 0,
  };
}
