import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import type { SavedSetup } from '../../../../shared/scheduling/setup.ts';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { ActionMenu } from '../../../ui/action-menu.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { TextField } from '../../../ui/field.tsx';
import { uiText } from '../../../ui/text.ts';
import { showFailure, showToast, showUndo } from '../../../ui/toasts.ts';
import { setupsText } from './setups-text.ts';

type SetupMenuProps = {
  readonly workspaceId: string;
  readonly saved: SavedSetup;
  readonly onRemoved?: () => void;
};

/** What else can be done with a setup: call it otherwise, begin another from it, delete it and have it back. */
export function SetupMenu({ workspaceId, saved, onRemoved }: SetupMenuProps) {
  const { client } = useLink();
  const [isRenaming, setRenaming] = useState(false);
  const { id, name } = saved;
  const duplicate = useChange(client.scheduling.duplicateSetup, {
    onError: showFailure,
    onSuccess: (made) =>
      showToast({ tone: 'plain', title: setupsText.duplicated(made.name), lastsMs: 6000 }),
  });
  const restore = useChange(client.scheduling.restoreSetup, { onError: showFailure });
  const remove = useChange(client.scheduling.removeSetup, {
    onError: showFailure,
    onSuccess: () => {
      onRemoved?.();
      showUndo(setupsText.removed(name), setupsText.undo, () => restore.mutate({ id }));
    },
  });
  return (
    <>
      <ActionMenu
        label={setupsText.more(name)}
        actions={[
          { label: setupsText.rename, icon: IconPencil, run: () => setRenaming(true) },
          { label: setupsText.duplicate, icon: IconCopy, run: () => duplicate.mutate({ id }) },
          {
            label: setupsText.remove,
            icon: IconTrash,
            danger: true,
            apart: true,
            run: () => remove.mutate({ id }),
          },
        ]}
      />
      <RenameDialog
        key={`${id} ${String(isRenaming)}`}
        workspaceId={workspaceId}
        saved={saved}
        opened={isRenaming}
        onClose={() => setRenaming(false)}
      />
    </>
  );
}

type RenameDialogProps = Omit<SetupMenuProps, 'onRemoved'> & {
  readonly opened: boolean;
  readonly onClose: () => void;
};

function RenameDialog({ workspaceId, saved, opened, onClose }: RenameDialogProps) {
  const { client } = useLink();
  const form = useId();
  const [name, setName] = useState(saved.name);
  const save = useChange(client.scheduling.saveSetup, {
    onSuccess: () => {
      onClose();
      showToast({ tone: 'plain', title: setupsText.renamed, lastsMs: 4000 });
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() === '' || save.isPending) return;
    save.mutate({ workspaceId, id: saved.id, name: name.trim(), setup: saved.setup });
  }

  return (
    <Dialog
      opened={opened}
      title={setupsText.renameTitle(saved.name)}
      size="small"
      hasOwnStart
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button
            type="submit"
            form={form}
            look="primary"
            busy={save.isPending}
            disabled={name.trim() === ''}
          >
            {setupsText.rename}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label={setupsText.name}
          data-autofocus
          maxLength={120}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        {save.error === null ? null : <Failure inline failure={save.error} />}
      </form>
    </Dialog>
  );
}
