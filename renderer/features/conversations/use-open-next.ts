import { useNavigate } from '@tanstack/react-router';
import { expectArrival } from '../../app/commands/arrival.ts';
import { useLink } from '../../link/link-context.tsx';
import { showFailure, showToast } from '../../ui/toasts.ts';
import { toCallFailure } from '../../link/call-failure.ts';
import { focusConversation } from './focus.ts';
import { inboxText } from './text.ts';

type Place = { readonly workspaceId: string; readonly conversationId: string };

/** Opens the next conversation that needs the recruiter, or says that there is none. */
export function useOpenNext({ workspaceId, conversationId }: Place): () => Promise<void> {
  const { client } = useLink();
  const navigate = useNavigate();
  return async () => {
    try {
      const { items } = await client.conversations.list({
        workspaceId,
        filter: 'needs-you',
        limit: 2,
      });
      const next = items.find(({ id }) => id !== conversationId);
      if (next === undefined) {
        focusConversation();
        showToast({ tone: 'good', title: inboxText.noNextTitle, lastsMs: 6000 });
        return;
      }
      expectArrival();
      await navigate({ to: '/inbox/$conversationId', params: { conversationId: next.id } });
    } catch (error) {
      showFailure(toCallFailure(error));
    }
  };
}
