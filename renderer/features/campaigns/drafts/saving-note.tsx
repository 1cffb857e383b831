import { useNavigate } from '@tanstack/react-router';
import type { DraftDetail } from '../../../../shared/campaigns/drafts-model.ts';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { showFailure } from '../../../ui/toasts.ts';
import { draftsText } from './text.ts';
import type { DraftEditor } from './use-draft-editor.ts';
import styles from './drafts.module.css';

type SavingNoteProps = { readonly editor: DraftEditor; readonly detail: DraftDetail };

/** What to do where a draft could not be saved; what was written stays on screen. */
export function SavingNote({ editor, detail }: SavingNoteProps) {
  const { saving, failure } = editor;
  if (failure === undefined) return null;
  if (saving === 'failed') {
    return (
      <Callout tone="red" title={draftsText.notSavedTitle}>
        {failure.message}
      </Callout>
    );
  }
  if (saving !== 'conflict') return null;
  const isLocked = failure.envelope.details?.['reason'] === 'locked';
  return (
    <Callout tone="amber" title={isLocked ? draftsText.lockedTitle : draftsText.conflictTitle}>
      {isLocked ? failure.message : draftsText.conflict}
      <div className={styles.actions}>
        <KeepMine editor={editor} detail={detail} />
        <Button size="small" onClick={() => editor.takeOther(detail)}>
          {draftsText.takeOther}
        </Button>
      </div>
    </Callout>
  );
}

/** A draft of its own with what is on screen; the other is left as it is. */
function KeepMine({ editor, detail }: SavingNoteProps) {
  const { client } = useLink();
  const navigate = useNavigate();
  const save = useChange(client.campaigns.saveDraft, { onError: showFailure });
  const create = useChange(client.campaigns.createDraft, {
    onError: showFailure,
    onSuccess: ({ draftId }) =>
      save.mutate(
        { draftId, version: 1, draft: editor.draft },
        {
          onSuccess: () => {
            editor.takeOther(detail);
            void navigate({ to: '/campaigns/drafts/$draftId', params: { draftId } });
          },
        },
      ),
  });
  return (
    <Button
      size="small"
      look="primary"
      busy={create.isPending || save.isPending}
      onClick={() => create.mutate({ workspaceId: detail.workspaceId, kind: detail.kind })}
    >
      {draftsText.keepMine}
    </Button>
  );
}
