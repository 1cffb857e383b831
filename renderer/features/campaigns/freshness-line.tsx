import { useMutation } from '@tanstack/react-query';
import { IconRefresh } from '@tabler/icons-react';
import type { Freshness } from '../../../shared/campaigns/contract.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Time, useNow } from '../../ui/time.tsx';
import { campaignsText } from './text.ts';

/** What was read this short a time ago is as good as new, and its age says nothing. */
const freshForMs = 5 * 60_000;

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
      <Button
        look="quiet"
        size="small"
        icon={IconRefresh}
        busy={isBusy}
        onClick={() => refresh.mutate()}
      >
        {campaignsText.refresh}
      </Button>
    </>
  );
}

type AgeProps = { readonly refreshedAt: number | undefined; readonly isBusy: boolean };

function Age({ refreshedAt, isBusy }: AgeProps) {
  if (refreshedAt === undefined) {
    return <span>{isBusy ? campaignsText.refreshing : campaignsText.neverRead}</span>;
  }
  return <ReadAge at={refreshedAt} />;
}

/** When something was last read from Popp; nothing while that was a moment ago. */
export function ReadAge({ at }: { readonly at: number }) {
  const now = useNow();
  if (now - at < freshForMs) return null;
  return (
    <span>
      {campaignsText.readAt} <Time at={at} form="ago" />
    </span>
  );
}
