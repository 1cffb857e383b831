import { ConsoleError } from '../../../shared/errors.ts';
import type { Clock } from '../capabilities.ts';
import type { CampaignCache } from '../campaigns/cache.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { PageGoal } from './campaign-pages.ts';
import { completeEveryMs } from './pace.ts';
import type { SortProofs } from './sort-proofs.ts';

/** What a sweep needs. */
export type SweepDependencies = {
  readonly clock: Clock;
  readonly campaigns: Pick<CampaignCache, 'list' | 'refresh'>;
  readonly store: Pick<ConversationStore, 'openFlags'>;
  readonly readPages: (campaignId: string, goal: PageGoal) => Promise<void>;
  readonly proofs: Pick<SortProofs, 'isProven'>;
  /** Whether webhooks tell what happens. */
  readonly hearsBy: () => 'told' | 'silent';
};

/** Goes through all campaigns of one workspace, reading no more of each than it has to. */
export interface Sweep {
  run(): Promise<void>;
}

// A campaign is read to its end again after this many times what the last reading took: it stays a small part of the time.
const flaggedPause = { leastMs: 15_000, times: 5 };
const otherPause = { leastMs: 5 * 60_000, times: 20 };
// A proof is what was seen so far: once in a while the list is read to its end all the same.
const provenPause = { leastMs: 10 * 60_000, times: 20 };
const quietEvery = 10;

// What Popp says about one list is no reason to leave the others unread.
function isOfOneCampaign(error: unknown): error is ConsoleError {
  return error instanceof ConsoleError && oneCampaignCodes.has(error.code);
}

const oneCampaignCodes: ReadonlySet<string> = new Set([
  'not-found',
  'popp-refused',
  'unreadable-answer',
]);

/** The sweeps of one workspace; what it remembers between them lives as long as the process. */
export function createSweep(deps: SweepDependencies, workspaceId: string): Sweep {
  const { clock, campaigns, store } = deps;
  const ended = new Map<string, { readonly atMs: number; readonly tookMs: number }>();
  let count = 0;
  let completedAtMs: number | undefined;

  function isEndDue(campaignId: string, isFlagged: boolean): boolean {
    const last = ended.get(campaignId);
    if (last === undefined) return true;
    const isProven = deps.proofs.isProven(campaignId);
    const { leastMs, times } = isProven ? provenPause : isFlagged ? flaggedPause : otherPause;
    return clock.monotonicMs() - last.atMs >= Math.max(leastMs, times * last.tookMs);
  }

  async function readToEnd(campaignId: string): Promise<void> {
    const startMs = clock.monotonicMs();
    await deps.readPages(campaignId, { kind: 'end' });
    const atMs = clock.monotonicMs();
    ended.set(campaignId, { atMs, tookMs: atMs - startMs });
  }

  function isCompleteDue(): boolean {
    if (completedAtMs === undefined) return true;
    return clock.monotonicMs() - completedAtMs >= completeEveryMs[deps.hearsBy()];
  }

  return {
    async run() {
      await campaigns.refresh(workspaceId);
      const isComplete = isCompleteDue();
      const isFull = isComplete && count % quietEvery === 0;
      if (isComplete) count += 1;
      const startedAtMs = clock.monotonicMs();
      const openIn = new Set(store.openFlags(workspaceId).map((one) => one.campaignId));
      const all = campaigns.list(workspaceId).filter((one) => !one.missing);
      // Where a human is needed comes first; an old flag lies deep, so those lists are read to the end.
      const flagged = all.filter(
        ({ campaign }) => campaign.needsReview === true || openIn.has(campaign.id),
      );
      // Between complete sweeps a campaign that says that nobody is needed is believed.
      const others = all.filter(
        (one) =>
          !flagged.includes(one) &&
          (isFull ||
            (one.campaign.status === 'LIVE' &&
              (isComplete || one.campaign.needsReview === undefined))),
      );
      let failure: ConsoleError | undefined;
      for (const one of [...flagged, ...others]) {
        const { id, status } = one.campaign;
        const isFlagged = flagged.includes(one);
        const mayEnd = isFlagged || status === 'LIVE';
        try {
          if (mayEnd && isEndDue(id, isFlagged)) await readToEnd(id);
          else await deps.readPages(id, { kind: 'newest' });
        } catch (error) {
          if (!isOfOneCampaign(error)) throw error;
          failure = error;
        }
      }
      if (isComplete) completedAtMs = startedAtMs;
      if (failure !== undefined) throw failure;
    },
  };
}
