import { useQuery } from '@tanstack/react-query';
import { useLink } from '../../../link/link-context.tsx';

/** The campaigns that conversations chosen in the inbox are of, the most frequent first; nothing is asked where none is chosen. */
export function useCampaignsOfChosen(workspaceId: string, conversationIds: readonly string[]) {
  const { queries } = useLink();
  return useQuery({
    ...queries.scheduling.campaignsOfChosen.queryOptions({
      input: { workspaceId, conversationIds: [...conversationIds] },
    }),
    enabled: conversationIds.length > 0,
  }).data?.campaigns;
}
