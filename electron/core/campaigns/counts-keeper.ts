import type { StatusCount } from '../../../shared/campaigns/model.ts';
import type { Clock } from '../capabilities.ts';

type Counts = ReadonlyMap<string, readonly StatusCount[]>;

/** Counting a million conversations takes a tenth of a second: so often it may be done, whoever asks. */
const goodForMs = 5000;

/** How every campaign's conversations stand, counted anew when the last time is a moment ago. */
export function createCountsKeeper(
  store: { countByCampaign(workspaceId: string): Counts },
  clock: Pick<Clock, 'monotonicMs'>,
): (workspaceId: string) => Counts {
  const kept = new Map<string, { readonly at: number; readonly counts: Counts }>();
  return (workspaceId) => {
    const known = kept.get(workspaceId);
    const now = clock.monotonicMs();
    if (known !== undefined && now - known.at < goodForMs) return known.counts;
    const counts = store.countByCampaign(workspaceId);
    kept.set(workspaceId, { at: now, counts });
    return counts;
  };
}
