import { IconPencil, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { messageLimit } from '../../../shared/conversations/limits.ts';
import type { Composer as ComposerState, Thread } from '../../../shared/conversations/model.ts';
import { foldText } from '../../../shared/conversations/rules.ts';
import { plainLine } from '../../../shared/notifications/plain-text.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { keys } from '../../app/commands/keys.ts';
import { isAppleKeyboard, pressed } from '../../app/commands/shortcut.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import type { CallFailure } from '../../link/call-failure.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Callout } from '../../ui/callout.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { conversationCommands } from './commands.ts';
import { focusReply, openRow } from './focus.ts';
import { inboxText } from './text.ts';
import { useDraft } from './use-draft.ts';
import styles from './composer.module.css';

const showLengthBelow = 400;
const longestName = 60;

/** Where the recruiter writes: open while they hold the conversation, else locked with the reason; text is always kept. */
export function Composer({ thread }: { readonly thread: Thread }) {
  const { client } = useLink();
  const { composer, conversation } = thread;
  const { workspaceId, id: conversationId } = conversation;
  const draft = useDraft(workspaceId, conversationId, composer.text);
  const [isAsking, setAsking] = useState(false);
  const [wasPutBack, setPutBack] = useState(composer.returned?.body === composer.text);
  const { returned, lock } = composer;
  const isIncluded = returned !== undefined && (wasPutBack || includes(draft.text, returned.body));
  const reply = useChange(client.conversations.reply, {
    onSuccess: () => draft.clear(),
    onError: (failure) => {
      draft.change(draft.text);
      setAsking(isSameText(failure));
    },
  });
  const isEmpty = draft.text.trim() === '';
  const canSend = lock === undefined && !isEmpty;

  function send(again: boolean): void {
    setAsking(false);
    draft.pause();
    reply.mutate({
      workspaceId,
      conversationId,
      body: draft.text,
      ...(again ? { again } : {}),
      ...(isIncluded ? { replaces: returned.itemIds } : {}),
    });
  }

  useCommands([
    {
      ...conversationCommands.reply,
      icon: IconPencil,
      run: lock === 'status-closed' ? undefined : focusReply,
    },
  ]);

  const isFailed = reply.error !== null && !isSameText(reply.error);
  return (
    <footer className={styles.composer} data-composer data-leave-to={openRow}>
      {returned === undefined ? null : (
        <Returned
          returned={returned}
          thread={thread}
          isIncluded={isIncluded}
          onPutBack={() => {
            setPutBack(true);
            draft.change(draft.text === '' ? returned.body : `${returned.body}\n\n${draft.text}`);
          }}
          onDiscarded={() => {
            if (foldText(draft.text) === foldText(returned.body)) draft.change('');
          }}
        />
      )}
      {isFailed ? <Failure inline failure={reply.error} /> : null}
      {composer.templateAdvised && lock === undefined ? (
        <Callout tone="amber">{inboxText.template}</Callout>
      ) : null}
      <div className={styles.box}>
        <TextAreaField
          label={inboxText.reply}
          hiddenLabel
          rows={3}
          maxLength={messageLimit}
          spellCheck
          placeholder={inboxText.replyPlaceholder(
            plainLine(conversation.firstName ?? conversation.name, longestName),
          )}
          value={draft.text}
          readOnly={lock === 'status-closed'}
          onChange={(event) => draft.change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (pressed(event.nativeEvent, isAppleKeyboard()) !== keys.send) return;
            event.preventDefault();
            if (canSend && !reply.isPending) send(false);
          }}
        />
        <div className={styles.foot}>
          <p className={styles.note} role="status">
            {lock === undefined ? lengthWords(draft.text) : inboxText.locks[lock]}
          </p>
          <CommandButton
            command={conversationCommands.send}
            look="primary"
            icon={IconSend}
            busy={reply.isPending}
            disabled={!canSend}
            onClick={() => send(false)}
          />
        </div>
      </div>
      <ConfirmDialog
        opened={isAsking}
        title={inboxText.againTitle}
        confirmLabel={inboxText.againConfirm}
        onConfirm={() => send(true)}
        onClose={() => setAsking(false)}
      >
        {inboxText.againBody}
      </ConfirmDialog>
    </footer>
  );
}

type ReturnedProps = {
  readonly returned: NonNullable<ComposerState['returned']>;
  readonly thread: Thread;
  readonly isIncluded: boolean;
  readonly onPutBack: () => void;
  readonly onDiscarded: () => void;
};

function Returned({ returned, thread, isIncluded, onPutBack, onDiscarded }: ReturnedProps) {
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

function includes(text: string, part: string): boolean {
  return foldText(text).includes(foldText(part));
}

function isSameText(failure: CallFailure): boolean {
  return failure.envelope.details?.['because'] === 'same-text';
}

function lengthWords(text: string): string {
  const left = messageLimit - text.length;
  return left < showLengthBelow ? inboxText.length(left) : inboxText.kept;
}
