import type { Thread } from '../../../shared/conversations/model.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Callout } from '../../ui/callout.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { conversationCommands } from './commands.ts';
import { focusConversation } from './focus.ts';
import { inboxText } from './text.ts';

/** Says that the AI wrote in spite of the takeover, until the recruiter has taken note; the message keeps its mark. */
export function LeakCallout({
  thread,
  className,
}: {
  readonly thread: Thread;
  readonly className: string | undefined;
}) {
  const { client } = useLink();
  const seen = useChange(client.conversations.leakSeen, { onError: showFailure });
  const { workspaceId, id: conversationId, leakAt } = thread.conversation;
  if (leakAt === undefined) return null;
  return (
    <div className={className} role="alert">
      <Callout
        tone="red"
        title={inboxText.leakTitle}
        action={
          <CommandButton
            command={conversationCommands.leakSeen}
            size="small"
            busy={seen.isPending}
            onClick={() =>
              seen.mutate({ workspaceId, conversationId }, { onSuccess: focusConversation })
            }
          />
        }
      >
        {inboxText.leakBody}
      </Callout>
    </div>
  );
}
