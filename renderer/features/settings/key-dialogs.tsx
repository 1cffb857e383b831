import { type FormEvent, useId, useState } from 'react';
import type { Workspace } from '../../../shared/workspaces/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { uiText } from '../../ui/text.ts';
import { showToast } from '../../ui/toasts.ts';
import { ApiKeyField } from '../workspaces/api-key-field.tsx';
import { apiKeyProblem } from '../workspaces/connect-fields.ts';
import { settingsText } from './text.ts';
import styles from './settings.module.css';

type WorkspaceDialogProps = { readonly workspace: Workspace; readonly onClose: () => void };

/** Types a workspace's key. */
export function KeyDialog({ workspace, onClose }: WorkspaceDialogProps) {
  const { client } = useLink();
  const formId = useId();
  const [apiKey, setApiKey] = useState('');
  const [problem, setProblem] = useState<string>();
  const setKey = useChange(client.workspaces.setKey, {
    onSuccess: () => {
      showToast({ tone: 'good', title: settingsText.keySaved(workspace.name), lastsMs: 6000 });
      onClose();
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    const found = apiKeyProblem(apiKey);
    setProblem(found);
    if (found === undefined) setKey.mutate({ workspaceId: workspace.id, apiKey: apiKey.trim() });
  }

  return (
    <Dialog
      opened
      hasOwnStart
      size="small"
      title={settingsText.keyDialog(workspace.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button look="primary" type="submit" form={formId} busy={setKey.isPending}>
            {settingsText.saveKey}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.dialogForm} noValidate onSubmit={submit}>
        <ApiKeyField
          value={apiKey}
          error={problem}
          onChange={(value) => {
            setApiKey(value);
            setProblem(undefined);
          }}
        />
        {setKey.error === null ? null : <Failure inline failure={setKey.error} />}
      </form>
    </Dialog>
  );
}

/** Asks before a key is removed: Popp shows it only once. */
export function ClearKeyDialog({ workspace, onClose }: WorkspaceDialogProps) {
  const { client } = useLink();
  const clearKey = useChange(client.workspaces.clearKey, {
    onSuccess: () => {
      showToast({ tone: 'plain', title: settingsText.keyCleared(workspace.name), lastsMs: 6000 });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={settingsText.clearKeyTitle(workspace.name)}
      confirmLabel={settingsText.clearKey}
      look="danger"
      busy={clearKey.isPending}
      onConfirm={() => clearKey.mutate({ workspaceId: workspace.id })}
      onClose={onClose}
    >
      <p>{settingsText.clearKeyBody}</p>
      {clearKey.error === null ? null : <Failure inline failure={clearKey.error} />}
    </ConfirmDialog>
  );
}
