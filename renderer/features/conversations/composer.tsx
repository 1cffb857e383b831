import { IconPencil, IconSend, IconTemplate, IconTextPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { messageLimit } from '../../../shared/conversations/limits.ts';
import {
  isWindowOver,
  offersOptOut,
  openPlaceholders,
  optOutLine,
  withOptOut,
} from '../../../shared/conversations/composing.ts';
import type { Thread } from '../../../shared/conversations/model.ts';
import { fillSnippet, type SnippetValues } from '../../../shared/snippets/rules.ts';
import { foldText } from '../../../shared/conversations/rules.ts';
import { plainLine } from '../../../shared/notifications/plain-text.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { keys } from '../../app/commands/keys.ts';
import { isAppleKeyboard, isKeyOn, pressed } from '../../app/commands/shortcut.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { useSettings } from '../../app/settings.ts';
import type { CallFailure } from '../../link/call-failure.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog-on-demand.tsx';
import { Failure } from '../../ui/failure.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { SnippetDialog } from '../snippets/snippet-dialog.tsx';
import { conversationCommands } from './commands.ts';
import { ComposerNote, OfflineNote, WindowNote } from './composer-notes.tsx';
import { Returned } from './composer-returned.tsx';
import { focusReply, openConversation } from './focus.ts';
import { inboxText } from './text.ts';
import { TemplateDialog } from './template-dialog.tsx';
import { useDraft } from './use-draft.ts';
import { usePoppNow } from './use-inbox.ts';
import { usePutIn } from './use-put-in.ts';
import styles from './composer.module.css';

const longestName = 60;

/** Where the recruiter writes: open while they hold the conversation, else locked with the reason; text is always kept. */
export function Composer({ thread }: { readonly thread: Thread }) {
  const { client } = useLink();
  const settings = useSettings();
  const { composer, conversation } = thread;
  const { workspaceId, id: conversationId } = conversation;
  const draft = useDraft(workspaceId, conversationId, composer.text);
  const [asking, setAsking] = useState<'same-text' | 'placeholders'>();
  const [open, setOpen] = useState<'templates' | 'snippets'>();
  const { returned, lock } = composer;
  const [wasPutBack, setPutBack] = useState(returned?.body === composer.text);
  const returnedIds = returned?.itemIds.join(' ') ?? '';
  const [lookedAt, setLookedAt] = useState(returnedIds);
  // What comes back takes its place while somebody may be writing: the field stays, and the focus in it.
  if (lookedAt !== returnedIds) {
    setLookedAt(returnedIds);
    setPutBack(returned?.body === composer.text);
    draft.lookAgain();
  }
  const isIncluded = returned !== undefined && (wasPutBack || includes(draft.text, returned.body));
  const reply = useChange(client.conversations.reply, {
    onSuccess: (_added, { body }) => {
      setOpen(undefined);
      // A template leaves what was being written where it is.
      if (body !== undefined) draft.clear();
    },
    onError: (failure) => {
      draft.change(draft.text);
      setAsking(isSameText(failure) ? 'same-text' : undefined);
    },
  });
  const isEmpty = draft.text.trim() === '';
  const now = usePoppNow(workspaceId);
  const { window, isOffline, hasHumanMessage } = composer;
  const isOver = isWindowOver(window, now);
  const isFree = lock === undefined && !isOffline;
  const canSend = isFree && !isOver && !isEmpty;
  const { channel } = conversation;
  const putIn = usePutIn(draft);
  const left = openPlaceholders(draft.text);
  const askForSnippet = () => {
    putIn.remember();
    setOpen('snippets');
  };

  /** Asks about placeholders first; `again` says that the same text was asked about too. */
  function ask(): void {
    if (left.length > 0) setAsking('placeholders');
    else send(false);
  }

  function send(again: boolean): void {
    setAsking(undefined);
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
    {
      ...conversationCommands.snippet,
      icon: IconTextPlus,
      run: lock === 'status-closed' ? undefined : askForSnippet,
    },
    {
      ...conversationCommands.template,
      icon: IconTemplate,
      run: isFree ? () => setOpen('templates') : undefined,
    },
  ]);

  const isFailed = reply.error !== null && !isSameText(reply.error);
  return (
    <footer className={styles.composer} data-composer data-leave-to={openConversation}>
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
      {lock === undefined && (window !== undefined || isOffline) ? (
        <div className={styles.standing}>
          {window === undefined ? null : <WindowNote window={window} now={now} />}
          {isOffline ? <OfflineNote /> : null}
        </div>
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
          readOnly={lock === 'status-closed' || (lock === undefined && isOver)}
          onChange={(event) => draft.change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (pressed(event.nativeEvent, isAppleKeyboard()) !== keys.send) return;
            if (!isKeyOn(keys.send, settings)) return;
            event.preventDefault();
            if (canSend && !reply.isPending) ask();
          }}
        />
        {lock === undefined && offersOptOut({ channel, hasHumanMessage, text: draft.text }) ? (
          <div className={styles.offer}>
            <Button
              look="quiet"
              size="small"
              icon={IconTextPlus}
              title={inboxText.optOutWhy}
              onClick={() => {
                draft.change(withOptOut(draft.text));
                focusReply();
              }}
            >
              {inboxText.optOut(optOutLine)}
            </Button>
          </div>
        ) : null}
        <div className={styles.foot}>
          <ComposerNote lock={lock} channel={channel} text={draft.text} />
          {isFree && isOver ? (
            <Button look="primary" icon={IconTemplate} onClick={() => setOpen('templates')}>
              {inboxText.chooseTemplate}
            </Button>
          ) : (
            <CommandButton
              command={conversationCommands.send}
              look="primary"
              icon={IconSend}
              busy={reply.isPending}
              disabled={!canSend}
              onClick={ask}
            />
          )}
        </div>
      </div>
      <ConfirmDialog
        opened={asking === 'same-text'}
        title={inboxText.againTitle}
        confirmLabel={inboxText.againConfirm}
        onConfirm={() => send(true)}
        onClose={() => setAsking(undefined)}
      >
        {inboxText.againBody}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'placeholders'}
        title={inboxText.placeholdersTitle}
        confirmLabel={inboxText.placeholdersConfirm}
        onConfirm={() => send(false)}
        onClose={() => setAsking(undefined)}
      >
        {inboxText.placeholdersBody(left.join(', '))}
      </ConfirmDialog>
      {open === 'templates' ? (
        <TemplateDialog
          workspaceId={workspaceId}
          conversationId={conversationId}
          busy={reply.isPending}
          onSend={(templateId) => reply.mutate({ workspaceId, conversationId, templateId })}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open === 'snippets' ? (
        <SnippetDialog
          onPick={({ body }) => {
            setOpen(undefined);
            putIn.put(fillSnippet(body, snippetValues(conversation)));
          }}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </footer>
  );
}

function includes(text: string, part: string): boolean {
  return foldText(text).includes(foldText(part));
}

function isSameText(failure: CallFailure): boolean {
  return failure.envelope.details?.['because'] === 'same-text';
}

function snippetValues(conversation: Thread['conversation']): SnippetValues {
  return {
    'first name': conversation.firstName,
    'last name': conversation.lastName,
    'campaign title': conversation.campaignTitle,
    'agent name': conversation.agentName,
    reference: conversation.externalId,
  };
}
