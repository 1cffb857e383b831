import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Workspace } from '../../../shared/workspaces/model.ts';
import { workspaceNameSchema } from '../../../shared/workspaces/rules.ts';
import { useManaged } from '../../app/managed.ts';
import type { CallFailure } from '../../link/call-failure.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { TextField } from '../../ui/field.tsx';
import { uiText } from '../../ui/text.ts';
import { BaseUrlFields } from '../workspaces/base-url-fields.tsx';
import {
  baseUrlOf,
  baseUrlProblem,
  choiceOf,
  organizationProblem,
  withAllowed,
} from '../workspaces/connect-fields.ts';
import { workspacesText } from '../workspaces/text.ts';
import { settingsText } from './text.ts';
import styles from './settings.module.css';

type WorkspaceDialogProps = { readonly workspace: Workspace; readonly onClose: () => void };

/** Gives a workspace another name. */
export function RenameDialog({ workspace, onClose }: WorkspaceDialogProps) {
  const { client } = useLink();
  const [name, setName] = useState(workspace.name);
  const [problem, setProblem] = useState<string>();
  const rename = useChange(client.workspaces.rename, { onSuccess: onClose });

  function save(): void {
    const isUsable = workspaceNameSchema.safeParse(name).success;
    setProblem(isUsable ? undefined : workspacesText.nameMissing);
    if (isUsable) rename.mutate({ workspaceId: workspace.id, name });
  }

  return (
    <FormDialog
      title={settingsText.renameDialog}
      busy={rename.isPending}
      failure={rename.error}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={workspacesText.name}
        error={problem}
        value={name}
        maxLength={80}
        data-autofocus
        onChange={({ target }) => setName(target.value)}
      />
    </FormDialog>
  );
}

/** Corrects where a workspace is connected; its key has to be typed again. */
export function ConnectionDialog({ workspace, onClose }: WorkspaceDialogProps) {
  const { client } = useLink();
  const [organizationId, setOrganizationId] = useState(workspace.organizationId);
  const { baseUrls: allowed } = useManaged();
  const [chosen, setAddress] = useState(() => choiceOf(workspace.baseUrl));
  const address = withAllowed(chosen, allowed);
  const [isJudged, setJudged] = useState(false);
  const change = useChange(client.workspaces.changeConnection, { onSuccess: onClose });
  const baseUrl = baseUrlOf(address);
  const problems = {
    organizationId: organizationProblem(organizationId),
    baseUrl: baseUrlProblem(baseUrl),
  };

  function save(): void {
    setJudged(true);
    if (problems.organizationId !== undefined || problems.baseUrl !== undefined) return;
    change.mutate({ workspaceId: workspace.id, organizationId, baseUrl });
  }

  return (
    <FormDialog
      title={settingsText.changeConnectionDialog(workspace.name)}
      busy={change.isPending}
      failure={change.error}
      onSave={save}
      onClose={onClose}
    >
      <p className={styles.quiet}>{settingsText.changeConnectionBody}</p>
      <TextField
        label={workspacesText.organization}
        error={isJudged ? problems.organizationId : undefined}
        value={organizationId}
        data-autofocus
        onChange={({ target }) => setOrganizationId(target.value)}
      />
      <BaseUrlFields
        value={address}
        allowed={allowed}
        error={isJudged ? problems.baseUrl : undefined}
        onChange={setAddress}
      />
    </FormDialog>
  );
}

type FormDialogProps = {
  readonly title: string;
  readonly busy: boolean;
  readonly failure: CallFailure | null;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

function FormDialog({ title, busy, failure, onSave, onClose, children }: FormDialogProps) {
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Dialog
      opened
      hasOwnStart
      size="small"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {settingsText.save}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.dialogForm} noValidate onSubmit={submit}>
        {children}
        {failure === null ? null : <Failure inline failure={failure} />}
      </form>
    </Dialog>
  );
}
