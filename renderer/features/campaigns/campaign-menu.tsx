import { useNavigate } from '@tanstack/react-router';
import {
  IconArchive,
  IconBroadcast,
  IconCalendarPlus,
  IconCopy,
  IconLink,
  IconPencilPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignDetail } from '../../../shared/campaigns/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { ActionMenu, type MenuAction } from '../../ui/action-menu.tsx';
import { ConfirmDialog } from '../../ui/dialog-on-demand.tsx';
import { showFailure, showToast } from '../../ui/toasts.ts';
import { campaignsText } from './text.ts';

type CampaignMenuProps = { readonly workspaceId: string; readonly campaign: CampaignDetail };

/** What else can be done with a campaign: begin another from it, copy its names, change its status where Popp lets us. */
export function CampaignMenu({ workspaceId, campaign }: CampaignMenuProps) {
  const { client } = useLink();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'LIVE' | 'ARCHIVED'>();
  const create = useChange(client.campaigns.createDraft, {
    onError: showFailure,
    onSuccess: ({ draftId }) =>
      void navigate({ to: '/campaigns/drafts/$draftId', params: { draftId } }),
  });
  const setStatus = useChange(client.campaigns.setStatus, {
    onError: showFailure,
    onSuccess: () => setAsked(undefined),
  });
  const mayChange = !campaign.missing && campaign.statusChange?.state !== 'waiting';
  const statuses: MenuAction[] = [
    {
      label: campaignsText.setLive,
      icon: IconBroadcast,
      apart: true,
      disabled: !mayChange || campaign.status === 'LIVE',
      run: () => setAsked('LIVE'),
    },
    {
      label: campaignsText.archive,
      icon: IconArchive,
      disabled: !mayChange || campaign.status === 'ARCHIVED',
      run: () => setAsked('ARCHIVED'),
    },
  ];
  const isLive = asked === 'LIVE';
  return (
    <>
      <ActionMenu
        label={campaignsText.more}
        actions={[
          {
            label: campaignsText.arrange,
            icon: IconCalendarPlus,
            disabled: campaign.conversations.length === 0,
            run: () => void navigate({ to: '/schedule/many', search: { campaign: campaign.id } }),
          },
          {
            label: campaignsText.startDraft,
            icon: IconPencilPlus,
            run: () =>
              create.mutate({ workspaceId, kind: 'draft', from: { campaignId: campaign.id } }),
          },
          {
            label: campaignsText.copyId,
            icon: IconCopy,
            run: () => copy(campaign.id, campaignsText.idCopied),
          },
          {
            label: campaignsText.copyLink,
            icon: IconLink,
            run: () => copy(campaign.dashboardUrl, campaignsText.linkCopied),
          },
          ...statuses,
        ]}
      />
      <ConfirmDialog
        opened={asked !== undefined}
        title={
          isLive
            ? campaignsText.setLiveTitle(campaign.title)
            : campaignsText.archiveTitle(campaign.title)
        }
        confirmLabel={isLive ? campaignsText.setLive : campaignsText.archive}
        busy={setStatus.isPending}
        onClose={() => setAsked(undefined)}
        onConfirm={() => {
          if (asked === undefined) return;
          setStatus.mutate({ workspaceId, campaignId: campaign.id, status: asked });
        }}
      >
        {isLive ? campaignsText.setLiveMeaning : campaignsText.archiveMeaning}
      </ConfirmDialog>
    </>
  );
}

function copy(text: string, said: string): void {
  navigator.clipboard.writeText(text).then(
    () => showToast({ tone: 'plain', title: said, lastsMs: 4000 }),
    () => showToast({ tone: 'bad', title: campaignsText.notCopied, body: text, lastsMs: 10_000 }),
  );
}
