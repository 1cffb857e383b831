import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconBookmark, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import type { DraftSummary } from '../../../shared/campaigns/drafts-model.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { useCommands } from '../../app/commands/use-commands.ts';
import { toCallFailure } from '../../link/call-failure.ts';
import { requestFileTicket } from '../../link/file-ticket.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { campaignsText } from './text.ts';
import styles from './campaigns.module.css';

type NewCampaignProps = {
  readonly workspaceId: string;
  readonly startingPoints: readonly DraftSummary[];
};

/** Begins a campaign: empty, from a starting point, or from a colleague's file. */
export function NewCampaign({ workspaceId, startingPoints }: NewCampaignProps) {
  const { client } = useLink();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const open = ({ draftId }: { readonly draftId: string }) =>
    void navigate({ to: '/campaigns/drafts/$draftId', params: { draftId } });
  const create = useChange(client.campaigns.createDraft, { onSuccess: open, onError: showFailure });
  const take = useMutation({
    mutationFn: async (file: File) =>
      client.campaigns.importDraft({
        workspaceId,
        ticket: await requestFileTicket(file),
        requestId: crypto.randomUUID(),
      }),
    onSuccess: open,
    onError: (error) => showFailure(toCallFailure(error)),
  });
  const choose = () => input.current?.click();
  useCommands([
    { id: 'campaigns.import', label: campaignsText.importDraft, icon: IconFileImport, run: choose },
  ]);
  return (
    <span className={styles.newCampaign}>
      <input
        ref={input}
        type="file"
        className={styles.fileInput}
        aria-label={campaignsText.draftFile}
        tabIndex={-1}
        accept=".json,application/json"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) take.mutate(file);
          // The same file may be chosen again after it was put right.
          target.value = '';
        }}
      />
      <CommandButton
        command={{ id: 'campaigns.new', label: campaignsText.newCampaign, icon: IconPlus }}
        look="primary"
        icon={IconPlus}
        busy={create.isPending || take.isPending}
        onClick={() => create.mutate({ workspaceId, kind: 'draft' })}
      />
      <ActionMenu
        label={campaignsText.otherStarts}
        actions={[
          { label: campaignsText.importDraft, icon: IconFileImport, run: choose },
          ...startingPoints.map(({ id, title }, index) => ({
            label: campaignsText.startFrom(title === '' ? campaignsText.untitled : title),
            icon: IconBookmark,
            apart: index === 0,
            run: () => create.mutate({ workspaceId, kind: 'draft', from: { draftId: id } }),
          })),
        ]}
      />
    </span>
  );
}
