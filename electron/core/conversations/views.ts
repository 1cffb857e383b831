import {
  flaggedMessage,
  flagReason,
  mergeThread,
} from '../../../shared/conversations/thread-rules.ts';
import type {
  ConversationDetail,
  ConversationSummary,
  OpenFlag,
  ReplyWindow,
  Thread,
  ThreadEntry,
} from '../../../shared/conversations/model.ts';
import {
  actionsOf,
  composerLock,
  holderOf,
  type ConversationFacts,
} from '../../../shared/conversations/rules.ts';
import { returnedMessages } from '../../../shared/conversations/returned.ts';
import { buildDashboardLink, conversationLink } from '../../../shared/popp/dashboard-link.ts';
import { replyWindow } from '../../../shared/conversations/composing.ts';
import type { ItemView } from '../outbox/outbox.ts';
import type { CampaignFacts } from './cache.ts';
import { waitingOf, type CachedConversation, type CachedMessage } from './cached.ts';
import { candidateName } from './names.ts';
import type { TakeoversShown } from './takeovers.ts';

/** Everything a thread is drawn from. */
export type ThreadSources = {
  readonly conversation: CachedConversation;
  readonly campaign: CampaignFacts | undefined;
  readonly messages: readonly CachedMessage[];
  /** How many messages stand before these. */
  readonly before: number;
  /** Whether a human has written anywhere in the thread. */
  readonly hasRecruiter: boolean;
  readonly steps: readonly ItemView[];
  /** When steps happened by Popp's clock. */
  readonly stepTimes: ReadonlyMap<string, number>;
  readonly events: readonly { readonly key: string; readonly event: string; readonly at: number }[];
  readonly takeovers: TakeoversShown;
  readonly draft: string | undefined;
  readonly offsetMs: number;
  readonly poppNow: number;
  readonly isPractice: boolean;
  readonly problem: string | undefined;
  readonly isOffline: boolean;
  /** How many of the newest entries are told. */
  readonly most: number;
};

/** What the rules need to know of a conversation. */
export function factsOf(
  conversation: CachedConversation,
  steps: readonly ItemView[],
): ConversationFacts {
  return {
    status: conversation.status,
    isHumanTakeover: conversation.isHumanTakeover,
    isOurs: conversation.heldSince !== undefined,
    isFlagged: conversation.flag.open,
    steps,
  };
}

/** One line of the inbox. */
export function summaryOf(
  conversation: CachedConversation,
  campaign: CampaignFacts | undefined,
  hasDraft: boolean,
): ConversationSummary {
  const { campaignId, status, lastMessage, snoozedUntil } = conversation;
  const waiting = waitingOf(conversation);
  const { lastInboundBody } = conversation;
  const likely = lastInboundBody === undefined ? undefined : { body: lastInboundBody };
  const flag = openFlag(conversation, likely);
  return {
    id: conversation.id,
    workspaceId: conversation.workspaceId,
    name: candidateName(conversation),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(campaign?.title === undefined ? {} : { campaignTitle: campaign.title }),
    ...(campaign?.channel === undefined ? {} : { channel: campaign.channel }),
    ...(status === undefined ? {} : { status }),
    ...(flag === undefined ? {} : { flag }),
    holder: holderOf({
      isHumanTakeover: conversation.isHumanTakeover,
      isOurs: conversation.heldSince !== undefined,
    }),
    unread: conversation.unread,
    hasDraft,
    ...(conversation.leakAt === undefined ? {} : { leakAt: conversation.leakAt }),
    ...(lastMessage === undefined
      ? {}
      : {
          lastMessage: {
            author: lastMessage.author,
            body: lastMessage.body,
            ...(lastMessage.at === undefined ? {} : { at: lastMessage.at }),
          },
        }),
    activityAt: conversation.activityAt,
    ...(waiting === undefined ? {} : { waitingSince: waiting }),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
  };
}

/** Everything one open conversation shows. */
export function threadOf(sources: ThreadSources): Thread {
  const { conversation, steps, messages, draft, problem } = sources;
  const facts = factsOf(conversation, steps);
  const lock = composerLock(facts);
  const returned = returnedMessages(steps);
  const window = windowOf(conversation, sources.campaign);
  const flagged = conversation.flag.open
    ? flaggedMessage(messages, conversation.flag.openedAt ?? sources.poppNow)
    : undefined;
  return {
    conversation: detailOf(sources, flagged),
    ...newestOf(
      mergeThread({
        ...sources,
        ...sources.takeovers,
        steps: steps.map((step) => ({ ...step, at: sources.stepTimes.get(step.id) })),
        flaggedKey: flagged?.key,
      }),
      sources,
    ),
    messages: conversation.thread,
    ...(conversation.threadSeenAt === undefined ? {} : { readAt: conversation.threadSeenAt }),
    ...(problem === undefined ? {} : { problem }),
    composer: {
      ...(lock === undefined ? {} : { lock }),
      text: draft ?? returned?.body ?? '',
      ...(returned === undefined
        ? {}
        : { returned: { ...returned, itemIds: [...returned.itemIds] } }),
      ...(window === undefined ? {} : { window }),
      hasHumanMessage: sources.hasRecruiter || steps.some(hasLeft),
      isOffline: sources.isOffline,
    },
    actions: actionsOf(facts),
  };
}

/** Until when WhatsApp takes free text in a conversation. */
export function windowOf(
  { lastInboundAt, thread }: CachedConversation,
  campaign: CampaignFacts | undefined,
): ReplyWindow | undefined {
  const isThreadRead = thread === 'supported';
  return replyWindow({ channel: campaign?.channel, lastInboundAt, isThreadRead });
}

// What may have reached the candidate counts, also before Popp's thread shows it.
function hasLeft({ kind, state }: ItemView): boolean {
  return kind === 'message' && !['held', 'refused', 'cancelled'].includes(state);
}

function newestOf(
  all: readonly ThreadEntry[],
  { most, before }: Pick<ThreadSources, 'most' | 'before'>,
): Pick<Thread, 'entries' | 'earlier'> {
  const entries = all.slice(-most);
  return { entries, earlier: before + all.length - entries.length };
}

function detailOf(
  sources: ThreadSources,
  flagged: { readonly body: string } | undefined,
): ConversationDetail {
  const { conversation, campaign, draft, isPractice } = sources;
  const { campaignId } = conversation;
  const flag = openFlag(conversation, flagged);
  const optional = {
    firstName: conversation.firstName,
    lastName: conversation.lastName,
    phoneNumber: conversation.phoneNumber,
    emailAddress: conversation.emailAddress,
    externalId: conversation.externalId,
    stage: conversation.stage,
    agentName: campaign?.agentName,
    createdAt: conversation.createdAt,
    updatedAt: conversation.updatedAt,
    closingMethod: campaign?.closingMethod,
    // Practice has no dashboard.
    dashboardUrl: isPractice
      ? undefined
      : conversationLink(conversation.dashboardUrl, {
          campaignId,
          conversationId: conversation.id,
        }),
    campaignDashboardUrl:
      isPractice || campaignId === undefined ? undefined : buildDashboardLink(campaignId),
  };
  return {
    ...summaryOf(conversation, campaign, draft !== undefined),
    ...(flag === undefined ? {} : { flag }),
    ...optional,
    screening: [...conversation.screening],
    seenAt: conversation.seenAt,
  };
}

function openFlag(
  conversation: CachedConversation,
  flagged: { readonly body: string } | undefined,
): OpenFlag | undefined {
  const { flag, flagReason: given, activityAt } = conversation;
  if (!flag.open) return undefined;
  const reason = flagReason(given, flagged);
  return {
    episode: flag.episode,
    openedAt: flag.openedAt ?? activityAt,
    ...(reason === undefined ? {} : { reason }),
  };
}
