import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconLink } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useCommands } from '../../app/commands/use-commands.ts';
import { toCallFailure } from '../../link/call-failure.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { campaignsText } from './text.ts';
import styles from './campaigns.module.css';

/** Opens a campaign, or one of its conversations, by what was pasted. */
export function OpenByLink({ workspaceId }: { readonly workspaceId: string }) {
  const { client } = useLink();
  const navigate = useNavigate();
  const [link, setLink] = useState('');
  const open = useMutation({
    mutationFn: () => client.campaigns.openByLink({ workspaceId, link: link.trim() }),
    onSuccess: ({ campaignId, conversationId }) =>
      conversationId === undefined
        ? navigate({ to: '/campaigns/$campaignId', params: { campaignId } })
        : navigate({ to: '/inbox/$conversationId', params: { conversationId } }),
  });

  const form = useRef<HTMLFormElement>(null);
  useCommands([
    {
      id: 'campaigns.link',
      label: campaignsText.linkCommand,
      icon: IconLink,
      run: () => form.current?.querySelector('input')?.focus(),
    },
  ]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (link.trim() !== '' && !open.isPending) open.mutate();
  }

  return (
    <form
      ref={form}
      className={styles.openByLink}
      aria-label={campaignsText.openByLink}
      onSubmit={submit}
    >
      <TextField
        label={campaignsText.pasteLink}
        hiddenLabel
        placeholder={campaignsText.pasteLink}
        error={open.error === null ? undefined : toCallFailure(open.error).message}
        value={link}
        onChange={({ target }) => {
          setLink(target.value);
          open.reset();
        }}
      />
      <Button type="submit" busy={open.isPending} disabled={link.trim() === ''}>
        {campaignsText.open}
      </Button>
    </form>
  );
}
