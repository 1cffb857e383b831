import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconMessage2, IconSpeakerphone, IconTableImport } from '@tabler/icons-react';
import { useLink } from '../../link/link-context.tsx';
import { useCurrentWorkspace } from '../current-workspace.ts';
import { expectArrival } from './arrival.ts';
import type { Entry } from './palette-entries.ts';
import { best, rank } from './search.ts';
import { commandText } from './text.ts';

const mostOfEach = 6;

/** Candidates, campaigns and files of the open workspace whose name was typed, from what this computer already knows. */
export function useFoundNames(typed: string): readonly Entry[] {
  const { queries } = useLink();
  const navigate = useNavigate();
  const workspaceId = useCurrentWorkspace()?.id ?? '';
  const enabled = workspaceId !== '' && typed !== '';
  const conversations = useQuery({
    ...queries.conversations.list.queryOptions({
      input: { workspaceId, filter: 'all', search: typed, limit: mostOfEach },
    }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const campaigns = useQuery({
    ...queries.campaigns.list.queryOptions({ input: { workspaceId } }),
    enabled,
  });
  const uploads = useQuery({
    ...queries.uploads.list.queryOptions({ input: { workspaceId } }),
    enabled,
  });
  if (!enabled) return [];
  // What answered the letters before these is kept where it still fits, so that nothing flickers and Enter opens no stranger.
  const people = (conversations.data?.items ?? []).filter(
    ({ name }) => !conversations.isPlaceholderData || rank(typed, name) !== undefined,
  );
  return [
    ...people.map(({ id, name, campaignTitle }): Entry => ({
      id: `conversation:${workspaceId}:${id}`,
      label: name,
      heading: commandText.conversations,
      icon: IconMessage2,
      isTheirs: true,
      ...(campaignTitle === undefined ? {} : { detail: campaignTitle }),
      run() {
        expectArrival();
        void navigate({ to: '/inbox/$conversationId', params: { conversationId: id } });
      },
    })),
    ...named(campaigns.data?.campaigns ?? [], typed, ({ title }) => title).map(
      ({ id, title }): Entry => ({
        id: `campaign:${workspaceId}:${id}`,
        label: title,
        heading: commandText.campaigns,
        icon: IconSpeakerphone,
        isTheirs: true,
        run() {
          expectArrival();
          void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } });
        },
      }),
    ),
    ...named(uploads.data ?? [], typed, ({ fileName }) => fileName).map(
      ({ id, fileName }): Entry => ({
        id: `upload:${workspaceId}:${id}`,
        label: fileName,
        heading: commandText.uploads,
        icon: IconTableImport,
        isTheirs: true,
        run() {
          expectArrival();
          void navigate({ to: '/uploads/$uploadId', params: { uploadId: id } });
        },
      }),
    ),
  ];
}

/** Whether a name belongs to the workspace: nothing of another one is offered. */
export function isOf(workspaceId: string): (entry: Entry) => boolean {
  return ({ id }) => id.split(':')[1] === workspaceId;
}

function named<T>(all: readonly T[], typed: string, nameOf: (one: T) => string): readonly T[] {
  return best(
    all,
    (one) => rank(typed, nameOf(one)),
    () => 0,
  )
    .map(([one]) => one)
    .slice(0, mostOfEach);
}
