import type { ConversationPayload, SchedulingPayload } from '../../../shared/outbox/model.ts';
import { createHttpClient, type HttpResult } from '../network/http.ts';
import { tellTrouble } from '../network/trouble.ts';
import { pathSegment, requestHeaders, requestUrl } from './connection.ts';
import type { PoppConnection } from './connection.ts';
import type { PoppDeps } from './deps.ts';
import type { FrozenRequest, WriteOutcome } from './outcome.ts';

/** How long one write may take, and what may call it off. */
export type SendOptions = { readonly timeoutMs: number; readonly signal?: AbortSignal };

/** The only way to change something at Popp. Used by the outbox's couriers alone. */
export interface PoppWrites {
  /** Sends one frozen request once: never again, never to another host. Never throws. */
  send(
    connection: PoppConnection,
    request: FrozenRequest,
    options: SendOptions,
  ): Promise<WriteOutcome>;
}

/** Writes over a fresh connection each: a reused one may have died unnoticed, and then nobody knows what arrived. */
export function createPoppWrites(deps: PoppDeps): PoppWrites {
  const http = deps.http ?? createHttpClient(deps);
  return {
    async send(connection, request, { timeoutMs, signal }) {
      const headers = requestHeaders(connection);
      const url = requestUrl(connection, request.path);
      if (headers === undefined) {
        return { kind: 'not-sent', cause: 'no-key', detail: 'There is no usable API key.' };
      }
      if (url === undefined) {
        return { kind: 'not-sent', cause: 'refused', detail: 'The base URL is not allowed.' };
      }
      const hasBody = request.body !== undefined;
      const result = await http.exchange({
        method: request.method,
        url,
        headers: { ...headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
        ...(request.body === undefined ? {} : { body: request.body }),
        timeoutMs,
        ...(signal === undefined ? {} : { signal }),
      });
      return inWords(result);
    },
  };
}

/** What kept a request from leaving is told to the recruiter as it is for reads. */
function inWords(result: HttpResult): WriteOutcome {
  if (result.kind !== 'not-sent' || result.trouble === undefined) return result;
  const { happened, doThis } = tellTrouble(result.trouble);
  return { kind: 'not-sent', cause: result.cause, detail: `${happened} ${doThis}` };
}

/** The campaign a conversation starts under: by Popp's id or by the recruiter's own. */
export type CampaignAddress =
  | { readonly campaignId: string }
  | { readonly externalCampaignId: string };

/** What a recruiter says: words, or one of the templates. Exactly one, as the API demands. */
export type MessageContent = { readonly body: string } | { readonly templateId: string };

/** The most contacts that one bulk request may carry (seed: Job Application Flow, step 2b). */
export const bulkLimit = 10_000;

/** One conversation: every field that the seed Create conversation describes, and nothing else. */
export function encodeConversation(
  payload: ConversationPayload,
  campaign: CampaignAddress,
): FrozenRequest {
  return post('/conversations', {
    ...encodeCampaign(campaign),
    firstName: payload.firstName,
    lastName: payload.lastName,
    phoneNumber: payload.phoneNumber,
    emailAddress: payload.emailAddress,
    countryCode: payload.countryCode,
    externalId: payload.externalId,
    applicationSource: payload.applicationSource,
    openingMessage: payload.openingMessage,
    additionalContext: payload.additionalContext,
    shouldSendDuringBusinessHours: payload.shouldSendDuringBusinessHours,
    skipDuplicationCheck: payload.skipDuplicationCheck === true ? true : undefined,
    closePreviousConversations: payload.closePreviousConversations === true ? true : undefined,
  });
}

/**
 * Many conversations of one campaign. `shouldSendDuringBusinessHours` and `skipDuplicationCheck` belong to the whole
 * request (seed: Job Application Flow, step 2b), so all payloads must agree on them: group by `bulkGroup` first.
 */
export function encodeBulk(
  payloads: readonly ConversationPayload[],
  campaign: CampaignAddress,
): FrozenRequest {
  const [first] = payloads;
  if (first === undefined || payloads.length > bulkLimit) {
    throw new Error(`A bulk request carries 1 to ${bulkLimit} contacts, not ${payloads.length}.`);
  }
  const group = bulkGroup(first);
  if (payloads.some((payload) => bulkGroup(payload) !== group)) {
    throw new Error('The contacts of a bulk request must share the options of the whole request.');
  }
  return post('/conversations/bulk', {
    ...encodeCampaign(campaign),
    shouldSendDuringBusinessHours: first.shouldSendDuringBusinessHours,
    skipDuplicationCheck: first.skipDuplicationCheck === true ? true : undefined,
    contacts: payloads.map((payload) => encodeContact(payload)),
  });
}

/**
 * One conversation that arranges a meeting: every field that the seed Create auto-schedule conversation describes, and nothing
 * else. Evidence of the path: Popp's guide Auto-Schedule Conversations. What is in the two parts is `shared/scheduling/request.ts`.
 */
export function encodeScheduling(
  payload: SchedulingPayload,
  campaign: CampaignAddress,
): FrozenRequest {
  return post('/scheduling/conversations', {
    ...encodeCampaign(campaign),
    firstName: payload.firstName,
    lastName: payload.lastName,
    phoneNumber: payload.phoneNumber,
    emailAddress: payload.emailAddress,
    countryCode: payload.countryCode,
    externalId: payload.externalId,
    shouldSendDuringBusinessHours: payload.shouldSendDuringBusinessHours,
    skipDuplicationCheck: payload.skipDuplicationCheck === true ? true : undefined,
    meetingParticipants: payload.meetingParticipants,
    meetingConfiguration: payload.meetingConfiguration,
  });
}

/** Payloads with the same group may share one bulk request. */
export function bulkGroup(payload: ConversationPayload): string {
  const hours = payload.shouldSendDuringBusinessHours ? 'hours' : 'at-once';
  return `${hours}${payload.skipDuplicationCheck === true ? '+skip' : ''}`;
}

/**
 * Whether a bulk request can say everything about this candidate. `applicationSource` and `countryCode` are documented
 * for single conversations alone: a row that needs them goes by itself, because `encodeBulk` leaves them out.
 */
export function fitsBulk(payload: ConversationPayload): boolean {
  const needsCountry = payload.phoneNumber !== undefined && !payload.phoneNumber.startsWith('+');
  return payload.applicationSource === undefined && !needsCountry;
}

/** Creates a campaign (seed: Job Application Flow, step 1b); the body is the draft's request as it was published. */
export function encodeCampaignRequest(requestText: string): FrozenRequest {
  return { method: 'POST', path: '/campaigns', body: requestText };
}

/**
 * Sets a campaign live or archives it. Evidence: Popp's `llms.txt` names 'Update campaign', where ARCHIVED stops one and LIVE
 * starts a draft; its verb is not documented, PATCH is the usual one, and a refusal is told as 'not here'.
 */
export function encodeCampaignStatus(campaignId: string, campaignStatus: string): FrozenRequest {
  const body = JSON.stringify({ campaignStatus });
  return { method: 'PATCH', path: `/campaigns/${pathSegment(campaignId)}`, body };
}

/** Takes a conversation over; no body (seed: Job Application Flow, step 3b). */
export function encodeTakeover(conversationId: string): FrozenRequest {
  return { method: 'POST', path: conversationPath(conversationId, 'takeover'), body: undefined };
}

/** A recruiter's message, words or a template (seed: Job Application Flow, step 3c). */
export function encodeMessage(conversationId: string, content: MessageContent): FrozenRequest {
  const path = conversationPath(conversationId, 'messages');
  return 'body' in content
    ? post(path, { messageBody: content.body })
    : post(path, { templateId: content.templateId });
}

/** Hands a conversation back to the AI; no body (seed: Job Application Flow, step 3d). */
export function encodeHandBack(conversationId: string): FrozenRequest {
  const path = conversationPath(conversationId, 'hand-to-agent');
  return { method: 'POST', path, body: undefined };
}

function conversationPath(conversationId: string, call: string): string {
  return `/conversations/${pathSegment(conversationId)}/${call}`;
}

function encodeCampaign(campaign: CampaignAddress): Record<string, string> {
  return 'campaignId' in campaign
    ? { campaignId: campaign.campaignId }
    : { externalCampaignId: campaign.externalCampaignId };
}

function encodeContact(payload: ConversationPayload): Record<string, unknown> {
  return {
    firstName: payload.firstName,
    lastName: payload.lastName,
    phoneNumber: payload.phoneNumber,
    // For e-mail campaigns the address replaces the number (seed: Job Application Flow, step 2a).
    emailAddress: payload.emailAddress,
    externalId: payload.externalId,
    openingMessage: payload.openingMessage,
    additionalContext: payload.additionalContext,
    closePreviousConversations: payload.closePreviousConversations === true ? true : undefined,
  };
}

/** JSON leaves out what is `undefined`: an absent option is never sent as null. */
function post(path: string, body: Record<string, unknown>): FrozenRequest {
  return { method: 'POST', path, body: JSON.stringify(body) };
}
