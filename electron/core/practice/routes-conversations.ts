import { bulkLimit, readWish, type Wish } from './conversation-rules.ts';
import { createConversation } from './creating.ts';
import { type Input, isObject, optionalFlag, optionalText, readObject } from './input.ts';
import { type Campaign, type Conversation, Refusal } from './model.ts';
import { encodeToken, pageOf, readAscending, readLimit, readToken } from './paging.ts';
import { findConversation, listConversations, listMessages } from './repository-conversations.ts';
import type { Call, Reply } from './routes.ts';
import { handToAgent, sendMessage, takeOver } from './takeover.ts';
import { wireConversation, wireMessage } from './wire.ts';
import type { World } from './world.ts';

/** POST /conversations (seed: Create conversation): 202 without an id. */
export function postConversation({ world, body, at }: Call): Reply {
  const input = readObject(body, 'body');
  const problems: string[] = [];
  const campaign = findCampaign(world, input);
  const wish = readWish(input, campaign.channel, problems);
  const businessHours = optionalFlag(input, 'shouldSendDuringBusinessHours', problems);
  if (problems.length > 0) throw new Refusal(400, problems);
  createConversation(world, campaign, wish, { businessHours, at });
  return { status: 202, body: { message: 'Conversation created' } };
}

/** POST /conversations/bulk (seed: Job Application Flow, 2b): each candidate is accepted or failed by itself. */
export function postBulk({ world, body, at }: Call): Reply {
  const input = readObject(body, 'body');
  const problems: string[] = [];
  const campaign = findCampaign(world, input);
  const businessHours = optionalFlag(input, 'shouldSendDuringBusinessHours', problems);
  const skipDuplicationCheck = optionalFlag(input, 'skipDuplicationCheck', problems);
  const given: unknown = input['contacts'];
  const contacts: readonly unknown[] = Array.isArray(given) ? given : [];
  if (contacts.length === 0) problems.push('contacts is required and must not be empty');
  if (contacts.length > bulkLimit) problems.push(`contacts must hold at most ${bulkLimit}`);
  if (problems.length > 0) throw new Refusal(400, problems);
  const results = contacts.map((contact, index) => {
    const { wish, error } = readContact(contact, campaign, skipDuplicationCheck);
    const named = isObject(contact) ? contact['firstName'] : undefined;
    const firstName = typeof named === 'string' ? named : '';
    if (wish === undefined) return { index, firstName, status: 'failed', error };
    createConversation(world, campaign, wish, { businessHours, at });
    return { index, firstName, status: 'queued' };
  });
  const queued = results.filter((result) => result.status === 'queued').length;
  return {
    status: 202,
    body: {
      message: 'Bulk conversation creation completed',
      total: contacts.length,
      queued,
      failed: contacts.length - queued,
      results,
    },
  };
}

function readContact(
  contact: unknown,
  campaign: Campaign,
  skipDuplicationCheck: boolean,
): { wish: Wish; error?: never } | { wish?: never; error: string } {
  if (!isObject(contact)) return { error: 'contact must be an object' };
  const problems: string[] = [];
  const wish = readWish(contact, campaign.channel, problems);
  if (problems.length > 0) return { error: problems.join('; ') };
  return { wish: skipDuplicationCheck ? { ...wish, skipDuplicationCheck } : wish };
}

/** GET /conversations: newest first, by creation; the order of updates is promised by nobody. */
export function listPage({ world, organizationId, query, at }: Call): Reply {
  const limit = readLimit(query);
  const [createdAt, seq] = readToken(query, 2) ?? [];
  const named = query.has('campaignId') || query.has('externalCampaignId');
  const campaign = named ? findCampaign(world, Object.fromEntries(query), true) : undefined;
  const found = listConversations(world.database, {
    campaignId: campaign?.id,
    ascending: readAscending(query),
    after: createdAt === undefined || seq === undefined ? undefined : { createdAt, seq },
    limit: limit + 1,
    nowMs: at,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = found.length > limit && last !== undefined;
  const records = page.map((it) => wireConversation(it, organizationId, world.faults));
  return {
    status: 200,
    body: {
      data: world.faults.alterList(records),
      nextToken: more ? encodeToken(last.createdAt, last.seq) : undefined,
    },
  };
}

/** GET /conversations/{conversationId}. */
export function getConversation({ world, organizationId, id, at }: Call): Reply {
  const record = wireConversation(readable(world, id, at), organizationId, world.faults);
  return { status: 200, body: world.faults.alterList([record])[0] };
}

/** GET /conversations/{conversationId}/messages, oldest first. */
export function getMessages({ world, id, query, at }: Call): Reply {
  const { items, nextToken } = pageOf(
    listMessages(world.database, readable(world, id, at).id),
    query,
  );
  return {
    status: 200,
    body: { data: items.map((message) => wireMessage(message, world.faults)), nextToken },
  };
}

/** POST /conversations/{conversationId}/messages. */
export function postMessage({ world, id, body, at }: Call): Reply {
  const conversation = readable(world, id, at);
  const message = sendMessage(world, conversation, readObject(body, 'body'), at);
  return { status: 201, body: wireMessage(message, world.faults) };
}

/** POST /conversations/{conversationId}/takeover. */
export function postTakeover({ world, id, at }: Call): Reply {
  const taken = takeOver(world, readable(world, id, at), at);
  return {
    status: 200,
    body: { id: taken.id, isHumanTakeover: true, conversationStatus: taken.status },
  };
}

/** POST /conversations/{conversationId}/hand-to-agent. */
export function postHandToAgent({ world, id, at }: Call): Reply {
  const handed = handToAgent(world, readable(world, id, at), at);
  return {
    status: 200,
    body: { id: handed.id, status: handed.status, stage: handed.stage, isHumanTakeover: false },
  };
}

/** A conversation that the API already knows; another organisation's id is simply not found. */
function readable(world: World, id: string, at: number): Conversation {
  const conversation = findConversation(world.database, id);
  if (
    conversation === undefined ||
    Math.min(conversation.readableAt, conversation.appearsAt) > at
  ) {
    throw new Refusal(404, ['Conversation not found']);
  }
  return conversation;
}

/** The campaign by Popp's id or the customer's own; new conversations need it LIVE. */
export function findCampaign(world: World, input: Input, anyStatus = false): Campaign {
  const problems: string[] = [];
  const campaignId = optionalText(input, 'campaignId', problems);
  const externalCampaignId = optionalText(input, 'externalCampaignId', problems);
  if (campaignId === undefined && externalCampaignId === undefined) {
    problems.push('Either campaignId or externalCampaignId is required');
  }
  if (problems.length > 0) throw new Refusal(400, problems);
  const campaign =
    campaignId === undefined
      ? world.shelf.campaignByExternalId(externalCampaignId ?? '')
      : world.shelf.campaign(campaignId);
  if (campaign === undefined) throw new Refusal(404, ['Campaign not found']);
  if (externalCampaignId !== undefined && campaign.externalId !== externalCampaignId) {
    throw new Refusal(400, ['campaignId and externalCampaignId name different campaigns']);
  }
  if (!anyStatus && campaign.campaignStatus !== 'LIVE') {
    throw new Refusal(400, ['The campaign is not LIVE']);
  }
  return campaign;
}
