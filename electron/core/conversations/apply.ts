import { nextFlag, type FlagSignal } from '../../../shared/conversations/flag-rules.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import { parseDashboardLink } from '../../../shared/popp/dashboard-link.ts';
import type { PoppWebhook } from '../../../shared/popp/webhook.ts';
import type { CachedConversation } from './cached.ts';
import { comparableEmail, comparablePhone } from './contact.ts';

/** When something was told: by Popp's clock as far as we know it, and by ours. */
export type Told = { readonly at: number; readonly seenAt: number };

/** What a conversation is after Popp told about it; an answer that is older than what is known changes nothing. */
export function afterRead(
  before: CachedConversation,
  told: PoppConversation,
  { at, seenAt }: Told,
): CachedConversation {
  if (seenAt < before.seenAt) return before;
  const isHumanTakeover = takeoverAfter(before, told.isHumanTakeover, seenAt);
  const signal: FlagSignal | undefined =
    told.needsReview === undefined
      ? undefined
      : { kind: 'read', needsReview: told.needsReview, at, seenAt };
  return {
    ...before,
    seenAt,
    campaignId: told.campaignId ?? before.campaignId,
    externalId: told.externalId ?? before.externalId,
    phoneNumber:
      told.phoneNumber === undefined ? before.phoneNumber : comparablePhone(told.phoneNumber),
    emailAddress:
      told.emailAddress === undefined ? before.emailAddress : comparableEmail(told.emailAddress),
    firstName: told.firstName ?? before.firstName,
    lastName: told.lastName ?? before.lastName,
    status: told.status ?? before.status,
    stage: told.stage ?? before.stage,
    isHumanTakeover,
    heldSince: isHumanTakeover ? before.heldSince : undefined,
    screening: told.screeningQuestionsOutcome ?? before.screening,
    createdAt: told.createdAt ?? before.createdAt,
    updatedAt: told.updatedAt ?? before.updatedAt,
    flagReason: givenReason(told.raw) ?? before.flagReason,
    flag: signal === undefined ? before.flag : nextFlag(before.flag, signal),
    activityAt: Math.max(before.activityAt, told.updatedAt ?? 0, told.createdAt ?? 0),
  };
}

/** What a conversation is after a verified event: a flag and what is missing; status and takeover wait for the read. */
export function afterEvent(
  before: CachedConversation,
  webhook: PoppWebhook,
  { at, seenAt }: Told,
): CachedConversation {
  const { data, eventTimestamp } = webhook;
  const isFlag = webhook.event === 'CONVERSATION_NEEDS_REVIEW';
  const isUnread = before.seenAt === 0;
  const url = data.campaignConversationUrl;
  const link = url === undefined ? undefined : parseDashboardLink(url);
  return {
    ...before,
    campaignId: before.campaignId ?? data.campaignId ?? link?.campaignId,
    externalId: before.externalId ?? data.externalId,
    firstName: before.firstName ?? data.firstName,
    lastName: before.lastName ?? data.lastName,
    status: isUnread ? (data.conversationStatus ?? before.status) : before.status,
    isHumanTakeover: isUnread
      ? (data.isHumanTakeover ?? before.isHumanTakeover)
      : before.isHumanTakeover,
    dashboardUrl: link?.campaignId === undefined ? before.dashboardUrl : url,
    flagReason: (isFlag ? givenReason(webhook.raw['data']) : undefined) ?? before.flagReason,
    flag: isFlag
      ? nextFlag(before.flag, {
          kind: 'event',
          seenAt,
          ...(eventTimestamp === undefined ? {} : { at: eventTimestamp }),
        })
      : before.flag,
    activityAt: Math.max(before.activityAt, eventTimestamp ?? at),
  };
}

// A read that was sent before our own takeover was confirmed cannot know of it.
function takeoverAfter(
  before: CachedConversation,
  told: boolean | undefined,
  seenAt: number,
): boolean {
  if (told === undefined) return before.isHumanTakeover;
  const isOlder = before.heldSince !== undefined && seenAt < before.heldSince;
  return isOlder ? before.isHumanTakeover : told;
}

// No source names a field for the reason; these are the names that would be read as one.
const reasonFields = ['reviewReason', 'needsReviewReason', 'needsReviewMessage', 'reason'];

function givenReason(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const fields: Record<string, unknown> = { ...raw };
  for (const name of reasonFields) {
    const value = fields[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 500);
  }
  return undefined;
}
