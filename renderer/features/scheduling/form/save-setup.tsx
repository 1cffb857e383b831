import { IconBookmark } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import type { MeetingSetup } from '../../../../shared/scheduling/setup.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { TextField } from '../../../ui/field.tsx';
import { uiText } from '../../../ui/text.ts';
import { showToast } from '../../../ui/toasts.ts';
import { formText } from './form-text.ts';
import styles from './form.module.css';

type SaveSetupProps = { readonly workspaceId: string; readonly setup: MeetingSetup };

/** Keeps the meeting of the form, without the candidate, under a name. */
export function SaveSetup({ workspaceId, setup }: SaveSetupProps) {
  const { client } = useLink();
  const form = useId();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = useChange(client.scheduling.saveSetup, {
    onSuccess: (saved) => {
      setOpen(false);
      showToast({ tone: 'good', title: formText.setupSaved(saved.name), lastsMs: 6000 });
    },
  });

  function open(): void {
    setName(setup.title.trim());
    save.reset();
    setOpen(true);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() !== '' && !save.isPending)
      save.mutate({ workspaceId, name: name.trim(), setup });
  }

  return (
    <>
      <CommandButton
        command={{ id: 'arrange.save-setup', label: formText.saveAs, icon: IconBookmark }}
        onClick={open}
      />
      <Dialog
        opened={isOpen}
        title={formText.saveTitle}
        size="small"
        hasOwnStart
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{uiText.cancel}</Button>
            <Button
              type="submit"
              form={form}
              look="primary"
              busy={save.isPending}
              disabled={name.trim() === ''}
            >
              {formText.save}
            </Button>
          </>
        }
      >
        <form id={form} className={styles.stack} onSubmit={submit}>
          <p>{formText.saveBody}</p>
          <TextField
            label={formText.setupName}
            data-autofocus
            maxLength={120}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          {save.error === null ? null : <Failure inline failure={save.error} />}
        </form>
      </Dialog>
    </>
  );
}
