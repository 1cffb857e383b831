import { useNavigate } from '@tanstack/react-router';
import { IconBookmark, IconCopy, IconDownload, IconHistory, IconTrash } from '@tabler/icons-react';
import type { DraftDetail } from '../../../../shared/campaigns/drafts-model.ts';
import { useLink } from '../../../link/link-context.tsx';
import { toCallFailure } from '../../../link/call-failure.ts';
import { useChange } from '../../../link/use-change.ts';
import { ActionMenu } from '../../../ui/action-menu.tsx';
import { saveTextAsFile } from '../../../ui/save-file.ts';
import { showFailure, showToast, showUndo } from '../../../ui/toasts.ts';
import { draftsText } from './text.ts';

type DraftMenuProps = {
  readonly detail: DraftDetail;
  readonly settle: () => Promise<number | undefined>;
  readonly onVersions: () => void;
};

/** What else can be done with a draft. */
export function DraftMenu({ detail, settle, onVersions }: DraftMenuProps) {
  const { client } = useLink();
  const navigate = useNavigate();
  const { id: draftId, workspaceId } = detail;
  const isPoint = detail.kind === 'starting-point';
  const open = (id: string) =>
    void navigate({ to: '/campaigns/drafts/$draftId', params: { draftId: id } });
  const create = useChange(client.campaigns.createDraft, {
    onError: showFailure,
    onSuccess: ({ draftId: made }, { kind }) => {
      if (kind === 'draft') open(made);
      showToast({
        tone: 'plain',
        title: kind === 'draft' ? draftsText.duplicated : draftsText.keptAsStartingPoint,
        lastsMs: 6000,
      });
    },
  });
  const restore = useChange(client.campaigns.restoreDraft, { onError: showFailure });
  const remove = useChange(client.campaigns.removeDraft, {
    onError: showFailure,
    onSuccess: () => {
      void navigate({ to: '/campaigns' });
      const title = detail.draft.campaignTitle.trim() || draftsText.untitled;
      showUndo(draftsText.removed(title), draftsText.undo, () =>
        restore.mutate({ draftId }, { onSuccess: () => open(draftId) }),
      );
    },
  });

  async function copyAs(kind: 'draft' | 'starting-point'): Promise<void> {
    await settle();
    create.mutate({ workspaceId, kind, from: { draftId } });
  }

  async function exportIt(): Promise<void> {
    await settle();
    try {
      const { fileName, text } = await client.campaigns.exportDraft({ draftId });
      saveTextAsFile(fileName, text);
    } catch (error) {
      showFailure(toCallFailure(error));
    }
  }

  return (
    <ActionMenu
      label={draftsText.more}
      actions={[
        {
          label: isPoint ? draftsText.startFromThis : draftsText.duplicate,
          icon: IconCopy,
          run: () => void copyAs('draft'),
        },
        ...(isPoint
          ? []
          : [
              {
                label: draftsText.keepAsStartingPoint,
                icon: IconBookmark,
                run: () => void copyAs('starting-point'),
              },
            ]),
        { label: draftsText.versions, icon: IconHistory, run: onVersions },
        { label: draftsText.export, icon: IconDownload, run: () => void exportIt() },
        {
          label: draftsText.remove,
          icon: IconTrash,
          danger: true,
          apart: true,
          run: () => remove.mutate({ draftId }),
        },
      ]}
    />
  );
}
