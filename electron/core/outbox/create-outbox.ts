import type { BatchLimits } from '../../../shared/outbox/batching.ts';
import { foldContact } from '../../../shared/outbox/matching.ts';
import type { Clock, InstanceWitness, Logger, Power } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import { createBackoff } from './backoff.ts';
import { openBooks, type Books } from './books.ts';
import { createCampaignGate } from './campaign-gate.ts';
import { createStatusCourier } from './courier-campaign-status.ts';
import { createCampaignCourier } from './courier-campaigns.ts';
import { createConversationCourier } from './courier-conversations.ts';
import { createStepCourier } from './courier-steps.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { mintExternalId, newId } from './external-id.ts';
import { createInstanceGuard } from './instance.ts';
import { viewOf } from './item.ts';
import { createLanes } from './lanes.ts';
import { createLookout } from './lookout.ts';
import type { NewStartingItem, Outbox } from './outbox.ts';
import type { OutboxPorts } from './ports.ts';
import { createMirrorCourier } from './mirror-courier.ts';
import type { MirrorPorts } from './mirror-ports.ts';
import { createSettler } from './settler.ts';
import { recover } from './startup.ts';
import { createTransmit } from './transmit.ts';
import { createWatches } from './watches.ts';

/** What the outbox needs from the console. */
export type OutboxDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changes: ChangeBus;
  readonly witness: InstanceWitness;
  readonly ports: OutboxPorts;
  readonly power?: Power;
  /** HighLevel, where the console has one. */
  readonly mirror?: MirrorPorts;
  /** Other sizes than those of the rules; for tests that need many small requests. */
  readonly limits?: BatchLimits;
};

/** The running outbox: the port of other features, and what the console and the outbox's own service need. */
export type RunningOutbox = Outbox & {
  readonly books: Books;
  readonly dispatcher: Dispatcher;
  /** Settles what the last process left behind, then lets things leave. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Settles once nothing moves any more without time or a call. */
  quiet(): Promise<void>;
  isQuiet(): boolean;
};

/** Where a meeting is asked for, its reference is another one than that of a conversation with the same candidate. */
function identityChannel(item: NewStartingItem): string {
  return item.kind === 'scheduling' ? 'scheduling' : item.channel;
}

/** Creates the outbox; nothing leaves before `start`. */
export function createOutbox(deps: OutboxDeps): RunningOutbox {
  const books = openBooks(deps);
  const { clock, database, items, ledger, notes, ports, seen } = books;
  const guard = createInstanceGuard(deps);
  const watches = createWatches(clock);
  const lanes = createLanes(deps);
  const backoff = createBackoff(clock);
  const look = createLookout(books, watches);
  const transmit = createTransmit(books, guard, watches);
  const dispatcher = createDispatcher({
    books,
    lanes,
    look,
    leave: createConversationCourier({
      books,
      look,
      transmit,
      backoff,
      isLive: createCampaignGate(ports, clock),
      onLeft: (workspaceId) => dispatcher.nudgeWorkspace(workspaceId),
      ...(deps.limits === undefined ? {} : { limits: deps.limits }),
    }),
    settle: createSettler({
      books,
      look,
      watches,
      onSettled: (workspaceId) => dispatcher.nudgeWorkspace(workspaceId),
    }),
    step: createStepCourier({ books, transmit, backoff, watches }),
    publish: createCampaignCourier({ books, transmit, backoff, watches }),
    status: createStatusCourier({ books, transmit, backoff }),
    mirror:
      deps.mirror === undefined
        ? undefined
        : createMirrorCourier({ books, guard, backoff, ports: deps.mirror }),
  });
  let started = false;
  let forgetPower: (() => void) | undefined;
  let forgetKeys: (() => void) | undefined;

  function addConversation(given: NewStartingItem) {
    // One candidate is one contact, however it was spelled.
    const item = { ...given, contact: foldContact(given.contact) };
    const upload = item.kind === 'conversation' ? item.upload : undefined;
    const isPaused = upload !== undefined && notes.isUploadPaused(upload.uploadId);
    const organizationId = ports.organizationOf(item.workspaceId);
    const externalId =
      item.payload.externalId ??
      mintExternalId({ ...item, channel: identityChannel(item), organizationId });
    const known =
      item.round > 1
        ? seen.ofCandidate(item.workspaceId, item.campaignId, item.contact, externalId)
        : [];
    return items.addConversation(item, {
      id: newId('item'),
      externalId,
      state: isPaused ? 'held' : 'waiting',
      now: clock.now(),
      acknowledged: known.map((one) => one.remoteId),
    });
  }

  return {
    books,
    dispatcher,
    addConversations(added) {
      const result = database.transaction(() => added.map((item) => addConversation(item)));
      for (const { workspaceId } of added.slice(0, 1)) {
        deps.changes.publish({ topic: 'outbox', workspaceId });
        if (started) dispatcher.nudgeWorkspace(workspaceId);
      }
      return result;
    },
    addStep(step) {
      const added = items.addStep(step, newId('item'), clock.now());
      // What waits is on screen too, however long nothing of it moves.
      deps.changes.publish({ topic: 'outbox', workspaceId: step.workspaceId });
      if (started) dispatcher.nudgeConversation(step.workspaceId, step.conversationId);
      return added;
    },
    addCampaign(item) {
      const added = items.addCampaign(item, newId('item'), clock.now());
      const { workspaceId } = item;
      deps.changes.publish({ topic: 'outbox', workspaceId });
      deps.changes.publish({ topic: 'campaigns', workspaceId, ids: [item.draftId] });
      if (started) dispatcher.nudgeWorkspace(workspaceId);
      return added;
    },
    setCampaignStatus(item) {
      const added = items.addStatus(item, newId('item'), clock.now());
      const { workspaceId, campaignId } = item;
      deps.changes.publish({ topic: 'outbox', workspaceId });
      deps.changes.publish({ topic: 'campaigns', workspaceId, ids: [campaignId] });
      if (started) dispatcher.nudgeWorkspace(workspaceId);
      return added;
    },
    addMirror(item) {
      const added = items.addMirror(item, newId('item'), clock.now());
      const { workspaceId } = item;
      deps.changes.publish({ topic: 'outbox', workspaceId });
      if (started) dispatcher.nudgeWorkspace(workspaceId);
      return added;
    },
    cancelUpload(uploadId) {
      // Also what was attempted and is known not to be at Popp; what may be there cannot be withdrawn.
      const ids = items.idsOfUpload(uploadId, ['held', 'waiting']);
      ledger.recordAll(ids, { kind: 'recruiter-cancels', words: 'You withdrew the upload.' });
      return ids.length;
    },
    pauseUpload(uploadId) {
      database.transaction(() => {
        notes.pauseUpload(uploadId, clock.now());
        ledger.recordAll(items.idsOfUpload(uploadId, ['waiting']), {
          kind: 'paused',
          hold: 'paused',
          words: 'You paused this upload.',
        });
      });
    },
    resumeUpload(uploadId) {
      database.transaction(() => {
        notes.resumeUpload(uploadId);
        ledger.recordAll(items.idsOfUpload(uploadId, ['held'], 'paused'), {
          kind: 'recruiter-resumes',
          words: 'You resumed this upload.',
        });
      });
      if (started) dispatcher.nudge();
    },
    countUpload: (uploadId) => items.countUpload(uploadId),
    listUpload: (uploadId) => items.byUpload(uploadId).map((item) => viewOf(item)),
    listConversation: (workspaceId, conversationId) =>
      items.stepsOf(workspaceId, conversationId).map((item) => viewOf(item)),
    answerDateOf: (itemId) => books.requests.answerDateOf(itemId),
    lead(lead) {
      const named =
        lead.externalId === undefined ? [] : items.withReference(lead.workspaceId, lead.externalId);
      // Every item of ours carries a reference: one that names none of them is someone else's.
      if (lead.externalId !== undefined && named.length === 0) return;
      database.transaction(() => {
        notes.addLead(lead, clock.now());
        for (const item of named) {
          if (item.state !== 'unknown' && item.state !== 'undecided') continue;
          const words = `Popp announced ${lead.event} about it. It is read before it counts.`;
          ledger.record(item.id, { kind: 'lead', remoteId: lead.conversationId, words });
        }
      });
      if (started) dispatcher.nudgeWorkspace(lead.workspaceId);
    },
    nudge() {
      if (started) dispatcher.nudge();
    },
    async start() {
      await recover(books, guard);
      started = true;
      forgetPower = deps.power?.onWake(() => dispatcher.nudge());
      // A key that was typed lets go at once what waited for it.
      forgetKeys = deps.changes.subscribe(({ topic }) => {
        if (topic === 'workspaces') dispatcher.nudge();
      });
      dispatcher.nudge();
    },
    stop() {
      forgetPower?.();
      forgetKeys?.();
      return lanes.stop();
    },
    quiet: () => lanes.quiet(),
    isQuiet: () => lanes.isQuiet(),
  };
}
