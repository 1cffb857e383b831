import { useMutation } from '@tanstack/react-query';
import { IconRefresh } from '@tabler/icons-react';
import type { Freshness } from '../../../shared/campaigns/contract.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { useLink } from '../../link/link-context.tsx';
import { ReadAge } from '../../ui/read-age.tsx';
import { campaignsText } from './text.ts';

/** How old what is shown is, and a way to make it newer. */
export function FreshnessLine({
  freshness,
  workspaceId,
}: {
  readonly freshness: Freshness;
  readonly workspaceId: string;
}) {
  const { client, queries, queryClient } = useLink();
  const refresh = useMutation({
    mutationFn: () => client.campaigns.refresh({ workspaceId }),
    // A failure is told by the list itself, beside what is kept.
    onSettled: () => queryClient.invalidateQueries({ queryKey: queries.campaigns.key() }),
  });
  const isBusy = freshness.refreshing || refresh.isPending;
  return (
    <>
      <Age refreshedAt={freshness.refreshedAt} isBusy={isBusy} />
      <CommandButton
        command={{ id: 'campaigns.refresh', label: campaignsText.refreshCommand }}
        look="quiet"
        size="small"
        icon={IconRefresh}
        busy={isBusy}
        onClick={() => refresh.mutate()}
      >
        {campaignsText.refresh}
      </CommandButton>
    </>
  );
}

type AgeProps = { readonly refreshedAt: number | undefined; readonly isBusy: boolean };

function Age({ refreshedAt, isBusy }: AgeProps) {
  if (refreshedAt === undefined) {
    return <span>{isBusy ? campaignsText.refreshing : campaignsText.neverRead}</span>;
  }
  return <ReadAge words={campaignsText.readAt} at={refreshedAt} />;
}
