import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLink } from '../../link/link-context.tsx';

/** Names of what items belong to, as far as they are known. */
export type Places = {
  readonly campaign: (id: string | undefined) => string | undefined;
  readonly upload: (id: string | undefined) => string | undefined;
};

/** The campaigns and uploads of a workspace by name. */
export function usePlaces(workspaceId: string): Places {
  const { queries } = useLink();
  const campaigns = useQuery(queries.campaigns.list.queryOptions({ input: { workspaceId } })).data
    ?.campaigns;
  const uploads = useQuery(queries.uploads.list.queryOptions({ input: { workspaceId } })).data;
  return useMemo(() => {
    const titles = new Map(campaigns?.map(({ id, title }) => [id, title]));
    const files = new Map(uploads?.map(({ id, fileName }) => [id, fileName]));
    return {
      campaign: (id) => (id === undefined ? undefined : titles.get(id)),
      upload: (id) => (id === undefined ? undefined : files.get(id)),
    };
  }, [campaigns, uploads]);
}
