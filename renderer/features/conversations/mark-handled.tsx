import { IconCheck } from '@tabler/icons-react';
import type { Thread } from '../../../shared/conversations/model.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { showFailure, showToast } from '../../ui/toasts.ts';
import { conversationCommands } from './commands.ts';
import { focusConversation } from './focus.ts';
import { listText } from './list-text.ts';

/** Closes the flag beside it; what only this console knows needs no step at Popp, and says so. */
export function MarkHandled({ thread }: { readonly thread: Thread }) {
  const { client } = useLink();
  const handled = useChange(client.conversations.markHandled, {
    onError: showFailure,
    onSuccess: () => {
      focusConversation();
      showToast({ id: 'handled', tone: 'good', title: listText.handledTitle, lastsMs: 8000 });
    },
  });
  const { id: conversationId, workspaceId, holder } = thread.conversation;
  if (!thread.actions.markHandled.allowed || holder !== 'ai') return null;
  return (
    <CommandButton
      command={conversationCommands.handled}
      look="quiet"
      icon={IconCheck}
      title={listText.handledHint}
      busy={handled.isPending}
      onClick={() => handled.mutate({ workspaceId, conversationId })}
    />
  );
}
