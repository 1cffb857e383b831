import { ConsoleError } from '../../../shared/errors.ts';
import { graceMs } from '../../../shared/outbox/absence.ts';
import type { Books } from './books.ts';
import type { CampaignCourier } from './courier-campaigns.ts';
import type { ConversationCourier } from './courier-conversations.ts';
import type { StepCourier } from './courier-steps.ts';
import type { Lanes, Next } from './lanes.ts';
import type { MirrorCourier } from './mirror-courier.ts';
import type { Lookout } from './lookout.ts';
import type { Settler } from './settler.ts';

/** Wakes what has something to do. One per data folder: whoever holds the folder's lock has the only one. */
export interface Dispatcher {
  nudge(): void;
  nudgeWorkspace(workspaceId: string): void;
  nudgeConversation(workspaceId: string, conversationId: string): void;
}

/** Creates the dispatcher over its lanes: leaving and settling by workspace, steps by conversation. */
export function createDispatcher(deps: {
  readonly books: Books;
  readonly lanes: Lanes;
  readonly leave: ConversationCourier;
  readonly settle: Settler;
  readonly step: StepCourier;
  readonly publish: CampaignCourier;
  readonly status: CampaignCourier;
  readonly look: Lookout;
  /** What leaves for HighLevel has a lane of its own: neither side waits for the other. */
  readonly mirror?: MirrorCourier | undefined;
}): Dispatcher {
  const { books, lanes, leave, settle, step, publish, status, look } = deps;
  const { clock, items, notes, ports } = books;
  const startedAt = clock.monotonicMs();

  /** After a restore: every list is read whole, and what it shows is kept as evidence, before Resume is offered. */
  async function compare(workspaceId: string, signal: AbortSignal): Promise<Next> {
    const pause = notes.pauseOf(workspaceId);
    if (pause?.cause !== 'instance' || pause.checkedAt !== undefined) return 'rest';
    // What the newer database sent a moment ago may not be in the list yet.
    const remainingMs = startedAt + graceMs(0) - clock.monotonicMs();
    if (remainingMs > 0) return { waitMs: remainingMs };
    const connection = await ports.openConnection(workspaceId);
    const campaigns = items.campaignsOf(workspaceId, ['held', 'unknown', 'undecided', 'done']);
    for (const campaignId of campaigns) {
      const pass = await look(connection, campaignId, { reach: 'whole', signal });
      // A campaign that is gone has no list to compare with, and nothing of it can leave.
      const isGone = pass.failure instanceof ConsoleError && pass.failure.code === 'not-found';
      if (pass.failure !== undefined && !isGone) throw pass.failure;
    }
    notes.noteChecked(
      workspaceId,
      'This data was restored from a backup or copied. It has been compared with Popp: what is there already will not be sent again. Resume when you are ready.',
      clock.now(),
    );
    return 'rest';
  }

  function nudgeConversation(workspaceId: string, conversationId: string): void {
    lanes.wake(`steps ${workspaceId} ${conversationId}`, (signal) =>
      step(workspaceId, conversationId, signal),
    );
  }

  function nudgeWorkspace(workspaceId: string): void {
    lanes.wake(`leave ${workspaceId}`, (signal) => leave(workspaceId, signal));
    lanes.wake(`settle ${workspaceId}`, (signal) => settle(workspaceId, signal));
    lanes.wake(`campaigns ${workspaceId}`, (signal) => publish(workspaceId, signal));
    lanes.wake(`status ${workspaceId}`, (signal) => status(workspaceId, signal));
    if (deps.mirror !== undefined) {
      const { mirror } = deps;
      lanes.wake(`mirror ${workspaceId}`, (signal) => mirror(workspaceId, signal));
    }
    if (notes.pauseOf(workspaceId)?.cause === 'instance') {
      lanes.wake(`compare ${workspaceId}`, (signal) => compare(workspaceId, signal));
    }
  }

  function nudge(): void {
    for (const workspaceId of items.workspaces()) nudgeWorkspace(workspaceId);
    for (const { workspaceId, conversationId } of items.openStepConversations()) {
      nudgeConversation(workspaceId, conversationId);
    }
  }

  return { nudge, nudgeWorkspace, nudgeConversation };
}
