import type { z } from 'zod';
import { ConsoleError } from '../../../shared/errors.ts';
import type {
  outboxContract,
  OutboxItem,
  pauseSchema,
  SentLine,
} from '../../../shared/outbox/contract.ts';
import { startsConversation } from '../../../shared/outbox/model.ts';
import type { ServiceOf } from '../service.ts';
import type { RunningOutbox } from './create-outbox.ts';
import { actionsNow, createDecisions } from './decisions.ts';
import { payloadOf, titleOf, viewOf, type Item } from './item.ts';
import { createListRepository } from './repository-lists.ts';
import { isMirrorItem, mirrorPayload } from './mirror-ports.ts';
import type { Pause } from './repository-notes.ts';

const pageSize = 50;
// About a quarter of a megabyte: a hundred thousand are a hundred answers that hold nothing up.
const sentPageSize = 1000;
const done = { done: true } as const;

/** What a recruiter can see of the outbox, and decide. */
export function createOutboxService(deps: {
  readonly outbox: RunningOutbox;
  /** Every workspace that is not removed; 'pause everything' means all of them. */
  readonly workspaces: () => readonly string[];
  /** What a campaign is called. */
  readonly campaignOf: (workspaceId: string, campaignId: string) => string | undefined;
  /** What the candidate of a conversation is called; steps carry no name of their own. */
  readonly candidateOf: (workspaceId: string, conversationId: string) => string | undefined;
}): ServiceOf<typeof outboxContract> {
  const { outbox } = deps;
  const { clock, database, items, notes } = outbox.books;
  const lists = createListRepository(database);
  const decisions = createDecisions(outbox);

  function itemView(item: Item): OutboxItem {
    const { workspaceId: _, ...view } = viewOf(item);
    const name = nameOf(item);
    return {
      ...view,
      ...(name === undefined ? {} : { name }),
      round: item.round,
      attempts: item.attempts,
      actions: actionsNow(items, item),
    };
  }

  function nameOf(item: Item): string | undefined {
    if (item.kind === 'campaign') return titleOf(item);
    if (isMirrorItem(item)) return mirrorPayload(item).name;
    if (item.kind === 'campaign-status') return deps.campaignOf(item.workspaceId, item.campaignId);
    if (!startsConversation(item.kind)) {
      return deps.candidateOf(item.workspaceId, item.conversationId ?? '');
    }
    const { firstName, lastName } = payloadOf(item);
    return lastName === undefined ? firstName : `${firstName} ${lastName}`;
  }

  return {
    summary({ workspaceId }) {
      const pause = notes.pauseOf(workspaceId);
      return {
        counts: items.countWorkspace(workspaceId),
        ...(pause === undefined ? {} : { pause: pauseView(pause) }),
        alarms: notes.alarms(workspaceId).filter((one) => one.acknowledgedAt === undefined).length,
        preflights: lists.runningPreflights(workspaceId),
      };
    },
    list({ workspaceId, filter, cursor, limit = pageSize }) {
      const page = lists.page(workspaceId, filter, cursor, limit + 1);
      const last = page[limit - 1];
      return {
        items: page.slice(0, limit).map((item) => itemView(item)),
        ...(page.length > limit && last !== undefined ? { nextCursor: last.sequence } : {}),
      };
    },
    sent({ workspaceId, after = 0 }) {
      const page = lists.sent(workspaceId, after, sentPageSize);
      const last = page.at(-1)?.item.sequence;
      return {
        lines: page.map(({ item, sentAt }) => sentLine(item, sentAt, nameOf(item))),
        ...(page.length === sentPageSize && last !== undefined ? { next: last } : {}),
      };
    },
    receipt({ itemId }) {
      const item = items.get(itemId);
      if (item === undefined) throw new ConsoleError('not-found', 'There is no such entry.');
      const follows = lists.follows(itemId);
      return {
        item: itemView(item),
        lines: lists.evidence(itemId).map(({ remoteId, ...line }) => ({
          ...line,
          ...(remoteId === undefined ? {} : { remoteId }),
        })),
        ...(follows === undefined ? {} : { follows }),
      };
    },
    decide({ itemId, verdict }) {
      decisions.decide(itemId, verdict);
      return done;
    },
    messageAgain: ({ itemId }) => decisions.messageAgain(itemId),
    resume({ itemId }) {
      decisions.resume(itemId);
      return done;
    },
    cancel({ itemId }) {
      decisions.cancel(itemId);
      return done;
    },
    pauseWorkspace({ workspaceId }) {
      decisions.pauseWorkspace(workspaceId);
      return done;
    },
    resumeWorkspace({ workspaceId }) {
      decisions.resumeWorkspace(workspaceId);
      return done;
    },
    pauseEverything() {
      for (const workspaceId of deps.workspaces()) decisions.pauseWorkspace(workspaceId);
      return done;
    },
    alarms: ({ workspaceId }) =>
      notes.alarms(workspaceId).map(({ campaignId, contact, remoteIds, at, acknowledgedAt }) => ({
        campaignId,
        contact,
        conversationIds: [...remoteIds],
        at,
        acknowledged: acknowledgedAt !== undefined,
      })),
    acknowledgeAlarm({ workspaceId, campaignId, contact }) {
      notes.acknowledgeAlarm(workspaceId, campaignId, contact, clock.now());
      return done;
    },
  };
}

function sentLine(item: Item, sentAt: number, name: string | undefined): SentLine {
  const { kind, channel, externalId, templateId: template, attempts } = item;
  const { id, state, reach, contact, campaignId, conversationId, body } = viewOf(item);
  const words = kind === 'conversation' ? payloadOf(item).openingMessage : body;
  return {
    id,
    sentAt,
    kind,
    state,
    attempts,
    ...(reach === undefined ? {} : { reach }),
    ...(name === undefined ? {} : { name }),
    ...(contact === undefined ? {} : { contact }),
    ...(channel === '' ? {} : { channel }),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(conversationId === undefined ? {} : { conversationId }),
    ...(externalId === '' ? {} : { reference: externalId }),
    ...(words === undefined ? {} : { words }),
    ...(template === undefined ? {} : { template }),
  };
}

function pauseView({ cause, words, at, checkedAt }: Pause): z.infer<typeof pauseSchema> {
  return { cause, words, at, mayResume: cause !== 'instance' || checkedAt !== undefined };
}
