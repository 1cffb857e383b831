import type { Composer as ComposerState, Thread } from '../../../shared/conversations/model.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Callout } from '../../ui/callout.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { conversationCommands } from './commands.ts';
import { focusReply } from './focus.ts';
import { inboxText } from './text.ts';
import styles from './composer.module.css';

type ReturnedProps = {
  readonly returned: NonNullable<ComposerState['returned']>;
  readonly thread: Thread;
  readonly isIncluded: boolean;
  readonly onPutBack: () => void;
  readonly onDiscarded: () => void;
};

/** What did not leave, with its reason: put back into the reply, or given up. */
export function Returned({ returned, thread, isIncluded, onPutBack, onDiscarded }: ReturnedProps) {
  const { client } = useLink();
  const discard = useChange(client.conversations.discard, { onSuccess: onDiscarded });
  const { workspaceId, id: conversationId } = thread.conversation;
  const held = thread.entries.filter(
    (entry) =>
      entry.type === 'step' && entry.state === 'held' && returned.itemIds.includes(entry.itemId),
  );
  return (
    <Callout
      tone="amber"
      title={inboxText.returnedTitle}
      action={
        <>
          {isIncluded ? null : (
            <CommandButton
              command={conversationCommands.putBack}
              size="small"
              onClick={() => {
                onPutBack();
                focusReply();
              }}
            >
              {inboxText.putBack}
            </CommandButton>
          )}
          {held.length === 0 ? null : (
            <CommandButton
              command={conversationCommands.discard}
              look="quiet"
              size="small"
              busy={discard.isPending}
              onClick={() => {
                for (const entry of held) {
                  if (entry.type === 'step') {
                    discard.mutate({ workspaceId, conversationId, itemId: entry.itemId });
                  }
                }
              }}
            >
              {inboxText.discard}
            </CommandButton>
          )}
        </>
      }
    >
      {returned.reason === '' ? inboxText.returnedBody : returned.reason}
      {isIncluded ? null : (
        <blockquote className={styles.quote}>
          <CandidateText text={returned.body} />
        </blockquote>
      )}
    </Callout>
  );
}
