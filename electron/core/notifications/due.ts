import { reminderPeriod } from '../../../shared/conversations/takeover-rules.ts';
import type { CachedConversation } from '../conversations/cached.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { ConversationNoticeKind } from './notices.ts';
import type { KeptNotice, NoticeRepository } from './repository.ts';

/** A flag, a reply, a leak or a reminder that has no notice yet. */
export type Due = {
  readonly kind: ConversationNoticeKind;
  readonly key: string;
  readonly conversation: CachedConversation;
};

/** What due notices are found in. */
export type DueDependencies = {
  readonly store: Pick<
    ConversationStore,
    'get' | 'openFlags' | 'unread' | 'leaked' | 'takenOver' | 'unseenCandidateMessages' | 'messages'
  >;
  readonly repository: Pick<NoticeRepository, 'has'>;
  readonly now: number;
  /** After how long a conversation that is still held is brought to mind; 0 for never. */
  readonly remindEveryMs: number;
};

const mostHeld = 200;

/** Every open flag, every leak and every reply in a conversation that is held, where it has no notice yet; all, or of these conversations. */
export function findDue(
  { store, repository, now, remindEveryMs }: DueDependencies,
  workspaceId: string,
  ids: ReadonlySet<string> | undefined,
): Due[] {
  const named = ids === undefined ? undefined : [...ids].map((id) => store.get(workspaceId, id));
  const some = named?.filter((one) => one !== undefined);
  const flagged = some?.filter((one) => one.flag.open) ?? store.openFlags(workspaceId);
  const unread = some?.filter((one) => one.unread > 0) ?? store.unread(workspaceId);
  const held = some ?? store.takenOver(workspaceId, mostHeld);
  const leaked = some ?? store.leaked(workspaceId);
  const isNew = (conversation: CachedConversation, kind: string, key: string) =>
    !repository.has(workspaceId, conversation.id, kind, key);
  return [
    ...leaked.flatMap((conversation): Due[] => {
      if (conversation.leakAt === undefined) return [];
      const key = String(conversation.leakAt);
      return isNew(conversation, 'leak', key) ? [{ kind: 'leak', key, conversation }] : [];
    }),
    ...flagged.flatMap((conversation): Due[] => {
      const key = flagKey(conversation);
      return isNew(conversation, 'flag', key) ? [{ kind: 'flag', key, conversation }] : [];
    }),
    ...held.flatMap((conversation): Due[] => {
      const { heldSince } = conversation;
      const period = reminderPeriod({ heldSince, now, everyMs: remindEveryMs });
      if (period === undefined) return [];
      // What was missed while nothing ran is told once.
      const key = `${heldSince} ${period * remindEveryMs}`;
      return isNew(conversation, 'reminder', key) ? [{ kind: 'reminder', key, conversation }] : [];
    }),
    ...unread.flatMap((conversation) => {
      const { heldSince } = conversation;
      if (heldSince === undefined) return [];
      return store
        .unseenCandidateMessages(workspaceId, conversation.id)
        .filter(
          ({ firstSeenAt, key }) => firstSeenAt > heldSince && isNew(conversation, 'reply', key),
        )
        .map(({ key }): Due => ({ kind: 'reply', key, conversation }));
    }),
  ];
}

/** Whether what a notice is about still wants the recruiter. */
export function stillWants(
  { store }: Pick<DueDependencies, 'store'>,
  { workspaceId, conversationId, kind, key, seenAt }: KeptNotice,
): boolean {
  if (seenAt !== undefined) return false;
  const conversation = store.get(workspaceId, conversationId);
  if (conversation === undefined) return false;
  if (kind === 'reminder') return key.startsWith(`${conversation.heldSince} `);
  if (kind === 'leak') return String(conversation.leakAt) === key;
  if (kind === 'flag') return conversation.flag.open && flagKey(conversation) === key;
  return store
    .unseenCandidateMessages(workspaceId, conversationId)
    .some((message) => message.key === key);
}

// One for each episode, and one more each time it came back from being snoozed.
function flagKey({ flag, wokenAt }: CachedConversation): string {
  return wokenAt === undefined ? String(flag.episode) : `${flag.episode} ${wokenAt}`;
}

/** What a notice may quote: the reply itself, or the last words before the flag. */
export function quotableWords(
  { store }: Pick<DueDependencies, 'store'>,
  { kind, key, conversation }: Due,
): string | undefined {
  // A notice says that the AI wrote, never what: nobody has read it yet.
  if (kind === 'leak' || kind === 'reminder') return undefined;
  const messages = store.messages(conversation.workspaceId, conversation.id);
  return kind === 'reply'
    ? messages.find((message) => message.key === key)?.body
    : messages.findLast((message) => message.author === 'candidate')?.body;
}
