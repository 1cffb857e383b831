import type { Database } from '../database/database.ts';
import { chanceBetween } from './chance.ts';
import type { PracticeFaults } from './faults.ts';
import type { Flow } from './flow.ts';
import type { MeetingPlan } from './meetings.ts';
import type { Campaign, Conversation, Sender } from './model.ts';
import type { CampaignShelf } from './repository-campaigns.ts';
import { insertMessage } from './repository-conversations.ts';
import type { PracticeMeeting } from './repository-meetings.ts';
import { addDue, type DueKind } from './repository-due.ts';
import { flowNamed } from './script.ts';
import type { ConversationEvent } from './webhook-events.ts';

/** Everything that the rules of the practice world act on. */
export type World = {
  readonly database: Database;
  readonly shelf: CampaignShelf;
  readonly seed: string;
  readonly faults: PracticeFaults;
  /** The scripted candidate behind a contact. */
  flowFor(contact: string): Flow;
  /** Tells the console's listener, later and without waiting. */
  emit(event: ConversationEvent, conversation: Conversation, at: number): void;
  /** How the meeting with a contact goes. */
  meetingPlanFor(contact: string): MeetingPlan;
  emitMeeting(
    event: string,
    conversation: Conversation,
    meeting: PracticeMeeting,
    at: number,
  ): void;
};

/** Seconds and hours in milliseconds. */
export const secondMs = 1000;
/** One hour. */
export const hourMs = 3_600_000;

/** The campaign of a conversation; it always exists. */
export function campaignOf(world: World, conversation: Conversation): Campaign {
  const campaign = world.shelf.campaign(conversation.campaignId);
  if (campaign === undefined) throw new Error('A practice conversation has lost its campaign');
  return campaign;
}

/** The script of a conversation, settled when it was created. */
export function flowOf(conversation: Conversation): Flow {
  return flowNamed(conversation.flow);
}

/** Puts a message into the thread. */
export function say(
  world: World,
  conversation: Conversation,
  sender: Sender,
  body: string,
  at: number,
): void {
  insertMessage(world.database, { conversationId: conversation.id, body, sender, createdAt: at });
}

/** Lets something happen in this conversation later, unless its turn is over by then. */
export function later(
  world: World,
  conversation: Conversation,
  kind: DueKind,
  at: number,
  part = 0,
): void {
  addDue(world.database, {
    at,
    conversationId: conversation.id,
    turn: conversation.turn,
    kind,
    part,
  });
}

/** A repeatable delay for this person at this place of the conversation. */
export function delayMs(
  world: World,
  conversation: Conversation,
  range: readonly [number, number],
  what: string,
): number {
  const { point, moments, nudges } = conversation.progress;
  const milliseconds: readonly [number, number] = [range[0] * secondMs, range[1] * secondMs];
  return chanceBetween(
    milliseconds,
    world.seed,
    conversation.contact,
    what,
    point,
    moments,
    nudges,
  );
}
