import { randomUUID } from 'node:crypto';
import { chanceBetween } from './chance.ts';
import type { Wish } from './conversation-rules.ts';
import { end, openingTime, startNext } from './ending.ts';
import type { Campaign, Conversation } from './model.ts';
import { activeConversations, insertConversation } from './repository-conversations.ts';
import { addDue } from './repository-due.ts';
import { secondMs, type World } from './world.ts';

/**
 * Creates what was accepted, and answers its id. The caller holds the transaction and has checked every rule. One that is meant to
 * stand `beside` others waits for none of them.
 */
export function createConversation(
  world: World,
  campaign: Campaign,
  wish: Wish,
  terms: { readonly businessHours: boolean; readonly at: number; readonly beside?: boolean },
): string {
  const { at, businessHours } = terms;
  const queued = terms.beside !== true && settleOthers(world, campaign, wish, at);
  const draw = (range: readonly [number, number], what: string): number =>
    chanceBetween(range, world.seed, wish.contact, campaign.campaignTitle, what);
  const earliest = at + draw([2 * secondMs, 6 * secondMs], 'open');
  const opensAt = openingTime({ businessHours, phoneNumber: wish.phoneNumber }, earliest);
  const lagMs = draw([1 * secondMs, 4 * secondMs], 'lag');
  const sighting = world.faults.alterSighting({
    createdAt: at,
    opensAt,
    appearsAt: at + lagMs,
    readableAt: at + Math.floor(lagMs / 2),
  });
  const conversation: Omit<Conversation, 'seq'> = {
    id: randomUUID(),
    campaignId: campaign.id,
    channel: campaign.channel,
    contact: wish.contact,
    phoneNumber: wish.phoneNumber,
    emailAddress: wish.emailAddress,
    firstName: wish.firstName,
    lastName: wish.lastName,
    externalId: wish.externalId,
    openingMessage: wish.openingMessage,
    additionalContext: wish.additionalContext,
    businessHours,
    flow: world.flowFor(wish.contact).name,
    createdAt: at,
    ...sighting,
    status: queued ? 'QUEUED' : 'CREATED',
    stage: 'INITIAL',
    needsReview: false,
    takenOver: false,
    turn: 0,
    progress: { point: -1, moments: 0, nudges: 0, pending: undefined, recruiterAnswers: 0 },
    outcomes: [],
    updatedAt: at,
    startedAt: undefined,
  };
  insertConversation(world.database, conversation);
  if (queued) {
    world.emit('CONVERSATION_QUEUED', { ...conversation, seq: 0 }, at);
    return conversation.id;
  }
  addDue(world.database, {
    at: opensAt,
    conversationId: conversation.id,
    turn: 0,
    kind: 'open',
    part: 0,
  });
  return conversation.id;
}

/** Applies the two close flags and answers whether the new conversation has to wait (seed: Create conversation). */
function settleOthers(world: World, campaign: Campaign, wish: Wish, at: number): boolean {
  const others = activeConversations(world.database, campaign.channel, wish.contact);
  if (others.length === 0) return false;
  if (wish.closePreviousConversations) {
    // Every campaign of this channel, and no queueing at all.
    for (const other of others) close(world, other, at);
    return false;
  }
  if (!wish.skipDuplicationCheck) return true;
  // This campaign only; what other campaigns have going is still waited for.
  const same = others.filter((other) => other.campaignId === campaign.id);
  for (const other of same) close(world, other, at);
  const [first] = same;
  if (first !== undefined) startNext(world, first, at);
  return others.length > same.length;
}

function close(world: World, other: Conversation, at: number): void {
  const ended = end(world, other, 'CLOSED', at);
  world.emit('CONVERSATION_COMPLETED', ended, at);
}
