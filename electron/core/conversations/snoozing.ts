import { isSnoozeTime } from '../../../shared/conversations/snooze-rules.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import type { CachedConversation } from './cached.ts';
import type { ConversationsDependencies, ConversationsService, One } from './service.ts';
import { serviceText } from './text.ts';

type SnoozingDependencies = Pick<
  ConversationsDependencies,
  'clock' | 'store' | 'waker' | 'onSeen'
> & { readonly must: (one: One) => CachedConversation };

/** Putting conversations off, in this console alone. */
export function createSnoozing(
  deps: SnoozingDependencies,
): Pick<ConversationsService, 'snooze' | 'unsnooze'> {
  const { clock, store, waker } = deps;
  return {
    snooze({ requestId: _requestId, until, ...one }) {
      deps.must(one);
      if (!isSnoozeTime(until, clock.now())) {
        throw new ConsoleError('invalid-input', serviceText.snoozeTime);
      }
      store.snooze(one.workspaceId, one.conversationId, until);
      deps.onSeen(one.workspaceId, one.conversationId);
      waker.look();
      return { done: true };
    },
    unsnooze({ requestId: _requestId, ...one }) {
      deps.must(one);
      store.wake(one.workspaceId, one.conversationId, false);
      waker.look();
      return { done: true };
    },
  };
}
