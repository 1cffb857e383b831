import type { Clock } from '../capabilities.ts';
import type { Hint } from '../webhooks/processor.ts';

/** Gathers what webhooks say should be read, so that a burst of them is one read. */
export interface Hints {
  add(hint: Hint): void;
  stop(): void;
}

/** What to do with gathered hints. */
export type HintActions = {
  readonly readOne: (hint: Hint, isUrgent: boolean) => void;
  /** Many conversations of one campaign: a page of its list tells as much as a hundred single reads. */
  readonly readList: (campaignId: string, ids: ReadonlySet<string>) => void;
  /** Where the conversation belongs, and whether what is said in it matters now. */
  readonly look: (hint: Hint) => {
    readonly campaignId?: string | undefined;
    readonly isWatched: boolean;
  };
};

const urgentMs = 300;
const gatherMs = 1500;
const mostSingleReads = 3;

// What tells only where a conversation stands; all else may have words in it that matter now.
const unhurried: ReadonlySet<string> = new Set([
  'CONVERSATION_QUEUED',
  'CONVERSATION_STARTED',
  'CONVERSATION_COMPLETED',
  'CONVERSATION_MAX_NUDGES_REACHED',
  'START_CONVERSATION_FAILED',
]);

/** Hints of one workspace. */
export function createHints(clock: Clock, actions: HintActions): Hints {
  const urgent = new Map<string, () => void>();
  const gathered = new Map<string, { readonly hint: Hint; readonly campaignId: string }>();
  let cancelFlush: (() => void) | undefined;

  function flush(): void {
    cancelFlush = undefined;
    const byCampaign = Map.groupBy(gathered.values(), (one) => one.campaignId);
    gathered.clear();
    for (const [campaignId, group] of byCampaign) {
      const hints = group.map(({ hint }) => hint);
      if (campaignId === '' || hints.length <= mostSingleReads) {
        for (const hint of hints) actions.readOne(hint, false);
      } else {
        actions.readList(campaignId, new Set(hints.map((hint) => hint.conversationId)));
      }
    }
  }

  return {
    add(hint) {
      const { conversationId, event } = hint;
      if (urgent.has(conversationId)) return;
      const isUnhurried = event !== undefined && unhurried.has(event);
      const { campaignId = '', isWatched } = actions.look(hint);
      if (isUnhurried && !isWatched) {
        gathered.set(conversationId, { hint, campaignId });
        cancelFlush ??= clock.schedule(gatherMs, flush);
        return;
      }
      gathered.delete(conversationId);
      urgent.set(
        conversationId,
        clock.schedule(urgentMs, () => {
          urgent.delete(conversationId);
          actions.readOne(hint, true);
        }),
      );
    },
    stop() {
      cancelFlush?.();
      for (const cancel of urgent.values()) cancel();
      urgent.clear();
      gathered.clear();
    },
  };
}
