import { ConsoleError } from '../../../shared/errors.ts';
import type { Clock } from '../capabilities.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { PoppInferred } from '../popp/inferred.ts';
import type { Hint } from '../webhooks/processor.ts';
import { readCampaignPages, type CampaignRef, type PageDependencies } from './campaign-pages.ts';

/** What reading one conversation needs. */
export type ReaderDependencies = PageDependencies & {
  readonly clock: Clock;
  readonly inferred: PoppInferred;
  readonly store: Pick<
    ConversationStore,
    | 'remember'
    | 'rememberMessages'
    | 'rememberThreadUnsupported'
    | 'rememberPoppTime'
    | 'get'
    | 'wantsProof'
  >;
};

/**
 * Reads one conversation and its messages into the cache. Where Popp does not offer the reads that no seed prints,
 * the conversation is looked for in its campaign's list, and the thread says that it cannot be read.
 */
export async function readConversation(
  deps: ReaderDependencies,
  connection: PoppConnection,
  hint: Hint,
  signal: AbortSignal,
): Promise<void> {
  const { inferred, store, clock } = deps;
  const { workspaceId } = connection;
  const { conversationId } = hint;
  const sentAt = clock.now();
  const one = await inferred.getConversation(connection, conversationId, signal);
  if (signal.aborted) return;
  if (one.supported) store.remember(workspaceId, [one.value], sentAt, one.serverDate);
  else await findInList(deps, connection, hint, signal);
  if (store.get(workspaceId, conversationId) === undefined) {
    throw new ConsoleError(
      'not-found',
      'Popp does not show this conversation. It may belong to another organisation, or be too new to be listed.',
    );
  }
  const askedAt = clock.now();
  const thread = await inferred.listMessages(connection, conversationId, signal);
  if (signal.aborted) return;
  if (!thread.supported) {
    store.rememberThreadUnsupported(workspaceId, conversationId, askedAt);
    return;
  }
  store.rememberMessages(workspaceId, conversationId, thread.value, askedAt);
  // The AI seems to have written in spite of our takeover: whether it was still ours, only a later read can say.
  if (!one.supported || !store.wantsProof(workspaceId, conversationId)) return;
  const againAt = clock.now();
  const again = await inferred.getConversation(connection, conversationId, signal);
  if (signal.aborted || !again.supported) return;
  store.remember(workspaceId, [again.value], againAt, again.serverDate);
}

async function findInList(
  deps: ReaderDependencies,
  connection: PoppConnection,
  hint: Hint,
  signal: AbortSignal,
): Promise<void> {
  const ref = whereToLook(deps, connection.workspaceId, hint);
  if (ref === undefined) return;
  const goal = { kind: 'find' as const, ids: new Set([hint.conversationId]) };
  await readCampaignPages(deps, connection, ref, goal, signal);
}

function whereToLook(
  deps: ReaderDependencies,
  workspaceId: string,
  hint: Hint,
): CampaignRef | undefined {
  const campaignId =
    deps.store.get(workspaceId, hint.conversationId)?.campaignId ?? hint.campaignId;
  if (campaignId !== undefined) return { campaignId };
  const { externalCampaignId } = hint;
  return externalCampaignId === undefined ? undefined : { externalCampaignId };
}
