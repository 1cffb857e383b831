import type { Secret } from '../secret.ts';
import { type MeetingPlan, planNamed } from './meetings.ts';
import type { Campaign, Conversation, Message } from './model.ts';
import {
  allActiveConversations,
  allConversations,
  listMessages,
  recruiterMessages,
} from './repository-conversations.ts';
import { findMeeting, type PracticeMeeting } from './repository-meetings.ts';
import { end } from './ending.ts';
import { flowNamed } from './script.ts';
import type { WebhookSender } from './webhook-sender.ts';
import type { World } from './world.ts';

/** One conversation that the practice world ever created, for counting duplicates. */
export type OpenedConversation = {
  readonly id: string;
  readonly campaignId: string;
  readonly channel: string;
  readonly contact: string;
  readonly externalId: string | undefined;
  readonly at: number;
  /** When the opening message went out; absent while it is held, queued or failed. */
  readonly startedAt: number | undefined;
};

/** What the app and tests may do beside the API. */
export interface PracticeControl {
  /** Where events go; `undefined` tells nobody. */
  setWebhook(target: { readonly url: string; readonly secret: Secret } | undefined): void;
  campaigns(): readonly Campaign[];
  /** Every conversation, also those that lists do not show yet. */
  conversations(): readonly Conversation[];
  messages(conversationId: string): readonly Message[];
  /** Every conversation that was created since the start of this world, without the sample ones. */
  opened(): readonly OpenedConversation[];
  /** Everything that recruiters wrote. */
  recruiterMessages(): readonly Message[];
  /** Settles how this candidate behaves in conversations that are created from now on. */
  assignFlow(contact: string, flowName: string): void;
  /** Settles how the meetings with this candidate go that are asked for from now on. */
  assignMeeting(contact: string, plan: string): void;
  /** The meeting that a conversation arranges. */
  meeting(conversationId: string): PracticeMeeting | undefined;
  /** The practice clock. */
  now(): number;
  /** Ends everything that is still active. */
  closeAll(): void;
}

/** Binds the control to one running world. */
export function createControl(deps: {
  readonly world: World;
  readonly sender: WebhookSender;
  readonly assigned: Map<string, string>;
  readonly assignedMeetings: Map<string, MeetingPlan>;
  /** The number of the last sample conversation. */
  readonly lastSample: number;
  readonly now: () => number;
}): PracticeControl {
  const { world, sender, assigned } = deps;
  const { database } = world;
  return {
    setWebhook: (target) => sender.setTarget(target),
    campaigns: () => world.shelf.campaigns(),
    conversations: () => allConversations(database),
    messages: (conversationId) => listMessages(database, conversationId),
    opened: () =>
      allConversations(database)
        .filter((conversation) => conversation.seq > deps.lastSample)
        .map((conversation) => ({
          id: conversation.id,
          campaignId: conversation.campaignId,
          channel: conversation.channel,
          contact: conversation.contact,
          externalId: conversation.externalId,
          at: conversation.createdAt,
          startedAt: conversation.startedAt,
        })),
    recruiterMessages: () => recruiterMessages(database),
    assignFlow: (contact, flowName) => assigned.set(contact, flowNamed(flowName).name),
    assignMeeting: (contact, plan) => deps.assignedMeetings.set(contact, planNamed(plan)),
    meeting: (conversationId) => findMeeting(database, conversationId),
    now: deps.now,
    closeAll() {
      database.transaction(() => {
        for (const active of allActiveConversations(database)) {
          world.emit(
            'CONVERSATION_COMPLETED',
            end(world, active, 'CLOSED', deps.now()),
            deps.now(),
          );
        }
      });
      sender.nudge();
    },
  };
}
