import { useEffect, useSyncExternalStore } from 'react';
import type { Thread } from '../../../shared/conversations/model.ts';
import { follow } from '../../link/follow.ts';
import { useLink } from '../../link/link-context.tsx';

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/** Whether the recruiter can see the page at all. */
export function usePageVisible(): boolean {
  return useSyncExternalStore(subscribe, () => document.visibilityState === 'visible');
}

/** Tells the core that a conversation is on screen, for as long as it can be seen. */
export function useOnScreen(workspaceId: string, conversationId: string): void {
  const { client, connection } = useLink();
  const isVisible = usePageVisible();
  useEffect(() => {
    if (!isVisible || workspaceId === '') return undefined;
    return follow(connection, {
      open: (signal) => client.conversations.onScreen({ workspaceId, conversationId }, { signal }),
      onEvent: () => {},
    });
  }, [client, connection, workspaceId, conversationId, isVisible]);
}

/** Tells the core how far the thread was shown, so that nothing older counts as unread. */
export function useSeen(thread: Thread): void {
  const { client } = useLink();
  const isVisible = usePageVisible();
  const { workspaceId, id: conversationId, activityAt } = thread.conversation;
  const times = thread.entries.flatMap((entry) =>
    entry.type === 'message' && entry.at !== undefined ? [entry.at] : [],
  );
  const through = times.length === 0 ? activityAt : Math.max(...times);
  useEffect(() => {
    if (!isVisible) return;
    const input = { workspaceId, conversationId, through, requestId: crypto.randomUUID() };
    // What could not be told is told with the next message, or when the conversation is opened again.
    client.conversations.seen(input).catch(() => undefined);
  }, [client, workspaceId, conversationId, through, isVisible]);
}
